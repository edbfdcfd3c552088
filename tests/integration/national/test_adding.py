"""`groundswell data add` as a person runs it: recognised, stored, already there, another vintage, or refused whole."""

import shutil

import polars as pl
import pytest
from tests.factories.workbooks import (
    ACUTE_SHEET,
    as_bytes,
    benchmark_workbook,
    detailed_workbook,
    question,
    with_part,
)
from tests.integration.national.conftest import everything_in

from groundswell.national.store import find_edition, shipped_editions_folder

NATIONAL = {
    "headings": ("Base", "Breakdown", "Subgroup", "Weighting"),
    "rows": (("All", "", "", "W"), ("All", "Region", "North", "W")),
}
TYPES = {"headings": ("Organisation type", "Weighting"), "rows": (("ICBs", "W"), ("CSUs", "W"))}


@pytest.mark.parametrize(
    ("book", "told"),
    [
        (detailed_workbook(), {"edition": "nss-2024", "kind": "staff-survey", "organisations": 3}),
        (
            detailed_workbook({"Q": (question("25e"),)}, year=2025),
            {"edition": "nss-2025", "kind": "staff-survey", "organisations": 3},
        ),
        (detailed_workbook(**NATIONAL), {"edition": "nss-2024-national", "kind": "staff-survey-national", "rows": 2}),
        (detailed_workbook(**TYPES), {"edition": "nss-2024-types", "kind": "staff-survey-types", "rows": 2}),
        (
            benchmark_workbook(),
            {"edition": "nss-2024-benchmark", "kind": "staff-survey-benchmark", "organisations": 3},
        ),
    ],
    ids=["organisations", "another year", "national", "types", "benchmark"],
)
def test_each_workbook_becomes_its_own_edition(data, file, book, told):
    added = data("add", file(as_bytes(book), "any name at all.bin"), "--json")

    assert added.status == 0
    assert {key: value for key, value in added.json.items() if key != "warnings"} == told
    assert isinstance(added.json["warnings"], list)
    assert "already" not in added.json


def test_progress_goes_to_people_and_json_to_machines(data, file):
    added = data("add", file(as_bytes(detailed_workbook())), "--json")

    assert added.err.splitlines() == [
        "Looking at given.xlsx",
        "Reading sheet 1 of 2: MANAGERS",
        "Reading sheet 2 of 2: ELEMENTS",
        "Writing the edition",
    ]


def test_a_card_tells_where_an_edition_came_from(data, file):
    content = as_bytes(detailed_workbook())
    data("add", file(content))

    card = data("show", "nss-2024", "--json").json

    assert card["source"]["name"] == "given.xlsx"
    assert card["source"]["size"] == len(content)
    assert len(card["source"]["sha256"]) == 64
    assert (card["reader"], card["reader_version"], card["vintage"]) == ("staff survey detailed workbook", 1, 1)
    assert {"publisher", "licence", "title", "release", "loaded_on", "limits", "route"} <= set(card)


def test_the_same_bytes_again_change_nothing(data, file, home):
    content = as_bytes(detailed_workbook())
    data("add", file(content))
    before = everything_in(home)

    again = data("add", file(content, "under another name.xlsx"), "--json")

    assert (again.status, again.json["edition"], again.json["already"]) == (0, "nss-2024", True)
    assert everything_in(home) == before
    assert "already loaded as nss-2024. Nothing was changed." in data("add", file(content)).out


def test_the_bytes_of_a_shipped_edition_are_already_there(data, file, home, monkeypatch):
    content = as_bytes(benchmark_workbook())
    data("add", file(content))
    shelf = home.parent / "shelf"
    shutil.copytree(home / "editions" / "nss-2024-benchmark", shelf / "nss-2024-benchmark")
    shutil.rmtree(home)
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "1")
    monkeypatch.setattr("groundswell.national.store.shipped_editions_folder", lambda: shelf)

    again = data("add", file(content), "--json")

    assert (again.status, again.json["edition"], again.json["already"]) == (0, "nss-2024-benchmark", True)
    assert not home.exists()


def test_other_bytes_of_a_release_are_a_vintage_beside_the_old(data, file, home):
    data("add", file(as_bytes(detailed_workbook())))
    before = everything_in(home)
    corrected = detailed_workbook()
    corrected["ELEMENTS"]["G6"] = 7.5

    added = data("add", file(as_bytes(corrected)), "--json")

    assert (added.status, added.json["edition"]) == (0, "nss-2024-v2")
    after = everything_in(home)
    assert {path: after[path] for path in before} == before
    values = [pl.read_parquet(find_edition(id_).table("scores"))["PP1_2"][0] for id_ in ("nss-2024", "nss-2024-v2")]
    assert values == [7.0, 7.5]
    assert find_edition("nss-2024-v2").vintage == 2
    corrected["ELEMENTS"]["G6"] = 7.6
    assert data("add", file(as_bytes(corrected)), "--json").json["edition"] == "nss-2024-v3"


def test_known_codes_come_from_the_package_even_where_its_editions_are_hidden(data, file):
    book = detailed_workbook()
    book["MANAGERS"]["A6"] = book["ELEMENTS"]["A6"] = "RZZ"

    assert data("list", "--json").json["editions"] == []
    assert "the organisation code “RZZ” is not known" in data("add", file(as_bytes(book))).err


