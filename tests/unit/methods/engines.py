"""The same tables on two engines, so that the same functions can be asked on both."""

import itertools
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import polars as pl

ENGINES = ("polars", "duckdb")
_TABLES = itertools.count()


def lazy(columns: Mapping[str, Sequence[Any]], engine: str = "polars") -> nw.LazyFrame[Any]:
    """Return a lazy frame of these columns on Polars or on DuckDB; a column of nothing but None holds numbers."""
    numbers = {name: pl.Float64 for name, values in columns.items() if all(one is None for one in values)}
    table = pl.DataFrame(dict(columns), schema_overrides=numbers)
    if engine == "polars":
        return nw.from_native(table.lazy())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        table.write_parquet(path)
        # On the engine's own connection, because narwhals joins and unpivots there.
        name = f"held_{next(_TABLES)}"
        duckdb.execute(f"create temp table {name} as select * from read_parquet(?)", [str(path)])
        return nw.from_native(duckdb.table(name))


def rows(frame: nw.LazyFrame[Any]) -> list[dict[str, Any]]:
    """Return a lazy frame's rows, from either engine."""
    native = frame.to_native()
    if isinstance(native, pl.LazyFrame):
        return native.collect().to_dicts()
    return [dict(zip(native.columns, row, strict=True)) for row in native.fetchall()]
