"""A workbook's cells, read by a process of its own that may use only so much memory and time.

A file made to harm can make any parser abort or ask for all memory there is; here that ends a child, and the person
reads one sentence. Run as a module it reads a workbook from standard input and writes its sheets: numbers as they lie
in memory, because a quarter of a million of them take long as text, and the rest as JSON. Neither can run anything.
"""

import datetime as dt
import io
import json
import math
import os
import resource
import signal
import struct
import subprocess
import sys
import threading
from array import array
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import accumulate, pairwise
from typing import IO, Any, Self, cast

from groundswell.national.archive import LAST_COLUMN, LAST_ROW, check_reach
from groundswell.national.mute_cells import has_shared_parts, put_back, sheets_with_mute_cells
from groundswell.vocabulary.faults import BadInput, Place

Rows = list[list[Any]]

MOST_MEMORY = 512 * 1024 * 1024
# Of processor time; the largest workbook we know takes a third of a second. After the grace the system kills.
MOST_SECONDS, GRACE_SECONDS = 10, 2
MOST_CELLS = 1_000_000
MOST_LETTERS = 16_000_000
LENGTH = struct.Struct("<Q")
PASSWORD, NOT_A_WORKBOOK, TOO_MANY_CELLS, SHARED_PART = 3, 4, 5, 6
EMPTY = math.nan
EVERY_FORMULA = "--every-formula"


