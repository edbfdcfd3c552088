"""Factor models: planted ones are found, wrong ones are seen not to fit, impossible ones are refused."""

import numpy as np
import pytest
from scipy.stats import kstest

from groundswell.methods.psychometrics.factors import NotFitted, confirm, eigenvalues, one_factor
from groundswell.methods.psychometrics.fit import likelihood_discrepancy
from groundswell.methods.psychometrics.moments import Moments, NotEnoughAnswers

SIX = tuple("abcdef")


def two_factors(seed: int, *, people: int = 600, between: float = 0.5) -> Moments:
    chance = np.random.default_rng(seed)
    factors = chance.multivariate_normal([0, 0], [[1, between], [between, 1]], size=people)
    signal = np.repeat(factors, 3, axis=1) * 0.7
    return Moments.from_rows(signal + chance.normal(size=(people, 6)) * np.sqrt(0.51), SIX)


def test_a_planted_model_is_found():
    model = confirm(two_factors(1, people=50_000), {"one": SIX[:3], "other": SIX[3:]})

    assert model.standardised.sum(axis=1) == pytest.approx(np.full(6, 0.7), abs=0.02)
    assert model.factor_correlations[0, 1] == pytest.approx(0.5, abs=0.02)
    assert model.fit.cfi > 0.999
    assert model.fit.rmsea_interval[0] <= model.fit.rmsea <= model.fit.rmsea_interval[1]


def test_one_factor_for_two_is_seen_not_to_fit():
    model = one_factor(two_factors(2, between=0.2))

    assert model.fit.cfi < 0.8
    assert model.fit.rmsea_interval[0] > 0.1
    assert model.fit.p < 0.001


def test_chi2_of_the_true_model_follows_its_distribution():
    chances = [confirm(two_factors(seed), {"one": SIX[:3], "other": SIX[3:]}).fit.p for seed in range(200)]

    assert kstest(chances, "uniform").pvalue > 0.01


def test_loadings_point_upwards_and_follow_items_in_any_order():
    moments = two_factors(3)
    turned = moments.turn(SIX[:3], lowest=0, highest=0)

    model = confirm(turned, {"one": SIX[:3], "other": SIX[3:]})
    again = confirm(turned, {"other": SIX[5:2:-1], "one": SIX[:3]})

    assert (model.standardised.sum(axis=0) > 0).all()
    assert model.factor_correlations[0, 1] < 0
    assert again.fit.chi2 == pytest.approx(model.fit.chi2, abs=1e-6)
    assert again.items == (*SIX[5:2:-1], *SIX[:3])


def test_three_items_fit_by_making():
    fit = one_factor(two_factors(4).pick(SIX[:3])).fit

    assert fit.df == 0
    assert fit.p is None
    assert (fit.cfi, fit.tli, fit.rmsea, fit.rmsea_interval) == (1.0, 1.0, 0.0, (0.0, 0.0))
    assert fit.chi2 == pytest.approx(0, abs=1e-8)


def test_an_own_variance_below_zero_is_told():
    correlation = np.array([[1, 0.85, 0.85], [0.85, 1, 0.5], [0.85, 0.5, 1]])
    moments = Moments(SIX[:3], np.full((3, 3), 200.0), np.zeros(3), correlation, np.ones((3, 3)))

    model = one_factor(moments)

    assert model.improper
    assert model.uniquenesses.min() < 0


def test_items_without_a_common_factor_may_have_no_solution():
    correlation = np.array([[1, 0.5, -0.5], [0.5, 1, 0.5], [-0.5, 0.5, 1]]) * 0.6 + np.eye(3) * 0.4
    moments = Moments(SIX[:3], np.full((3, 3), 200.0), np.zeros(3), correlation, np.ones((3, 3)))

    with pytest.raises(NotFitted, match="no solution"):
        one_factor(moments)


def test_eigenvalues_count_factors():
    found = eigenvalues(two_factors(5, people=5_000, between=0.2))

    assert (found > 1).sum() == 2
    assert found.sum() == pytest.approx(6)


@pytest.mark.parametrize(
    ("factors", "reason"),
    [
        ({"one": SIX[:2]}, "three items"),
        ({"one": SIX[:3], "other": SIX[3:4]}, "two items each"),
    ],
)
def test_too_few_items_carry_no_factor(factors, reason):
    with pytest.raises(NotEnoughAnswers, match=reason):
        confirm(two_factors(6), factors)


def test_what_is_no_covariance_is_infinitely_unlike():
    assert likelihood_discrepancy(np.eye(2), np.array([[1.0, 2], [2, 1]])) == np.inf
    assert likelihood_discrepancy(np.eye(2), np.eye(2)) == 0


def test_too_few_people_carry_no_model():
    with pytest.raises(NotEnoughAnswers, match="6 people"):
        one_factor(two_factors(7, people=6))


def test_an_item_made_of_others_is_refused():
    rows = np.random.default_rng(8).normal(size=(50, 3))

    with pytest.raises(NotEnoughAnswers, match="made of the others"):
        one_factor(Moments.from_rows(np.column_stack([rows, rows.sum(axis=1)]), SIX[:4]))


def test_pairwise_moments_and_items_named_twice_are_refused():
    holed = np.random.default_rng(9).normal(size=(50, 6))
    holed[0, 0] = np.nan

    with pytest.raises(ValueError, match="complete-case"):
        one_factor(Moments.from_rows(holed, SIX))
    with pytest.raises(ValueError, match="one factor only"):
        confirm(two_factors(9), {"one": SIX[:3], "other": SIX[2:]})
