"""All 30 scores of all organisations from answer shares, against plain pandas and on another engine."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl

from bench.measurement import Measurement, Table, run_alone
from bench.plain_scores import plain_scores
from bench.spread import in_turn, seconds_of, spread
from groundswell.methods.scoring.shares import scores_from_shares
from groundswell.national.editions import Edition
from groundswell.national.frames import share_column
from groundswell.national.store import find_edition
from groundswell.packs.scoring import score_rules

LARGEST_DIFFERENCE = 1e-9
ColumnOf = Callable[[str, str], str]


class DifferentResults(AssertionError):
    """Two ways of computing the same thing disagree, so comparing their times means nothing."""


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Compare one copy of the edition with many, after checking that every way gives the same scores."""
    edition = find_edition("nss-2024")
    shares = pl.read_parquet(edition.table("shares"))
    runs = 2 if is_quick else 15
    rows = [_row(shares, edition, copies=copies, runs=runs) for copies in ((1, 2) if is_quick else (1, 100))]
    return Measurement(
        name="scores",
        title="All 30 scores from answer shares",
        question="How long it takes to recompute every score of every organisation of the 2024 edition, and of a "
        "hundred times as many rows, against a plain vectorised pandas version (bench/plain_scores.py). Frames are in "
        f"memory before the clock starts; both give the same scores to {LARGEST_DIFFERENCE:g}, checked before timing.",
        tables=(
            Table(
                (
                    "Organisations",
                    "Ratio to pandas",
                    "Ratio to pandas, computing alone",
                    "Ours on Polars, s",
                    "of it building the query, s",
                    "pandas, s",
                    "The same function on DuckDB, s",
                ),
                tuple(rows),
            ),
        ),
        notes=(
            (
                "“Computing alone” leaves out building the query: an expression per question and score, made anew each "
                "time and of the same length for any number of rows. Pages ask for it once per edition and worker and "
                "keep the answer."
            ),
            (
                "DuckDB reads the same table from Parquet; it is there for interest, to show that the function does "
                "not depend on its engine."
            ),
        ),
    )


def _row(shares: pl.DataFrame, edition: Edition, *, copies: int, runs: int) -> tuple[str, ...]:
    column_of = _columns(edition)
    many = pl.concat([shares] * copies)
    plain = as_pandas(many)

    def lazily(frame: Any) -> nw.LazyFrame[Any]:
        return scores_from_shares(nw.from_native(frame), score_rules(), key=["code"], column_of=column_of)

    def ours() -> pl.DataFrame:
        return lazily(many.lazy()).collect().to_native()

    def theirs() -> pd.DataFrame:
        return plain_scores(plain, score_rules(), column_of)

    expected = theirs().drop(columns="code").to_numpy(float)
    check_same(ours().drop("code").to_numpy(), expected)
    pair = in_turn(ours, theirs, runs=runs)
    computing = in_turn(lazily(many.lazy()).collect, theirs, runs=runs)
    building = spread([seconds_of(lambda: lazily(many.lazy())) for _ in range(runs)])
    with tempfile.TemporaryDirectory() as room:
        file = Path(room) / "shares.parquet"
        many.with_row_index("row").write_parquet(file)
        on_duckdb = _on_duckdb(file, column_of)
        scored = on_duckdb()
        check_same(np.ma.column_stack([scored[rule.id] for rule in score_rules()]), expected)
        other = spread([seconds_of(on_duckdb) for _ in range(max(1, runs // 3))])
    return (
        f"{many.height:,}",
        *(str(one) for one in (pair.ratio, computing.ratio, pair.ours, building, pair.peer, other)),
    )


def _on_duckdb(file: Path, column_of: ColumnOf) -> Callable[[], dict[str, np.ndarray]]:
    """Return a call that scores a table on DuckDB and gives columns in the table's order."""

    def call() -> dict[str, np.ndarray]:
        with duckdb.connect() as connection:
            relation = nw.from_native(connection.read_parquet(str(file)))
            scored = scores_from_shares(relation, score_rules(), key=["row"], column_of=column_of)
            return scored.sort("row").to_native().fetchnumpy()

    return call


def as_pandas(frame: pl.DataFrame) -> pd.DataFrame:
    """Return the same table in pandas, missing values as NaN."""
    return pd.DataFrame({name: frame[name].to_numpy() for name in frame.columns})


def check_same(found: np.ndarray, expected: np.ndarray) -> None:
    """Raise DifferentResults unless two tables agree, missing values included; masked values are missing."""
    found = np.ma.filled(np.ma.asarray(found, dtype=float), np.nan)
    if found.shape != expected.shape or not np.array_equal(np.isnan(found), np.isnan(expected)):
        message = "not the same cells are filled"
        raise DifferentResults(message)
    if (largest := np.nanmax(np.abs(found - expected))) > LARGEST_DIFFERENCE:
        message = f"they differ by up to {largest}"
        raise DifferentResults(message)


def _columns(edition: Edition) -> ColumnOf:
    placed = {question: number for number, question in edition.facts["questions"].items() if question}
    return lambda question, answer: share_column(placed.get(question, f"no-{question}"), answer)


if __name__ == "__main__":
    run_alone(measure)
