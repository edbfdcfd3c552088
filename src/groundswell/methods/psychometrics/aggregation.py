"""Whether a unit's mean says something of the unit. Card: docs/methods/psychometrics/aggregation.md"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.stats import f as f_distribution

from groundswell.methods.estimation.units import UnitSums
from groundswell.methods.psychometrics.moments import NotEnoughAnswers

RATE = 0.05


@dataclass(frozen=True)
class Aggregation:
    """One-way analysis of variance over units: ICC(1), of one person, and ICC(2), of a unit's mean.

    `k` is the size of unit used; `interval` is that of ICC(1), 95%, by F. ICC(1) below 0 is given as it comes out.
    """

    icc1: float
    icc2: float
    interval: tuple[float, float]
    k: float
    units: int
    people: int
    mean_square_between: float
    mean_square_within: float
    f: float
    p: float

    @property
    def differ(self) -> bool:
        """Whether the F test says that units differ at all: without that, a unit's mean is only people's luck."""
        return self.icc1 > 0 and self.p < RATE


def aggregation(units: UnitSums, *, k: Literal["exact", "mean"] = "exact") -> Aggregation:
    """Return ICC(1), ICC(2) and the F test that units differ.

    `k="exact"` is (N - sum n^2/N)/(G - 1), the ANOVA estimate for unequal units; `k="mean"` is N/G, as R `multilevel`
    has it. Raises NotEnoughAnswers with fewer than two units or nobody beside a colleague, and where all agree.
    """
    people, groups = units.people, len(units.names)
    if groups < 2 or people <= groups:
        message = "needs two units or more, and units of more than one person"
        raise NotEnoughAnswers(message)
    within = float(units.within.sum()) / (people - groups)
    if within <= 0:
        message = "everybody agrees within every unit"
        raise NotEnoughAnswers(message)
    between = units.between / (groups - 1)
    exact = (people - float((units.n**2).sum()) / people) / (groups - 1)
    size = exact if k == "exact" else people / groups
    ratio = between / within
    df = groups - 1, people - groups
    low, high = (ratio / float(f_distribution.ppf(chance, *df)) for chance in (0.975, 0.025))
    return Aggregation(
        icc1=_icc1(ratio, size),
        icc2=1 - 1 / ratio if ratio > 0 else -np.inf,
        interval=(_icc1(low, size), _icc1(high, size)),
        k=size,
        units=groups,
        people=int(people),
        mean_square_between=between,
        mean_square_within=within,
        f=ratio,
        p=float(f_distribution.sf(ratio, *df)),
    )


def reliability_of_mean(icc1: float, people: float) -> float:
    """Return how reliable the mean of so many people is, given ICC(1): Spearman-Brown."""
    return people * icc1 / (1 + (people - 1) * icc1)


def _icc1(ratio: float, k: float) -> float:
    """Return ICC(1) from the ratio of mean squares."""
    return (ratio - 1) / (ratio + k - 1)
