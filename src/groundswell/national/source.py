"""A file somebody gave us, looked at before anything parses it.

A reader recognises a source by its content, never by its name. Guards on workbooks stand in archive.
"""

import csv
import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from groundswell.national.archive import MEBIBYTE, check_archive
from groundswell.national.workbook_cells import CellsProcess, Rows
from groundswell.vocabulary.faults import BadInput, Place

LARGEST_FILE = 5 * MEBIBYTE
MOST_ROWS = 200_000
# How older Office files begin: .xls workbooks, and .xlsx workbooks inside the wrapping that a password puts on.
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Source:
    """A file's name and bytes, and its sheets or rows once it has passed the guards.

    Where `marks_formulas`, every formula of a workbook reads "=", whatever value was worked out for it.
    """

    name: str
    content: bytes = field(repr=False)
    marks_formulas: bool = False

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def is_workbook(self) -> bool:
        """Whether the bytes are a zip, as every xlsx is."""
        return self.content[:4] == b"PK\x03\x04"

    @cached_property
    def sheets(self) -> dict[str, Rows]:
        """The visible sheets of a workbook by name, each a list of rows of cells; empty cells are "".

        Raises BadInput if the file breaks a guard or is not a workbook.
        """
        with self._process as process:
            return process.cells()

    @contextmanager
    def reading_ahead(self) -> Iterator[None]:
        """Have a workbook's cells read meanwhile; whoever asks for the sheets waits for them. Raises BadInput."""
        with self._process if self.is_workbook else nullcontext():
            yield

    @cached_property
    def _process(self) -> CellsProcess:
        """The process that reads the cells, given the file once it has passed the guards."""
        process = CellsProcess(self.name, marks_formulas=self.marks_formulas)
        try:
            check_archive(self.name, self.content)
        except BaseException:
            with process:
                raise
        process.give(self.content)
        return process

    @cached_property
    def rows(self) -> list[list[str]]:
        """The rows of a comma-separated file, the heading first. Raises BadInput if it is not text."""
        text = self._text()
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
            rows = [row for row in reader if row]
        except csv.Error as broken:
            raise BadInput(
                Place(self.name), found=f"it is not comma-separated text ({broken})", expected="a CSV file"
            ) from broken
        if len(rows) > MOST_ROWS:
            raise BadInput(Place(self.name), found=f"{len(rows):,} rows", expected=f"at most {MOST_ROWS:,} rows")
        return rows

    def _text(self) -> str:
        place, expected = Place(self.name), "an .xlsx workbook or a CSV file"
        if self.content.startswith(OLD_OFFICE):
            if ENCRYPTED in self.content:
                raise BadInput(place, found="the workbook is protected by a password", expected="one without")
            raise BadInput(place, found="it is an older Office file (.xls)", expected=expected)
        if b"\x00" in self.content:
            raise BadInput(place, found="it is neither a workbook nor text", expected=expected)
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return self.content.decode(encoding)
            except UnicodeDecodeError:
                continue
        raise BadInput(place, found="its letters cannot be read", expected="UTF-8 or Windows-1252 text")


def open_source(path: Path) -> Source:
    """Return the file at path, checked for size.

    Raises BadInput if it is missing, empty, too large, not a file, or may not be read.
    """
    place, expected = Place(path.name), "a workbook or a CSV file"
    try:
        # Without waiting, because a pipe that nobody writes to would hold us for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise BadInput(place, found="there is no such file", expected="a file that exists") from missing
    except PermissionError as forbidden:
        raise BadInput(
            place, found="you may not read it", expected="a file that you have permission to read"
        ) from forbidden
    except OSError as broken:
        found = "its name is too long" if broken.errno == errno.ENAMETOOLONG else "it cannot be opened"
        raise BadInput(place, found=found, expected=expected) from broken
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise BadInput(place, found="it is not a file", expected=expected)
        if status.st_size > LARGEST_FILE:
            raise _too_large(path.name, status.st_size)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return source_from(path.name, file.read(LARGEST_FILE + 1))
    finally:
        os.close(handle)


def source_from(name: str, content: bytes, size: int | None = None) -> Source:
    """Return a source from bytes already in hand; size is given where a file too large was not read at all.

    Raises BadInput if there are none or too many.
    """
    size = len(content) if size is None else size
    if size > LARGEST_FILE:
        raise _too_large(name, size)
    if not content:
        raise BadInput(Place(name), found="it is empty", expected="a workbook or a CSV file")
    return Source(name=name, content=content)


def _too_large(name: str, size: int) -> BadInput:
    return BadInput(
        Place(name), found=f"it is {size / MEBIBYTE:.1f} MiB", expected=f"at most {LARGEST_FILE // MEBIBYTE} MiB"
    )


def _delimiter(text: str) -> str:
    """Return what parts the cells of a text: a comma, or what a spreadsheet of another country writes instead."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in ",;\t" if sign in first), ",")
