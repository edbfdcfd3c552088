"""The one door to every command: what fails is told in a sentence where there is one."""

import sqlite3
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from django.db import OperationalError

from groundswell import __main__ as door


def configure(parser: ArgumentParser) -> None:
    """Take the file that somebody else is writing to."""
    parser.add_argument("file", type=Path)


def run(arguments: Namespace) -> int:
    """Write to the file as the pages' framework would."""
    with sqlite3.connect(arguments.file, timeout=0) as database:
        try:
            database.execute("CREATE TABLE given (answer)")
        except sqlite3.OperationalError as held:
            raise OperationalError(*held.args) from held
    return 0


@pytest.fixture
def room(monkeypatch):
    """This very module as a command's room: one that writes to a database that others may hold."""
    monkeypatch.setitem(door.ROOMS, "write", (__name__, "write"))


def test_a_database_that_others_hold_is_told_in_a_sentence(room, tmp_path, capsys):
    with sqlite3.connect(tmp_path / "held") as other:
        other.execute("BEGIN EXCLUSIVE")

        status = door.main(["write", str(tmp_path / "held")])

    assert status == 1
    assert "The database was busy for too long" in capsys.readouterr().err


def test_any_other_failure_is_told_as_it_is(room, tmp_path):
    (tmp_path / "no-database").write_text("words " * 1000)

    with pytest.raises(sqlite3.DatabaseError):
        door.main(["write", str(tmp_path / "no-database")])


def test_what_can_be_written_is(room, tmp_path):
    assert door.main(["write", str(tmp_path / "free")]) == 0
