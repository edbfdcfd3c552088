"""How well a factor model fits. Card: docs/methods/psychometrics/factors.md"""

from dataclasses import dataclass
from math import inf, log, pi, sqrt

import numpy as np
from scipy.optimize import brentq
from scipy.stats import chi2 as chi2_distribution
from scipy.stats import ncx2

from groundswell.methods.psychometrics.moments import Floats


@dataclass(frozen=True)
class Fit:
    """The fit of a model, in lavaan's conventions ("normal" likelihood, means saturated, baseline of independence).

    `rmsea_interval` is the 90% interval. `p` is None for a model without degrees of freedom, which fits by making.
    """

    n: int
    chi2: float
    df: int
    p: float | None
    baseline_chi2: float
    baseline_df: int
    cfi: float
    tli: float
    rmsea: float
    rmsea_interval: tuple[float, float]
    srmr: float
    log_likelihood: float
    aic: float
    bic: float
    parameters: int


def likelihood_discrepancy(sample: Floats, implied: Floats) -> float:
    """Return F = log|implied| + trace(sample implied^-1) - log|sample| - J; infinite where implied is no covariance."""
    try:
        root = np.linalg.cholesky(implied)
    except np.linalg.LinAlgError:
        return inf
    log_implied = 2 * float(np.log(np.diag(root)).sum())
    _, log_sample = np.linalg.slogdet(sample)
    return log_implied + float(np.trace(np.linalg.solve(implied, sample))) - float(log_sample) - len(sample)


def fit_of(sample: Floats, implied: Floats, *, n: int, parameters: int) -> Fit:
    """Return the fit of an implied covariance to a sample's (both divisor n) with so many free parameters."""
    count = len(sample)
    df = count * (count + 1) // 2 - parameters
    chi2 = max(n * likelihood_discrepancy(sample, implied), 0.0)
    baseline_df = count * (count - 1) // 2
    baseline = n * likelihood_discrepancy(sample, np.diag(np.diag(sample)))
    cfi, tli, rmsea = indices(chi2, df, baseline, baseline_df, n)
    log_likelihood = _log_likelihood(sample, implied, n)
    return Fit(
        n=n,
        chi2=chi2,
        df=df,
        p=float(chi2_distribution.sf(chi2, df)) if df else None,
        baseline_chi2=baseline,
        baseline_df=baseline_df,
        cfi=cfi,
        tli=tli,
        rmsea=rmsea,
        rmsea_interval=_rmsea_interval(chi2, df, n),
        srmr=_srmr(sample, implied),
        log_likelihood=log_likelihood,
        aic=-2 * log_likelihood + 2 * parameters,
        bic=-2 * log_likelihood + parameters * log(n),
        parameters=parameters,
    )


def indices(chi2: float, df: int, baseline: float, baseline_df: int, n: int) -> tuple[float, float, float]:
    """Return CFI, TLI (which may pass 1) and RMSEA of a chi-squared beside that of independence, over n people."""
    worse, best = max(chi2 - df, 0.0), max(baseline - baseline_df, chi2 - df, 0.0)
    cfi = 1 - worse / best if best > 0 else 1.0
    if df == 0:
        return cfi, 1.0, 0.0
    rmsea = sqrt(worse / (df * n))
    if baseline == baseline_df:
        return cfi, 1.0, rmsea
    return cfi, (baseline / baseline_df - chi2 / df) / (baseline / baseline_df - 1), rmsea


def _log_likelihood(sample: Floats, implied: Floats, n: int) -> float:
    """Return the log-likelihood of normal rows with this covariance and free means."""
    _, log_implied = np.linalg.slogdet(implied)
    trace = float(np.trace(np.linalg.solve(implied, sample)))
    return -n / 2 * (len(sample) * log(2 * pi) + float(log_implied) + trace)


def _srmr(sample: Floats, implied: Floats) -> float:
    """Return the root mean square of residual correlations over the lower triangle, diagonal included (Bentler)."""
    spread = np.sqrt(np.diag(sample))
    residual = ((sample - implied) / np.outer(spread, spread))[np.tril_indices(len(sample))]
    return float(np.sqrt(np.mean(residual**2)))


def _rmsea_interval(chi2: float, df: int, n: int) -> tuple[float, float]:
    """Return the 90% interval of RMSEA, from the non-centralities at which chi2 is the 95th and the 5th centile."""
    if df == 0:
        return 0.0, 0.0

    def bound(chance: float) -> float:
        if float(chi2_distribution.cdf(chi2, df)) < chance:
            return 0.0
        top = max(chi2, df, 1.0)
        while float(ncx2.cdf(chi2, df, top)) > chance:
            top *= 2
        found = brentq(lambda shift: float(ncx2.cdf(chi2, df, shift)) - chance if shift else 1.0, 0.0, top, xtol=1e-10)
        return sqrt(float(found) / (df * n))

    return bound(0.95), bound(0.05)
