"""How many measures a typical member has outside the middle half of its group, if nothing were special about it."""

from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.comparison.standing_out import expected_outside_middle_half


def outside(values: np.ndarray) -> np.ndarray:
    """Return for each member (row) how many measures (columns) lie strictly outside type-7 quartiles."""
    q1, q3 = np.quantile(values, [0.25, 0.75], axis=0)
    return ((values < q1) | (values > q3)).sum(axis=1)


@pytest.mark.parametrize("size", range(2, 131))
def test_the_share_outside_is_exact_for_every_size_of_group(size):
    assert expected_outside_middle_half([size]) == outside(np.arange(size, dtype=float)[:, None]).sum() / size


def test_measures_add_up():
    assert expected_outside_middle_half([13, 13, 122]) == pytest.approx(2 * ceil(12 / 4) / 13 * 2 + 2 * 31 / 122)


def test_a_group_of_one_or_none_has_no_outside():
    assert expected_outside_middle_half([1, 0]) == 0.0
    assert expected_outside_middle_half([]) == 0.0


def test_measures_that_move_together_change_the_spread_and_not_the_expectation():
    rng = np.random.default_rng(11)
    members, measures = 61, 100
    common = rng.normal(size=(members, 1))
    own = rng.normal(size=(members, measures))

    apart, together = outside(own), outside(3 * common + own)

    expected = expected_outside_middle_half([members] * measures)
    assert apart.mean() == pytest.approx(expected)
    assert together.mean() == pytest.approx(expected)
    # Which is why a page says "often many more or fewer": the typical count is the same, its spread is not.
    assert together.std() > 3 * apart.std()


def test_over_many_surveys_one_trust_meets_the_expectation():
    rng = np.random.default_rng(12)
    counts = []
    for _ in range(2000):
        common = rng.normal(size=(25, 1))
        counts.append(outside(common + rng.normal(size=(25, 20)))[0])

    standard_error = np.std(counts) / np.sqrt(len(counts))

    assert np.mean(counts) == pytest.approx(expected_outside_middle_half([25] * 20), abs=4 * standard_error)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=40))
def test_ties_can_only_lower_the_count(values):
    found = outside(np.array(values, dtype=float)[:, None]).sum() / len(values)

    assert found <= expected_outside_middle_half([len(values)]) + 1e-12
