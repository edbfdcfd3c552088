"""Checks of single columns and codes that every reader shares."""

import math
import re
from collections.abc import Sequence
from typing import Any

import polars as pl

from groundswell.vocabulary.faults import BadInput, Place

WITHHELD_SIGN = "-"
# Some trusts report in units: R1F1 and R1F2 are two units of the trust R1F.
REPORTING_UNIT = re.compile(r"([A-Z0-9]{3})\d")


def numbers(
    cells: Sequence[Any], *, place: Place, rows: Sequence[int], low: float, high: float, whole: bool = False
) -> pl.Series:
    """Return a column of numbers with None where the publisher printed "-".

    rows are the cells' row numbers as a person counts; whole asks for counts. Raises BadInput at the first text, empty
    cell, yes-or-no, or number outside low to high.
    """
    values = [None if cell == WITHHELD_SIGN else cell for cell in cells]
    # float alone is exact and quick; int and bool take the careful way, because a yes is not a 1.
    if not all(value is None or type(value) is float for value in values):
        values = [_number(cell, place, row) for cell, row in zip(values, rows, strict=True)]
    column = pl.Series(values, dtype=pl.Float64, strict=True)
    if _are_sound(values, low=low, high=high, whole=whole):
        return column
    is_fault = ~column.is_between(low, high)
    if whole:
        is_fault |= column != column.round()
    is_fault = is_fault.fill_null(value=False) | column.is_nan().fill_null(value=False)
    if is_fault.any():
        first = is_fault.arg_max() or 0
        kind = "a whole number" if whole else "a number"
        raise BadInput(
            Place(place.file, place.sheet, rows[first], place.column),
            found=f"the value {column[first]:g}",
            expected=f"{kind} from {low:g} to {high:g}, or “-”",
        )
    return column


def _are_sound(values: Sequence[float | None], *, low: float, high: float, whole: bool) -> bool:
    """Whether no value is at fault: on a few hundred values many times quicker than asking the engine."""
    present = [value for value in values if value is not None]
    if not present:
        return True
    # A sum is finite only if every value is, and only then do min and max mean anything.
    is_within = math.isfinite(sum(present)) and low <= min(present) and max(present) <= high
    return is_within and (not whole or all(float(value).is_integer() for value in present))


def _number(cell: Any, place: Place, row: int) -> float | None:
    if cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        return cell
    found = f"the text “{str(cell)[:40]}”"
    if cell == "":
        found = "an empty cell"
    elif isinstance(cell, bool):
        found = f"{str(cell).upper()}"
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
        if known and not all(_is_known(part, known) for part in code.split("/")):
            raise BadInput(
                where,
                found=f"the organisation code “{code[:40]}” is not known",
                expected="a code of the organisation reference",
                remedy="If the code is new, add the latest organisation reference first.",
            )
        seen[code] = row


def _is_known(code: str, known: frozenset[str]) -> bool:
    unit = REPORTING_UNIT.fullmatch(code)
    return code in known or (unit is not None and unit.group(1) in known)
