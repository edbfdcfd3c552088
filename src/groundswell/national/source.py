"""A file somebody gave us, looked at before anything parses it.

Guards (TRUST 11): size, a zip's directory, its true unpacked size, entry count and ratio, and XML that declares
entities. A reader recognises a source by its content, never by its name.
"""

import csv
import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from groundswell.vocabulary.faults import BadInput, Place

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 5 * MEBIBYTE
LARGEST_UNPACKED = 50 * MEBIBYTE
LARGEST_RATIO = 100
MOST_ENTRIES = 200
MOST_ROWS = 200_000

Cell = str | float | int | bool | None
Rows = list[list[Any]]


@dataclass(frozen=True)
class Source:
    """A file's name and bytes, and its sheets or rows once it has passed the guards."""

    name: str
    content: bytes = field(repr=False)

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
        """The sheets of a workbook by name, each a list of rows of cells; empty cells are "".

        Raises BadInput if the file breaks a guard or is not a workbook.
        """
        check_archive(self)
        import python_calamine as calamine  # noqa: PLC0415 - keeps commands that read no workbook fast

        try:
            book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(self.content))
            return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
        except (calamine.CalamineError, calamine.PasswordError) as broken:
            raise BadInput(
                Place(self.name), found="it cannot be read as a workbook", expected="an .xlsx workbook"
            ) from broken

    @cached_property
    def rows(self) -> list[list[str]]:
        """The rows of a comma-separated file, the heading first. Raises BadInput if it is not text."""
        text = self._text()
        try:
            rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
        except csv.Error as broken:
            raise BadInput(
                Place(self.name), found=f"it is not comma-separated text ({broken})", expected="a CSV file"
            ) from broken
        if len(rows) > MOST_ROWS:
            raise BadInput(Place(self.name), found=f"{len(rows):,} rows", expected=f"at most {MOST_ROWS:,} rows")
        return rows

    def _text(self) -> str:
        if b"\x00" in self.content[:4096]:
            raise BadInput(
                Place(self.name),
                found="it is neither a workbook nor text",
                expected="an .xlsx workbook or a CSV file",
            )
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return self.content.decode(encoding)
            except UnicodeDecodeError:
                continue
        raise BadInput(Place(self.name), found="its letters cannot be read", expected="UTF-8 or Windows-1252 text")


def open_source(path: Path) -> Source:
    """Return the file at path, checked for size. Raises BadInput if it is missing, empty, a folder or too large."""
    place = Place(path.name)
    if not path.exists():
        raise BadInput(place, found="there is no such file", expected="a file that exists")
    if not path.is_file():
        raise BadInput(place, found="it is not a file", expected="a workbook or a CSV file")
    return source_from(
        path.name, path.read_bytes() if path.stat().st_size <= LARGEST_FILE else b"", path.stat().st_size
    )


def source_from(name: str, content: bytes, size: int | None = None) -> Source:
    """Return a source from bytes already in hand. Raises BadInput if there are none or too many."""
    size = len(content) if size is None else size
    if size > LARGEST_FILE:
        raise BadInput(
            Place(name),
            found=f"it is {size / MEBIBYTE:.1f} MiB",
            expected=f"at most {LARGEST_FILE // MEBIBYTE} MiB",
        )
    if not content:
        raise BadInput(Place(name), found="it is empty", expected="a workbook or a CSV file")
    return Source(name=name, content=content)


def check_archive(source: Source) -> None:
    """Raise BadInput if a workbook could exhaust memory or is not a sound zip; nothing of it is parsed.

    Sizes are counted while unpacking, because a zip's directory can lie.
    """
    place = Place(source.name)
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise BadInput(
                    place,
                    found=f"the workbook holds {len(entries)} parts",
                    expected=f"at most {MOST_ENTRIES}",
                )
            if any(entry.flag_bits & 1 for entry in entries):
                raise BadInput(place, found="the workbook is protected by a password", expected="one without")
            declared = sum(entry.file_size for entry in entries)
            _check_unpacked(place, declared, len(source.content))
            unpacked = 0
            for entry in entries:
                with archive.open(entry) as part:
                    head = part.read(4096)
                    unpacked += len(head)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise BadInput(
                            place, found=f"its part {entry.filename} declares entities", expected="plain XML"
                        )
                    while block := part.read(MEBIBYTE):
                        unpacked += len(block)
                        _check_unpacked(place, unpacked, len(source.content))
            if "[Content_Types].xml" not in archive.namelist():
                raise BadInput(place, found="it is a zip file but not a workbook", expected="an .xlsx workbook")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error) as broken:
        raise BadInput(place, found="the workbook is damaged", expected="a sound .xlsx workbook") from broken


def _check_unpacked(place: Place, unpacked: int, packed: int) -> None:
    if unpacked > LARGEST_UNPACKED:
        raise BadInput(
            place,
            found="the workbook unpacks to more than it should",
            expected=f"at most {LARGEST_UNPACKED // MEBIBYTE} MiB unpacked",
        )
    if unpacked > packed * LARGEST_RATIO:
        raise BadInput(
            place,
            found=f"the workbook unpacks to {unpacked // max(packed, 1)} times its size",
            expected=f"at most {LARGEST_RATIO} times",
        )
