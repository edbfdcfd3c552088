"""Ranks come with intervals, and the intervals are as wide as small teams make them."""

import numpy as np
import pytest
from scipy.stats import spearmanr
from tests.unit.methods.estimation.simulated import normal_units

from groundswell.methods.estimation.random_intercept import estimate_units
from groundswell.methods.estimation.ranks import rank_intervals


def test_the_same_generator_gives_the_same_ranks():
    _, sums = normal_units(np.random.default_rng(1), [20] * 10, between=0.3, within=0.9)
    estimates = estimate_units(sums)

    one, other = (rank_intervals(estimates, np.random.default_rng(5)) for _ in range(2))

    assert one == other
    assert all(1 <= rank.lowest <= rank.middle <= rank.highest <= 10 for rank in one)
    assert sum(rank.chance_first for rank in one) == pytest.approx(1)


def test_large_differences_leave_no_doubt():
    truth, sums = normal_units(np.random.default_rng(2), [500] * 5, between=5, within=0.5)

    ranks = rank_intervals(estimate_units(sums), np.random.default_rng(5))

    order = (-truth).argsort().argsort() + 1
    assert [(rank.lowest, rank.highest) for rank in ranks] == [(place, place) for place in order]


def test_without_differences_every_rank_is_open():
    _, sums = normal_units(np.random.default_rng(4), [50] * 20, between=0, within=0.9)
    flat = type(sums)(sums.names, sums.n, np.full(20, 3.0), sums.within)

    ranks = rank_intervals(estimate_units(flat), np.random.default_rng(5))

    assert all(rank.lowest <= 2 and rank.highest >= 19 for rank in ranks)


def test_intervals_hold_the_true_rank_as_often_as_they_say():
    chance = np.random.default_rng(3)
    held = []
    for _ in range(60):
        truth, sums = normal_units(chance, [15, 30, 60] * 7, between=0.3, within=0.9)
        ranks = rank_intervals(estimate_units(sums), chance, draws=1000)
        true = (-truth).argsort().argsort() + 1
        held += [rank.lowest <= place <= rank.highest for rank, place in zip(ranks, true, strict=True)]

    assert np.mean(held) == pytest.approx(0.95, abs=0.025)


def test_forty_teams_of_fifteen_the_best_seen_is_seldom_the_best():
    """METHODS 2.3: with ICC(1) .05 the top team is truly top a quarter of the time, rank correlation .63."""
    chance = np.random.default_rng(6)
    top, correlation = [], []
    for _ in range(400):
        truth, sums = normal_units(chance, [15] * 40, between=np.sqrt(0.05), within=np.sqrt(0.95))
        top.append(truth.argmax() == sums.mean.argmax())
        correlation.append(spearmanr(truth, sums.mean).statistic)

    assert np.mean(top) == pytest.approx(0.25, abs=0.07)
    assert np.mean(correlation) == pytest.approx(0.63, abs=0.03)
