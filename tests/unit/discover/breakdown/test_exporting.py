"""No cell of an export starts a formula."""

import pytest

from groundswell.discover.breakdown.exporting import safe

FORMULAS = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "−1",
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","y")', "  =1+1",
)  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_would_be_a_formula_is_quoted(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Surgery", "about 25", "6.4", "64%", "not shown", "", "A=B", "Women & children"])
def test_other_cells_stay_as_they_are(cell):
    assert safe(cell) == cell
