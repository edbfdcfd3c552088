"""Workbooks: typed cells, a sheet that says where the figures come from, and no formula anywhere."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from groundswell.look.documents.cells import Cell, plain

LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
# Fixed, so that the same figures always give the same file.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the format keeps no zone
WIDEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its header row, and rows of numbers and words."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook(read_me: Sequence[tuple[str, str]], sheets: Sequence[Sheet]) -> bytes:
    """Return an xlsx file: "Read me" first, then the sheets, header rows frozen and text never a formula."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": "Groundswell", "author": "Groundswell", "created": MADE})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        about = book.add_worksheet("Read me")
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 90, wrapped)
        for line, (what, said) in enumerate(read_me):
            about.write_string(line, 0, what, bold if line == 0 else None)
            about.write_string(line, 1, said, wrapped)
        taken = {"read me"}
        for sheet in sheets:
            _write(book.add_worksheet(_name(sheet.name, taken)), sheet, bold)
    return made.getvalue()


def _write(page: "xlsxwriter.worksheet.Worksheet", sheet: Sheet, bold: object) -> None:
    for column, title in enumerate(sheet.header):
        page.write_string(0, column, title, bold)
    for line, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            written = plain(cell)
            if isinstance(written, str):
                page.write_string(line, column, written)
            else:
                page.write_number(line, column, written)
    page.freeze_panes(1, 1)
    for column, title in enumerate(sheet.header):
        longest = max([len(title), *(len(str(plain(row[column]))) for row in sheet.rows)])
        page.set_column(column, column, min(max(longest, 8), WIDEST))


def _name(wanted: str, taken: set[str]) -> str:
    """Return a sheet name that the format allows and that is not taken yet."""
    base = NOT_IN_NAMES.sub(" ", wanted).strip("' ")[:LONGEST_NAME] or "Sheet"
    name, number = base, 2
    while name.lower() in taken:
        tail = f" {number}"
        name, number = base[: LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(name.lower())
    return name
