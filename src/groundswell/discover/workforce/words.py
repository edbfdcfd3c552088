"""How figures of the workforce are printed."""

from groundswell.discover.workforce.phrases import NOT_SHOWN
from groundswell.look import numbers
from groundswell.methods.workforce.ratios import Estimate, Verdict

NONE = "—"
VERDICTS = {
    Verdict.LOWER: "smaller share",
    Verdict.HIGHER: "larger share",
    Verdict.CANNOT_TELL: "cannot tell",
}


def about(count: int | None) -> str:
    """Return a rounded count, or that it is not shown."""
    return NOT_SHOWN if count is None else f"{count:,}"


def share(part: int | None, whole: int) -> str:
    """Return a whole percentage; a dash where there is no whole."""
    return NOT_SHOWN if part is None else NONE if whole <= 0 else numbers.whole_percent(100 * part / whole)


def percent(value: float) -> str:
    """Return a percentage with one decimal."""
    return numbers.percent(value)


def ratio_words(one: Estimate | None) -> str:
    """Return a ratio with two decimals; a dash where there is none."""
    return NONE if one is None else numbers.number(one.value, 2)


def between(one: Estimate | None) -> str:
    """Return the interval of a ratio."""
    return NONE if one is None else f"{numbers.number(one.low, 2)} to {numbers.number(one.high, 2)}"


def verdict_words(one: Estimate | None) -> str:
    """Return what can be said of a ratio beside 1."""
    return NONE if one is None else VERDICTS[one.against()]
