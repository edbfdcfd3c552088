"""Trusts with a known truth: units that differ, or do not, and people who answer on several measures."""

from collections.abc import Sequence

import numpy as np

from groundswell.methods.estimation.random_intercept import UnitEstimates, estimate_units
from groundswell.methods.estimation.units import UnitSums

# Spread of answers to one five-point question before they are rounded; any two correlate .5 within a person.
SPREAD = 0.9


def answers(
    chance: np.random.Generator,
    sizes: Sequence[int],
    *,
    between: float = 0.0,
    fault: float = 0.0,
    measures: int = 1,
    items: int = 1,
) -> dict[str, UnitEstimates]:
    """Return the estimates of measures, each the mean of `items` questions, answered on five points.

    `between` is the standard deviation of units' true means; `fault` lowers the first unit on every question.
    """
    of = np.repeat(np.arange(len(sizes)), sizes)
    person = chance.normal(size=(len(of), 1))
    view = {}
    for measure in range(measures):
        truth = chance.normal(size=len(sizes)) * between
        truth[0] -= fault
        own = (person + chance.normal(size=(len(of), items))) / np.sqrt(2)
        values = np.clip(np.round(3.4 + truth[of][:, None] + SPREAD * own), 1, 5).mean(axis=1)
        view[f"m{measure}"] = estimate_units(UnitSums.from_rows(values, of.tolist()))
    return view


def normal_units(
    chance: np.random.Generator, sizes: Sequence[int], *, between: float, within: float
) -> tuple[np.ndarray, UnitSums]:
    """Return units' true means and the sums of normal answers about them."""
    truth = 3.4 + chance.normal(size=len(sizes)) * between
    of = np.repeat(np.arange(len(sizes)), sizes)
    return truth, UnitSums.from_rows(truth[of] + within * chance.normal(size=len(of)), of.tolist())
