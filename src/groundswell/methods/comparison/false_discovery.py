"""Chance findings kept to a share of all findings. Card: docs/methods/comparison/false-discovery.md"""

from collections.abc import Sequence

import numpy as np


def benjamini_hochberg(p: Sequence[float]) -> tuple[float, ...]:
    """Return the adjusted p-values (q) in the order given: reject those under the rate that is accepted.

    For tests that are independent or move together (Benjamini and Hochberg 1995); as R `p.adjust(method = "BH")`.
    Raises ValueError for what is no probability.
    """
    return _stepped_up(p, 1.0)


def benjamini_yekutieli(p: Sequence[float]) -> tuple[float, ...]:
    """Return the adjusted p-values for tests however dependent (Benjamini and Yekutieli 2001): `method = "BY"`."""
    return _stepped_up(p, sum(1 / rank for rank in range(1, len(p) + 1)))


def _stepped_up(p: Sequence[float], penalty: float) -> tuple[float, ...]:
    """Return p x penalty x count / rank, each no more than any larger p gets, and no more than 1."""
    values = np.asarray(p, dtype=np.float64)
    if not np.all((values >= 0) & (values <= 1)):
        message = "a p-value lies between 0 and 1"
        raise ValueError(message)
    if not len(values):
        return ()
    order = np.argsort(-values, kind="stable")
    ranks = np.arange(len(values), 0, -1)
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum(np.minimum.accumulate(values[order] * penalty * len(values) / ranks), 1.0)
    return tuple(float(one) for one in adjusted)
