"""Files that people open in a spreadsheet or an editor: typed, formula-safe, and withheld where withheld."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.results import a_question, results_with

from groundswell.discover.dashboard.pages.question import question_page
from groundswell.look.documents.cells import FORMULA_STARTS, csv_bytes, safe_text
from groundswell.look.documents.markdown import markdown
from groundswell.look.documents.standalone import standalone_page
from groundswell.look.documents.workbook import Sheet, workbook
from groundswell.packs.elements import element_set
from groundswell.vocabulary.withheld import AT_SOURCE, PROTECTED

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1+1", "＋1", "－1", "＠x", '=HYPERLINK("x")']


def rows_in(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def cells_in(content: bytes, sheet: str) -> list[tuple]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [tuple(row) for row in book[sheet].iter_rows()]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_starts_a_formula(text):
    written = rows_in(csv_bytes(("name",), [(text,)]))[1][0]

    assert not written.startswith(FORMULA_STARTS)


@given(st.text(max_size=40))
def test_safe_text_only_adds_one_sign(text):
    assert safe_text(text) in {text, f"'{text}"}
    assert not safe_text(text).startswith(FORMULA_STARTS)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_workbook_is_a_formula(text):
    cell = cells_in(workbook((("Title", text),), [Sheet(text, ("name",), ((text,),))]), "Read me")[0][1]

    assert cell.data_type == "s"


def test_numbers_stay_numbers_and_withheld_stays_words():
    content = workbook((("Title", "x"),), [Sheet("Scores", ("a", "b", "c"), ((7.125, AT_SOURCE, PROTECTED),))])

    row = cells_in(content, "Scores")[1]

    assert [cell.value for cell in row] == [7.125, "withheld by the publisher", "not shown"]
    assert rows_in(csv_bytes(("a", "b"), [(7.125, AT_SOURCE)]))[1] == ["7.125", "withheld by the publisher"]


def test_sheet_names_are_allowed_and_not_doubled():
    sheets = [Sheet(name, ("a",), ((1,),)) for name in ("a/b:c", "a b c", "x" * 60, "x" * 60, "Read me", "")]

    book = openpyxl.load_workbook(io.BytesIO(workbook((("Title", "x"),), sheets)))

    assert len(book.sheetnames) == len({name.lower() for name in book.sheetnames}) == 7


def test_the_same_figures_give_the_same_bytes():
    made = [workbook((("Title", "x"),), [Sheet("S", ("a",), ((1.5,),))]) for _ in range(2)]

    assert made[0] == made[1]


def test_markdown_escapes_what_would_be_markup_and_says_withheld():
    results = results_with(a_question("manager-listens", AT_SOURCE))
    document = question_page(results, results.question("manager-listens"), element_set())

    text = markdown(document)

    assert text.startswith("# Manager listens when I describe difficulties: Testwick NHS Trust\n")
    assert "withheld by the publisher" in text
    assert "| <script>" not in text


def test_a_standalone_page_asks_nothing_of_any_other_place():
    results = results_with()
    document = question_page(results, results.question("manager-listens"), element_set())

    page = standalone_page(document)

    for asking in ("src=", "@import", "url(", "<link", "<script"):
        assert asking not in page
    assert page.count("<svg") >= 2
