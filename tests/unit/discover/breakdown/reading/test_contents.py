"""What contractors' files hold, and what is said about those that cannot be used."""

import time

import pytest
from tests.unit.discover.breakdown.files import csv_file, workbook

from groundswell.disclosure.breakdown import Measured
from groundswell.discover.breakdown.enums import DataKind, UnitKind
from groundswell.discover.breakdown.reading.columns import Role, guesses
from groundswell.discover.breakdown.reading.contents import (
    ColumnMap,
    largest_share,
    read_indicators,
    read_units,
)
from groundswell.discover.breakdown.reading.sheets import sheets_of
from groundswell.vocabulary.faults import BadInput

HEAD = "Kind of unit,Unit,Part of,Number of answers,PP1_2,q9g\n"


def read(source, *, kind=DataKind.RESULTS, out_of_one=None, unit_kind=None):
    sheet = sheets_of(source, year=2024)[0]
    mapping = ColumnMap(guesses(sheet.headings, year=2024, kind=kind), unit_kind, out_of_one)
    if kind is DataKind.INDICATORS:
        return read_indicators(sheet, mapping)
    return read_units(sheet, mapping, kind=kind, trust="Alderbrook")


def refusal(text: str, **words) -> str:
    with pytest.raises(BadInput) as refused:
        read(csv_file(text), **words)
    return refused.value.sentence()


def test_a_file_of_units_is_read_in_its_order():
    units = read(
        csv_file(f"{HEAD}Trust,,,120,7.1,70%\nDirectorate,Surgery,,60,6.9,64.5\nTeam,Theatres,Surgery,20,6,\n")
    )

    assert [(unit.kind, unit.name, unit.parent, unit.answers) for unit in units] == [
        (None, "", "", 120),
        (UnitKind.DIRECTORATE, "Surgery", "", 60),
        (UnitKind.TEAM, "Theatres", "Surgery", 20),
    ]
    assert units[1].measured == {"PP1_2": Measured(60, 6.9), "manager-listens": Measured(60, 64.5)}
    assert units[2].measured == {"PP1_2": Measured(20, 6.0)}


@pytest.mark.parametrize("mark", ["", "-", "–", "*", "n<11", "<11", "[low]", "N/A", "suppressed", "not shown"])
def test_withheld_marks_are_no_numbers(mark):
    (unit,) = read(csv_file(f"{HEAD}Site,North,,{mark},{mark},{mark}\n"))

    assert unit.answers is None
    assert unit.measured == {}


def test_letters_of_windows_and_a_byte_order_mark_are_read():
    text = f"{HEAD}Site,Café Señor,,1,7,70\n"

    assert read(csv_file(text, encoding="cp1252"))[0].name == "Café Señor"
    assert read(csv_file(text, encoding="utf-8-sig"))[0].name == "Café Señor"


def test_thousands_are_read():
    assert read(csv_file(f'{HEAD}Site,North,,"1,234",7,70\n'))[0].answers == 1234


def test_titles_above_the_headings_are_passed_over():
    source = workbook(
        {
            "Cover": [],
            "Data": [
                ["Survey results"],
                [None],
                ["Directorate", "Responses", "PP1_2", "PP1_2 n"],
                ["Surgery", 60, 6.9, 58],
            ],
        }
    )

    (unit,) = read(source, unit_kind=UnitKind.DIRECTORATE)

    assert unit.measured == {"PP1_2": Measured(58, 6.9)}


def test_shares_out_of_one_have_to_be_asked_about():
    source = csv_file(f"{HEAD}Site,North,,100,7,0.64\nSite,South,,100,7,0.9\n")
    sheet = sheets_of(source, year=2024)[0]
    guessed = guesses(sheet.headings, year=2024, kind=DataKind.RESULTS)

    assert largest_share(sheet, ColumnMap(guessed)) == 0.9
    assert read(source, out_of_one=True)[0].measured["manager-listens"].value == pytest.approx(64)
    assert read(source, out_of_one=False)[0].measured["manager-listens"].value == 0.64


