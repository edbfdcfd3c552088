"""Detailed workbooks with a fault: what is said, and of which place."""

import datetime as dt

import openpyxl
import pytest
from tests.factories.workbooks import BASE, as_bytes, detailed_workbook, question, score

from groundswell.national.readers.detailed_workbook import DetailedWorkbook
from groundswell.national.source import source_from
from groundswell.vocabulary.faults import BadInput

NATIONAL_HEADINGS = ("Base", "Breakdown", "Subgroup", "Weighting")
NATIONAL_ROWS = (
    ("All staff", "", "", "Occupation Group"),
    ("All staff", "Region", "North", "Occupation Group"),
)
KNOWN = frozenset({"RTF", "R0A", "RWK"})


def fault_of(book: openpyxl.Workbook) -> str:
    source = source_from("given.xlsx", as_bytes(book))
    with pytest.raises(BadInput) as caught:
        DetailedWorkbook().read(source, known_codes=KNOWN, progress=lambda _: None)
    return caught.value.sentence()


def national() -> openpyxl.Workbook:
    return detailed_workbook(headings=NATIONAL_HEADINGS, rows=NATIONAL_ROWS, title="National results")


def test_a_year_we_do_not_know_is_refused_with_what_was_understood():
    assert fault_of(detailed_workbook(year=2031)) == (
        "given.xlsx, sheet “MANAGERS”, row 1, column “Q9f”: this version does not know Q9f, Q9g in 2031; expected the "
        "questions and scores of a year of the crosswalk (2021, 2022, 2023, 2024, 2025). Nothing was changed. "
        "Understood: 0 of 2 questions; 2 scores (PP1_2, PP1); all of sheet “ELEMENTS”. If the layout is newer, add its year to the staff survey pack's crosswalk."
    )


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
    ({"D5": "NHS region"}, f"{M}, row 5: the column “region” is missing;"),
    ({"E5": None}, f"{M}, row 5: the column “ics” is missing;"),
    ({"F5": "Weights"}, f"{M}, row 5: the column “weighting” is missing;"),
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

    assert "row 8: “All staff / Region / North / Occupation Group” stands twice; expected each row once." in fault_of(
        detailed_workbook(headings=NATIONAL_HEADINGS, rows=rows)
    )


def test_a_workbook_that_names_no_year_is_refused():
    book = detailed_workbook()
    book["Notes"]["B2"] = book["MANAGERS"]["A1"] = book["ELEMENTS"]["A1"] = None

    assert fault_of(book).startswith(
        "given.xlsx: no sheet says which year it is; expected “NHS Staff Survey” and a year"
    )
