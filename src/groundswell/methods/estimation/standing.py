"""Which units can be told apart from their trust. Card: docs/methods/estimation/standing.md"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from groundswell.methods.comparison.false_discovery import benjamini_hochberg, benjamini_yekutieli
from groundswell.methods.estimation.random_intercept import UnitEstimate, UnitEstimates

RATE = 0.05


class Standing(StrEnum):
    """What can be said of a unit beside its trust. Not telling apart is an answer, not a lack of one."""

    BELOW = "below"
    ABOVE = "above"
    NOT_TOLD_APART = "not told apart"


@dataclass(frozen=True)
class Judged:
    """A unit's standing on one measure; `q` is the p of its difference, adjusted for all tests in the view."""

    measure: str
    unit: UnitEstimate
    q: float
    standing: Standing


def judge(
    view: Mapping[str, UnitEstimates], *, rate: float = RATE, strongly_dependent: bool = False
) -> tuple[Judged, ...]:
    """Return the standing of every unit on every measure that is looked at together, measure by measure.

    A unit stands apart when its difference from everybody else passes Benjamini and Hochberg over the whole view (or
    Benjamini and Yekutieli) at `rate`, *and* the interval of its drawn-in deviation leaves out no difference at all.
    """
    tests = [(measure, unit) for measure, estimates in view.items() for unit in estimates.units]
    adjust = benjamini_yekutieli if strongly_dependent else benjamini_hochberg
    adjusted = adjust([unit.p for _, unit in tests])
    return tuple(
        Judged(measure, unit, q, _standing(unit, q, rate)) for (measure, unit), q in zip(tests, adjusted, strict=True)
    )


def _standing(unit: UnitEstimate, q: float, rate: float) -> Standing:
    """Return the standing of one unit."""
    low, high = unit.deviation_interval
    if q < rate and high < 0 and unit.difference < 0:
        return Standing.BELOW
    if q < rate and low > 0 and unit.difference > 0:
        return Standing.ABOVE
    return Standing.NOT_TOLD_APART
