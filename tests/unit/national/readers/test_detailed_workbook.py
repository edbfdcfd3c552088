"""Detailed workbooks of every kind and year: what they become."""

import openpyxl
import pytest
from tests.factories.workbooks import (
    ACUTE,
    AGREE,
    BASE,
    OFTEN,
    ORGANISATION_HEADINGS,
    ORGANISATIONS,
    YES_NO_DONT_KNOW,
    as_bytes,
    detailed_workbook,
    question,
)

from groundswell.national.editions import Kind
from groundswell.national.readers.detailed_workbook import DetailedWorkbook
from groundswell.national.readers.reading import Reading
from groundswell.national.source import source_from

NATIONAL_HEADINGS = ("Base", "Breakdown", "Subgroup", "Weighting")
NATIONAL_ROWS = (
    ("All staff", "", "", "Occupation Group"),
    ("All staff", "Region", "North", "Occupation Group"),
    ("All staff", "Region", "South", "Occupation Group"),
    ("All staff", "Age", "", "Unweighted"),
)
KNOWN = frozenset({"RTF", "R0A", "RWK"})


def read(book: openpyxl.Workbook, *, known: frozenset[str] = KNOWN) -> Reading:
    source = source_from("given.xlsx", as_bytes(book))
    assert DetailedWorkbook().recognises(source)
    return DetailedWorkbook().read(source, known_codes=known, progress=lambda _: None)


def national(**options) -> openpyxl.Workbook:
    return detailed_workbook(headings=NATIONAL_HEADINGS, rows=NATIONAL_ROWS, title="National results", **options)


# ---- what a sound workbook becomes


def test_organisational_results_hold_shares_bases_and_scores_by_code():
    reading = read(detailed_workbook())

    assert (reading.kind, reading.base_id, reading.organisations) == (Kind.SURVEY, "nss-2024", 3)
    assert reading.tables["shares"].filter(code="RTF").select("q9g.agree", "q9g.base").rows() == [(40.0, 106.0)]
    assert reading.tables["scores"].filter(code="R0A").select("PP1_2", "PP1_2.base").rows() == [(7.0, 107.0)]
    assert reading.facts["questions"] == {"9f": "manager-understands", "9g": "manager-listens"}


def test_rows_may_stand_in_another_order_on_every_sheet():
    book = detailed_workbook()
    sheet = book["ELEMENTS"]
    for column in range(1, sheet.max_column + 1):
        sheet.cell(6, column).value, sheet.cell(8, column).value = (
            sheet.cell(8, column).value,
            sheet.cell(6, column).value,
        )
    sheet["G8"] = 9.5

    assert read(book).tables["scores"].select("code", "PP1_2").rows() == [("RTF", 9.5), ("R0A", 7.0), ("RWK", 7.0)]


def test_sheets_may_be_swapped_and_renamed():
    book = detailed_workbook()
    book.move_sheet("ELEMENTS", -1)
    book["MANAGERS"].title = "Anything"

    assert read(book).tables["shares"].equals(read(detailed_workbook()).tables["shares"])


def test_headings_are_recognised_whatever_their_spaces_and_capitals():
    book = detailed_workbook()
    sheet = book["MANAGERS"]
    sheet["A5"], sheet["B5"], sheet["G5"], sheet["L5"] = (
        " ods  Code ",
        "ORGANISATION NAME",
        "%strongly  DISAGREE",
        f" {BASE.upper()} ",
    )

    assert read(book).tables["shares"].equals(read(detailed_workbook()).tables["shares"])


def test_a_dash_is_withheld_and_never_zero():
    book = detailed_workbook()
    for column in "GHIJKL":
        book["MANAGERS"][f"{column}6"] = "-"

    shares = read(book).tables["shares"].filter(code="RTF")

    assert shares.select("q9f.agree", "q9f.base").rows() == [(None, None)]
    assert shares["q9g.agree"].to_list() == [40.0]


def test_empty_rows_merged_titles_and_chart_sheets_are_passed_over():
    book = detailed_workbook()
    book["MANAGERS"].merge_cells("G1:L1")
    book["MANAGERS"].cell(12, 1, "")
    book.create_chartsheet("Chart")

    assert read(book).tables["shares"].equals(read(detailed_workbook()).tables["shares"])


