"""Who left within a year, as far as it may be shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from groundswell.discover.workforce.models import Post
from groundswell.discover.workforce.reading.cells import NOT_STATED
from groundswell.discover.workforce.small_numbers import STEP, may_show, rounded, rows_shown
from groundswell.methods.workforce.ratios import Estimate, rate_of_leaving


@dataclass(frozen=True, slots=True)
class Turnover:
    """Leavers within a year and the rate of leaving, of leaders and of others; None where hidden."""

    leaders: Estimate | None
    others: Estimate | None
    leavers: int | None
    reasons: tuple[tuple[str, int | None], ...]


def is_in_post(post: Post, on: date) -> bool:
    """Return whether a post was held, or stood there, on a day."""
    return (post.started_on is None or post.started_on <= on) and (post.left_on is None or post.left_on > on)


def turnover_of(filled: Sequence[Post], led: frozenset[int], as_of: date, *, with_reasons: bool) -> Turnover:
    """Return who left within the year before a day, of filled posts of which `led` are leaders'."""
    begin = _a_year_before(as_of)
    gone = [one for one in filled if one.left_on is not None and begin < one.left_on <= as_of]
    rates: list[Estimate | None] = []
    for is_leader in (True, False):
        left = sum((one.pk in led) is is_leader for one in gone)
        there = [sum(is_in_post(one, day) and (one.pk in led) is is_leader for one in filled) for day in (begin, as_of)]
        years = rounded(sum(there) / 2)
        rates.append(rate_of_leaving(rounded(left), years, step=STEP) if _is_enough(left, years) else None)
    leavers = [one for one in gone if one.pk in led]
    reasons = Counter(one.leaving_reason or NOT_STATED for one in leavers if with_reasons)
    shown = rows_shown({one: (count,) for one, count in reasons.items()}) if reasons else set()
    return Turnover(
        rates[0],
        rates[1],
        rounded(len(leavers)) if rates[0] else None,
        tuple((one, rounded(count) if one in shown else None) for one, count in sorted(reasons.items())),
    )


def _is_enough(leavers: int, years: float) -> bool:
    return may_show(leavers, leavers + int(years)) and years > 0


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
