"""Where the programme's records live: SQLite in the data folder, or PostgreSQL by its address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# The write lock is taken at the start of a transaction (IMMEDIATE), so that two writers wait for each
# other instead of failing half-way; FULL, not NORMAL, because NORMAL can lose acknowledged work.
# What is deleted is overwritten, so that figures a trust removed for good are not left in the file.
SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON"
SQLITE_WAIT_SECONDS = 20


class BadDatabaseAddress(ImproperlyConfigured):
    """GROUNDSWELL_DATABASE_URL cannot be used. The message never repeats the address: it holds a password."""


def sqlite_in(home: Path) -> dict[str, Any]:
    """Return Django's settings for the embedded database of a data folder."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home / "groundswell.sqlite3",
        "OPTIONS": {
            "init_command": SQLITE_START,
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_WAIT_SECONDS,
        },
    }


def postgresql_at(address: str) -> dict[str, Any]:
    """Return Django's settings for postgresql://person:password@host:port/name?option=value.

    Raises BadDatabaseAddress when the address is not of this form or switches durable commits off.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        message = "GROUNDSWELL_DATABASE_URL must start with postgresql://"
        raise BadDatabaseAddress(message)
    name = unquote(parts.path.lstrip("/"))
    if not name:
        message = "GROUNDSWELL_DATABASE_URL must end with the name of the database, as in postgresql://host/name"
        raise BadDatabaseAddress(message)
    options = dict(parse_qsl(parts.query))
    if "synchronous_commit=off" in options.get("options", "").replace(" ", ""):
        message = "GROUNDSWELL_DATABASE_URL sets synchronous_commit=off, which can lose saved work: remove it"
        raise BadDatabaseAddress(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
