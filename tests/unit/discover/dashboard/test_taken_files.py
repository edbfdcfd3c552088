"""Files made of hostile names and withheld cells: nothing becomes a formula, a number or an empty cell."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from tests.factories.results import TRUST, a_question, a_score, results_with

from groundswell.discover.dashboard.pages.formats import FORMATS, file_name
from groundswell.discover.dashboard.pages.records import HEADER, rows_of
from groundswell.discover.dashboard.pages.taken import Taken
from groundswell.discover.dashboard.pages.whole import whole_document
from groundswell.look.documents.cells import FORMULA_STARTS
from groundswell.packs.elements import element_set
from groundswell.vocabulary.withheld import AT_SOURCE

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "+44 Trust",
    "-2+3 Trust",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\tTrust",
    "\r=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "Trust\n=1+1",
    'He said "no", =1',
]


def taken(name: str) -> Taken:
    results = results_with(
        a_score("PP1_2", AT_SOURCE), a_question("manager-listens", AT_SOURCE), organisation=replace(TRUST, name=name)
    )
    return Taken(
        document=whole_document(results, element_set(), equity=None, outcomes=None),
        results=(results,),
        scores=frozenset(score.id for score in results.scores),
        questions=frozenset(question.id for question in results.questions),
        with_answers=True,
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_of_a_hostile_name_is_a_formula_in_csv(name):
    text = FORMATS["csv"].make(taken(name)).decode("utf-8-sig")

    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(FORMULA_STARTS) or cell.lstrip("-").replace(".", "", 1).isdigit()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_of_a_hostile_name_is_a_formula_in_a_workbook(name):
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(taken(name))))

    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("extension", ["docx", "pptx", "md", "json"])
def test_a_hostile_name_breaks_no_other_format(name, extension):
    assert len(FORMATS[extension].make(taken(name))) > 1000


def test_withheld_stays_withheld_in_every_row_of_its_question():
    rows = [dict(zip(HEADER, row, strict=True)) for row in rows_of(taken("Testwick"))]

    held = [row["value"] for row in rows if row["id"] == "PP1_2" or str(row["id"]).startswith("q9g")]
    assert len(held) > 5
    assert set(held) == {AT_SOURCE}


def test_file_names_are_safe_and_say_what_is_in_them():
    name = file_name(taken('../../etc/"x"\r\n'), "csv")

    assert name == "ZZT-nss-2024.csv"
