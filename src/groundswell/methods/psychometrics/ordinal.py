"""Scales whose answers are steps, not numbers. Card: docs/methods/psychometrics/ordinal.md"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize, minimize_scalar
from scipy.stats import norm

from groundswell.methods.psychometrics.moments import Floats, NotEnoughAnswers

# Beyond these, thresholds and correlations are as good as infinite and as good as 1.
FARTHEST, CLOSEST = 8.0, 0.999
NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)


@dataclass(frozen=True, eq=False)
class PairTables:
    """How many people gave answer a to item i and b to item j: items x items x answers x answers, complete rows."""

    items: tuple[str, ...]
    counts: Floats

    @classmethod
    def from_rows(cls, rows: ArrayLike, items: Sequence[str], values: Sequence[float]) -> "PairTables":
        """Return the tables of the rows (people x items) that have no NaN; ValueError for an answer off the scale."""
        table = np.asarray(rows, dtype=np.float64)
        table = table[~np.isnan(table).any(axis=1)]
        chosen = (table[:, :, None] == np.asarray(values, dtype=np.float64)).astype(np.float64)
        if chosen.sum() != table.size:
            message = "an answer is not on the scale"
            raise ValueError(message)
        flat = chosen.reshape(len(table), -1)
        size = len(items), len(values)
        return cls(tuple(items), (flat.T @ flat).reshape(*size, *size).transpose(0, 2, 1, 3))

    def __add__(self, other: "PairTables") -> "PairTables":
        """Return the tables over the people of both; raise ValueError when they are of other items."""
        if self.items != other.items:
            message = "tables of different items cannot be added"
            raise ValueError(message)
        return PairTables(self.items, self.counts + other.counts)

    @property
    def n(self) -> int:
        """How many people answered everything."""
        return int(self.counts[0, 0].sum())

    @cached_property
    def thresholds(self) -> tuple[Floats, ...]:
        """Where each item's answers part on a normal scale; answers that nobody gave are left out.

        Raises NotEnoughAnswers when everybody gave the same answer.
        """
        found = []
        for item, name in enumerate(self.items):
            given = self.answers(item)
            if len(given) < 2:
                message = f"everybody gave the same answer to {name}, so it correlates with nothing"
                raise NotEnoughAnswers(message)
            shares = np.diag(self.counts[item, item])[given] / self.n
            found.append(np.asarray(norm.ppf(np.cumsum(shares)[:-1]), dtype=np.float64))
        return tuple(found)

    def answers(self, item: int) -> NDArray[np.int64]:
        """Return which answers to an item somebody gave."""
        given: NDArray[np.int64] = np.flatnonzero(np.diag(self.counts[item, item]))
        return given

    def pair(self, one: int, other: int) -> Floats:
        """Return the table of two items, without answers that nobody gave."""
        table: Floats = self.counts[one, other][np.ix_(self.answers(one), self.answers(other))]
        return table


@dataclass(frozen=True, eq=False)
class OrdinalOmega:
    """Omega of one factor for answers in steps (Green and Yang 2009), with the model it rests on.

    Both are the reliability of the sum of the answers as they are counted: `observed` divides by the variance of that
    sum with the polychoric correlations, `implied` with those of the model. `loadings` are standardised, of the normal
    scales behind the answers. `chi2` is of diagonally weighted least squares, unscaled: it is no test (`ordinal_fit`
    makes one of it).
    """

    observed: float
    implied: float
    loadings: tuple[float, ...]
    correlations: Floats
    srmr: float
    chi2: float
    df: int


def ordinal_omega(tables: PairTables) -> OrdinalOmega:
    """Return Green and Yang's omega of one factor fitted to polychoric correlations, from pairs of answers.

    Diagonally weighted least squares (lavaan's WLSMV estimates). Items must point the same way. Raises
    NotEnoughAnswers below three items or where everybody gives one answer.
    """
    count = len(tables.items)
    if count < 3:
        message = "one factor needs three items"
        raise NotEnoughAnswers(message)
    correlations, variances = np.eye(count), np.ones((count, count))
    for one in range(count):
        for other in range(one):
            found, variance = polychoric(tables, one, other)
            correlations[one, other] = correlations[other, one] = found
            variances[one, other] = variances[other, one] = variance
    weights = 1 / variances
    np.fill_diagonal(weights, 0.0)

    def missed(loadings: Floats) -> tuple[float, Floats]:
        residual = correlations - np.outer(loadings, loadings)
        return float((weights * residual**2).sum() / 2), -2 * (weights * residual) @ loadings

    fitted = minimize(missed, np.full(count, 0.6), jac=True, method="BFGS", options={"gtol": 1e-6})
    loadings = np.clip(fitted.x * (1 if fitted.x.sum() >= 0 else -1), -CLOSEST, CLOSEST)
    shared = np.outer(loadings, loadings)
    implied = shared + np.diag(1 - loadings**2)
    return OrdinalOmega(
        observed=_summed(tables, shared) / _summed(tables, correlations),
        implied=_summed(tables, shared) / _summed(tables, implied),
        loadings=tuple(float(one) for one in loadings),
        correlations=correlations,
        srmr=float(np.sqrt(np.mean((correlations - implied)[np.tril_indices(count)] ** 2))),
        chi2=float(fitted.fun) * (tables.n - 1) / tables.n,
        df=count * (count - 3) // 2,
    )


def polychoric(tables: PairTables, one: int, other: int) -> tuple[float, float]:
    """Return the correlation of the normal scales behind two items, and its sampling variance (two-step).

    The variance carries that thresholds are estimated too (Olsson 1979, Muthén 1984).
    """
    table = tables.pair(one, other)
    first, second = tables.thresholds[one], tables.thresholds[other]

    def unlikely(correlation: float) -> float:
        return -float((table * np.log(_cells(first, second, correlation)[0])).sum())

    found = minimize_scalar(unlikely, bounds=(-CLOSEST, CLOSEST), method="bounded", options={"xatol": 1e-9})
    correlation = float(found.x)
    moved = influence(tables, one, other, correlation)
    return correlation, float((table * moved**2).sum() / table.sum() ** 2)


def influence(tables: PairTables, one: int, other: int, correlation: float) -> Floats:
    """Return how far one person of each pair of answers draws the correlation found for two items: answers x answers.

    In units of one over the number of people; it carries that thresholds are estimated too. Its mean square over
    people, divided by their number, is the sampling variance of the correlation, and its mean product with that of
    another pair, divided likewise, their covariance.
    """
    table = tables.pair(one, other)
    first, second = tables.thresholds[one], tables.thresholds[other]
    chances, by_correlation = _cells(first, second, correlation)
    shares, score = table / table.sum(), by_correlation / chances
    pull = score.copy()
    for axis, (mine, theirs) in enumerate(((first, second), (second, first))):
        alone = _alone(mine)
        information = (alone * shares.sum(axis=1 - axis)) @ alone.T
        both = _by_threshold(mine, theirs, correlation)
        both = (both if axis == 0 else both.transpose(0, 2, 1)) / chances
        crossed = np.einsum("tab,ab,ab->t", both, score, shares)
        moved = np.linalg.solve(information, crossed) @ alone
        pull = pull - (moved[:, None] if axis == 0 else moved[None, :])
    drawn: Floats = pull / (shares * score**2).sum()
    return drawn


def both_below(first: ArrayLike, second: ArrayLike, correlation: float) -> Floats:
    """Return the chance that two standard normal values lie below two thresholds (any shapes that broadcast)."""
    h, k = (np.clip(np.asarray(one, dtype=np.float64), -FARTHEST, FARTHEST) for one in (first, second))
    angle = np.arcsin(correlation) / 2
    sines = np.sin(angle * (NODES + 1))
    h, k = np.broadcast_arrays(h, k)
    inner = (sines * 2 * (h * k)[..., None] - (h**2 + k**2)[..., None]) / (2 * (1 - sines**2))
    chances: Floats = norm.cdf(h) * norm.cdf(k) + angle * (np.exp(inner) @ WEIGHTS) / (2 * np.pi)
    return chances


def _edges(thresholds: Floats) -> Floats:
    """Return the thresholds between the two ends."""
    return np.concatenate([[-FARTHEST], thresholds, [FARTHEST]])


def _cells(first: Floats, second: Floats, correlation: float) -> tuple[Floats, Floats]:
    """Return the chance of every pair of answers, and its derivative by the correlation."""
    h, k = _edges(first)[:, None], _edges(second)[None, :]
    below = both_below(h, k, correlation)
    left = 1 - correlation**2
    density = np.exp(-(h**2 - 2 * correlation * h * k + k**2) / (2 * left)) / (2 * np.pi * np.sqrt(left))
    chances = np.maximum(np.diff(np.diff(below, axis=0), axis=1), 1e-12)
    return chances, np.diff(np.diff(density, axis=0), axis=1)


def _by_threshold(mine: Floats, theirs: Floats, correlation: float) -> Floats:
    """Return the derivative of the chance of every pair of answers by each threshold of the first item."""
    edges = _edges(theirs)
    found = np.zeros((len(mine), len(mine) + 1, len(theirs) + 1))
    for place, at in enumerate(mine):
        given = norm.pdf(at) * np.diff(norm.cdf((edges - correlation * at) / np.sqrt(1 - correlation**2)))
        found[place, place] += given
        found[place, place + 1] -= given
    return found


def _alone(thresholds: Floats) -> Floats:
    """Return the scores of an item's own thresholds: thresholds x answers."""
    shares = np.diff(norm.cdf(_edges(thresholds)))
    found = np.zeros((len(thresholds), len(thresholds) + 1))
    for place, density in enumerate(norm.pdf(thresholds)):
        found[place, place] = density / shares[place]
        found[place, place + 1] = -density / shares[place + 1]
    return found


def _summed(tables: PairTables, correlations: Floats) -> float:
    """Return the variance of the sum of answers when the scales behind them correlate so; 1 is an item with itself."""
    whole = 0.0
    for one, first in enumerate(tables.thresholds):
        for other, second in enumerate(tables.thresholds):
            alone = float(norm.cdf(first).sum() * norm.cdf(second).sum())
            if one == other and correlations[one, other] >= 1:
                whole += float(norm.cdf(np.minimum(first[:, None], second[None, :])).sum()) - alone
            else:
                whole += float(both_below(first[:, None], second[None, :], correlations[one, other]).sum()) - alone
    return whole
