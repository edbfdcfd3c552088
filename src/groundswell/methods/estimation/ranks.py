"""Where a unit may truly stand among the others. Card: docs/methods/estimation/ranks.md"""

from dataclasses import dataclass

import numpy as np

from groundswell.methods.estimation.random_intercept import UnitEstimates


@dataclass(frozen=True)
class RankInterval:
    """A unit's rank, 1 for the highest: the middle draw, the 95% interval, and the chance of being truly first."""

    name: str
    middle: int
    lowest: int
    highest: int
    chance_first: float


def rank_intervals(
    estimates: UnitEstimates, chance: np.random.Generator, *, draws: int = 4000, level: float = 0.95
) -> tuple[RankInterval, ...]:
    """Return the rank of every unit with its interval, by drawing true means from what the model leaves open.

    Where units do not differ at all (tau2 of 0), every rank is as likely as any other. The generator decides the
    draws: the same one gives the same ranks.
    """
    model, units = estimates.model, estimates.units
    weights = np.array([unit.reliability for unit in units])
    means = np.array([unit.mean for unit in units])
    centre = chance.normal(model.mu, model.se_mu, size=(draws, 1))
    own = chance.normal(size=(draws, len(units))) * np.sqrt(model.tau2 * (1 - weights))
    truth = weights * means + (1 - weights) * centre + own
    if model.tau2 <= 0:
        truth = chance.normal(size=(draws, len(units)))
    ranks = (-truth).argsort(axis=1).argsort(axis=1) + 1
    tail = (1 - level) / 2
    low, middle, high = np.quantile(ranks, [tail, 0.5, 1 - tail], axis=0, method="inverted_cdf").astype(np.int64)
    first = (ranks == 1).mean(axis=0)
    return tuple(
        RankInterval(unit.name, int(middle[place]), int(low[place]), int(high[place]), float(first[place]))
        for place, unit in enumerate(units)
    )
