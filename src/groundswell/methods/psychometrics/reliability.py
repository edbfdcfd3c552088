"""How consistently the items of a scale measure. Card: docs/methods/psychometrics/reliability.md"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from groundswell.methods.psychometrics.factors import one_factor
from groundswell.methods.psychometrics.moments import Floats, Moments, NotEnoughAnswers


@dataclass(frozen=True)
class ItemInScale:
    """An item beside the rest of its scale: the correlation with the sum of the others, and alpha without it.

    `alpha_without` is None in a scale of two.
    """

    item: str
    item_rest: float
    alpha_without: float | None


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha of a scale: from covariances, and from correlations ("standardised"); `n` is the least pair."""

    alpha: float
    standardised: float
    mean_correlation: float
    items: tuple[ItemInScale, ...]
    n: int
    complete: bool


@dataclass(frozen=True)
class Omega:
    """McDonald's omega total of one factor fitted by maximum likelihood.

    `implied` divides by the variance the model implies (our default), `observed` by the variance of the sum that was
    observed (R `semTools`). `loadings` are standardised, in the order of the items. `improper` as in FactorModel.
    """

    implied: float
    observed: float
    loadings: tuple[float, ...]
    improper: bool


def reliability(moments: Moments) -> Reliability:
    """Return alpha, standardised alpha and every item beside the rest (Cronbach 1951); two items or more.

    With pairwise moments this is the convention of R `psych::alpha`. Items must already point the same way
    (`Moments.turn`). Raises NotEnoughAnswers for one item, or where there is no spread.
    """
    if len(moments.items) < 2:
        message = "consistency needs two items or more"
        raise NotEnoughAnswers(message)
    correlation = moments.correlation
    count = len(moments.items)
    return Reliability(
        alpha=_alpha(moments.covariance),
        standardised=_alpha(correlation),
        mean_correlation=float((correlation.sum() - count) / (count * (count - 1))),
        items=tuple(_beside_the_rest(moments, index) for index in range(count)),
        n=moments.n,
        complete=moments.complete,
    )


def omega(moments: Moments) -> Omega:
    """Return omega total of one factor fitted by maximum likelihood (McDonald 1999); three items or more.

    Needs complete-case moments. Raises NotEnoughAnswers, or NotFitted when the factor model has no solution.
    """
    fitted = one_factor(moments)
    sigma = fitted.implied
    shared = float(fitted.loadings.sum() ** 2)
    return Omega(
        implied=shared / float(sigma.sum()),
        observed=shared / float(fitted.sample.sum()),
        loadings=tuple(float(one) for one in fitted.standardised.sum(axis=1)),
        improper=fitted.improper,
    )


def omega_minres(moments: Moments) -> float:
    """Return omega total of one factor by minimum residuals on Pearson correlations, as R `psych::omega` gives it.

    1 - sum of uniquenesses / sum of correlations. Takes pairwise moments too. Raises NotEnoughAnswers below three
    items.
    """
    count = len(moments.items)
    if count < 3:
        message = "one factor needs three items"
        raise NotEnoughAnswers(message)
    correlation = moments.pearson
    off = correlation - np.diag(np.diag(correlation))

    def missed(loadings: Floats) -> tuple[float, Floats]:
        residual = off - np.outer(loadings, loadings)
        np.fill_diagonal(residual, 0.0)
        return float((residual**2).sum()), -4 * residual @ loadings

    found = minimize(missed, np.full(count, 0.6), jac=True, method="BFGS", options={"gtol": 1e-9})
    return float(1 - (count - (found.x**2).sum()) / correlation.sum())


def _alpha(covariance: Floats) -> float:
    """Return J/(J-1) (1 - trace / sum)."""
    count, whole = len(covariance), float(covariance.sum())
    if whole <= 0:
        message = "the sum of the items has no spread"
        raise NotEnoughAnswers(message)
    return count / (count - 1) * (1 - float(np.trace(covariance)) / whole)


def _beside_the_rest(moments: Moments, index: int) -> ItemInScale:
    """Return one item beside the others."""
    others = [place for place in range(len(moments.items)) if place != index]
    rest = moments.covariance[np.ix_(others, others)]
    rest_variance = float(rest.sum())
    if rest_variance <= 0:
        message = "the sum of the other items has no spread"
        raise NotEnoughAnswers(message)
    shared = float(moments.covariance[index, others].sum())
    return ItemInScale(
        item=moments.items[index],
        item_rest=shared / float(np.sqrt(moments.covariance[index, index] * rest_variance)),
        alpha_without=_alpha(rest) if len(others) > 1 else None,
    )
