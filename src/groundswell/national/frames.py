"""Lazy frames over editions' tables, through narwhals, so that the engine is a matter of configuration."""

from pathlib import Path
from typing import Any, Literal

import narwhals as nw

ENGINE: Literal["polars"] = "polars"


def scan(table: Path, *, engine: Literal["polars", "duckdb"] = ENGINE) -> nw.LazyFrame[Any]:
    """Return a lazy frame over a Parquet table on the embedded engine."""
    return nw.scan_parquet(str(table), backend=engine)


def share_column(number: str, answer: str) -> str:
    """Return the column of an answer's share in per cent, e.g. "q9g.agree"; "q9g.base" is how many answered."""
    return f"q{number}.{answer}"


def score_base_column(score_id: str) -> str:
    """Return the column of how many people a published score rests on."""
    return f"{score_id}.base"
