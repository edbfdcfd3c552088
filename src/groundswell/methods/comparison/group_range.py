"""The spread of many measures over each group. Card: docs/methods/comparison/group-range.md"""

from collections.abc import Sequence
from typing import Any

import narwhals as nw

STATISTICS = ("n", "min", "q1", "median", "q3", "max")
_QUANTILES = {"q1": 0.25, "median": 0.5, "q3": 0.75}


def group_ranges(frame: nw.LazyFrame[Any], *, group: str, measures: Sequence[str]) -> nw.LazyFrame[Any]:
    """Return one row per group, with "<measure>.n", ".min", ".q1", ".median", ".q3" and ".max" for each measure.

    Missing values are left out, so n counts organisations with a value. Quartiles interpolate linearly between
    order statistics (Hyndman & Fan type 7, as numpy and R by default). They are written as weighted sums over ranks,
    which every engine knows, because quantile functions differ between engines.
    """
    ranked = frame.select(
        group,
        *measures,
        *[nw.col(measure).rank("ordinal").over(group).alias(f"{measure}.rank") for measure in measures],
        *[nw.col(measure).count().over(group).alias(f"{measure}.n") for measure in measures],
    )
    weighted = ranked.select(
        group,
        *measures,
        *[
            (nw.col(measure) * _weight(measure, share)).alias(f"{measure}.{name}")
            for measure in measures
            for name, share in _QUANTILES.items()
        ],
    )
    return weighted.group_by(group).agg(
        *[nw.col(measure).count().alias(f"{measure}.n") for measure in measures],
        *[nw.col(measure).min().alias(f"{measure}.min") for measure in measures],
        *[nw.col(measure).max().alias(f"{measure}.max") for measure in measures],
        *[nw.col(f"{measure}.{name}").sum().alias(f"{measure}.{name}") for measure in measures for name in _QUANTILES],
    )


def _weight(measure: str, share: float) -> nw.Expr:
    """Return an order statistic's weight: only the two ranks next to the quantile's place have any."""
    place = (nw.col(f"{measure}.n") - 1) * share
    weight = 1 - (nw.col(f"{measure}.rank") - 1 - place).abs()
    return nw.when(weight > 0).then(weight).otherwise(nw.lit(0.0))