class CellsProcess:
    """A process that reads one workbook. It wakes while the file is looked at, and reads while we do other things.

    As a context it is ended on leaving, whatever became of it.
    """

    def __init__(self, name: str, *, marks_formulas: bool = False) -> None:
        self._name = name
        self._content = b""
        # This very module, by the interpreter that is running.
        self._process = subprocess.Popen(  # noqa: S603 - nothing given from outside
            [sys.executable, "-P", "-m", __name__, *([EVERY_FORMULA] if marks_formulas else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        # Stays open until we leave: when we are killed the system closes it, and the process ends as well.
        self._lifeline = cast("IO[bytes]", self._process.stdin)
        self._process.stdin = None

    def __enter__(self) -> Self:
        """Return the process."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process if it still runs."""
        self._process.kill()
        self._process.communicate()
        with suppress(BrokenPipeError):
            self._lifeline.close()

    def give(self, content: bytes) -> None:
        """Hand over a workbook whose archive was checked; returns as soon as the process holds it all."""
        self._content = content
        # A process that ended before it had read all has an exit status that says why.
        with suppress(BrokenPipeError):
            self._lifeline.write(LENGTH.pack(len(content)) + content)
            self._lifeline.flush()

    def cells(self) -> dict[str, Rows]:
        """Return the visible sheets by name, each a list of rows of cells; empty cells are "".

        Dates are text, and so are errors such as "#N/A"; a formula that nobody worked out is "=", and every formula
        where they are marked. Raises BadInput.
        """
        place = Place(self._name)
        try:
            told, _ = self._process.communicate(timeout=2 * MOST_SECONDS)
        except subprocess.TimeoutExpired as late:
            raise BadInput(place, found="it takes too long to read", expected="a workbook of tables") from late
        status = self._process.returncode
        if status == 0:
            return _laid_out(told)
        if status == PASSWORD:
            raise BadInput(place, found="the workbook is protected by a password", expected="one without")
        if status == -signal.SIGXCPU:
            raise BadInput(place, found="it takes too long to read", expected="a workbook of tables")
        if status < 0 and status != -signal.SIGABRT:
            found, expected = "reading it was stopped from outside", "to be read to the end: try again"
            raise BadInput(place, found=found, expected=expected)
        if status == SHARED_PART:
            raise BadInput(place, found="two of its sheets are one part", expected="a part for every sheet")
        # A single cell far out may be all that is wrong, and then it can be named.
        check_reach(self._name, self._content)
        # A parser that finds no memory aborts.
        if status in {TOO_MANY_CELLS, -signal.SIGABRT}:
            raise BadInput(
                place,
                found="its sheets are too large to lay out",
                expected=f"at most {MOST_CELLS:,} cells, counted from A1 to the last cell of each sheet",
            )
        raise BadInput(place, found="it cannot be read as a workbook", expected="an .xlsx workbook")


def main() -> int:
    """Read a workbook from standard input, write its sheets to standard output, and return the exit status."""
    for limit, soft, hard in (
        (resource.RLIMIT_AS, MOST_MEMORY, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS, MOST_SECONDS + GRACE_SECONDS),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        allowed = resource.getrlimit(limit)[1]
        if allowed == resource.RLIM_INFINITY:
            allowed = hard
        resource.setrlimit(limit, (min(soft, allowed), min(hard, allowed)))
    import python_calamine as calamine  # noqa: PLC0415 - only the child parses

    (length,) = LENGTH.unpack(sys.stdin.buffer.read(LENGTH.size))
    content = sys.stdin.buffer.read(length)
    threading.Thread(target=_end_with_whoever_asked, daemon=True).start()
    try:
        if has_shared_parts(content):
            return SHARED_PART
        with ThreadPoolExecutor(1) as beside:
            # The parser lets others work meanwhile.
            mute = beside.submit(sheets_with_mute_cells, content)
            book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
            sheets: dict[str, Rows] = {}
            cells = letters = 0
            for sheet in book.sheets_metadata:
                if sheet.typ is not calamine.SheetTypeEnum.WorkSheet:
                    continue
                if sheet.visible is not calamine.SheetVisibleEnum.Visible:
                    continue
                read = book.get_sheet_by_name(sheet.name)
                height, width = read.total_height + 1, read.total_width + 1
                cells += height * width
                if cells > MOST_CELLS or height >= LAST_ROW or width > LAST_COLUMN:
                    return TOO_MANY_CELLS
                rows = read.to_python(skip_empty_area=False)
                # One long text may be shared by every cell.
                letters += sum(len(cell) for row in rows for cell in row if type(cell) is str)
                if letters > MOST_LETTERS:
                    return TOO_MANY_CELLS
                sheets[sheet.name] = rows
            put_back(mute.result(), sheets, every_formula=EVERY_FORMULA in sys.argv)
        sys.stdout.buffer.write(_packed(sheets))
    except calamine.PasswordError:
        return PASSWORD
    except MemoryError:
        return TOO_MANY_CELLS
    except BaseException:  # noqa: BLE001 - a panic of the parser is no Exception; whatever it is, it is the file
        return NOT_A_WORKBOOK
    return 0


def _end_with_whoever_asked() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(NOT_A_WORKBOOK)


def _packed(sheets: dict[str, Rows]) -> bytes:
    """Return sheets as two parts after a length: shapes and words as JSON, then a number for every cell.

    An empty cell is no number (NaN) among the numbers; a true NaN would stand among the words.
    """
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    words = [
        (at, cell) for at, cell in enumerate(cells) if (type(cell) is not float or math.isnan(cell)) and cell != ""
    ]
    shapes = [(name, [len(row) for row in rows]) for name, rows in sheets.items()]
    told = json.dumps([shapes, words], default=_told).encode()
    numbers = array("d", [cell if type(cell) is float else EMPTY for cell in cells])
    return LENGTH.pack(len(told)) + told + numbers.tobytes()


def _laid_out(packed: bytes) -> dict[str, Rows]:
    (length,) = LENGTH.unpack_from(packed)
    shapes, words = json.loads(packed[LENGTH.size : LENGTH.size + length])
    numbers = array("d")
    numbers.frombytes(memoryview(packed)[LENGTH.size + length :])
    cells: list[Any] = ["" if math.isnan(cell) else cell for cell in numbers]
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


if __name__ == "__main__":
    sys.exit(main())
