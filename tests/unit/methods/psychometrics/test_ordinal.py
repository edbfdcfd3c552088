"""Answers as steps: the normal scales behind them are found again, and the omega of their sum is the right one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, norm

from groundswell.methods.psychometrics.moments import NotEnoughAnswers
from groundswell.methods.psychometrics.ordinal import PairTables, both_below, ordinal_omega, polychoric

FIVE = (1, 2, 3, 4, 5)
CUTS = (-1.5, -0.7, 0.3, 1.1)


def answered(scales: np.ndarray) -> np.ndarray:
    return 1.0 + sum((scales > cut).astype(float) for cut in CUTS)


def two(seed: int, correlation: float, people: int) -> PairTables:
    chance = np.random.default_rng(seed)
    scales = chance.multivariate_normal([0, 0], [[1, correlation], [correlation, 1]], size=people)
    return PairTables.from_rows(answered(scales), ("a", "b"), FIVE)


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-0.98, 0.98))
def test_both_below_is_the_bivariate_normal(h, k, correlation):
    plain = multivariate_normal.cdf([h, k], cov=[[1, correlation], [correlation, 1]])

    assert float(both_below(h, k, correlation)) == pytest.approx(float(plain), abs=1e-6)


@pytest.mark.parametrize("correlation", [-0.6, 0.0, 0.4, 0.8])
def test_the_correlation_behind_the_answers_is_found_and_its_variance_is_true(correlation):
    found = [polychoric(two(seed, correlation, 400), 0, 1) for seed in range(200)]

    estimates = np.array([one for one, _ in found])
    assert estimates.mean() == pytest.approx(correlation, abs=0.015)
    assert np.mean([variance for _, variance in found]) == pytest.approx(estimates.var(), rel=0.25)


def test_the_correlation_does_not_mind_the_order_of_items():
    tables = two(1, 0.5, 300)

    assert polychoric(tables, 0, 1) == pytest.approx(polychoric(tables, 1, 0))


def test_omega_is_the_correlation_of_two_sums_that_measure_the_same():
    """Reliability, by its definition: answers twice over by the same factor, as many people as one likes."""
    chance = np.random.default_rng(3)
    loadings = np.array([0.8, 0.7, 0.6, 0.5])
    factor = chance.normal(size=(100_000, 1))
    once, again = (
        answered(factor * loadings + chance.normal(size=(100_000, 4)) * np.sqrt(1 - loadings**2)) for _ in range(2)
    )

    found = ordinal_omega(PairTables.from_rows(once, "abcd", FIVE))

    truth = np.corrcoef(once.sum(axis=1), again.sum(axis=1))[0, 1]
    assert found.observed == pytest.approx(truth, abs=0.005)
    assert found.implied == pytest.approx(truth, abs=0.005)
    assert found.loadings == pytest.approx(tuple(loadings), abs=0.01)
    assert found.df == 2
    assert found.srmr < 0.01


def test_tables_of_units_add_up_and_blanks_are_left_out():
    rows = np.array([[1, 2], [2, 2], [3, np.nan], [5, 4], [4, 4]])
    items = ("a", "b")

    whole = PairTables.from_rows(rows, items, FIVE)

    parts = PairTables.from_rows(rows[:2], items, FIVE) + PairTables.from_rows(rows[2:], items, FIVE)
    assert whole.n == 4
    assert np.array_equal(whole.counts, parts.counts)
    with pytest.raises(ValueError, match="different items"):
        whole + PairTables.from_rows(rows, ("a", "c"), FIVE)


def test_answers_that_nobody_gave_make_no_threshold():
    tables = PairTables.from_rows([[1, 1], [3, 5], [1, 5], [3, 1]], ("a", "b"), FIVE)

    assert [len(one) for one in tables.thresholds] == [1, 1]
    assert tables.thresholds[0] == pytest.approx([norm.ppf(0.5)])
    assert polychoric(tables, 0, 1)[0] == pytest.approx(0, abs=1e-6)


def test_what_has_no_answer_is_refused():
    with pytest.raises(ValueError, match="not on the scale"):
        PairTables.from_rows([[6.0, 1.0]], ("a", "b"), FIVE)
    with pytest.raises(NotEnoughAnswers, match="three items"):
        ordinal_omega(two(4, 0.5, 50))
    with pytest.raises(NotEnoughAnswers, match="same answer to a"):
        ordinal_omega(PairTables.from_rows([[1, 2, 3], [1, 3, 4], [1, 2, 2]], "abc", FIVE))
