"""A comma-separated file as columns, every cell checked as it is asked for."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

MISSING = frozenset({"", "NA", "-", "NaN"})
# float() would also take "1_0", "infinity" and the digits of other scripts.
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
# A file with this part of a layout's headings is that layout with a column renamed or gone, not another layout.
ENOUGH_HEADINGS = 0.6


@dataclass(frozen=True)
class CsvTable:
    """The rows of a CSV file under their headings, whose case and spacing do not matter.

    Rows are numbered as a person counts, the heading being row 1. Raises BadInput where a heading stands twice, a row
    has too few or too many cells, or there are no rows.
    """

    source: Source

    @cached_property
    def headings(self) -> list[str]:
        """The headings as they are written, without surrounding space."""
        names = [name.strip() for name in self.source.rows[0]]
        plain = [_plain(name) for name in names]
        for at, name in enumerate(names):
            if name and plain.index(plain[at]) < at:
                raise BadInput(Place(self.source.name, row=1, column=name), found="it stands twice", expected="it once")
        return names

    @cached_property
    def _body(self) -> list[tuple[int, list[str]]]:
        body = [(number, row) for number, row in enumerate(self.source.rows, 1) if any(cell.strip() for cell in row)]
        body = body[1:]
        for number, row in body:
            if len(row) != len(self.headings):
                raise BadInput(
                    Place(self.source.name, row=number),
                    found=f"{len(row)} cells",
                    expected=f"{len(self.headings)}, as in the first row",
                )
        if not body:
            raise BadInput(Place(self.source.name), found="headings and no rows", expected="at least one row of data")
        return body

    @property
    def count(self) -> int:
        """How many rows of data there are."""
        return len(self._body)

    @cached_property
    def row_numbers(self) -> list[int]:
        """The rows' numbers as a person counts."""
        return [number for number, _ in self._body]

    def place(self, column: str, row: int | None = None) -> Place:
        """Return where a column, or a cell of it, stands."""
        return Place(self.source.name, row=row, column=column)

    def has(self, name: str) -> bool:
        """Return whether there is such a column."""
        return _plain(name) in {_plain(heading) for heading in self.headings}

    def texts(self, name: str) -> list[str]:
        """Return a column as text, without surrounding space. Raises BadInput if the column is missing."""
        plain = [_plain(heading) for heading in self.headings]
        if _plain(name) not in plain:
            raise BadInput(
                Place(self.source.name, row=1),
                found=f"the column “{name}” is missing",
                expected=f"it among the {len(self.headings)} headings of the first row",
            )
        at = plain.index(_plain(name))
        return [row[at].strip() for _, row in self._body]

    def numbers(self, name: str, *, low: float, high: float) -> list[float | None]:
        """Return a column of numbers, None where the file leaves the cell open. Raises BadInput at the first fault."""
        return [
            None if text in MISSING else self._number(text, name, row, low, high)
            for text, row in zip(self.texts(name), self.row_numbers, strict=True)
        ]

    def years(self, name: str) -> list[int]:
        """Return a column of years, none left open. Raises BadInput at the first cell that is no year."""
        found = []
        for text, row in zip(self.texts(name), self.row_numbers, strict=True):
            if not re.fullmatch(r"20[0-9]{2}(?:\.0)?", text):
                raise BadInput(self.place(name, row), found=_told(text), expected="a year such as 2024")
            found.append(int(text[:4]))
        return found

    def days(self, name: str) -> list[str]:
        """Return a column of days as yyyy-mm-dd, "" where the cell is open; a time of day is dropped."""
        return [
            "" if text in MISSING else self._day(text, name, row)
            for text, row in zip(self.texts(name), self.row_numbers, strict=True)
        ]

    def words(self, name: str, allowed: frozenset[str]) -> list[str | None]:
        """Return a column of known words, None where the cell is open. Raises BadInput at the first other word."""
        found: list[str | None] = []
        for text, row in zip(self.texts(name), self.row_numbers, strict=True):
            if text not in allowed and text not in MISSING:
                raise BadInput(
                    self.place(name, row),
                    found=f"the word “{text[:40]}”",
                    expected=f"one of {', '.join(sorted(allowed))}",
                )
            found.append(text if text in allowed else None)
        return found

    def _number(self, text: str, name: str, row: int, low: float, high: float) -> float:
        if not NUMBER.fullmatch(text):
            raise BadInput(self.place(name, row), found=_told(text), expected="a number, or nothing")
        value = float(text)
        if not low <= value <= high:
            raise BadInput(
                self.place(name, row), found=f"the value {value:g}", expected=f"a number from {low:g} to {high:g}"
            )
        return value

    def _day(self, text: str, name: str, row: int) -> str:
        digits = re.sub(r"[-/]", "", text[:10] if re.match(r"[0-9]{4}[-/]", text) else text)
        try:
            if not re.fullmatch(r"[0-9]{8}", digits):
                raise ValueError
            return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
        except ValueError as wrong:
            raise BadInput(
                self.place(name, row), found=_told(text), expected="a day as yyyymmdd or yyyy-mm-dd"
            ) from wrong


def recognises_headings(source: Source, names: Sequence[str]) -> bool:
    """Return whether a source is text whose first row has most of these headings, so that a missing one can be named.

    Raises BadInput if it is neither a workbook nor text.
    """
    if source.is_workbook or not source.rows:
        return False
    held = {_plain(name) for name in source.rows[0]}
    return len({_plain(name) for name in names} & held) >= ENOUGH_HEADINGS * len(names)


def _plain(heading: str) -> str:
    return " ".join(heading.lower().split())


def _told(text: str) -> str:
    return f"the text “{text[:40]}”" if text else "an empty cell"
