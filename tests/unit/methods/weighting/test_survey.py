"""Weighted means: the same from piles as from people, and errors that hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.weighting.raking import crossed, rake
from groundswell.methods.weighting.survey import (
    Piles,
    TooFewClusters,
    survey_mean,
    survey_t,
    survey_total,
    weighting_moves,
)

STAFF = {"group": {"a": 700, "b": 300}, "site": {"east": 600, "west": 400}}


def people(seed: int, size: int = 60) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    return {
        "y": chance.integers(1, 6, size=size).astype(float),
        "team": chance.integers(0, 8, size=size),
        "group": np.array(["a", "b"])[chance.integers(0, 2, size=size)],
        "site": np.array(["east", "west"])[chance.integers(0, 2, size=size)],
    }


def weights(rows: dict[str, np.ndarray], **bounds) -> np.ndarray:
    table = crossed([rows["group"], rows["site"]], STAFF)
    found = rake(table, STAFF, **bounds)
    return found.weights[(rows["group"] == "b").astype(int), (rows["site"] == "west").astype(int)]


def by_person(rows: dict[str, np.ndarray], *, teams: bool = True) -> Piles:
    y = rows["y"]
    return Piles.make(
        np.ones(len(y)),
        y,
        y**2,
        weight=weights(rows),
        cluster=rows["team"].tolist() if teams else None,
        calibration=[rows["group"], rows["site"]],
    )


def by_pile(rows: dict[str, np.ndarray], *, teams: bool = True) -> Piles:
    keys = list(zip(rows["team"].tolist(), rows["group"], rows["site"], strict=True))
    piles = sorted(set(keys))
    place = np.array([piles.index(key) for key in keys])
    y, w = rows["y"], weights(rows)
    return Piles.make(
        np.bincount(place),
        np.bincount(place, weights=y),
        np.bincount(place, weights=y**2),
        weight=[w[place == one][0] for one in range(len(piles))],
        cluster=[pile[0] for pile in piles] if teams else None,
        calibration=[[pile[1] for pile in piles], [pile[2] for pile in piles]],
    )


@given(st.integers(0, 500), st.booleans())
def test_piles_say_what_people_say(seed, teams):
    rows = people(seed)
    single, piled = by_person(rows, teams=teams), by_pile(rows, teams=teams)

    for statistic in (survey_mean, survey_total, weighting_moves):
        one, other = statistic(single), statistic(piled)
        assert other.estimate == pytest.approx(one.estimate)
        assert other.se == pytest.approx(one.se, abs=1e-9)
        assert other.df == one.df


@given(st.integers(0, 100))
def test_without_weights_and_teams_it_is_the_plain_mean(seed):
    y = people(seed)["y"]

    found = survey_mean(Piles.make([len(y)], [y.sum()], [(y**2).sum()]))

    assert found.estimate == pytest.approx(y.mean())
    assert found.se == pytest.approx(y.std(ddof=1) / np.sqrt(len(y)))
    assert found.df == len(y) - 1


def test_strata_take_their_differences_out_of_the_error():
    y = np.array([1, 2, 1, 2, 4, 5, 4, 5.0])
    stratum = [0, 0, 0, 0, 1, 1, 1, 1]

    found = survey_mean(Piles.make(np.ones(8), y, y**2, stratum=stratum))

    assert found.se == pytest.approx(np.sqrt(2 * (1 / 2) ** 2 * (1 / 3) / 4))
    assert found.df == 6


def test_everybody_asked_and_answering_leaves_no_error():
    y = np.array([1, 2, 3, 4.0])

    assert survey_mean(Piles.make(np.ones(4), y, y**2, population={0: 4})).se == 0


def test_the_test_of_two_groups_is_design_based():
    y = np.array([1, 2, 3, 4, 3, 4, 5, 6.0])
    second = [False] * 4 + [True] * 4

    found = survey_t(Piles.make(np.ones(8), y, y**2), second)

    assert found.difference == 2
    # Linearised: 8/7 of the sum of squared residuals (1.25 a person) over 4 x 4.
    assert found.se == pytest.approx(np.sqrt(8 / 7 * 10 / 16))
    assert found.df == 6


def test_raked_errors_hold_what_they_say():
    chance = np.random.default_rng(4)
    truth, held = 0.7 * 3 + 0.3 * 4, []
    for _ in range(300):
        rows = {
            "group": np.repeat(["a", "b"], [40, 60]),
            "site": np.array(["east", "west"])[(chance.random(100) < 0.4).astype(int)],
        }
        y = np.where(rows["group"] == "a", 3.0, 4.0) + chance.normal(size=100)
        low, high = survey_mean(
            Piles.make(np.ones(100), y, y**2, weight=weights(rows), calibration=[rows["group"], rows["site"]])
        ).interval()
        held.append(low <= truth <= high)

    assert np.mean(held) == pytest.approx(0.95, abs=0.035)


def test_what_weighting_moves_is_the_difference_of_two_means():
    rows = people(3)
    found = weighting_moves(by_person(rows))

    assert found.estimate == pytest.approx(survey_mean(by_person(rows)).estimate - rows["y"].mean())
    assert found.se > 0


def test_equal_weights_move_nothing_for_certain():
    y = people(5)["y"]

    found = weighting_moves(Piles.make(np.ones(len(y)), y, y**2))

    assert found.estimate == pytest.approx(0, abs=1e-12)
    assert found.se == pytest.approx(0, abs=1e-9)


def test_one_cluster_has_no_error():
    with pytest.raises(TooFewClusters, match="two clusters"):
        survey_mean(Piles.make([5, 5], [10, 15], [30, 50], cluster=["a", "a"]))


def test_a_group_without_people_is_refused():
    piles = Piles.make([5, 5], [10, 15], [30, 50])

    with pytest.raises(ValueError, match="empty"):
        survey_t(piles, [True, True])


@pytest.mark.parametrize(
    "parts",
    [
        {"n": [0], "total": [0], "squares": [0]},
        {"n": [1], "total": [1, 2], "squares": [1]},
        {"n": [1], "total": [1], "squares": [1], "weight": [0]},
        {"n": [1], "total": [1], "squares": [1], "cluster": ["a", "b"]},
    ],
)
def test_piles_that_do_not_fit_together_are_refused(parts):
    with pytest.raises(ValueError, match="pile"):
        Piles.make(**parts)
