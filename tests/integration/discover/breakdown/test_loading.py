"""From a contractor's file to a version in force: all of it or nothing, and nothing is lost."""

import pytest
from django.db import DatabaseError
from tests.factories.people import colleague
from tests.integration.discover.breakdown.loading import AT, HEAD, HERE, confirm, load, send

from groundswell.audit.models import Event
from groundswell.disclosure.released import NOT_SHOWN, Shown
from groundswell.discover.breakdown import actions
from groundswell.discover.breakdown.enums import DataKind, UnitKind
from groundswell.discover.breakdown.models import Draft, LedgerRow, Load, UnitRow
from groundswell.discover.breakdown.queries import load_in_force, release_of
from groundswell.discover.breakdown.reading.contents import ReadUnit
from groundswell.national.source import source_from
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

UNITS = "Directorate,Surgery,,60,6.9,64.5\nDirectorate,Medicine,,80,7.1,70.2\nDirectorate,Estates,,70,6.2,58.0\n"
FILE = HEAD + UNITS


def in_force(organisation):
    return load_in_force(organisation, DataKind.RESULTS, 2024)


def test_a_file_is_shown_before_it_is_loaded(alderbrook, browser):
    answer = send(browser, FILE)

    page = browser.get(answer.headers["Location"]).content.decode()
    assert "Surgery · Medicine · Estates" in page
    assert "64.5 · 70.2 · 58.0" in page
    assert not Load.objects.exists()


def test_a_confirmed_file_is_in_force_and_in_the_audit(alderbrook, browser):
    answer = load(browser, FILE)

    assert answer.headers["Location"] == f"{HERE}?year=2024"
    assert [row.name for row in in_force(alderbrook).units.all()] == ["Surgery", "Medicine", "Estates"]
    assert not Draft.objects.exists()
    event = Event.objects.get(what="BREAKDOWN_LOADED")
    assert (event.subject, event.organisation_code) == ("staff survey results by unit of 2024", "ZZA")
    assert event.detail == "results.csv, 3 rows"


def test_the_audit_has_words_for_it(alderbrook, browser, as_person):
    load(browser, FILE)

    page = as_person(colleague("Ben", Role.ADMINISTRATOR, alderbrook)).get("/organisations/ZZA/audit/").content.decode()
    assert "loaded staff survey results by unit of 2024: results.csv, 3 rows" in page


def test_a_new_file_replaces_the_one_before_and_keeps_it(alderbrook, browser):
    load(browser, FILE)
    first = in_force(alderbrook)
    load(browser, FILE.replace("Estates", "Facilities"), name="again.csv")

    assert in_force(alderbrook).file_name == "again.csv"
    assert Load.objects.filter(pk=first.pk).exists()


def test_a_wrong_cell_changes_nothing(alderbrook, browser):
    load(browser, FILE)
    before = in_force(alderbrook)

    answer = load(browser, FILE.replace("6.2", "62"), name="again.csv")

    assert "again.csv, row 4, column “PP1_2”: “62”; expected a score from 0 to 10" in answer.content.decode()
    assert in_force(alderbrook) == before
    assert UnitRow.objects.count() == 3


def test_a_load_that_is_cut_off_leaves_the_version_before(alderbrook, browser, monkeypatch):
    load(browser, FILE)
    before, seen, remembered = in_force(alderbrook), release_of(alderbrook, 2024)[0].units, LedgerRow.objects.count()

    def cut_off(*_arguments, **_words):
        raise DatabaseError

    monkeypatch.setattr(actions, "record", cut_off)
    with pytest.raises(DatabaseError):
        load(browser, FILE.replace("6.2", "5.2"))

    assert in_force(alderbrook) == before
    assert release_of(alderbrook, 2024)[0].units == seen
    assert LedgerRow.objects.count() == remembered
    assert UnitRow.objects.count() == 3


def test_units_that_hold_more_people_than_the_trust_are_refused(alderbrook, browser):
    answer = load(browser, f"{HEAD}Trust,,,200,7.0,65\n{UNITS}")

    assert "210 answers together, more than the 200 of the whole trust" in answer.content.decode()
    assert not Load.objects.exists()


def test_shares_out_of_one_are_asked_about(alderbrook, browser):
    text = FILE.replace("64.5", "0.645").replace("70.2", "0.702").replace("58.0", "0.58")
    address = send(browser, text).headers["Location"]

    asked = confirm(browser, address)
    assert "Say whether the shares are out of 100 or out of 1. The largest is 0.702" in asked.content.decode()
    assert not Load.objects.exists()

    confirm(browser, address, scale="1")
    cells = [unit.measures["manager-listens"].words for unit in release_of(alderbrook, 2024)[0].units]
    assert cells == ["65%", "70%", "58%"]


