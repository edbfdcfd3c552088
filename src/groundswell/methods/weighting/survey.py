"""Weighted means with honest errors, for clustered, stratified samples. Card: docs/methods/weighting/survey.md"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import t as t_distribution

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


class TooFewClusters(ValueError):
    """No error can be worked out: fewer than two clusters (or people) in a stratum."""


@dataclass(frozen=True, eq=False)
class Piles:
    """Answers in piles of people alike: same cluster, stratum, weight and calibration cells, each kept as sums.

    A pile has `n` people, the `total` and the sum of `squares` of their scores, and the `weight` each carries.
    `cluster` is -1 throughout where people were not drawn in clusters. `calibration` has a column for each margin to
    which the weights were raked; `base` is the weight before raking (1 where everybody was asked). `population` gives
    how many clusters (or people) each stratum has in all: it may be left empty, and then no finite correction is made.
    """

    n: Floats
    total: Floats
    squares: Floats
    weight: Floats
    cluster: Codes
    stratum: Codes
    calibration: Codes
    base: Floats
    population: Mapping[int, float]

    @classmethod
    def make(
        cls,
        n: ArrayLike,
        total: ArrayLike,
        squares: ArrayLike,
        *,
        weight: ArrayLike | None = None,
        cluster: Sequence[Hashable] | None = None,
        stratum: Sequence[Hashable] | None = None,
        calibration: Sequence[Sequence[Hashable]] = (),
        base: ArrayLike | None = None,
        population: Mapping[Hashable, float] | None = None,
    ) -> "Piles":
        """Return piles from sums, one entry each; whatever is left out is the same for all. See the class."""
        people = np.asarray(n, dtype=np.float64)
        size = len(people)
        strata: dict[Hashable, int] = {}
        stratum_code = _coded(stratum, size, strata)
        known = {"total": total, "squares": squares, "weight": weight, "base": base}
        part = {
            name: np.ones(size) if one is None else np.asarray(one, dtype=np.float64) for name, one in known.items()
        }
        if any(one.shape != (size,) for one in part.values()) or np.any(people <= 0) or np.any(part["weight"] <= 0):
            message = "every pile needs people, a sum, a sum of squares and a weight"
            raise ValueError(message)
        margins = [_coded(one, size, {}) for one in calibration]
        return cls(
            n=people,
            cluster=np.full(size, -1, dtype=np.int64) if cluster is None else _coded(cluster, size, {}),
            stratum=stratum_code,
            calibration=np.array(margins, dtype=np.int64).reshape(len(margins), size).T,
            population={} if population is None else {code: population[name] for name, code in strata.items()},
            **part,
        )

    @property
    def clustered(self) -> bool:
        """Whether people were drawn in clusters."""
        return bool(self.cluster.size) and int(self.cluster.min()) >= 0


@dataclass(frozen=True)
class SurveyEstimate:
    """A weighted estimate with its linearised standard error; `df` is clusters (or people) less strata."""

    estimate: float
    se: float
    df: int

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the interval by t."""
        reach = float(t_distribution.ppf((1 + level) / 2, self.df)) * self.se
        return self.estimate - reach, self.estimate + reach


@dataclass(frozen=True)
class SurveyTest:
    """The difference of two groups' weighted means (second minus first) and its design-based t test."""

    difference: float
    se: float
    t: float
    df: int
    p: float


def survey_mean(piles: Piles) -> SurveyEstimate:
    """Return the weighted mean; as R `survey::svymean`, raking accounted for. Raises TooFewClusters."""
    slope, mean = _of_mean(piles, piles.weight)
    return SurveyEstimate(mean, *_error(piles, slope, _unexplained(piles, slope, -slope * mean)))


def survey_total(piles: Piles) -> SurveyEstimate:
    """Return the weighted total; as R `survey::svytotal`, raking accounted for. Raises TooFewClusters."""
    offset = _unexplained(piles, piles.weight, np.zeros(len(piles.n)))
    total = float((piles.weight * piles.total).sum())
    return SurveyEstimate(total, *_error(piles, piles.weight, offset))


