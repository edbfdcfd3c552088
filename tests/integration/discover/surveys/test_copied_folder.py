"""A copy of the data folder of an open wave: who was let in stands there, and nothing that ties anybody to answers."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from tests.attacks.copied_folder import BEFORE, CODE, COPY, PEOPLE, attacked, files_holding
from tests.factories.boxes import pages_named_beside, said

from groundswell.ballot.answers import opened
from groundswell.ballot.box_file import connect, path_of, stored_in
from groundswell.box.store import Box

DATABASE = "groundswell.sqlite3"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("copied")


@pytest.fixture(scope="module")
def told(folder):
    return attacked(folder)


def places(path, ids):
    """Return where each id stands in a database file."""
    content = path.read_bytes()
    return {one: [found.start() for found in re.finditer(one.encode(), content)] for one in ids}


def let_in(path):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        return {row[0] for row in database.execute("SELECT id FROM surveys_eligibility WHERE channel <> 'none'")}


def test_no_log_of_changes_is_left_on_either_side(folder, told):
    logs = [path for path in (folder / COPY).rglob("*") if path.name.endswith(("-wal", "-journal"))]

    assert {path.name for path in logs} == {f"{DATABASE}-wal", f"{told['box']}.box-wal"}
    assert [path.stat().st_size for path in logs] == [0, 0]
    assert pages_named_beside(path_of(folder / COPY / "boxes", told["box"])) == [1]


def test_the_box_is_the_same_as_if_everybody_had_come_in_another_order(folder, told, tmp_path):
    copy = path_of(folder / COPY / "boxes", told["box"])
    shutil.copy(path_of(folder / BEFORE / "boxes", told["box"]), tmp_path)
    with closing(connect(copy)) as file:
        answers = stored_in(file)
    box = Box(path_of(tmp_path, told["box"]), today=date.today)
    for key, envelope in answers[::-1]:
        box.put(key, opened(box.form, envelope))
    box.shut()

    assert len(answers) == PEOPLE
    assert said(path_of(tmp_path, told["box"])) == said(copy)


def test_who_was_let_in_lies_where_it_lay_before_anybody_came(folder, told, tmp_path):
    copy = folder / COPY / DATABASE
    shutil.copy(copy, tmp_path)
    came = let_in(tmp_path / DATABASE)

    assert len(came) == PEOPLE
    assert all(places(copy, came).values())
    assert places(copy, came) == places(folder / BEFORE / DATABASE, came)

    # The control: a code of another length moves the row.
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as database:
        database.execute("UPDATE surveys_eligibility SET channel = 'shown' WHERE channel = 'show'")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert places(tmp_path / DATABASE, came) != places(copy, came)


def test_no_code_stands_anywhere_once_its_letter_has_gone(folder, told):
    assert len(told["codes"]) == PEOPLE
    assert {code: files_holding(folder / COPY, code) for code in told["codes"]} == {code: [] for code in told["codes"]}

    # The control: a code whose letter still waits is found.
    with closing(sqlite3.connect(folder / "home" / DATABASE)) as database:
        ((text,),) = database.execute("SELECT text FROM surveys_letter").fetchall()
    assert files_holding(folder / "home", CODE.search(text)[0]) != []
