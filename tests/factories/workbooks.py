"""Small workbooks in the publisher's layouts, with invented values and no questionnaire wording."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

BASE = "Base (number of responses)"
AGREE = ("% Strongly disagree", "% Disagree", "% Neither agree nor disagree", "% Agree", "% Strongly agree")
OFTEN = ("% Never", "% Rarely", "% Sometimes", "% Often", "% Always")
YES_NO_DONT_KNOW = ("% Yes", "% No", "% Don't know")
ORGANISATION_HEADINGS = ("ODS code", "Organisation name", "Benchmarking group", "Region", "ICS", "Weighting")
ACUTE = "Acute and Acute & Community Trusts"
ORGANISATIONS = (
    ("RTF", "Northumbria", ACUTE, "North", "-", "Occupation Group"),
    ("R0A", "Manchester", ACUTE, "North", "-", "Occupation Group"),
    ("RWK", "East London", "Community Trusts", "London", "-", "Occupation Group"),
)
HEADING_ROW, ANSWER_ROW, FIRST_ROW = 1, 5, 6

Block = tuple[str, Sequence[str], Sequence[float]]


def question(number: str, headings: Sequence[str] = AGREE, shares: Sequence[float] = (10, 10, 20, 40, 20)) -> Block:
    """Return a question's block; its heading is recognised by the number."""
    return f"Q{number} - x", headings, shares


def score(code: str, value: float = 7.0) -> Block:
    """Return a score's block, e.g. of "PP1_2"."""
    return f"{code} - x", (f"{code} - score",), (value,)


def detailed_workbook(
    sheets: Mapping[str, Sequence[Block]] | None = None,
    *,
    year: int = 2024,
    headings: Sequence[str] = ORGANISATION_HEADINGS,
    rows: Sequence[Sequence[str]] = ORGANISATIONS,
    title: str = "Organisational results",
) -> Workbook:
    """Return a detailed workbook: a notes sheet, then one sheet per entry of sheets. Every base is 100 and the row."""
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "Notes"
    notes["B2"], notes["B4"] = f"NHS Staff Survey {year} - Detailed spreadsheets", title
    if sheets is None:
        sheets = {"MANAGERS": (question("9f"), question("9g")), "ELEMENTS": (score("PP1_2"), score("PP1", 6.5))}
    for name, blocks in sheets.items():
        _fill(book.create_sheet(name), blocks, headings, rows, year)
    return book


def _fill(
    sheet: Worksheet, blocks: Sequence[Block], headings: Sequence[str], rows: Sequence[Sequence[str]], year: int
) -> None:
    sheet.cell(HEADING_ROW, 1, f"NHS Staff Survey {year} - results")
    for place, heading in enumerate(headings, 1):
        sheet.cell(ANSWER_ROW, place, heading)
    for number, row in enumerate(rows, FIRST_ROW):
        for place, cell in enumerate(row, 1):
            sheet.cell(number, place, cell)
    column = len(headings) + 1
    for heading, answers, values in blocks:
        sheet.cell(HEADING_ROW, column, heading)
        for answer in (*answers, BASE):
            sheet.cell(ANSWER_ROW, column + (*answers, BASE).index(answer), answer)
        for number in range(FIRST_ROW, FIRST_ROW + len(rows)):
            for place, value in enumerate((*values, 100 + number)):
                sheet.cell(number, column + place, value)
        column += len(answers) + 1


BENCHMARK_HEADINGS = ("org_id", "org_name", "org_type_reporting_name")
ACUTE_SHEET, COMMUNITY_SHEET = "Acute&Acute Community Trusts", "Community Trusts"


def benchmark_workbook(
    measures: Mapping[str, Sequence[float | str | None]] | None = None,
    *,
    groups: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> Workbook:
    """Return a benchmark workbook: measures maps a column's heading to one value per organisation, over all sheets."""
    if groups is None:
        groups = {ACUTE_SHEET: (("RTF", "Northumbria"), ("R0A", "Manchester")), COMMUNITY_SHEET: (("RY6", "Leeds"),)}
    if measures is None:
        measures = {
            "PP1_2_2021": (7.0, 7.1, 7.2),
            "PP1_2_n_2021": (500, 900, 300),
            "PP1_2_2024": (7.25, 7.0, 7.2),
            "PP1_2_n_2024": (510, 910, 310),
            "PP1_2_sig": ("Higher", "Same", "Same"),
            "theme_engagement_2021": (6.9, 6.8, 7.0),
            "theme_engagement_2024": (7.0, 6.9, 7.1),
            "q9g_2021": (0.70, 0.71, 0.72),
            "q9g_2024": (0.75, 0.71, 0.70),
            "q9g_n_2024": (505, 905, 305),
            "q12b_2024": (0.30, 0.31, 0.32),
            "response_rate_2024": (0.55, 0.4, 0.6),
        }
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active["A1"] = "Benchmark results"
    first = 0
    for name, organisations in groups.items():
        sheet = book.create_sheet(name)
        sheet.append([*BENCHMARK_HEADINGS, *measures])
        for place, (code, title) in enumerate(organisations, first):
            sheet.append([code, title, name, *(values[place] for values in measures.values())])
        first += len(organisations)
    return book


def as_bytes(book: Workbook) -> bytes:
    """Return a workbook as the bytes of an .xlsx file."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_part(content: bytes, part: str, inside: bytes) -> bytes:
    """Return a workbook with one part of its zip put in or put in place of what was there."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != part:
                new.writestr(entry, old.read(entry))
        new.writestr(part, inside)
    return written.getvalue()
