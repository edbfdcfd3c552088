"""A workbook's cells, read by a process of its own that may use only so much memory and time.

A file made to harm can make any parser abort or ask for all memory there is; here that ends a child, and the person
reads one sentence. Run as a module it reads a workbook from standard input and writes its sheets: numbers as they lie
in memory, because a quarter of a million of them take long as text, and the rest as JSON. Neither can run anything.
"""

import datetime as dt
import io
import json
import posixpath
import re
import resource
import struct
import subprocess
import sys
import zipfile
from array import array
from itertools import accumulate, pairwise
from typing import Any
from xml.etree import ElementTree as ET

from groundswell.vocabulary.faults import BadInput, Place

Rows = list[list[Any]]

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 60
MOST_CELLS = 4_000_000
MOST_LETTERS = 32_000_000
LENGTH = struct.Struct("<Q")
PASSWORD, NOT_A_WORKBOOK, TOO_MANY_CELLS = 3, 4, 5

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
IS_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
IS_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
HAS_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b")
ERROR_WORD = re.compile(rb"#[A-Z0-9/!?_]+")


def cells_of(name: str, content: bytes) -> dict[str, Rows]:
    """Return the visible sheets of a workbook by name, each a list of rows of cells; empty cells are "".

    Dates are text, and so are errors such as "#N/A"; a formula that nobody worked out is "=". The archive must have
    been checked before. Raises BadInput.
    """
    place = Place(name)
    try:
        done = subprocess.run(  # noqa: S603 - this very module, by the interpreter that is running
            [sys.executable, "-P", "-m", __name__],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise BadInput(place, found="it takes too long to read", expected="a workbook of tables") from late
    if done.returncode == 0:
        return _laid_out(done.stdout)
    if done.returncode == PASSWORD:
        raise BadInput(place, found="the workbook is protected by a password", expected="one without")
    # A child that a signal ended had asked for more than it may have.
    if done.returncode == TOO_MANY_CELLS or done.returncode < 0:
        raise BadInput(
            place,
            found="its sheets are too large to lay out",
            expected=f"at most {MOST_CELLS:,} cells, counted from A1 to the last cell of each sheet",
        )
    raise BadInput(place, found="it cannot be read as a workbook", expected="an .xlsx workbook")


def main() -> int:
    """Read a workbook from standard input, write its sheets to standard output, and return the exit status."""
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = resource.getrlimit(limit)[1]
        most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(limit, (most, most))
    import python_calamine as calamine  # noqa: PLC0415 - only the child parses

    content = sys.stdin.buffer.read()
    sheets: dict[str, Rows] = {}
    cells = letters = 0
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
            rows = read.to_python(skip_empty_area=False)
            # One long text may be shared by every cell.
            letters += sum(len(cell) for row in rows for cell in row if type(cell) is str)
            if letters > MOST_LETTERS:
                return TOO_MANY_CELLS
            sheets[sheet.name] = rows
        _restore_mute_cells(content, sheets)
        sys.stdout.buffer.write(_packed(sheets))
    except calamine.PasswordError:
        return PASSWORD
    except MemoryError:
        return TOO_MANY_CELLS
    except BaseException:  # noqa: BLE001 - a panic of the parser is no Exception; whatever it is, it is the file
        return NOT_A_WORKBOOK
    return 0


def _packed(sheets: dict[str, Rows]) -> bytes:
    """Return sheets as three parts after their lengths: shapes and words as JSON, and a number for every cell."""
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    words = [(place, cell) for place, cell in enumerate(cells) if type(cell) is not float]
    shapes = [(name, [len(row) for row in rows]) for name, rows in sheets.items()]
    told = json.dumps([shapes, words], default=_told).encode()
    numbers = array("d", [cell if type(cell) is float else 0.0 for cell in cells])
    return LENGTH.pack(len(told)) + told + numbers.tobytes()


def _laid_out(packed: bytes) -> dict[str, Rows]:
    (length,) = LENGTH.unpack_from(packed)
    shapes, words = json.loads(packed[LENGTH.size : LENGTH.size + length])
    numbers = array("d")
    numbers.frombytes(memoryview(packed)[LENGTH.size + length :])
    cells: list[Any] = numbers.tolist()
    for place, word in words:
        cells[place] = word
    sheets: dict[str, Rows] = {}
    start = 0
    for name, widths in shapes:
        ends = list(accumulate(widths, initial=start))
        sheets[name] = [cells[one:next_one] for one, next_one in pairwise(ends)]
        start = ends[-1]
    return sheets


def _told(cell: object) -> str:
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _restore_mute_cells(content: bytes, sheets: dict[str, Rows]) -> None:
    """Put back what the parser reads as empty: an error such as "#N/A", and a formula that nobody worked out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part, name in _sheet_parts(archive).items():
            xml = archive.read(part)
            rows = sheets.get(name, [])
            # Plain words first: they are found far more quickly, and in most sheets they rule both out.
            may_err = (b'"e"' in xml or b"'e'" in xml) and IS_ERROR.search(xml)
            may_compute = (b"<f" in xml or b":f" in xml) and IS_FORMULA.search(xml)
            if not may_err and not may_compute:
                continue
            for cell in CELL.finditer(xml):
                place, word = REFERENCE.search(cell[1]), _mute_word(cell[1], cell[2] or b"")
                if place is None or not word:
                    continue
                line, column = int(place[2]) - 1, _column(place[1].upper())
                if line < len(rows) and column < len(rows[line]):
                    rows[line][column] = word


def _mute_word(attributes: bytes, inside: bytes) -> str:
    if IS_ERROR.search(attributes):
        word = ERROR_WORD.search(inside)
        return word.group().decode() if word else "#ERROR"
    return "=" if IS_FORMULA.search(inside) and not HAS_VALUE.search(inside) else ""


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
