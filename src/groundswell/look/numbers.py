"""How numbers, days and withheld cells are printed (EXPERIENCE 7, "Numbers").

One rule of rounding for the whole product: a float is first read as a person would read it in the publisher's
workbook, as a decimal of 15 significant digits, and that decimal is rounded half up (away from zero). So 7.125 prints
as 7.13 although its binary neighbour lies below, and 7.1649999999999991, which is what adding published figures
makes of 7.165, prints as 7.17. Python's own rounding (half to even, on the binary value) would differ from the
published tables in the last digit.
"""

import datetime as dt
import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from groundswell.vocabulary.withheld import Figure, Reason, Withheld

MINUS = "\N{MINUS SIGN}"

_WITHHELD_WORDS = {Reason.AT_SOURCE: "withheld by the publisher", Reason.PROTECTED: "not shown"}


class NotANumber(ValueError):
    """A value without a number reached a page. What has no number is Withheld, or is said in words."""


@dataclass(frozen=True, slots=True)
class Unit:
    """How values of one kind are printed: decimals, the sign behind them, and their names in words.

    `words` says what the number counts, for the line under a title; `difference` names a gap between two values.
    """

    decimals: int
    suffix: str
    words: str
    difference: str


SCORE = Unit(2, "", "score from 0 to 10", "points")
POINTS = Unit(1, "", "points from 1 to 5", "points")
PERCENT = Unit(1, "%", "% of answers", "percentage points")
WHOLE_PERCENT = Unit(0, "%", "% of answers", "percentage points")
RATIO = Unit(1, "", "ratio", "")
COUNT = Unit(0, "", "number", "")


def rounded(value: float, decimals: int) -> Decimal:
    """Return the value rounded half up as its publisher would print it. Raises NotANumber for NaN and infinity."""
    if value is None or not math.isfinite(value):
        message = f"{value!r} cannot be printed as a number"
        raise NotANumber(message)
    exact = Decimal(f"{value:.15g}")
    found = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(found) if found == 0 else found


def size(count: int) -> str:
    """Return the size of a file of so many bytes: 900 bytes, 53 kB, 1.4 MB. A kilobyte is 1,000 bytes."""
    if count < 1_000:
        return f"{count} bytes"
    return f"{number(count / 1_000)} kB" if count < 999_500 else f"{number(count / 1_000_000, 1)} MB"


def number(value: float, decimals: int = 0) -> str:
    """Return a number with thousands commas and a true minus sign: 6,238 or −0.12."""
    return f"{rounded(value, decimals):,}".replace("-", MINUS)


def signed(value: float, decimals: int = 0) -> str:
    """Return a difference with its sign: +0.12, −0.12, and 0.00 without one."""
    found = rounded(value, decimals)
    return f"+{found:,}" if found > 0 else number(value, decimals)


def figure(value: Figure, unit: Unit) -> str:
    """Return a value in its unit, or the words for a withheld one: "7.16", "73.3%", "withheld by the publisher"."""
    if isinstance(value, Withheld):
        return withheld_words(value)
    return f"{number(value, unit.decimals)}{unit.suffix}"


def withheld_words(cell: Withheld) -> str:
    """Return the one wording for a cell that is held back, the same in tables, alt text, exports and pages."""
    return _WITHHELD_WORDS[cell.reason]


def score(value: Figure) -> str:
    """Return a score as published, two decimals: 7.16."""
    return figure(value, SCORE)


def percent(value: Figure) -> str:
    """Return a percentage (0 to 100) as in detail and tables, one decimal: 73.3%."""
    return figure(value, PERCENT)


def whole_percent(value: Figure) -> str:
    """Return a percentage (0 to 100) as in board sentences: 73%."""
    return figure(value, WHOLE_PERCENT)


def ratio(value: Figure) -> str:
    """Return a ratio with one decimal: 2.4."""
    return figure(value, RATIO)


def count(value: Figure) -> str:
    """Return a whole number with thousands commas: 6,238."""
    return figure(value, COUNT)


def about(value: float) -> str:
    """Return a rounded count in words: "about 6,200"; to 100 from 1,000 on, to 10 from 100 on, else to 5."""
    size = abs(value)
    step = 100 if size >= 1000 else 10 if size >= 100 else 5
    return f"about {number(float(rounded(value / step, 0)) * step)}"


def in_ten(value: float) -> str:
    """Return a percentage (0 to 100) as staff pages say it: "7 in 10"; near the ends "fewer than 1 in 10"."""
    tenths = int(rounded(value / 10, 0))
    if tenths == 0:
        return "none" if value == 0 else "fewer than 1 in 10"
    if tenths == 10:
        return "all" if value == 100 else "more than 9 in 10"
    return f"{tenths} in 10"


def points(value: float, unit: Unit = PERCENT) -> str:
    """Return the size of a difference: "3.2 percentage points", "0.12 points"."""
    return f"{number(value, unit.decimals)} {unit.difference}".rstrip()


def span(low: Figure, high: Figure, unit: Unit) -> str:
    """Return a range with "to", its sign once at the end: "69.5 to 73.3%", or the withheld words."""
    if isinstance(low, Withheld):
        return withheld_words(low)
    if isinstance(high, Withheld):
        return withheld_words(high)
    return f"{number(low, unit.decimals)} to {number(high, unit.decimals)}{unit.suffix}"


def day(moment: dt.date) -> str:
    """Return a day as a person writes it: 14 March 2027."""
    return f"{moment.day} {moment:%B} {moment.year}"


def days(first: dt.date, last: dt.date) -> str:
    """Return a span of days without saying twice what they share: "3 to 14 March 2027"."""
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def clock(moment: dt.time | dt.datetime) -> str:
    """Return a time of day: 5.30pm, 9am."""
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes}{'pm' if moment.hour >= 12 else 'am'}"
