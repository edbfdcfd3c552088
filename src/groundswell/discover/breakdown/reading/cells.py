"""One cell of a contractor's file: a number, a withheld mark, or words."""

import math
import re

from groundswell.national.given_tables import words
from groundswell.vocabulary.faults import BadInput, Place

# How publishers and contractors write that they hold a value back.
WITHHELD = frozenset(
    {
        "", "-", "–", "—", "*", "**", ".", "..", "x", "s", "c", "na", "n/a", "nan", "null", "none", "low", "[low]",
        "[c]", "[x]", "[s]", "[z]", "n<11", "n<10", "<11", "<10", "< 11", "< 10", "n < 11", "n < 10", "<5", "withheld",
        "suppressed", "not shown", "not available", "too few", "redacted",
    }
)  # fmt: skip
NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
LONGEST_NAME = 120


def name(cell: object, *, at: Place) -> str:
    """Return a unit's or indicator's name. Raises BadInput when it is longer than a page can carry."""
    found = words(cell)
    if len(found) > LONGEST_NAME:
        raise BadInput(at, found=f"a name of {len(found)} letters", expected=f"at most {LONGEST_NAME}")
    return found


def is_withheld(cell: object) -> bool:
    """Return whether a cell says that its value is held back, or says nothing."""
    return words(cell).casefold() in WITHHELD


def number(cell: object, *, at: Place, expected: str) -> float | None:
    """Return a cell's number, None where it is withheld. "1,234" and "64.2%" are read. Raises BadInput otherwise."""
    if isinstance(cell, bool):
        raise BadInput(at, found=f"“{cell}”", expected=expected)
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            raise BadInput(at, found=f"“{cell}”", expected=expected)
        return float(cell)
    if is_withheld(cell):
        return None
    written = words(cell).replace("−", "-").removesuffix("%").strip()
    if not NUMBER.fullmatch(written) or len(written) > 20:
        raise BadInput(at, found=f"“{words(cell)[:40]}”", expected=expected)
    return float(written.replace(",", ""))


def count(cell: object, *, at: Place) -> int | None:
    """Return a whole number of people, None where it is withheld. Raises BadInput for anything else."""
    expected = "a whole number of people"
    found = number(cell, at=at, expected=expected)
    if found is None:
        return None
    if found < 0 or not found.is_integer() or found > 1_000_000:
        raise BadInput(at, found=f"“{words(cell)[:40]}”", expected=expected)
    return int(found)


def has_per_cent_sign(cell: object) -> bool:
    """Return whether a share was written with its sign, so that its scale is plain."""
    return isinstance(cell, str) and cell.strip().endswith("%")
