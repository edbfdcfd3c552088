"""Sums of items say all that rows say, add up over units, and can be read the other way round."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from groundswell.methods.psychometrics.moments import ItemSums, Moments, NotEnoughAnswers

ITEMS = ("a", "b", "c")
ANSWERS = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0])
ROWS = arrays(np.float64, st.tuples(st.integers(3, 30), st.just(3)), elements=ANSWERS)


def with_holes(rows: np.ndarray, seed: int) -> np.ndarray:
    holed = rows.copy()
    holed[np.random.default_rng(seed).random(rows.shape) < 0.15] = np.nan
    return holed


@given(ROWS)
def test_moments_are_those_of_the_rows(rows):
    found = Moments.from_rows(rows, ITEMS)

    assert found.complete
    assert found.n == len(rows)
    assert found.means == pytest.approx(rows.mean(axis=0))
    assert found.covariance == pytest.approx(np.cov(rows.T), abs=1e-10)


def test_pairwise_moments_take_for_every_pair_those_who_answered_both():
    rows = np.array([[1, 2, 5], [2, 1, np.nan], [3, 5, 1], [np.nan, 4, 2], [5, np.nan, 4], [4, 3, 3]], dtype=float)

    found = Moments.from_rows(rows, ITEMS)

    both = ~np.isnan(rows[:, 0]) & ~np.isnan(rows[:, 1])
    assert found.counts[0, 1] == both.sum() == 4
    assert found.covariance[0, 1] == pytest.approx(np.cov(rows[both, 0], rows[both, 1])[0, 1])
    assert found.pearson[0, 1] == pytest.approx(np.corrcoef(rows[both, 0], rows[both, 1])[0, 1])
    assert found.means[0] == pytest.approx(np.nanmean(rows[:, 0]))
    assert not found.complete


def test_complete_moments_leave_out_whoever_skipped_an_item():
    rows = np.array([[1, 2, 5], [2, 1, np.nan], [3, 5, 1], [4, 3, 3]], dtype=float)

    found = Moments.from_rows(rows, ITEMS, complete=True)

    assert found.n == 3
    assert found.means[0] == pytest.approx(8 / 3)


@given(ROWS, ROWS, st.integers(0, 99))
def test_sums_of_units_add_up_to_those_of_the_trust(one, other, seed):
    one, other = with_holes(one, seed), with_holes(other, seed + 1)

    both = ItemSums.from_rows(one, ITEMS) + ItemSums.from_rows(other, ITEMS)

    whole = ItemSums.from_rows(np.vstack([one, other]), ITEMS)
    assert both.counts == pytest.approx(whole.counts)
    assert both.products == pytest.approx(whole.products)
    assert both.squares == pytest.approx(whole.squares)


@given(ROWS)
def test_turning_an_item_is_turning_its_answers(rows):
    turned = rows.copy()
    turned[:, 1] = 6 - turned[:, 1]

    found = Moments.from_rows(rows, ITEMS).turn(["b"], lowest=1, highest=5)

    expected = Moments.from_rows(turned, ITEMS)
    assert found.means == pytest.approx(expected.means)
    assert found.covariance == pytest.approx(expected.covariance, abs=1e-10)


def test_picking_keeps_the_order_asked_for():
    rows = np.array([[1, 2, 5], [2, 1, 4], [3, 5, 1]], dtype=float)

    found = Moments.from_rows(rows, ITEMS).pick(["c", "a"])

    assert found.items == ("c", "a")
    assert found.covariance == pytest.approx(np.cov(rows[:, [2, 0]].T))
    with pytest.raises(KeyError):
        found.pick(["b"])


def test_an_item_to_which_everybody_gave_the_same_answer_is_named():
    moments = Moments.from_rows([[1, 3, 5], [2, 3, 4], [3, 3, 1]], ITEMS)

    with pytest.raises(NotEnoughAnswers, match="same answer to b"):
        _ = moments.correlation


@pytest.mark.parametrize(
    ("rows", "items"),
    [([[1.0, 2.0]], ("a", "b", "c")), ([1.0, 2.0], ("a", "b")), ([[1.0, 2.0]], ("a", "a"))],
)
def test_rows_that_do_not_fit_the_items_are_refused(rows, items):
    with pytest.raises(ValueError, match=r"columns|twice"):
        ItemSums.from_rows(rows, items)


def test_two_people_are_the_fewest_for_a_pair():
    with pytest.raises(NotEnoughAnswers, match="two people"):
        Moments.from_rows([[1, np.nan], [np.nan, 2], [3, 4]], ("a", "b"))


def test_sums_of_other_items_cannot_be_added():
    with pytest.raises(ValueError, match="different items"):
        ItemSums.from_rows([[1.0]], ["a"]) + ItemSums.from_rows([[1.0]], ["b"])


def test_tables_that_do_not_fit_the_items_are_refused():
    with pytest.raises(ValueError, match="table of"):
        ItemSums(("a", "b"), *(np.ones((2, 2)) for _ in range(3)), np.ones((2, 3)))
