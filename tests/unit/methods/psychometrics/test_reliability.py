"""Alpha and omega: what leaves them alone, what moves them, and when they do not exist."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from groundswell.methods.psychometrics.moments import Moments, NotEnoughAnswers
from groundswell.methods.psychometrics.reliability import omega, omega_minres, reliability


def scale(seed: int, loadings: tuple[float, ...], people: int = 400) -> Moments:
    chance = np.random.default_rng(seed)
    factor = chance.normal(size=(people, 1))
    shares = np.array(loadings)
    rows = factor * shares + chance.normal(size=(people, len(shares))) * np.sqrt(1 - shares**2)
    return Moments.from_rows(rows, [f"i{place}" for place in range(len(shares))])


@given(st.integers(0, 200), st.permutations(range(4)))
def test_the_order_of_items_does_not_matter(seed, order):
    moments = scale(seed, (0.8, 0.7, 0.6, 0.3))
    shuffled = moments.pick([moments.items[place] for place in order])

    one, other = reliability(moments), reliability(shuffled)

    assert other.alpha == pytest.approx(one.alpha)
    assert other.standardised == pytest.approx(one.standardised)
    assert {item.item: item.item_rest for item in other.items} == pytest.approx(
        {item.item: item.item_rest for item in one.items}
    )


@given(st.integers(0, 50))
def test_alpha_without_an_item_is_alpha_of_the_others(seed):
    moments = scale(seed, (0.8, 0.7, 0.6, 0.3))

    found = reliability(moments).items[1]

    assert found.alpha_without == pytest.approx(reliability(moments.pick(["i0", "i2", "i3"])).alpha)


@given(st.integers(0, 20))
def test_alpha_is_at_most_omega_of_the_same_items(seed):
    moments = scale(seed, (0.85, 0.7, 0.6, 0.4))

    assert reliability(moments).alpha <= omega(moments).implied + 0.01


def test_omega_and_alpha_meet_the_truth_of_equal_loadings():
    moments = scale(1, (0.7,) * 6, people=200_000)
    truth = (6 * 0.7) ** 2 / ((6 * 0.7) ** 2 + 6 * 0.51)

    assert reliability(moments).alpha == pytest.approx(truth, abs=0.003)
    assert omega(moments).implied == pytest.approx(truth, abs=0.003)
    assert omega(moments).observed == pytest.approx(truth, abs=0.003)
    assert omega_minres(moments) == pytest.approx(truth, abs=0.003)


def test_an_item_upside_down_shows_in_its_item_rest():
    moments = scale(2, (0.8, 0.7, 0.6, 0.5))

    upside_down = reliability(moments.turn(["i3"], lowest=1, highest=5))

    assert upside_down.items[3].item_rest < 0
    assert upside_down.items[3].alpha_without > upside_down.alpha


def test_two_items_have_no_alpha_without_one():
    found = reliability(scale(3, (0.8, 0.7)))

    assert [item.alpha_without for item in found.items] == [None, None]


@given(st.floats(1.5, 20))
def test_standardised_alpha_does_not_see_units_of_an_item(factor):
    moments = scale(4, (0.8, 0.7, 0.6))
    stretch = np.array([factor, 1, 1])
    stretched = Moments(
        moments.items,
        moments.counts,
        moments.means * stretch,
        moments.covariance * np.outer(stretch, stretch),
        moments.variances * stretch[:, None] ** 2,
    )
    assume(factor != 1)

    assert reliability(stretched).standardised == pytest.approx(reliability(moments).standardised)
    assert omega(stretched).loadings == pytest.approx(omega(moments).loadings, abs=1e-6)


@pytest.mark.parametrize("statistic", [reliability, omega, omega_minres])
def test_one_item_has_no_consistency(statistic):
    with pytest.raises(NotEnoughAnswers):
        statistic(Moments.from_rows([[1.0], [2.0]], ["a"]))


def test_items_that_cancel_each_other_have_no_sum_to_measure():
    opposite = np.array([[1.0, 5, 2], [2, 4, 5], [4, 2, 1], [5, 1, 4]])

    with pytest.raises(NotEnoughAnswers, match="sum of the items"):
        reliability(Moments.from_rows(opposite[:, :2], "ab"))
    with pytest.raises(NotEnoughAnswers, match="sum of the other items"):
        reliability(Moments.from_rows(opposite, "abc"))
