"""The sheets of a contractor's file, each with its headings found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from groundswell.discover.breakdown.reading.cells import words
from groundswell.discover.breakdown.reading.columns import Role, guess
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

# Contractors put a title and notes above the headings.
HEADINGS_WITHIN = 15
MOST_UNITS = 500
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its headings, and its rows below them with the row numbers a person would count.

    `name` is None for a CSV file.
    """

    file: str
    name: str | None
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Any, ...]], ...]

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Return where something stands, as a person would look for it; `column` counts from 0."""
        heading = None if column is None else (self.headings[column] or f"number {column + 1}")
        return Place(self.file, self.name, row, heading)


def sheets_of(source: Source, *, year: int) -> tuple[Sheet, ...]:
    """Return the tables of a file that hold anything.

    Raises BadInput if the file breaks a guard, holds no table, or has more rows than any trust has units.
    """
    tables: Iterable[tuple[str | None, Any]] = source.sheets.items() if source.is_workbook else [(None, source.rows)]
    found = tuple(sheet for name, rows in tables for sheet in _sheet(source.name, name, rows, year))
    if not found:
        raise BadInput(Place(source.name), found="no table", expected="one row of headings and a row for each unit")
    return found


def _sheet(file: str, name: str | None, rows: list[list[Any]], year: int) -> Iterator[Sheet]:
    place = Place(file, name)
    filled = [(at, row) for at, row in enumerate(rows, start=1) if any(words(cell) for cell in row)]
    if len(filled) < 2:
        return
    if len(filled) > MOST_UNITS + HEADINGS_WITHIN:
        raise BadInput(place, found=f"{len(filled):,} rows", expected=f"at most {MOST_UNITS} units, one row for each")
    if max(len(row) for _, row in filled) > MOST_COLUMNS:
        raise BadInput(place, found="a row with more columns than that", expected=f"at most {MOST_COLUMNS} columns")
    first = max(range(min(HEADINGS_WITHIN, len(filled) - 1)), key=lambda at: (_known(filled[at][1], year), -at))
    headings = tuple(words(cell)[:200] for cell in filled[first][1])
    width = len(headings)
    below = tuple((at, tuple(row[:width]) + ("",) * (width - len(row))) for at, row in filled[first + 1 :])
    yield Sheet(file, name, headings, below)


def _known(row: list[Any], year: int) -> int:
    return sum(guess(words(cell), year=year) != Role.IGNORE for cell in row if words(cell))
