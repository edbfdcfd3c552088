"""Whether one factor fits answers in steps: the scaled test. Card: docs/methods/psychometrics/ordinal.md"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import chi2 as chi2_distribution

from groundswell.methods.psychometrics.fit import indices
from groundswell.methods.psychometrics.moments import Floats, NotEnoughAnswers
from groundswell.methods.psychometrics.ordinal import CLOSEST, OrdinalOmega, PairTables, influence, ordinal_omega


@dataclass(frozen=True)
class OrdinalFit:
    """The fit of one factor to answers in steps, as lavaan's WLSMV tests it, over `n` complete rows.

    `chi2` is scaled and shifted: `scale` times `unscaled`, plus `shift`, so that under a true model its mean and
    variance are those of a chi-squared of `df`; `p` is of it. `cfi`, `tli` and `rmsea` rest on it and on the baseline
    of independence, scaled and shifted likewise. `improper` says that a loading came out at or beyond 1: the test
    says nothing then.
    """

    n: int
    chi2: float
    df: int
    p: float
    scale: float
    shift: float
    unscaled: float
    baseline_chi2: float
    baseline_df: int
    cfi: float
    tli: float
    rmsea: float
    improper: bool


def ordinal_fit(rows: ArrayLike, items: Sequence[str], values: Sequence[float]) -> OrdinalFit:
    """Return how well one factor fits the complete rows (people x items, NaN for missing) of answers on a scale.

    Diagonally weighted least squares on polychoric correlations, with the mean- and variance-adjusted test
    (Asparouhov and Muthén 2010; lavaan's "scaled.shifted"). Rows are needed, for how correlations of four items move
    together. Raises ValueError for an answer off the scale, NotEnoughAnswers below four items, where a test has
    nothing to say, or where everybody gives one answer.
    """
    if len(items) < 4:
        message = "a test of one factor needs four items"
        raise NotEnoughAnswers(message)
    tables = PairTables.from_rows(rows, items, values)
    found = ordinal_omega(tables)
    pairs = [(one, other) for one in range(len(items)) for other in range(one)]
    moving = _moving_together(rows, values, tables, found, pairs)
    weights = 1 / np.diag(moving)
    loadings = np.array(found.loadings)
    slopes = np.zeros((len(pairs), len(items)))
    for place, (one, other) in enumerate(pairs):
        slopes[place, one], slopes[place, other] = loadings[other], loadings[one]
    weighted = weights[:, None] * slopes
    # Thresholds are free in both models and weights are diagonal, so only the correlations are tested.
    tested = np.diag(weights) - weighted @ np.linalg.solve(slopes.T @ weighted, weighted.T)
    scale, shift = _scaling(tested @ moving, found.df)
    correlations = np.array([found.correlations[pair] for pair in pairs])
    baseline_df = len(pairs)
    baseline_scale, baseline_shift = _scaling(weights[:, None] * moving, baseline_df)
    baseline = baseline_scale * (tables.n - 1) * float(weights @ correlations**2) + baseline_shift
    chi2 = scale * found.chi2 + shift
    cfi, tli, rmsea = indices(chi2, found.df, baseline, baseline_df, tables.n)
    return OrdinalFit(
        n=tables.n,
        chi2=chi2,
        df=found.df,
        p=float(chi2_distribution.sf(chi2, found.df)),
        scale=scale,
        shift=shift,
        unscaled=found.chi2,
        baseline_chi2=baseline,
        baseline_df=baseline_df,
        cfi=cfi,
        tli=tli,
        rmsea=rmsea,
        improper=bool((np.abs(loadings) >= CLOSEST).any()),
    )


def _moving_together(
    rows: ArrayLike,
    values: Sequence[float],
    tables: PairTables,
    found: OrdinalOmega,
    pairs: Sequence[tuple[int, int]],
) -> Floats:
    """Return the covariance of the polychoric correlations of the pairs, times the number of people."""
    table = np.asarray(rows, dtype=np.float64)
    table = table[~np.isnan(table).any(axis=1)]
    # The place of each person's answer among those that somebody gave.
    at = [
        np.argmax(table[:, item, None] == np.asarray(values, dtype=np.float64)[tables.answers(item)], axis=1)
        for item in range(len(tables.items))
    ]
    drawn = np.array(
        [influence(tables, one, other, found.correlations[one, other])[at[one], at[other]] for one, other in pairs]
    )
    moving: Floats = drawn @ drawn.T / tables.n
    return moving


def _scaling(product: Floats, df: int) -> tuple[float, float]:
    """Return scale and shift that give a weighted sum of chi-squared its df as mean, and twice that as variance.

    `product` is of what is tested and how it moves: its trace is the mean, twice the trace of its square the variance.
    """
    scale = sqrt(df / float(np.trace(product @ product)))
    return scale, df - scale * float(np.trace(product))
