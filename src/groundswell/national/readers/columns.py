"""Checks of single columns and codes that every reader shares."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from groundswell.vocabulary.faults import BadInput, Place

WITHHELD_SIGN = "-"


def numbers(cells: Sequence[Any], *, place: Place, rows: Sequence[int], low: float, high: float) -> pl.Series:
    """Return a column of numbers with None where the publisher printed "-".

    rows are the cells' row numbers as a person counts. Raises BadInput at the first text, empty cell or number
    outside low to high.
    """
    values = [None if cell == WITHHELD_SIGN else cell for cell in cells]
    try:
        column = pl.Series(values, dtype=pl.Float64, strict=True)
    except (TypeError, pl.exceptions.PolarsError):
        column = pl.Series(
            [_number(cell, place, row) for cell, row in zip(values, rows, strict=True)], dtype=pl.Float64
        )
    lowest, highest = column.min(), column.max()
    is_sound = column.is_nan().sum() == 0
    if is_sound and (lowest is None or (lowest >= low and highest <= high)):  # type: ignore[operator]  # both are floats
        return column
    for value, row in zip(column.to_list(), rows, strict=True):
        if value is not None and not low <= value <= high:
            raise BadInput(
                Place(place.file, place.sheet, row, place.column),
                found=f"the value {value:g}",
                expected=f"a number from {low:g} to {high:g}, or “-”",
            )
    return column


def _number(cell: Any, place: Place, row: int) -> float | None:
    if cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        return cell
    found = "an empty cell" if cell == "" else f"the text “{cell}”"
    raise BadInput(
        Place(place.file, place.sheet, row, place.column),
        found=found,
        expected="a number, or “-” where withheld",
    )


def check_codes(
    codes: Sequence[str], *, place: Place, rows: Sequence[int], known: frozenset[str], are_unique: bool = True
) -> None:
    """Raise BadInput at the first organisation code that is empty, stands twice, or is not known.

    known is empty where no reference is at hand.
    """
    seen: dict[str, int] = {}
    for code, row in zip(codes, rows, strict=True):
        where = Place(place.file, place.sheet, row, place.column)
        if not code:
            raise BadInput(where, found="an empty organisation code", expected="an ODS code")
        if are_unique and code in seen:
            raise BadInput(
                where,
                found=f"organisation {code} stands twice (first in row {seen[code]})",
                expected="each once",
            )
        if known and not any(part in known for part in code.split("/")):
            raise BadInput(
                where,
                found=f"the organisation code “{code}” is not known",
                expected="a code of the organisation reference",
                remedy="If the code is new, add the latest organisation reference first.",
            )
        seen[code] = row
