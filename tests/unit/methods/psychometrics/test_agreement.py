"""Agreement within units: its bounds, its nulls, and what it is worked out from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.psychometrics.agreement import (
    agreement,
    agreement_over_units,
    answer_counts,
    rectangular_variance,
    rwg,
    skewed_variance,
)
from groundswell.methods.psychometrics.moments import NotEnoughAnswers

FIVE = (1, 2, 3, 4, 5)
COUNTS = st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=1, max_size=6)


def test_the_nulls_of_five_points():
    assert rectangular_variance(5) == 2
    assert rectangular_variance(7) == 4
    assert skewed_variance(5) == pytest.approx(1.34)
    assert skewed_variance(7) is None


def test_people_who_all_agree():
    found = agreement([[0, 0, 0, 12, 0], [0, 12, 0, 0, 0]], FIVE, null_variance=2)

    assert (found.rwg_j, found.lindell, found.deviation) == (1, 1, 0)
    assert (found.people, found.items) == (12, 2)


def test_people_at_both_ends_agree_less_than_by_chance():
    found = agreement([[6, 0, 0, 0, 6]], FIVE, null_variance=2)

    assert found.rwg_j == 0
    assert found.lindell < 0
    assert found.deviation == 2


def test_one_item_is_rwg():
    found = agreement([[0, 2, 3, 4, 1]], FIVE, null_variance=2)

    assert found.rwg_j == pytest.approx(rwg(found.mean_variance, null_variance=2))
    assert found.rwg_j == pytest.approx(found.lindell)


@given(COUNTS)
def test_agreement_stays_within_its_bounds_and_order_does_not_matter(counts):
    table = np.array(counts) + np.array([0, 1, 0, 1, 0])

    found, turned = (agreement(one, FIVE, null_variance=2) for one in (table, table[::-1, ::-1]))

    assert 0 <= found.rwg_j <= 1
    assert found.lindell <= 1
    assert 0 <= found.deviation <= 2
    assert turned.rwg_j == pytest.approx(found.rwg_j)
    assert turned.deviation == pytest.approx(found.deviation)


@given(COUNTS)
def test_the_skewed_null_is_the_harder_one(counts):
    table = np.array(counts) + np.array([0, 1, 0, 1, 0])

    assert agreement(table, FIVE, null_variance=1.34).rwg_j <= agreement(table, FIVE, null_variance=2).rwg_j


def test_units_without_two_answers_to_every_item_are_left_out():
    rows = [[1, 2], [2, 2], [4, 4], [5, np.nan], [3, 3], [3, 4], [3, 3]]
    names, counts = answer_counts(rows, ["x", "x", "y", "y", "z", "z", "z"], FIVE)

    found = agreement_over_units(names, counts, FIVE)

    assert names == ("x", "y", "z")
    assert found.names == ("x", "z")
    assert [one.people for one in found.rectangular] == [2, 3]
    assert len(found.skewed) == 2
    assert found.may_be_averaged == (found.median_rwg_j >= 0.7)


def test_four_points_have_no_skewed_null():
    names, counts = answer_counts([[1], [2]], ["x", "x"], (1, 2, 3, 4))

    assert agreement_over_units(names, counts, (1, 2, 3, 4)).skewed is None


def test_nobody_beside_a_colleague_is_no_agreement():
    with pytest.raises(NotEnoughAnswers, match="two people"):
        agreement([[0, 1, 0, 0, 0]], FIVE, null_variance=2)
    with pytest.raises(NotEnoughAnswers, match="no unit"):
        agreement_over_units(["x"], [[[0, 1, 0, 0, 0]]], FIVE)


def test_answers_off_the_scale_and_tables_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="not on the scale"):
        answer_counts([[6.0]], ["x"], FIVE)
    with pytest.raises(ValueError, match="5 points"):
        agreement([[1, 2, 3]], FIVE, null_variance=2)