def test_columns_can_be_corrected(alderbrook, browser):
    address = send(browser, FILE.replace("PP1_2", "Their own name")).headers["Location"]

    confirm(browser, address, column_4="measure:PP7_1")

    assert set(release_of(alderbrook, 2024)[0].trust.measures) == {"PP7_1", "manager-listens"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"column_3": ""}, "Choose which column holds “Number of answers”."),
        ({"column_0": ""}, "Choose what the rows are: directorates, sites, staff groups or teams."),
        ({"column_4": "", "column_5": ""}, "Choose a score or a question for at least one column."),
        ({"column_5": "measure:PP1_2"}, "is chosen for “PP1_2” and “q9g”"),
        ({"column_5": "measure:nothing"}, "not one of the available choices"),
    ],
)
def test_what_is_missing_in_the_columns_is_said(alderbrook, browser, changes, said):
    answer = confirm(browser, send(browser, FILE).headers["Location"], **changes)

    assert said in answer.content.decode()
    assert not Load.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04broken", "the workbook is damaged"),
        (b"\x00\x01\x02", "it is neither a workbook nor text"),
        (b"x" * (5 * 1024 * 1024 + 1), "at most 5 MiB"),
        (b"one line only", "no table"),
        (b"Unit,n\n" + b"a,11\n" * 200_001, "rows; expected at most"),
    ],
)
def test_files_that_are_no_tables_get_one_sentence(alderbrook, browser, content, said):
    answer = send(browser, content)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_typed_table_goes_the_same_way(alderbrook, browser):
    words = {"year": "2024", "unit_kind": "SITE", "measure_0": "PP1_2"}
    rows = {"unit_1": "North", "answers_1": "1,040", "value_1_0": "6.9", "unit_2": "South", "answers_2": "90"}
    address = browser.post(f"{HERE}type/", {**words, **rows, "value_2_0": "7.1"}).headers["Location"]

    confirm(browser, address)

    release, names = release_of(alderbrook, 2024)
    assert [(names[one.key].name, one.measures["PP1_2"].words) for one in release.units] == [
        ("North", "6.9"),
        ("South", "7.1"),
    ]


RATES = (
    "Kind of unit,Unit,Part of,Staff asked,Number of answers\n"
    "Directorate,Surgery,,120,60\nDirectorate,Medicine,,100,80\nDirectorate,Estates,,75,70\n"
)


def test_response_rates_and_results_are_one_breakdown(alderbrook, browser):
    load(browser, RATES, kind="RATES")
    load(browser, FILE)

    release, names = release_of(alderbrook, 2024)

    units = {names[one.key].name: one for one in release.units}
    # Five people of Estates did not answer; Surgery is hidden with it so that nobody can subtract.
    assert {name for name, one in units.items() if one.rate == NOT_SHOWN} == {"Estates", "Surgery"}
    assert {name for name, one in units.items() if one.answers == NOT_SHOWN} == {"Estates", "Surgery"}
    assert units["Medicine"].rate.words == "80%"
    assert all(isinstance(one.measures["PP1_2"], Shown) for one in units.values())


def test_rates_loaded_after_the_counts_were_shown_hide_only_what_still_can_be_hidden(alderbrook, browser):
    load(browser, FILE)
    load(browser, RATES, kind="RATES")

    release, names = release_of(alderbrook, 2024)

    assert {names[one.key].name for one in release.units if one.rate == NOT_SHOWN} == {"Estates"}


def test_removing_a_version_brings_the_one_before_back_and_is_audited(alderbrook, browser):
    load(browser, FILE)
    load(browser, FILE.replace("Estates,,70,6.2", "Estates,,70,6.3"), name="again.csv")
    version = in_force(alderbrook)

    question = browser.get(f"{HERE}versions/{version.pk}/remove/").content.decode()
    browser.post(f"{HERE}versions/{version.pk}/remove/")

    assert "will be shown again" in question
    assert in_force(alderbrook).file_name == "results.csv"
    assert Event.objects.get(what="BREAKDOWN_REMOVED").detail == "again.csv"


def test_a_replaced_file_cannot_be_compared_with_the_one_before(alderbrook, browser):
    load(browser, FILE)
    shown = {one.key: one.measures["PP1_2"] for one in release_of(alderbrook, 2024)[0].units}
    # One person left Surgery; the rest is as it was.
    load(browser, FILE.replace("Surgery,,60,6.9", "Surgery,,59,7.0"))

    again = {one.key: one.measures["PP1_2"] for one in release_of(alderbrook, 2024)[0].units}

    assert all(isinstance(cell, Shown) for cell in shown.values())
    assert sorted(key for key in again if again[key] == NOT_SHOWN) == [key for key in shown if "surgery" in key]
    assert all(again[key] in {NOT_SHOWN, shown[key]} for key in shown)


def test_what_was_shown_is_remembered_when_its_file_is_removed(alderbrook, browser):
    load(browser, FILE)
    browser.post(f"{HERE}versions/{in_force(alderbrook).pk}/remove/")
    load(browser, FILE.replace("Surgery,,60,6.9", "Surgery,,59,7.0"))

    surgery = next(one for one in release_of(alderbrook, 2024)[0].units if "surgery" in one.key)

    assert surgery.measures["PP1_2"] == NOT_SHOWN


def test_only_those_who_may_can_load(alderbrook):
    sponsor = colleague("Gwen", Role.BOARD_SPONSOR, alderbrook)
    unit = ReadUnit(kind=UnitKind.SITE, name="North", parent="", answers=50)

    with pytest.raises(NotAllowed):
        actions.load_units(
            [unit],
            organisation=alderbrook,
            kind=DataKind.RESULTS,
            year=2024,
            source=source_from("a.csv", b"a"),
            by=sponsor,
            at=AT,
        )


BLANKS = (("results", "RESULTS"), ("response-rates", "RATES"), ("indicators", "INDICATORS"))


@pytest.mark.parametrize(("blank", "kind"), BLANKS)
def test_the_blank_files_load_once_their_examples_are_gone(alderbrook, browser, blank, kind):
    text = browser.get(f"{HERE}blank/{blank}.csv").content.decode("utf-8-sig").replace("Example: ", "")

    assert load(browser, text, kind=kind, year=2023, name=f"{blank}.csv").status_code == 302


@pytest.mark.parametrize(("blank", "kind"), BLANKS)
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_invented_figures_of_a_blank_file_are_refused(alderbrook, browser, blank, kind, file_format):
    content = browser.get(f"{HERE}blank/{blank}.{file_format}").content

    answer = load(browser, content, kind=kind, year=2023, name=f"{blank}.{file_format}")

    assert "an example of the empty file; expected your own figures" in answer.content.decode()
    assert not Load.objects.exists()
