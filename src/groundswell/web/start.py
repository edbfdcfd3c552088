"""Wakes Django and makes the data folder ready, for the command line and for the server alike."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from groundswell.national.home import data_home
from groundswell.web.durability import HomeNotUsable, SettingWrong
from groundswell.web.secret import make_secret

SETTINGS = "groundswell.config.settings"
# Nothing for the group, nothing for others.
PRIVATE = 0o077


def start_django() -> None:
    """Load the settings and the apps; a second call changes nothing."""
    import django  # noqa: PLC0415 - settings must be named before Django is woken

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def prepare_home() -> Path:
    """Return the data folder, made and migrated: the first step of every command that needs accounts.

    Safe when several processes start at once: one prepares, the others wait for it. Raises CannotStart
    when the folder cannot be used, a setting is wrong, or the database could lose acknowledged work.
    """
    home = data_home()
    # Whatever is written from here on is for the account that runs this alone: the database, its log, boxes.
    os.umask(PRIVATE)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_secret(home)
        for made_before in home.glob("groundswell.sqlite3*"):
            made_before.chmod(0o600)
        return _prepared(home)
    except OSError as broken:
        raise HomeNotUsable(str(home), broken.strerror or "not readable") from broken


def _prepared(home: Path) -> Path:
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - commands without accounts need no Django

    try:
        start_django()
    except ImproperlyConfigured as wrong:
        raise SettingWrong(str(wrong)) from wrong
    from django.core.management import call_command  # noqa: PLC0415 - Django must be awake first
    from django.db import OperationalError, connection  # noqa: PLC0415 - Django must be awake first

    from groundswell.web.durability import check_durable  # noqa: PLC0415 - Django must be awake first

    try:
        with alone(home / "preparing.lock"):
            check_durable(connection)
            if waiting_migrations():
                call_command("migrate", verbosity=0, interactive=False)
                call_command("createcachetable", verbosity=0)
    except OperationalError as broken:
        raise HomeNotUsable(str(home), str(broken)) from broken
    return home


def waiting_migrations() -> bool:
    """Return whether the database lacks a migration that this version of the product has."""
    from django.db import connection  # noqa: PLC0415 - Django must be awake first
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - Django must be awake first

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock file while the body runs; wait for another process that holds it."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
