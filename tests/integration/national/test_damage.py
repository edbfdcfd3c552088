"""Editions whose files are not what was written: named, not used, and no hindrance to the others."""

import json

import pytest
from tests.factories.workbooks import as_bytes, benchmark_workbook, detailed_workbook

from groundswell.national.editions import CARD


@pytest.fixture
def two(data, file, home):
    data("add", file(as_bytes(detailed_workbook())))
    data("add", file(as_bytes(benchmark_workbook())))
    return home / "editions" / "nss-2024"


def _append(folder, name):
    with (folder / name).open("ab") as file:
        file.write(b"x")


def _set(folder, **fields):
    card = json.loads((folder / CARD).read_text())
    (folder / CARD).write_text(json.dumps({**card, **fields}))


DAMAGES = {
    "a byte more in a table": (lambda one: _append(one, "shares.parquet"), "shares.parquet is not what was written"),
    "a table gone": (lambda one: (one / "rows.parquet").unlink(), "rows.parquet is missing"),
    "a card that is no JSON": (lambda one: (one / CARD).write_text("{"), "edition.json is not what was written"),
    "a card that is a list": (lambda one: (one / CARD).write_text("[]"), "edition.json is not what was written"),
    "a card that is not text": (
        lambda one: (one / CARD).write_bytes(b"\xff\xfe\x00"),
        "edition.json is not what was written",
    ),
    "no card": (lambda one: (one / CARD).unlink(), "edition.json is missing"),
    "a kind we do not know": (lambda one: _set(one, kind="poetry"), "edition.json is not what was written"),
    "another's card": (lambda one: _set(one, id="nss-2023"), "edition.json is not what was written"),
    "a year in words": (lambda one: _set(one, year="last"), "edition.json is not what was written"),
    "a field more": (lambda one: _set(one, colour="blue"), "edition.json is not what was written"),
    "tables elsewhere": (
        lambda one: _set(one, tables={"rows": {"file": "../x", "sha256": "", "rows": 1, "columns": 1}}),
        "edition.json is not what was written",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_edition_is_told_and_breaks_nothing(data, two, damage):
    do, wrong = DAMAGES[damage]
    do(two)

    listed = data("list", "--json")
    assert listed.status == 0
    assert [one["id"] for one in listed.json["editions"]] == ["nss-2024-benchmark"]
    assert listed.json["damaged"] == [{"id": "nss-2024", "shipped": False, "wrong": wrong}]
    assert f"DAMAGED, not used: {wrong}." in data("list").out
    for act in ("show", "verify", "export"):
        ended = data(act, "nss-2024")
        assert (ended.status, ended.out) == (2, "")
        assert ended.err == (
            f"The edition “nss-2024” is damaged: {wrong}. It is not used. Remove it and add its file again.\n"
        )


def test_a_damaged_edition_can_be_removed_and_its_file_added_again(data, file, two):
    _append(two, "scores.parquet")

    assert data("remove", "nss-2024").status == 0
    assert data("add", file(as_bytes(detailed_workbook())), "--json").json["edition"] == "nss-2024"


def test_a_file_added_beside_its_damaged_edition_takes_the_next_number(data, file, two):
    _append(two, "scores.parquet")

    assert data("add", file(as_bytes(detailed_workbook())), "--json").json["edition"] == "nss-2024-v2"


def test_what_is_still_being_written_is_no_edition(data, two):
    two.rename(two.parent / ".incoming-abc")

    assert [one["id"] for one in data("list", "--json").json["editions"]] == ["nss-2024-benchmark"]
    assert data("list", "--json").json["damaged"] == []
