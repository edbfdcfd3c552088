"""Ratios and rates: worked examples by hand, and laws that hold for all of them."""

from math import exp, log, sqrt

import pytest

from groundswell.methods.workforce.ratios import (
    NoRatio,
    Verdict,
    log_of,
    rate_of_leaving,
    ratio_of_shares,
    ratio_to_known,
)


def test_katz_interval_by_hand():
    # Katz and others 1978: the log of the ratio is normal with variance 1/a - 1/n + 1/b - 1/m.
    error = sqrt(1 / 30 - 1 / 200 + 1 / 900 - 1 / 3000)

    found = ratio_of_shares(30, 200, 900, 3000)

    assert found.value == pytest.approx((30 / 200) / (900 / 3000))
    assert found.low == pytest.approx(0.5 * exp(-1.959964 * error), rel=1e-6)
    assert found.high == pytest.approx(0.5 * exp(1.959964 * error), rel=1e-6)
    assert found.against() is Verdict.LOWER


def test_an_interval_that_spans_one_cannot_tell():
    assert ratio_of_shares(12, 100, 150, 1000).against() is Verdict.CANNOT_TELL
    assert ratio_of_shares(60, 100, 300, 1000).against() is Verdict.HIGHER


def test_swapping_the_sides_turns_the_ratio_over():
    one, other = ratio_of_shares(30, 200, 900, 3000), ratio_of_shares(900, 3000, 30, 200)

    assert one.value == pytest.approx(1 / other.value)
    assert one.low == pytest.approx(1 / other.high)


def test_rounded_counts_make_a_wider_interval():
    exact, coarse = ratio_of_shares(15, 200, 900, 3000), ratio_of_shares(15, 200, 900, 3000, step=5)

    assert coarse.value == exact.value
    assert coarse.error**2 - exact.error**2 == pytest.approx(25 / 12 * (15**-2 + 200**-2 + 900**-2 + 3000**-2))


def test_beside_a_known_share_only_the_counts_are_uncertain():
    found = ratio_to_known(30, 200, 0.3)

    assert found.value == pytest.approx(0.5)
    assert log_of(found) == (pytest.approx(log(0.5)), pytest.approx(sqrt(1 / 30 - 1 / 200)))


def test_a_rate_of_leaving_by_hand():
    found = rate_of_leaving(25, 250)

    assert found.value == pytest.approx(0.1)
    assert (found.low, found.high) == (
        pytest.approx(0.1 * exp(-1.959964 / 5), rel=1e-6),
        pytest.approx(0.1 * exp(1.959964 / 5), rel=1e-6),
    )


@pytest.mark.parametrize(
    "counts", [(0, 10, 5, 10), (11, 10, 5, 10), (5, 10, 0, 10), (5, 10, 11, 10), (0, 0, 5, 10), (-1, 10, 5, 10)]
)
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(NoRatio):
        ratio_of_shares(*counts)


@pytest.mark.parametrize("known", [0.0, 1.0, -0.1, 18.5])
def test_a_share_that_is_none_is_refused(known):
    with pytest.raises(NoRatio):
        ratio_to_known(5, 10, known)


def test_nobody_left_makes_no_rate():
    with pytest.raises(NoRatio):
        rate_of_leaving(0, 100)