def survey_t(piles: Piles, second: Sequence[bool]) -> SurveyTest:
    """Return the test that the piles marked `second` have the mean of the others; as R `survey::svyttest`.

    Raises TooFewClusters; ValueError when one of the groups is empty.
    """
    marked = np.asarray(second, dtype=bool)
    if marked.all() or not marked.any():
        message = "two groups are compared, and one is empty"
        raise ValueError(message)
    one_slope, one_mean = _of_mean(piles, np.where(marked, 0.0, piles.weight))
    other_slope, other_mean = _of_mean(piles, np.where(marked, piles.weight, 0.0))
    slope, offset = other_slope - one_slope, one_slope * one_mean - other_slope * other_mean
    se, df = _error(piles, slope, _unexplained(piles, slope, offset))
    difference, df = other_mean - one_mean, df - 1
    t = difference / se if se > 0 else inf * float(np.sign(difference))
    return SurveyTest(difference, se, t, df, float(2 * t_distribution.sf(abs(t), df)))


def weighting_moves(piles: Piles) -> SurveyEstimate:
    """Return the weighted minus the unweighted mean, and how sure that is: what non-response may have hidden.

    It tells of the differences that the weights know of and of no others. Raises TooFewClusters.
    """
    slope, mean = _of_mean(piles, piles.weight)
    plain_slope, plain_mean = _of_mean(piles, np.ones(len(piles.n)))
    offset = _unexplained(piles, slope, -slope * mean) + plain_slope * plain_mean
    return SurveyEstimate(mean - plain_mean, *_error(piles, slope - plain_slope, offset))


def _of_mean(piles: Piles, weight: Floats) -> tuple[Floats, float]:
    """Return each person's share of a weighted mean, by pile, and the mean."""
    whole = float((weight * piles.n).sum())
    return weight / whole, float((weight * piles.total).sum()) / whole


def _unexplained(piles: Piles, slope: Floats, offset: Floats) -> Floats:
    """Return the offset that leaves of slope x score + offset what the margins raked to do not explain.

    Fitted by base weights to what each person adds per unit of weight (R `survey`: iterated residuals of margins).
    """
    if not piles.calibration.shape[1]:
        return offset
    columns = [(codes[:, None] == np.unique(codes)).astype(np.float64) for codes in piles.calibration.T]
    design = np.hstack(columns)
    weighted = design * (piles.base * piles.n)[:, None]
    added = (slope * piles.total / piles.n + offset) / piles.weight
    left: Floats = offset - piles.weight * (design @ np.linalg.lstsq(design.T @ weighted, weighted.T @ added)[0])
    return left


def _error(piles: Piles, slope: Floats, offset: Floats) -> tuple[float, int]:
    """Return the linearised standard error of the sum of slope x score + offset, and clusters less strata."""
    sums = slope * piles.total + offset * piles.n
    squares = slope**2 * piles.squares + 2 * slope * offset * piles.total + offset**2 * piles.n
    variance, clusters, strata = 0.0, 0.0, np.unique(piles.stratum)
    for stratum in strata:
        here = piles.stratum == stratum
        if piles.clustered:
            _, place = np.unique(piles.cluster[here], return_inverse=True)
            of_cluster = np.bincount(place, weights=sums[here])
            units, whole, spread = float(len(of_cluster)), float(of_cluster.sum()), float((of_cluster**2).sum())
        else:
            units, whole, spread = float(piles.n[here].sum()), float(sums[here].sum()), float(squares[here].sum())
        if units < 2:
            message = "an error needs two clusters or more, or two people, in every stratum"
            raise TooFewClusters(message)
        left = 1 - units / piles.population[int(stratum)] if piles.population else 1.0
        variance += left * units / (units - 1) * max(spread - whole**2 / units, 0.0)
        clusters += units
    return sqrt(variance), int(clusters) - len(strata)


def _coded(names: Sequence[Hashable] | None, size: int, known: dict[Hashable, int]) -> Codes:
    """Return a number for each name, filling `known`; all the same where there are no names."""
    given = [0] * size if names is None else list(names)
    if len(given) != size:
        message = "one name a pile"
        raise ValueError(message)
    return np.array([known.setdefault(one, len(known)) for one in given], dtype=np.int64)
