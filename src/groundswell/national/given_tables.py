"""The tables of a file that somebody gave us in a layout of their own, each with its headings found."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from groundswell.national.mute_cells import FORMULA, column_letters
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

# People put a title and notes above the headings.
HEADINGS_WITHIN = 15
MOST_COLUMNS = 200
# Signs that turn the direction of text or cannot be seen: in a name they only deceive.
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})


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


def words(cell: object) -> str:
    """Return a cell as text on one line, without signs that cannot be seen; a whole number without its point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    seen = "".join(" " if sign.isspace() else sign for sign in str(cell))
    return " ".join("".join(sign for sign in seen if unicodedata.category(sign) not in UNSEEN).split())


def tables_in(source: Source, *, knows: Callable[[str], bool], most: int, each: str) -> tuple[Sheet, ...]:
    """Return the tables of a file that hold anything.

    The headings are the row, near the top, with most words that `knows` takes for a heading. `each` says what a row
    is ("unit", "person"), of which a table holds at most `most`. Raises BadInput if the file breaks a guard, holds no
    table, or has more rows or columns than that.
    """
    given: Iterable[tuple[str | None, Any]] = source.sheets.items() if source.is_workbook else [(None, source.rows)]
    found = tuple(sheet for name, rows in given for sheet in _sheet(Place(source.name, name), rows, knows, most, each))
    if not found:
        raise BadInput(Place(source.name), found="no table", expected=f"one row of headings and a row for each {each}")
    return found


def check_no_formulas(source: Source) -> None:
    """Raise BadInput, naming the cell, for a formula: its value was worked out elsewhere, from who knows what.

    The source has to be one that marks formulas.
    """
    for sheet, rows in source.sheets.items() if source.is_workbook else ():
        for row, cells in enumerate(rows, start=1):
            if FORMULA in cells:
                raise BadInput(
                    Place(source.name, sheet, row, column_letters(cells.index(FORMULA))),
                    found="a formula",
                    expected="plain values: copy the sheet and paste it as values",
                )


def _sheet(place: Place, rows: list[list[Any]], knows: Callable[[str], bool], most: int, each: str) -> Iterator[Sheet]:
    filled = [(at, row) for at, row in enumerate(rows, start=1) if any(words(cell) for cell in row)]
    if len(filled) < 2:
        return
    if len(filled) > most + HEADINGS_WITHIN:
        raise BadInput(place, found=f"{len(filled):,} rows", expected=f"at most {most:,}, one row for each {each}")
    if max(len(row) for _, row in filled) > MOST_COLUMNS:
        raise BadInput(place, found="a row with more columns than that", expected=f"at most {MOST_COLUMNS} columns")
    first = max(range(min(HEADINGS_WITHIN, len(filled) - 1)), key=lambda at: (_known(filled[at][1], knows), -at))
    headings = tuple(words(cell)[:200] for cell in filled[first][1])
    width = len(headings)
    below = tuple((at, tuple(row[:width]) + ("",) * (width - len(row))) for at, row in filled[first + 1 :])
    yield Sheet(place.file, place.sheet, headings, below)


def _known(row: list[Any], knows: Callable[[str], bool]) -> int:
    return sum(knows(words(cell)) for cell in row if words(cell))