def test_national_results_are_keyed_by_what_their_rows_say():
    reading = read(national())

    assert (reading.kind, reading.base_id, reading.organisations) == (Kind.SURVEY_NATIONAL, "nss-2024-national", None)
    assert reading.tables["shares"]["row"].to_list() == [
        "All staff",
        "All staff / Region / North",
        "All staff / Region / South",
        "All staff / Age",
    ]
    assert reading.tables["rows"]["subgroup"].to_list() == ["", "North", "South", ""]


def test_national_identifier_columns_may_have_no_headings():
    book = detailed_workbook(headings=("", "", "", "Weighting"), rows=NATIONAL_ROWS, title="National results")

    assert read(book).tables["rows"].columns == ["row", "base_of", "breakdown", "subgroup", "weighting"]


def test_national_rows_told_weighted_and_unweighted_are_kept_apart():
    rows = (("All staff", "", "", "Weighted"), ("All staff", "", "", "Unweighted"))

    reading = read(detailed_workbook(headings=NATIONAL_HEADINGS, rows=rows))

    assert reading.tables["rows"]["row"].to_list() == ["All staff / Weighted", "All staff / Unweighted"]


def test_organisation_type_results_are_an_edition_of_their_own():
    rows = ((ACUTE, "Occupation Group"), ("ICBs", "Unweighted"))

    reading = read(detailed_workbook(headings=("Organisation type", "Weighting"), rows=rows))

    assert (reading.kind, reading.base_id, reading.organisations) == (Kind.SURVEY_TYPES, "nss-2024-types", None)
    assert reading.tables["shares"]["row"].to_list() == [ACUTE, "ICBs"]


# ---- other years


@pytest.mark.parametrize(
    ("year", "number", "question_id"),
    [
        (2021, "22a", "thinks-of-leaving"),
        (2021, "17a", "safe-to-raise-clinical"),
        (2022, "24a", "thinks-of-leaving"),
        (2022, "23e", "safe-to-speak-up"),
        (2023, "26a", "thinks-of-leaving"),
        (2025, "25e", "safe-to-speak-up"),
    ],
)
def test_other_years_keep_their_numbers_and_find_the_question(year, number, question_id):
    reading = read(detailed_workbook({"Q": (question(number),)}, year=year))

    assert reading.base_id == f"nss-{year}"
    assert reading.facts["questions"] == {number: question_id}
    assert f"q{number}.agree" in reading.tables["shares"].columns


def test_a_number_without_a_known_place_is_kept_and_said():
    reading = read(detailed_workbook({"Q": (question("9g"),)}, year=2021))

    assert reading.facts["questions"] == {"9g": None}
    assert reading.tables["shares"]["q9g.a4"].to_list() == [40.0, 40.0, 40.0]
    assert any("place in 2021 is not known: Q9g" in warning for warning in reading.warnings)


def test_questions_placed_by_number_alone_are_said():
    assert (
        "Recognised by number alone, because their wording is not the one we know: Q9f, Q9g."
        in read(detailed_workbook()).warnings
    )


def test_what_a_year_should_hold_and_does_not_is_said():
    assert any(warning.startswith("Not in this file: Q1, Q2a") for warning in read(detailed_workbook()).warnings)


def test_a_benchmark_group_we_do_not_know_is_said():
    rows = (("RTF", "Northumbria", "Hospitals", "North", "-", "-"),)

    assert (
        "The benchmark group “Hospitals” is not one we know; it is compared with itself."
        in read(detailed_workbook(rows=rows)).warnings
    )


def test_a_reporting_unit_of_a_known_trust_is_known():
    rows = (("RTF1", "Unit one", *ORGANISATIONS[0][2:]), ("RTF2", "Unit two", *ORGANISATIONS[0][2:]))

    assert read(detailed_workbook(rows=rows)).organisations == 2


def test_other_scales_are_recognised_by_their_answers():
    blocks = (question("12a", OFTEN), question("15", YES_NO_DONT_KNOW, (50, 30, 20)))

    columns = read(detailed_workbook({"Q": blocks})).tables["shares"].columns

    assert {"q12a.always", "q15.dont_know"} <= set(columns)
    assert AGREE[0] not in columns
    assert ORGANISATION_HEADINGS[0] not in columns