def _changed(place: str, value: object, sheet: str = "MANAGERS"):
    book = detailed_workbook()
    book[sheet][place] = value
    return as_bytes(book)


SOUND = as_bytes(detailed_workbook())
BAD = {
    "text": (
        _changed("G7", "12.5"),
        "given.xlsx, sheet “MANAGERS”, row 7, column “Q9f: % Strongly disagree”: the text",
    ),
    "sum": (_changed("G7", 50), "given.xlsx, sheet “MANAGERS”, row 7, column “Q9f”: the shares add up to 140.0"),
    "outside": (
        _changed("G7", 140),
        "row 7, column “Q9f: % Strongly disagree”: the value 140; expected a number from 0",
    ),
    "code": (_changed("A7", "RZZ"), "row 7, column “ODS code”: the organisation code “RZZ” is not known"),
    "twice": (_changed("A7", "RTF"), "row 7, column “ODS code”: organisation RTF stands twice"),
    "renamed": (_changed("G5", "% Perhaps"), "row 5, column “Q9f: Perhaps”: this answer is not known"),
    "newer": (as_bytes(detailed_workbook(year=2031)), "this version does not know Q9f, Q9g in 2031"),
    "benchmark": (
        as_bytes(benchmark_workbook({"q9g_2024": (70.0, 71.0, 72.0)})),
        f"given.xlsx, sheet “{ACUTE_SHEET}”, row 2, column “q9g_2024”: the value 70; expected a number from 0 to 1",
    ),
    "bomb": (with_part(SOUND, "xl/media/zeros", bytes(9_000_000)), "times its size; expected at most 100 times."),
    "entities": (with_part(SOUND, "xl/worksheets/sheet2.xml", b"<!DOCTYPE x><x/>"), "declares entities"),
    "truncated": (SOUND[:2_000], "given.xlsx: the workbook is damaged; expected a sound .xlsx workbook."),
    "empty": (b"", "given.xlsx: it is empty; expected a workbook or a CSV file."),
    "csv": (b"who,what\n1,2\n", "given.xlsx: its layout is not known: text whose first row begins who, what"),
}


@pytest.mark.parametrize("fault", BAD)
@pytest.mark.parametrize("is_first", [True, False], ids=["empty store", "store with an edition"])
def test_a_bad_file_is_one_sentence_and_changes_nothing(data, file, home, fault, is_first):
    content, said = BAD[fault]
    if not is_first:
        data("add", file(SOUND, "sound.xlsx"))
    before = everything_in(home) if home.exists() else None

    refused = data("add", file(content), "--json")

    assert (refused.status, refused.out) == (2, "")
    sentence = [line for line in refused.err.splitlines() if not line.startswith(("Looking at", "Reading sheet"))]
    assert len(sentence) == 1
    assert said in sentence[0]
    assert "Nothing was changed." in sentence[0]
    assert (everything_in(home) if home.exists() else None) == before


@pytest.mark.parametrize("act", ["show", "verify", "export", "remove"])
def test_an_unknown_edition_is_said(data, act):
    ended = data(act, "nss-1999")

    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "There is no edition “nss-1999”. Editions here: none.\n"


def test_a_shipped_edition_cannot_be_removed(data, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "1")
    before = everything_in(shipped_editions_folder())

    ended = data("remove", "nss-2024")

    assert ended.status == 2
    assert ended.err == (
        "“nss-2024” comes with Groundswell and cannot be removed. Set GROUNDSWELL_SHIPPED=0 to hide shipped editions.\n"
    )
    assert everything_in(shipped_editions_folder()) == before


def test_a_loaded_edition_can_be_removed_and_added_again(data, file):
    path = file(as_bytes(detailed_workbook()))
    data("add", path)

    assert data("remove", "nss-2024").out == "nss-2024 was taken out. It can be loaded again from given.xlsx.\n"
    assert data("list", "--json").json["editions"] == []
    assert data("add", path, "--json").json["edition"] == "nss-2024"


def test_shipped_editions_are_shown_or_hidden(data, monkeypatch):
    assert data("show", "nss-2024").status == 2
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "1")

    assert data("show", "nss-2024").status == 0
    assert "nss-2024" in [one["id"] for one in data("list", "--json").json["editions"]]


def test_verify_needs_both_shares_and_scores(data, file):
    data("add", file(as_bytes(benchmark_workbook())))

    ended = data("verify", "nss-2024-benchmark")

    assert ended.status == 2
    assert "does not hold both answer shares and published scores, so nothing can be recomputed." in ended.err


def test_export_says_withheld_in_words(data, file, tmp_path):
    import zipfile

    book = detailed_workbook()
    for column in "GHIJKL":
        book["MANAGERS"][f"{column}6"] = "-"
    data("add", file(as_bytes(book)))

    target = tmp_path / "out.zip"
    assert data("export", "nss-2024", "--to", target).status == 0

    with zipfile.ZipFile(target) as archive:
        shares = archive.read("shares.csv").decode()
    assert shares.splitlines()[1].startswith("RTF,withheld,withheld,")
    assert data("export", "nss-2024", "--to", target).status == 2
