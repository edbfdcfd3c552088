"""Confirmatory factor models by maximum likelihood. Card: docs/methods/psychometrics/factors.md"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.methods.psychometrics.fit import Fit, fit_of, likelihood_discrepancy
from groundswell.methods.psychometrics.moments import Floats, Moments, NotEnoughAnswers

MOST_STEPS = 500
# The discrepancy still to be won, at which scoring stops; what rounding may add to it; the shortest step tried.
CONVERGED, ROUNDING, SHORTEST_STEP = 1e-15, 1e-13, 1e-8
# Correlations with an eigenvalue as small as this have an item made of others.
SINGULAR = 1e-10
NO_SOLUTION = "the factor model found no solution"


class NotFitted(ArithmeticError):
    """The factor model found no solution: the items do not carry the factors that were asked of them."""


@dataclass(frozen=True, eq=False)
class FactorModel:
    """A fitted model. Loadings are items x factors, on the items' own scale with factor variances of 1.

    `standardised` are loadings of items with variance 1. `sample` and `implied` are covariances with divisor n.
    `improper` says that an item's own variance came out negative, or a correlation of factors beyond 1: do not read
    the loadings then.
    """

    items: tuple[str, ...]
    factors: tuple[str, ...]
    loadings: Floats
    standardised: Floats
    uniquenesses: Floats
    factor_correlations: Floats
    sample: Floats
    implied: Floats
    fit: Fit
    improper: bool


def one_factor(moments: Moments) -> FactorModel:
    """Return the model in which all the items carry one factor; three items or more, complete-case moments."""
    return confirm(moments, {"factor": moments.items})


def confirm(moments: Moments, factors: Mapping[str, Sequence[str]]) -> FactorModel:
    """Return the model in which each item carries the factor that names it and factors may correlate.

    Maximum likelihood on the covariance with divisor n (lavaan's "normal" likelihood), by Fisher scoring with step
    halving. Items that no factor names are left out. Raises ValueError for pairwise moments or an item named twice,
    NotEnoughAnswers for too few items or people, NotFitted without a solution.
    """
    chosen = moments.pick([item for items in factors.values() for item in items])
    if not moments.complete:
        message = "a factor model needs complete-case moments"
        raise ValueError(message)
    if len(set(chosen.items)) != len(chosen.items):
        message = "an item carries one factor only"
        raise ValueError(message)
    sizes = [len(items) for items in factors.values()]
    if min(sizes) < 2 or (len(sizes) == 1 and sizes[0] < 3):
        message = "one factor needs three items, several factors two items each"
        raise NotEnoughAnswers(message)
    n = chosen.n
    if n <= len(chosen.items):
        message = f"{n} people cannot carry a model of {len(chosen.items)} items"
        raise NotEnoughAnswers(message)
    spread = np.sqrt(np.diag(chosen.covariance) * (n - 1) / n)
    correlation = chosen.correlation
    if np.linalg.eigvalsh(correlation)[0] <= SINGULAR:
        message = "an item is made of the others"
        raise NotEnoughAnswers(message)
    of = np.repeat(np.arange(len(sizes)), sizes)
    model = _Model(of, len(sizes))
    free = _scored(model, correlation)
    standard_loadings, own, between = model.parts(free)
    sign = np.where(standard_loadings.sum(axis=0) < 0, -1.0, 1.0)
    standard_loadings = standard_loadings * sign
    between = between * np.outer(sign, sign)
    sample = correlation * np.outer(spread, spread)
    implied = model.implied(free) * np.outer(spread, spread)
    off = between[~np.eye(len(sizes), dtype=bool)]
    return FactorModel(
        items=chosen.items,
        factors=tuple(factors),
        loadings=standard_loadings * spread[:, None],
        standardised=standard_loadings / np.sqrt(np.diag(model.implied(free)))[:, None],
        uniquenesses=own * spread**2,
        factor_correlations=between,
        sample=sample,
        implied=implied,
        fit=fit_of(sample, implied, n=n, parameters=model.size),
        improper=bool((own < 0).any() or (np.abs(off) > 1).any()),
    )


def eigenvalues(moments: Moments) -> Floats:
    """Return the eigenvalues of the Pearson correlations, largest first: how many things the items may measure."""
    found: Floats = np.linalg.eigvalsh(moments.pearson)[::-1].astype(np.float64)
    return found


class _Model:
    """The free parameters: a loading and an own variance per item, then the correlations of the factors."""

    def __init__(self, of: np.typing.NDArray[np.int64], factors: int) -> None:
        """Take which factor each item carries, and how many factors there are."""
        self.of, self.factors, self.items = of, factors, len(of)
        self.pairs = [(a, b) for a in range(factors) for b in range(a)]
        self.size = 2 * self.items + len(self.pairs)

    def start(self) -> Floats:
        """Return where to begin: every loading .7, every correlation of factors .3."""
        return np.concatenate([np.full(self.items, 0.7), np.full(self.items, 0.51), np.full(len(self.pairs), 0.3)])

    def parts(self, free: Floats) -> tuple[Floats, Floats, Floats]:
        """Return loadings (items x factors), own variances and correlations of factors."""
        loadings = np.zeros((self.items, self.factors))
        loadings[np.arange(self.items), self.of] = free[: self.items]
        between = np.eye(self.factors)
        for (a, b), value in zip(self.pairs, free[2 * self.items :], strict=True):
            between[a, b] = between[b, a] = value
        return loadings, free[self.items : 2 * self.items], between

    def implied(self, free: Floats) -> Floats:
        """Return the covariance that the parameters imply."""
        loadings, own, between = self.parts(free)
        implied: Floats = loadings @ between @ loadings.T + np.diag(own)
        return implied

    def slopes(self, free: Floats) -> Floats:
        """Return the derivative of the implied covariance by each parameter: parameters x items x items."""
        loadings, _, between = self.parts(free)
        found = np.zeros((self.size, self.items, self.items))
        towards = between @ loadings.T
        for item in range(self.items):
            found[item, item, :] += towards[self.of[item]]
            found[item, :, item] += towards[self.of[item]]
            found[self.items + item, item, item] = 1.0
        for place, (a, b) in enumerate(self.pairs):
            crossed = np.outer(loadings[:, a], loadings[:, b])
            found[2 * self.items + place] = crossed + crossed.T
        return found


def _scored(model: _Model, sample: Floats) -> Floats:
    """Return the parameters that maximise the likelihood, by Fisher scoring; raise NotFitted."""
    free = model.start()
    now = likelihood_discrepancy(sample, model.implied(free))
    for _ in range(MOST_STEPS):
        implied = model.implied(free)
        inverse = np.linalg.inv(implied)
        through = np.einsum("ab,kbc->kac", inverse, model.slopes(free))
        gradient = np.einsum("kac,ca->k", through, np.eye(model.items) - inverse @ sample)
        information = np.einsum("kac,lca->kl", through, through)
        step = np.linalg.lstsq(information, -gradient, rcond=None)[0]
        if float(-gradient @ step) < CONVERGED:
            return free
        length = 1.0
        while (then := likelihood_discrepancy(sample, model.implied(free + length * step))) > now + ROUNDING:
            length /= 2
            if length < SHORTEST_STEP:
                raise NotFitted(NO_SOLUTION)
        free, now = free + length * step, then
    raise NotFitted(NO_SOLUTION)
