"""Sums per unit: the same from rows and from sums, and refused where they cannot be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.estimation.units import UnitSums

ROWS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from([1.0, 2.0, 3.5, 5.0])), min_size=1, max_size=40)


@given(ROWS)
def test_sums_say_what_rows_say(rows):
    units, values = [unit for unit, _ in rows], np.array([value for _, value in rows])
    names = sorted(set(units))
    of = [values[[one == name for one in units]] for name in names]

    summed = UnitSums.from_sums(
        [*names, "empty"],
        [*(len(one) for one in of), 0],
        [*(one.sum() for one in of), 0],
        [*((one**2).sum() for one in of), 0],
    )
    counted = UnitSums.from_rows(values, units)

    order = [counted.names.index(name) for name in names]
    assert summed.names == tuple(names)
    assert summed.n == pytest.approx(counted.n[order])
    assert summed.mean == pytest.approx(counted.mean[order])
    assert summed.within == pytest.approx(counted.within[order], abs=1e-9)
    assert counted.people == len(rows)
    assert counted.overall_mean == pytest.approx(values.mean())
    assert counted.between + counted.within.sum() == pytest.approx(((values - values.mean()) ** 2).sum(), abs=1e-9)


def test_whoever_gave_no_answer_is_left_out():
    found = UnitSums.from_rows([1.0, np.nan, 3.0], ["a", "b", "a"])

    assert found.names == ("a",)
    assert found.n[0] == 2


@pytest.mark.parametrize(
    ("names", "n", "mean", "within"),
    [
        (("a", "a"), [1, 1], [2, 2], [0, 0]),
        (("a",), [0], [2], [0]),
        (("a",), [1], [2], [-1]),
        (("a",), [1], [np.nan], [0]),
        (("a", "b"), [1], [2], [0]),
    ],
)
def test_what_cannot_be_units_is_refused(names, n, mean, within):
    with pytest.raises(ValueError, match="unit"):
        UnitSums(names, *(np.array(part, dtype=float) for part in (n, mean, within)))
