"""How a figure of another edition spreads over the staff survey's benchmark groups: the same group only."""

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from groundswell.methods.comparison.group_range import STATISTICS, group_ranges
from groundswell.national.editions import Edition, Kind
from groundswell.national.frames import scan
from groundswell.national.results import FEWEST_FOR_QUARTILES
from groundswell.national.store import latest_edition
from groundswell.vocabulary.range import GroupRange

APART = "\x1f"


@dataclass(frozen=True, slots=True)
class Spread:
    """The range of one figure over one group; `members` holds every value where they are too few for quartiles."""

    range: GroupRange
    members: tuple[float, ...]


def spread_over_groups(values: nw.LazyFrame[Any]) -> dict[tuple[str, str], Spread]:
    """Return the spread of every figure over every benchmark group, by organisation code and figure.

    `values` is long: code, indicator, value (null where withheld). An organisation's group is the one it has in the
    latest organisation-level staff survey; organisations that are not in it belong to no group. Empty without one.
    """
    survey = latest_edition(Kind.SURVEY)
    if survey is None:
        return {}
    texts = values.with_columns(nw.col("code", "indicator").cast(nw.String))
    placed = texts.join(_groups(survey), on="code").with_columns(
        nw.concat_str([nw.col("benchmark_group"), nw.col("indicator")], separator=APART).alias("cell")
    )
    # Every cell is a group of its own here, with one measure.
    measured = placed.select("cell", nw.col("value").alias("figure"))
    ranges = group_ranges(measured, group="cell", measures=["figure"]).select("cell", *STATISTICS).collect()
    spans = {cell: GroupRange(int(count), *figures) for cell, count, *figures in ranges.iter_rows()}
    listed = placed.select("code", "indicator", "cell", "value").filter(~nw.col("value").is_null()).collect()
    members: dict[str, list[float]] = {}
    for cell, value in listed.select("cell", "value").sort("value").iter_rows():
        if spans[cell].organisations < FEWEST_FOR_QUARTILES:
            members.setdefault(cell, []).append(value)
    every = placed.select("code", "indicator", "cell").collect()
    return {
        (code, indicator): Spread(spans[cell], tuple(members.get(cell, ())))
        for code, indicator, cell in every.iter_rows()
        if cell in spans
    }


def groups_mark() -> str:
    """Return a mark that changes whenever the benchmark groups may have changed; "" without a staff survey."""
    survey = latest_edition(Kind.SURVEY)
    return survey.tables["rows"].sha256 if survey else ""


def _groups(survey: Edition) -> nw.LazyFrame[Any]:
    # Editions store repeated words as categories of their own, which cannot be joined with each other.
    return scan(survey.table("rows")).select(nw.col("code", "benchmark_group").cast(nw.String))
