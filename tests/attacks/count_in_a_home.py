"""A data folder with a closed wave and an open one on a real SQLite file, and what may happen there at once.

python -m tests.attacks.count_in_a_home WHAT, in the folder that GROUNDSWELL_HOME names. Each call is a process of its
own, so that it can be killed and so that it waits for the others as a worker of the server would.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from groundswell.web.start import prepare_home

# A count that says that it is there, and waits until it is let go on.
SLOW = (
    "import pathlib, runpy, sys, time\n"
    "home = pathlib.Path(sys.argv[1]).parent.parent\n"
    "(home / 'counting').touch()\n"
    "while not (home / 'go').exists(): time.sleep(0.02)\n"
    "runpy.run_module('groundswell.ballot.count', run_name='__main__')\n"
)


def process(home: Path, what: str) -> "subprocess.Popen[str]":
    """Start one of the acts below in a process of its own."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.attacks.count_in_a_home", what],
        env={**ours, "GROUNDSWELL_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(home: Path, what: str) -> str:
    """Do one of the acts below to its end, and return what it said."""
    with process(home, what) as one:
        said, fault = one.communicate(timeout=300)
    if one.returncode not in {0, -signal.SIGKILL}:
        raise RuntimeError(fault)
    return said.strip()


def make() -> str:
    """Fill the folder: a wave with remarks is closed, and another is open. Returns the name of the former's box."""
    from django.utils import timezone
    from tests.factories.answered import answered, asked
    from tests.factories.organisations import OrganisationFactory
    from tests.factories.people import colleague

    from groundswell.people.enums import Role
    from groundswell.programme.models import Member, Programme

    trust = OrganisationFactory(code="ZZA", name="Alderbrook", is_sample=True)
    programme = Programme.objects.create(organisation=trust, slug="alderbrook", name="A place to speak up")
    for name, role in (("Ruth", Role.PROGRAMME_LEAD), ("Tomasz", Role.ANALYST), ("Devi", Role.PROGRAMME_LEAD)):
        Member.objects.create(programme=programme, person=colleague(name, role, trust))
    wave = asked(programme, _person("Ruth"), _boxes(), instrument="conditions-for-innovation")
    answered(wave, _person("Ruth"), _boxes())
    today = timezone.localdate()
    asked(programme, _person("Ruth"), _boxes(), slug="other", opens=today, closes=today + timedelta(days=20))
    return wave.box


def count(by: str = "Ruth") -> str:
    """Count the closed wave; return how many answers, or why not."""
    from tests.factories.answered import AT

    from groundswell.discover.results.actions.counting import answers_told, count_wave
    from groundswell.discover.surveys.actions.waves import NotNow
    from groundswell.discover.surveys.models import Wave

    try:
        found = count_wave(Wave.objects.get(slug="pulse"), folder=_boxes(), by=_person(by), at=AT)
    except NotNow as why:
        return why.sentence()
    return f"{answers_told(found)}"


def count_slowly() -> str:
    """Count it, with a process that waits."""
    from groundswell.discover.results.actions import counting

    counting.COUNT = (sys.executable, "-c", SLOW)
    return count()


def count_by_another() -> str:
    """Count it as the other lead."""
    return count("Devi")


def count_and_die() -> str:
    """Count it, and be killed as soon as its results are taken in, before anything is cleaned up."""
    from groundswell.discover.results.actions import counting

    counting.destroy_folder = lambda _: os.kill(os.getpid(), signal.SIGKILL)
    return count()


def destroy() -> str:
    """Destroy the answers of the closed wave; say why not."""
    from tests.factories.answered import AT

    from groundswell.discover.results.actions.counting import destroy_answers
    from groundswell.discover.surveys.actions.waves import NotNow
    from groundswell.discover.surveys.models import Wave

    try:
        destroy_answers(Wave.objects.get(slug="pulse"), folder=_boxes(), by=_person("Ruth"), at=AT)
    except NotNow as why:
        return why.sentence()
    return "destroyed"


def ask_for_a_code() -> str:
    """Ask for a code to the open wave, as staff do; return what was answered and how long it took."""
    from django.test import Client

    began = time.monotonic()
    answer = Client().post("/answer/other/", {"email": "theatres-0@alderbrook.example"}, headers={"host": "localhost"})
    return _told(answer, seconds=time.monotonic() - began)


def ask_while_another_writes() -> str:
    """Ask for a code while somebody holds the database for good, with less patience than usual."""
    with _another_writing():
        return ask_for_a_code()


def come_back_while_another_writes() -> str:
    """Open a page as somebody signed in whose session is to be written on the way out, where no view is left."""
    from django.test import Client

    from groundswell.web.middleware.sessions import SEEN

    browser = Client(raise_request_exception=False)
    browser.force_login(_person("Ruth"))
    session = browser.session
    session[SEEN] -= 120
    session.save()
    with _another_writing():
        return _told(browser.get("/trusts/", headers={"host": "localhost"}))


@contextmanager
def _another_writing() -> Iterator[None]:
    from django.db import connection

    connection.close()
    connection.settings_dict["OPTIONS"]["timeout"] = 0.2
    with closing(sqlite3.connect(_home() / "groundswell.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def _told(answer: Any, **more: float) -> str:
    retry = answer.headers.get("Retry-After", "")
    return json.dumps({"status": answer.status_code, "retry": retry, "page": answer.content.decode()} | more)


def wake() -> str:
    """Start a worker of the server."""
    import groundswell.config.wsgi  # noqa: F401 - waking is what it does

    return "awake"


def _home() -> Path:
    return Path(os.environ["GROUNDSWELL_HOME"])


def _boxes() -> Path:
    return _home() / "boxes"


def _person(name: str) -> object:
    from groundswell.people.models import Person

    return Person.objects.get(name=name)


ACTS: dict[str, Callable[[], str]] = {
    one.__name__: one
    for one in (
        make,
        count,
        count_slowly,
        count_by_another,
        count_and_die,
        destroy,
        ask_for_a_code,
        ask_while_another_writes,
        come_back_while_another_writes,
        wake,
    )
}

if __name__ == "__main__":
    prepare_home()
    sys.stdout.write(ACTS[sys.argv[1]]() + "\n")
