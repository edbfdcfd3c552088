"""A workbook's cells, read by a process of its own that may use only so much memory and time.

A file made to harm can make any parser abort or ask for all memory there is; here that ends a child, and the person
reads one sentence. Run as a module it reads a workbook from standard input and writes its sheets as JSON.
"""

import datetime as dt
import io
import json
import posixpath
import re
import resource
import subprocess
import sys
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

from groundswell.vocabulary.faults import BadInput, Place

Rows = list[list[Any]]

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 60
MOST_CELLS = 4_000_000
PASSWORD, NOT_A_WORKBOOK, TOO_MANY_CELLS = 3, 4, 5

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ERROR_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>(.*?)</(?:\w+:)?c>""", re.S
)
ERROR_WORD = re.compile(rb"#[A-Z0-9/!?_]+")


def cells_of(name: str, content: bytes) -> dict[str, Rows]:
    """Return the visible sheets of a workbook by name, each a list of rows of cells; empty cells are "".

    Dates are text, and so are errors such as "#N/A". The archive must have been checked before. Raises BadInput.
    """
    place = Place(name)
    try:
        done = subprocess.run(  # noqa: S603 - this very module, by the interpreter that is running
            [sys.executable, "-m", __name__],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise BadInput(place, found="it takes too long to read", expected="a workbook of tables") from late
    if done.returncode == 0:
        sheets: dict[str, Rows] = json.loads(done.stdout)
        return sheets
    if done.returncode == PASSWORD:
        raise BadInput(place, found="the workbook is protected by a password", expected="one without")
    if done.returncode == NOT_A_WORKBOOK:
        raise BadInput(place, found="it cannot be read as a workbook", expected="an .xlsx workbook")
    raise BadInput(
        place,
        found="its sheets are too large to lay out",
        expected=f"at most {MOST_CELLS:,} cells, counted from A1 to the last cell of each sheet",
    )


def main() -> int:
    """Read a workbook from standard input, write its sheets to standard output, and return the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import python_calamine as calamine  # noqa: PLC0415 - only the child parses

    content = sys.stdin.buffer.read()
    sheets: dict[str, Rows] = {}
    cells = 0
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheets_metadata:
            if sheet.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible is not calamine.SheetVisibleEnum.Visible:
                continue
            read = book.get_sheet_by_name(sheet.name)
            cells += (read.total_height + 1) * (read.total_width + 1)
            if cells > MOST_CELLS:
                return TOO_MANY_CELLS
            sheets[sheet.name] = read.to_python(skip_empty_area=False)
        _restore_errors(content, sheets)
        text = json.dumps(sheets, default=_told)
    except calamine.PasswordError:
        return PASSWORD
    except MemoryError:
        return TOO_MANY_CELLS
    except BaseException:  # noqa: BLE001 - a panic of the parser is no Exception; whatever it is, it is the file
        return NOT_A_WORKBOOK
    sys.stdout.write(text)
    return 0


def _told(cell: object) -> str:
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _restore_errors(content: bytes, sheets: dict[str, Rows]) -> None:
    """Put back what the parser reads as empty: a cell that says "#N/A" is not a cell without content."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part, name in _sheet_parts(archive).items():
            rows = sheets.get(name)
            if rows is None:
                continue
            for letters, row, inside in ERROR_CELL.findall(archive.read(part)):
                word = ERROR_WORD.search(inside)
                line, column = int(row) - 1, _column(letters)
                if line < len(rows) and column < len(rows[line]):
                    rows[line][column] = word.group().decode() if word else "#ERROR"


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    targets = {
        one.get("Id"): posixpath.normpath(posixpath.join("xl", one.get("Target", ""))).lstrip("/")
        for one in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - checked archive
    }
    held = set(archive.namelist())
    found = {}
    for element in ET.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314 - checked archive
        part = targets.get(element.get(RELATION))
        if element.tag.endswith("}sheet") and part in held:
            found[str(part)] = element.get("name", "")
    return found


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


if __name__ == "__main__":
    sys.exit(main())
