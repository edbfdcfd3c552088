"""Detailed workbooks of every kind and year: what they become, and what is refused and where."""

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
    score,
)

from groundswell.national.editions import Kind
from groundswell.national.readers.detailed_workbook import DetailedWorkbook
from groundswell.national.readers.reading import Reading
from groundswell.national.source import source_from
from groundswell.vocabulary.faults import BadInput

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


def fault_of(book: openpyxl.Workbook, *, known: frozenset[str] = KNOWN) -> str:
    with pytest.raises(BadInput) as caught:
        read(book, known=known)
    return caught.value.sentence()


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


def test_a_year_we_do_not_know_is_refused_with_what_was_understood():
    assert fault_of(detailed_workbook(year=2031)) == (
        "given.xlsx, sheet “MANAGERS”, row 1, column “Q9f”: this version does not know Q9f, Q9g in 2031; expected the "
        "questions and scores of a year of the crosswalk (2021, 2022, 2023, 2024, 2025). Nothing was changed. "
        "Understood: 0 of 2 questions. If the layout is newer, add its year to the staff survey pack's crosswalk."
    )


# ---- what is refused, and where

M = "given.xlsx, sheet “MANAGERS”"
# Cells of the sheet MANAGERS, what is written into them, and what is said.
CELLS = [
    ({"G6": 25}, f"{M}, row 6, column “Q9f”: the shares add up to 115.0; expected 100."),
    (
        {"G7": 101},
        f"{M}, row 7, column “Q9f: % Strongly disagree”: the value 101; expected a number from 0 to 100, or “-”.",
    ),
    (
        {"G7": -1},
        f"{M}, row 7, column “Q9f: % Strongly disagree”: the value -1; expected a number from 0 to 100, or “-”.",
    ),
    (
        {"G7": "12.5"},
        f"{M}, row 7, column “Q9f: % Strongly disagree”: the text “12.5”; expected a number, or “-” where withheld.",
    ),
    ({"J8": "many"}, f"{M}, row 8, column “Q9f: % Agree”: the text “many”; expected a number, or “-” where withheld."),
    ({"J8": None}, f"{M}, row 8, column “Q9f: % Agree”: an empty cell; expected a number, or “-” where withheld."),
    ({"J8": True}, f"{M}, row 8, column “Q9f: % Agree”: TRUE; expected a number, or “-” where withheld."),
    ({"L6": -5}, f"{M}, row 6, column “Q9f: {BASE}”: the value -5; expected a whole number from 0 to 1e+07, or “-”."),
    (
        {"L6": 10.5},
        f"{M}, row 6, column “Q9f: {BASE}”: the value 10.5; expected a whole number from 0 to 1e+07, or “-”.",
    ),
    (
        {"A6": "RZZ"},
        f"{M}, row 6, column “ODS code”: the organisation code “RZZ” is not known; expected a code of the organisation reference.",
    ),
    (
        {"A7": "RTF"},
        f"{M}, row 7, column “ODS code”: organisation RTF stands twice (first in row 6); expected each once.",
    ),
    ({"A7": None}, f"{M}, row 7, column “ODS code”: an empty organisation code; expected an ODS code."),
    ({"B7": None}, f"{M}, row 7, column “organisation name”: an empty cell; expected a name."),
    (
        {"A5": "Code"},
        f"{M}, row 5: the column “ods code” is missing; expected the columns ods code, organisation name,",
    ),
    ({"C5": None}, f"{M}, row 5: the column “benchmarking group” is missing;"),
    ({"D5": "ICS"}, f"{M}, row 5, column “ICS”: this column stands twice; expected it once."),
    (
        {"H5": "% Strongly agree"},
        f"{M}, row 5, column “Q9f”: the column “% Strongly agree” stands twice; expected each answer once.",
    ),
    (
        {"H5": "% Perhaps"},
        f"{M}, row 5, column “Q9f: Perhaps”: this answer is not known for this question; expected columns for strongly disagree,",
    ),
    ({"L5": "Base"}, f"{M}, row 5, column “Q9f”: “{BASE}” is missing; expected it once, after the answers."),
    ({"M1": None}, f"{M}, row 5, column “Q9f”: “{BASE}” stands 2 times; expected it once, after the answers."),
    (
        {"G1": None},
        f"{M}, row 5, column “% Strongly disagree”: no question stands above this column; expected its number",
    ),
    ({"M1": "Q9f - x"}, f"{M}, row 1, column “Q9f”: this question or score stands twice; expected each once."),
    (
        {"M1": "Q99 - x"},
        f"{M}, row 1, column “Q99”: this version does not know Q99 in 2024; expected the questions and scores",
    ),
    ({"A1": "NHS Staff Survey 2023"}, "sheet “ELEMENTS”: it says 2024; expected 2023, as in the other sheets."),
]


