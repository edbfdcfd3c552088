"""Units drawn towards their trust: between the two, surer with more people, and right as often as they say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from tests.unit.methods.estimation.simulated import normal_units

from groundswell.methods.estimation.random_intercept import TooFewUnits, estimate_units, random_intercept
from groundswell.methods.estimation.units import UnitSums

UNITS = st.lists(st.tuples(st.integers(2, 60), st.floats(1, 5), st.floats(0.2, 2)), min_size=2, max_size=15)


def sums(units: list[tuple[int, float, float]]) -> UnitSums:
    n, mean, variance = (np.array(part, dtype=float) for part in zip(*units, strict=True))
    return UnitSums(tuple(f"u{place}" for place in range(len(units))), n, mean, variance * n)


@given(UNITS)
def test_an_estimate_lies_between_its_unit_and_the_trust(units):
    found = estimate_units(sums(units))

    for unit in found.units:
        low, high = sorted((unit.mean, found.model.mu))
        assert low - 1e-9 <= unit.estimate <= high + 1e-9
        assert 0 <= unit.reliability <= 1
        assert unit.interval[0] <= unit.estimate <= unit.interval[1]
        assert 0 <= unit.chance_below <= 1
        assert 0 <= unit.p <= 1
        assert unit.place_may_be_shown == (unit.reliability >= 0.7)


@given(UNITS)
@settings(max_examples=30)
def test_the_model_is_the_one_that_rows_would_give(units):
    """The restricted likelihood of the whole covariance of rows, maximised without our shortcuts, is no higher."""
    units = [(min(n, 8), mean, variance) for n, mean, variance in units[:6]]
    given_sums = sums(units)
    blocks = [int(n) for n in given_sums.n]
    rows = np.concatenate(
        [
            mean + np.where(np.arange(n) < 2, [1, -1][:n] + [0] * (n - 2), 0) * np.sqrt(within / 2)
            for n, mean, within in zip(blocks, given_sums.mean, given_sums.within, strict=True)
        ]
    )
    same = np.equal.outer(np.repeat(np.arange(len(blocks)), blocks), np.repeat(np.arange(len(blocks)), blocks))

    def badness(tau2: float, sigma2: float) -> float:
        v = sigma2 * np.eye(len(rows)) + tau2 * same
        inverse = np.linalg.inv(v)
        mu = inverse.sum(axis=0) @ rows / inverse.sum()
        return np.linalg.slogdet(v)[1] + np.log(inverse.sum()) + (rows - mu) @ inverse @ (rows - mu)

    model = random_intercept(given_sums)
    ours = badness(model.tau2, model.sigma2)
    start = np.sqrt([max(model.tau2, 0.01), model.sigma2])
    best = minimize(lambda free: badness(free[0] ** 2, free[1] ** 2 + 1e-9), start, method="Nelder-Mead")

    assert ours <= best.fun + 1e-6


def test_more_people_are_drawn_in_less():
    found = estimate_units(sums([(5, 2, 1), (20, 2, 1), (100, 2, 1), (50, 4, 1), (50, 3, 1)]))

    assert found.units[0].estimate > found.units[1].estimate > found.units[2].estimate > 2
    assert found.units[0].reliability < found.units[1].reliability < found.units[2].reliability


def test_units_that_do_not_differ_are_all_given_the_trust():
    found = estimate_units(sums([(20, 3, 1)] * 5))

    assert found.model.tau2 == 0
    assert {unit.estimate for unit in found.units} == {found.model.mu}
    assert {unit.chance_below for unit in found.units} == {0.5}
    assert found.model.icc1 == 0


def test_planted_variances_are_met():
    chance = np.random.default_rng(1)
    models = [
        random_intercept(normal_units(chance, [8, 15, 30, 60] * 10, between=0.3, within=0.9)[1]) for _ in range(200)
    ]

    assert np.mean([model.tau2 for model in models]) == pytest.approx(0.09, abs=0.005)
    assert np.mean([model.sigma2 for model in models]) == pytest.approx(0.81, abs=0.005)
    assert np.mean([model.mu for model in models]) == pytest.approx(3.4, abs=0.015)


def test_intervals_hold_the_truth_as_often_as_they_say():
    chance = np.random.default_rng(2)
    held, below = [], []
    for _ in range(100):
        truth, given_sums = normal_units(chance, [8, 15, 30, 60] * 10, between=0.3, within=0.9)
        for true, unit in zip(truth, estimate_units(given_sums).units, strict=True):
            held.append(unit.interval[0] <= true <= unit.interval[1])
            below.append((unit.chance_below, true < 3.4))

    assert np.mean(held) == pytest.approx(0.95, abs=0.02)
    sure = [was for chance_below, was in below if chance_below > 0.9]
    assert np.mean(sure) > 0.9


def test_the_difference_is_from_everybody_else():
    found = estimate_units(UnitSums.from_rows([1, 2, 3, 4, 5, 6.0], list("aabbcc"))).units[0]

    assert found.difference == pytest.approx(1.5 - 4.5)
    # Pooled variance .5 on 3 degrees of freedom: t = -3/sqrt(.5 (1/2 + 1/4)) = -4.899.
    assert found.p == pytest.approx(0.016280, abs=1e-5)


@pytest.mark.parametrize(
    ("values", "units"),
    [([1.0, 2.0], ["a", "a"]), ([1.0, 2.0], ["a", "b"]), ([1.0, 1.0, 2.0, 2.0], ["a", "a", "b", "b"])],
)
def test_one_unit_or_no_differences_have_no_model(values, units):
    with pytest.raises(TooFewUnits):
        random_intercept(UnitSums.from_rows(values, units))
