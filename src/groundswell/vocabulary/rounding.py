"""The one rule of rounding: pages print by it, and words about printed numbers are decided by it."""

import math
from decimal import ROUND_HALF_UP, Decimal


class NotANumber(ValueError):
    """A value without a number was to be printed. What has no number is Withheld, or is said in words."""


def rounded(value: float, decimals: int) -> Decimal:
    """Return the value rounded half up (away from zero) as its publisher would print it; zero has no sign.

    The float is first read as a decimal of 15 significant digits, as a person reads it in a workbook: 7.125 gives
    7.13 although its binary neighbour lies below. Raises NotANumber for NaN and infinity.
    """
    if not math.isfinite(value):
        message = f"{value!r} cannot be printed as a number"
        raise NotANumber(message)
    found = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(found) if found == 0 else found
