"""How many leaders will be needed: the projection, from what is shown and assumed alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.discover.workforce.ages import reaching
from groundswell.discover.workforce.reading.cells import NOT_STATED
from groundswell.discover.workforce.statements import Assumptions
from groundswell.methods.workforce.projection import Assumed, NoProjection, Projected, projected
from groundswell.methods.workforce.ratios import Estimate


@dataclass(frozen=True, slots=True)
class Need:
    """What the projection says: with the rate as it is, and with both ends of its interval where it was measured."""

    posts: int
    in_post: int
    leaving: float
    retiring: float
    middle: Projected
    least: Projected | None
    most: Projected | None


def need_of(
    in_post: int,
    vacant: int,
    ages: Sequence[tuple[str, int | None]],
    measured: Estimate | None,
    assumptions: Assumptions,
) -> Need | None:
    """Return the projection from what is shown alone; None where no rate of leaving is shown or typed."""
    if assumptions.leaving is not None:
        rates = [assumptions.leaving / 100]
    elif measured is not None:
        rates = [min(1.0, one) for one in (measured.value, measured.low, measured.high)]
    else:
        return None
    retiring = sum(
        (count or 0) * reaching(band, age=assumptions.retirement_age, years=assumptions.years)
        for band, count in ages
        if band != NOT_STATED
    )
    posts = in_post + vacant
    try:
        found = [
            projected(
                posts,
                in_post,
                Assumed(assumptions.years, assumptions.growth / 100, rate, min(retiring, in_post)),
            )
            for rate in rates
        ]
    except NoProjection:
        return None
    least, most = (found[1], found[2]) if len(found) > 1 else (None, None)
    return Need(posts, in_post, rates[0], retiring, found[0], least, most)
