"""Reads the data and the frozen values that statistics of scales and units are compared with."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

HERE = Path(__file__).parent
TIGHT = 1e-6
OPT = 5e-4


def expected(name: str) -> dict[str, Any]:
    """Return the values R gives for one group of statistics."""
    return json.loads((HERE / "expected.json").read_text(encoding="utf-8"))[name]


def column(data: str, name: str) -> list[str]:
    """Return one column as written."""
    with (HERE / f"{data}.csv").open(encoding="utf-8", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def table(data: str, *names: str) -> np.ndarray:
    """Return columns as numbers, people x columns, NaN for a blank."""
    return np.array([[float(cell or "nan") for cell in column(data, name)] for name in names]).T


def printed(value: float, digits: int) -> Any:
    """Return a match for a value printed with so many decimals."""
    return pytest.approx(value, abs=0.5 * 10**-digits * 1.0001)
