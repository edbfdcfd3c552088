"""Readings of groups and means, and what four components leave of confidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, norm

from groundswell.methods.synthesis.finding import (
    Confidence,
    Limit,
    Limits,
    NotAReading,
    Reading,
    reading_of_groups,
    reading_of_mean,
)


def test_seven_of_nine_groups_are_very_likely_most_groups():
    """METHODS 8.1: x = 7, n = 9 gives p of about .95."""
    assert reading_of_groups(7, 0, 9).p == pytest.approx(0.95, abs=0.01)
    assert reading_of_groups(7, 0, 9).p == pytest.approx(beta(7.5, 2.5).sf(0.5))


def test_half_of_the_groups_leave_it_even():
    reading = reading_of_groups(4, 4, 8)

    assert (reading.p, reading.q) == (pytest.approx(0.5), pytest.approx(0.5))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_a_worse_and_a_better_element_exclude_each_other(negative, positive, neither):
    reading = reading_of_groups(negative, positive, negative + positive + neither)

    assert reading.p + reading.q <= 1 + 1e-9
    assert (reading.p > reading.q) == (negative > positive) or reading.p == pytest.approx(reading.q)


@pytest.mark.parametrize("counts", [(-1, 0, 3), (2, 2, 3), (0, -1, 3)])
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(NotAReading):
        reading_of_groups(*counts)


def test_a_mean_is_read_beside_the_benchmark_with_room_for_what_does_not_matter():
    reading = reading_of_mean(6.1, 0.1, benchmark=6.5, smallest=0.1)

    assert reading.p == pytest.approx(norm.cdf((6.5 - 0.1 - 6.1) / 0.1))
    assert reading.q == pytest.approx(norm.sf((6.5 + 0.1 - 6.1) / 0.1))
    turned = reading_of_mean(6.1, 0.1, benchmark=6.5, smallest=0.1, higher_is_better=False)
    assert (turned.p, turned.q) == (pytest.approx(reading.q), pytest.approx(reading.p))


def test_a_benchmark_that_is_itself_unsure_makes_the_reading_less_sure():
    sure = reading_of_mean(6.1, 0.1, benchmark=6.5, smallest=0.1)
    unsure = reading_of_mean(6.1, 0.1, benchmark=6.5, smallest=0.1, more_between=0.4)

    assert 0.5 < unsure.p < sure.p


@pytest.mark.parametrize(("se", "smallest"), [(0.0, 0.1), (0.1, -0.1)])
def test_a_mean_without_an_error_is_refused(se, smallest):
    with pytest.raises(NotAReading):
        reading_of_mean(6.1, se, benchmark=6.5, smallest=smallest)


@pytest.mark.parametrize(("p", "q"), [(1.1, 0), (-0.1, 0), (0.6, 0.6)])
def test_what_is_no_pair_of_chances_is_refused(p, q):
    with pytest.raises(NotAReading):
        Reading(p, q)


@pytest.mark.parametrize(
    ("limits", "confidence"),
    [
        (Limits(), Confidence.HIGH),
        (Limits(Limit.MINOR, Limit.MINOR, Limit.MINOR, Limit.MINOR), Confidence.HIGH),
        (Limits(method=Limit.MODERATE), Confidence.MODERATE),
        (Limits(adequacy=Limit.SERIOUS), Confidence.LOW),
        (Limits(Limit.MODERATE, Limit.MODERATE, Limit.MODERATE), Confidence.VERY_LOW),
        (Limits(Limit.SERIOUS, Limit.SERIOUS, Limit.SERIOUS, Limit.SERIOUS), Confidence.VERY_LOW),
    ],
)
def test_limits_take_steps_from_confidence(limits, confidence):
    assert limits.confidence == confidence
