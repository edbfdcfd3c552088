"""The spread of many measures over each group. Card: docs/methods/comparison/group-range.md"""

from collections.abc import Sequence
from typing import Any

import narwhals as nw

STATISTICS = ("n", "min", "q1", "median", "q3", "max")
_QUANTILES = {"q1": 0.25, "median": 0.5, "q3": 0.75}


def group_ranges(frame: nw.LazyFrame[Any], *, group: str, measures: Sequence[str]) -> nw.LazyFrame[Any]:
    """Return one row per group and measure: the group's column, "measure", and n, min, q1, median, q3, max.

    frame has one row per member and a numeric column per measure. Missing values are left out, so n counts members
    with a value; where nobody has one there is no row. Quartiles interpolate linearly between order statistics
    (Hyndman & Fan 1996, type 7, as numpy and R by default). They are written as weighted sums over ranks, which
    every engine knows, because quantile functions differ between engines; and all measures go through one
    expression in a long table, because building a hundred takes longer than computing them.
    """
    values = nw.col("value")
    long = (
        frame.select(group, *[nw.col(measure).cast(nw.Float64) for measure in measures])
        .unpivot(on=list(measures), index=[group], variable_name="measure", value_name="value")
        .filter(~values.is_null())
        .with_columns(
            values.rank("ordinal").over(group, "measure").alias("rank"),
            values.count().over(group, "measure").alias("n"),
        )
        .with_columns(*[(values * _weight(share)).alias(name) for name, share in _QUANTILES.items()])
    )
    return long.group_by(group, "measure").agg(
        values.count().alias("n"),
        values.min().alias("min"),
        values.max().alias("max"),
        *[nw.col(name).sum().alias(name) for name in _QUANTILES],
    )


def _weight(share: float) -> nw.Expr:
    """Return an order statistic's weight: only the two ranks next to the quantile's place have any."""
    place = (nw.col("n") - 1) * share
    weight = 1 - (nw.col("rank") - 1 - place).abs()
    return nw.when(weight > 0).then(weight).otherwise(nw.lit(0.0))
