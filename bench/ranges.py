"""The spread of every measure over every benchmark group, against pandas."""

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl

from bench.measurement import Measurement, Table, run_alone
from bench.scores import as_pandas, check_same
from bench.spread import in_turn
from groundswell.methods.comparison.group_range import STATISTICS, group_ranges
from groundswell.national.frames import scan
from groundswell.national.store import find_edition
from groundswell.national.survey import headline_shares

GROUP = "benchmark_group"
QUARTILES = {0.25: "q1", 0.5: "median", 0.75: "q3"}


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Compare the edition with a hundred times as many rows, after checking that both give the same ranges."""
    edition = find_edition("nss-2024")
    measures = headline_shares(edition).join(scan(edition.table("scores")), on="code")
    table = scan(edition.table("rows")).select("code", GROUP).join(measures, on="code").collect().to_native()
    names = [name for name in table.columns if name not in ("code", GROUP) and not name.endswith(".base")]
    runs = 2 if is_quick else 15
    rows = [
        _row(table.select(GROUP, *names), names, copies=copies, runs=runs)
        for copies in ((1,) if is_quick else (1, 100))
    ]
    return Measurement(
        name="ranges",
        title="Ranges of all benchmark groups",
        question="Count, least, quartiles and most of every headline share and score of the 2024 edition over every "
        "benchmark group, against `groupby` with `quantile`, `count`, `min` and `max` in pandas. Frames are in memory "
        "before the clock starts; both give the same figures to 1e-09, checked before timing.",
        tables=(
            Table(
                ("Organisations", "Measures", "Groups", "Ratio to pandas", "Ours on Polars, s", "pandas, s"),
                tuple(rows),
            ),
        ),
        notes=(
            (
                "Ours writes quartiles as weighted sums over ranks, which every engine knows and reckons alike; pages "
                "ask once per edition and worker and keep the answer."
            ),
        ),
    )


def _row(table: pl.DataFrame, names: list[str], *, copies: int, runs: int) -> tuple[str, ...]:
    many = pl.concat([table] * copies)
    plain = as_pandas(many)

    def ours() -> pl.DataFrame:
        return group_ranges(nw.from_native(many.lazy()), group=GROUP, measures=names).collect().to_native()

    def theirs() -> pd.DataFrame:
        return plain_ranges(plain)

    keys = [GROUP, "measure"]
    figures = list(STATISTICS)
    expected = theirs().sort_values(keys)
    found = ours().sort(keys)
    check_same(found.select(figures).cast(pl.Float64).to_numpy(), expected[figures].to_numpy(float))
    pair = in_turn(ours, theirs, runs=runs)
    groups = str(table[GROUP].n_unique())
    return f"{many.height:,}", str(len(names)), groups, *(str(one) for one in (pair.ratio, pair.ours, pair.peer))


def plain_ranges(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a row per group and measure with a value, as an analyst would get it in pandas."""
    grouped = frame.groupby(GROUP)
    counted = {"n": grouped.count(), "min": grouped.min(), "max": grouped.max()}
    quartiles = grouped.quantile(list(QUARTILES))
    counted |= {name: quartiles.xs(share, level=1) for share, name in QUARTILES.items()}
    long = pd.concat({name: one.stack() for name, one in counted.items()}, axis=1)
    long = long[long["n"] > 0].replace({None: np.nan})
    return long.rename_axis([GROUP, "measure"]).reset_index()


if __name__ == "__main__":
    run_alone(measure)