@pytest.mark.parametrize(("cells", "said"), CELLS, ids=[f"{next(iter(cells.items()))}" for cells, _ in CELLS])
def test_a_wrong_cell_is_refused_by_place(cells, said):
    book = detailed_workbook()
    for place, value in cells.items():
        book["MANAGERS"][place] = value

    assert said in fault_of(book)


@pytest.mark.parametrize("sign", ["#N/A", "#REF!", "#DIV/0!"])
@pytest.mark.parametrize(
    ("make", "base"), [(detailed_workbook, "L7"), (national, "J7")], ids=["organisations", "national"]
)
def test_an_error_in_a_cell_is_not_a_cell_without_content(sign, make, base):
    book = make()
    book["MANAGERS"][base] = sign
    book["MANAGERS"][base].data_type = "e"

    assert f"{M}, row 7, column “Q9f: {BASE}”: the text “{sign}”; expected a number" in fault_of(book)


def test_a_date_where_a_number_belongs_is_refused():
    import datetime as dt

    book = detailed_workbook()
    book["MANAGERS"]["G7"] = dt.date(2024, 10, 5)

    assert f"{M}, row 7, column “Q9f: % Strongly disagree”: the text “2024-10-05" in fault_of(book)


def test_proportions_are_refused_where_per_cents_belong():
    shares = (0.1, 0.1, 0.2, 0.4, 0.2)

    assert fault_of(detailed_workbook({"MANAGERS": (question("9f", shares=shares),)})).startswith(
        f"{M}, row 6, column “Q9f”: shares add up to 1, so they are proportions; expected per cent, 0 to 100."
    )


def test_withheld_shares_leave_no_room_for_more_than_a_hundred():
    book = detailed_workbook()
    book["MANAGERS"]["G6"], book["MANAGERS"]["J6"] = "-", 60

    assert "row 6, column “Q9f”: the shares add up to 110.0; expected 100." in fault_of(book)


def test_a_missing_answer_column_is_named():
    book = detailed_workbook()
    book["MANAGERS"].delete_cols(10)

    assert f"{M}, row 5, column “Q9f”: the column for “agree” is missing" in fault_of(book)


def test_a_row_missing_from_a_later_sheet_is_named():
    book = detailed_workbook()
    book["ELEMENTS"].delete_rows(7)

    assert "sheet “ELEMENTS”: “R0A” is missing here; expected the same rows in every sheet." in fault_of(book)


def test_a_row_only_in_a_later_sheet_is_named():
    book = detailed_workbook()
    book["MANAGERS"].delete_rows(7)

    assert "sheet “ELEMENTS”, row 7: “R0A” is not in the first sheet;" in fault_of(book)


def test_an_organisation_that_changes_its_name_between_sheets_is_named():
    book = detailed_workbook()
    book["ELEMENTS"]["B6"] = "Somewhere else"

    assert (
        "sheet “ELEMENTS”, row 6, column “Organisation name”: RTF is “Somewhere else” here and “Northumbria” in the first sheet"
        in fault_of(book)
    )


def test_a_sheet_of_figures_with_strange_headings_is_a_layout_we_do_not_know():
    book = detailed_workbook()
    strange = book.create_sheet("NEW")
    for row in range(5):
        strange.append([f"Question {row}", 1.5, 2.5, 3.5])

    assert fault_of(book) == (
        "given.xlsx, sheet “NEW”: its headings are not where this layout has them; expected question headings above a row "
        f"that ends in “{BASE}”. Nothing was changed. Understood: MANAGERS, ELEMENTS."
    )


def test_a_small_sheet_that_lost_its_heading_is_not_passed_over():
    book = detailed_workbook({"MANAGERS": (question("9f"),), "ELEMENTS": (score("PP1_2"),)})
    book["ELEMENTS"]["G1"] = None

    assert "sheet “ELEMENTS”: its headings are not where this layout has them;" in fault_of(book)


def test_a_sheet_without_rows_is_refused():
    book = detailed_workbook({"MANAGERS": (question("9f"),)}, rows=())

    assert fault_of(book).startswith(f"{M}: it holds no rows of results; expected at least one.")


def test_a_score_beyond_ten_is_refused():
    book = detailed_workbook({"ELEMENTS": (score("PP1_2", 70.0),)})

    assert (
        "sheet “ELEMENTS”, row 6, column “PP1_2: PP1_2 - score”: the value 70; expected a number from 0 to 10, or “-”."
        in fault_of(book)
    )


def test_a_doubled_breakdown_is_refused():
    rows = (*NATIONAL_ROWS, NATIONAL_ROWS[1])

    assert "row 10: “All staff / Region / North / Occupation Group” stands twice; expected each row once." in fault_of(
        detailed_workbook(headings=NATIONAL_HEADINGS, rows=rows)
    )


def test_a_workbook_that_names_no_year_is_refused():
    book = detailed_workbook()
    book["Notes"]["B2"] = book["MANAGERS"]["A1"] = book["ELEMENTS"]["A1"] = None

    assert fault_of(book).startswith(
        "given.xlsx: no sheet says which year it is; expected “NHS Staff Survey” and a year"
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
