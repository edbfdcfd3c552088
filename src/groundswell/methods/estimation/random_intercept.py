"""Units' means drawn towards the trust's by as much as chance made them. Card: docs/methods/estimation/units.md"""

from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import norm
from scipy.stats import t as t_distribution

from groundswell.methods.estimation.units import Floats, UnitSums

# A unit's place among others may be shown from this reliability of its mean on (METHODS 2.3).
RELIABLE_ENOUGH = 0.70
# The ratio of variances is searched between these, on the logarithmic scale, and compared with none at all.
LEAST_RATIO, MOST_RATIO = 1e-9, 1e6


class TooFewUnits(ValueError):
    """Units that differ cannot be told from people who differ: one unit only, or nobody beside a colleague."""


@dataclass(frozen=True)
class RandomIntercept:
    """y = mu + u + e: the variance of units (tau2) and of people within them (sigma2), by REML.

    `mu` is the mean of units, each counted by what its mean is worth; `se_mu` its standard error.
    """

    mu: float
    se_mu: float
    tau2: float
    sigma2: float
    units: int
    people: int

    @property
    def icc1(self) -> float:
        """The share of a person's variance that lies between units."""
        return self.tau2 / (self.tau2 + self.sigma2)

    def reliability(self, n: float) -> float:
        """Return how reliable the mean of so many people of one unit is: tau2/(tau2 + sigma2/n)."""
        return self.tau2 / (self.tau2 + self.sigma2 / n)


@dataclass(frozen=True)
class UnitEstimate:
    """One unit: what was measured, and what it says once drawn towards the trust's mean.

    `estimate` and `interval` (95%) are of the unit's mean; `deviation`, `deviation_interval` and `chance_below` are
    of its distance from `mu`. `difference` is its plain mean minus that of everybody else, and `p` the two-sided
    test of it (t, variance within units pooled).
    """

    name: str
    n: int
    mean: float
    reliability: float
    estimate: float
    interval: tuple[float, float]
    deviation: float
    deviation_interval: tuple[float, float]
    chance_below: float
    difference: float
    p: float

    @property
    def place_may_be_shown(self) -> bool:
        """Whether the mean is reliable enough to show where the unit stands among others."""
        return self.reliability >= RELIABLE_ENOUGH


@dataclass(frozen=True)
class UnitEstimates:
    """The model and every unit under it, in the order of the sums."""

    model: RandomIntercept
    units: tuple[UnitEstimate, ...]


def random_intercept(sums: UnitSums) -> RandomIntercept:
    """Return the random intercept model of a score, by REML on each unit's number, mean and sum of squares.

    Equal to fitting the rows (R `nlme::lme`, REML). Raises TooFewUnits below two units, with nobody beside a
    colleague, or where nobody differs from one.
    """
    people, groups = sums.people, len(sums.names)
    inside = float(sums.within.sum())
    if groups < 2 or people <= groups or inside <= 0:
        message = "needs two units or more, and people who differ within them"
        raise TooFewUnits(message)

    def at(ratio: float) -> tuple[float, float, float, float]:
        """Return mu, the sum of its weights, sigma2 and twice the negative log-likelihood at tau2/sigma2."""
        inflated = 1 + sums.n * ratio
        weights = sums.n / inflated
        total = float(weights.sum())
        mu = float((weights * sums.mean).sum()) / total
        sigma2 = (inside + float((weights * (sums.mean - mu) ** 2).sum())) / (people - 1)
        return mu, total, sigma2, (people - 1) * log(sigma2) + float(np.log(inflated).sum()) + log(total)

    found = minimize_scalar(
        lambda power: at(float(np.exp(power)))[3],
        bounds=(log(LEAST_RATIO), log(MOST_RATIO)),
        method="bounded",
        options={"xatol": 1e-10},
    )
    ratio = float(np.exp(found.x))
    if at(0.0)[3] <= at(ratio)[3] + 1e-9:
        ratio = 0.0
    mu, total, sigma2, _ = at(ratio)
    return RandomIntercept(
        mu=mu,
        se_mu=sqrt(sigma2 / total),
        tau2=ratio * sigma2,
        sigma2=sigma2,
        units=groups,
        people=int(people),
    )


def estimate_units(sums: UnitSums, *, level: float = 0.95) -> UnitEstimates:
    """Return the model and the empirical Bayes estimate of every unit; raises TooFewUnits like it.

    Intervals carry the uncertainty of `mu`, not that of the variances.
    """
    model = random_intercept(sums)
    z = float(norm.ppf((1 + level) / 2))
    differences, chances = _against_the_rest(sums)
    units = []
    for index, name in enumerate(sums.names):
        n, mean = float(sums.n[index]), float(sums.mean[index])
        weight = model.reliability(n)
        deviation, estimate = weight * (mean - model.mu), model.mu + weight * (mean - model.mu)
        left = model.tau2 * (1 - weight)
        deviation_spread = sqrt(left + weight**2 * model.se_mu**2)
        spread = sqrt(left + (1 - weight) ** 2 * model.se_mu**2)
        units.append(
            UnitEstimate(
                name=name,
                n=int(n),
                mean=mean,
                reliability=weight,
                estimate=estimate,
                interval=(estimate - z * spread, estimate + z * spread),
                deviation=deviation,
                deviation_interval=(deviation - z * deviation_spread, deviation + z * deviation_spread),
                chance_below=float(norm.cdf(0, deviation, deviation_spread)) if deviation_spread > 0 else 0.5,
                difference=float(differences[index]),
                p=float(chances[index]),
            )
        )
    return UnitEstimates(model, tuple(units))


def _against_the_rest(sums: UnitSums) -> tuple[Floats, Floats]:
    """Return each unit's mean minus that of everybody else, and the two-sided p of it."""
    people = sums.people
    rest = people - sums.n
    rest_mean = (people * sums.overall_mean - sums.n * sums.mean) / rest
    df = people - len(sums.names)
    pooled = float(sums.within.sum()) / df
    difference = sums.mean - rest_mean
    size = np.abs(difference) / np.sqrt(pooled * (1 / sums.n + 1 / rest))
    chances: Floats = np.asarray(2 * t_distribution.sf(size, df), dtype=np.float64)
    return difference, chances