@pytest.mark.parametrize("share", ["64", "64%", "0.5%", "1.01"])
def test_a_share_that_can_only_be_out_of_a_hundred_is_not_asked_about(share):
    sheet = sheets_of(csv_file(f"{HEAD}Site,North,,100,7,{share}\n"), year=2024)[0]

    assert largest_share(sheet, ColumnMap(guesses(sheet.headings, year=2024, kind=DataKind.RESULTS))) is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Site,North,,many,7,70", "row 2, column “Number of answers”: “many”; expected a whole number of people"),
        ("Site,North,,12.5,7,70", "row 2, column “Number of answers”: “12.5”; expected a whole number of people"),
        ("Site,North,,-5,7,70", "row 2, column “Number of answers”: “-5”; expected a whole number of people"),
        ("Site,North,,50,11,70", "row 2, column “PP1_2”: “11”; expected a score from 0 to 10"),
        ("Site,North,,50,7,101", "row 2, column “q9g”: “101”; expected a share from 0 to 100"),
        ("Site,North,,50,six,70", "row 2, column “PP1_2”: “six”; expected a score from 0 to 10"),
        ("Site,,,50,7,70", "row 2, column “Unit”: no name; expected the name of a unit"),
        ("Site,North,,50,7,70\nSite,north,,50,7,70", "row 3, column “Unit”: “north” stands in row 2 already"),
        ("Trust,,,50,7,70\nTrust,,,50,7,70", "row 3, column “Unit”: the trust's own row stands in row 2 already"),
        ("Team,Ward,Surgery,50,7,70", "“Ward” is part of “Surgery”, which has no row"),
        ("Site,A,B,50,7,70\nSite,B,A,50,7,70", "is part of itself"),
        ("Trust,,,50,7,70", "no unit; expected one row for each directorate, site or staff group"),
        (
            "Ethnicity,White,,50,7,70",
            "column “Kind of unit”: “Ethnicity”; expected directorate, site, staff group, team",
        ),
        ("Age band,21-30,,50,7,70", "another protected characteristic are not loaded here"),
        (f"Site,{'n' * 121},,50,7,70", "a name of 121 letters; expected at most 120"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(rows, said):
    sentence = refusal(HEAD + rows)

    assert said in sentence
    assert sentence.startswith("results.csv")
    assert "Nothing was changed." in sentence


def test_more_answers_than_staff_are_refused():
    text = "Kind of unit,Unit,Staff asked,Number of answers\nSite,North,50,51\n"

    assert "51 answers; expected at most the 50 staff asked" in refusal(text, kind=DataKind.RATES)


def test_a_fault_in_a_workbook_names_the_sheet():
    with pytest.raises(BadInput) as refused:
        read(workbook({"By site": [["Site", "Responses", "PP1_2"], ["North", 50, "six"]]}), unit_kind=UnitKind.SITE)

    assert refused.value.sentence().startswith("results.xlsx, sheet “By site”, row 2, column “PP1_2”: “six”")


@pytest.mark.parametrize("make", ["csv", "xlsx"])
def test_200_000_rows_are_refused_quickly(make):
    rows = [["Site", "n"]] + [["N", 11]] * 200_000
    source = (
        csv_file("\n".join(f"{a},{b}" for a, b in rows))
        if make == "csv"
        else workbook({"a": rows[:60_000]}, name="a.xlsx")
    )

    began = time.monotonic()
    with pytest.raises(BadInput) as refused:
        sheets_of(source, year=2024)

    assert time.monotonic() - began < 5
    assert "rows; expected at most" in refused.value.sentence()


def test_names_lose_signs_that_cannot_be_seen():
    (unit,) = read(csv_file(f"{HEAD}Site,Nor\u202eth\u200b  Wing,,50,7,70\n"))

    assert unit.name == "North Wing"


def test_indicators_are_read_and_need_a_source():
    head = "Indicator,Period,Value,Measured in,Numerator,Denominator,Source\n"
    (one,) = read(csv_file(f'{head}Turnover,2023/24,11.2,%,"1,269",2400,Staff record\n'), kind=DataKind.INDICATORS)

    assert (one.name, one.value, one.unit, one.numerator) == ("Turnover", 11.2, "%", 1269)
    assert "expected the source of every figure" in refusal(
        f"{head}Turnover,2023/24,11.2,,,,\n", kind=DataKind.INDICATORS
    )


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("PP1_2", "measure:PP1_2"),
        ("pp1.2 score", "measure:PP1_2"),
        ("Compassionate leadership", "measure:PP1_2"),
        ("Staff engagement", "measure:engagement"),
        ("Q9g (%)", "measure:manager-listens"),
        ("Responses", Role.ANSWERS),
        ("Division", Role.UNIT),
        ("Ethnicity", Role.IGNORE),
    ],
)
def test_headings_are_guessed(heading, meaning):
    assert guesses((heading,), year=2024, kind=DataKind.RESULTS) == (meaning,)
