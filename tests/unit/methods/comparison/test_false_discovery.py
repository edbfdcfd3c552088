"""Adjusted p-values: in order, no smaller than the p, and the promise about false alarms kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.comparison.false_discovery import benjamini_hochberg, benjamini_yekutieli

CHANCES = st.lists(st.floats(0, 1), max_size=30)


@given(CHANCES)
def test_larger_p_never_gets_smaller_q(chances):
    for adjust in (benjamini_hochberg, benjamini_yekutieli):
        adjusted = adjust(chances)

        by_p = [q for _, q in sorted(zip(chances, adjusted, strict=True))]
        assert by_p == sorted(by_p)
        assert all(p - 1e-12 <= q <= 1 for p, q in zip(chances, adjusted, strict=True))


@given(CHANCES)
def test_dependence_costs_something(chances):
    pairs = zip(benjamini_hochberg(chances), benjamini_yekutieli(chances), strict=True)

    assert all(yekutieli >= hochberg for hochberg, yekutieli in pairs)


@given(CHANCES, st.floats(0.01, 0.2))
def test_what_is_rejected_is_what_stepping_up_rejects(chances, rate):
    ordered = sorted(chances)
    passed = [rank for rank, p in enumerate(ordered, start=1) if p <= rate * rank / len(ordered)]

    found = sum(q <= rate * (1 + 1e-12) for q in benjamini_hochberg(chances))

    assert found == max(passed, default=0)


def test_one_test_is_left_alone():
    assert benjamini_hochberg([0.03]) == (0.03,)
    assert benjamini_yekutieli([0.03]) == (0.03,)
    assert benjamini_hochberg([]) == ()


def test_false_discoveries_stay_under_the_rate():
    chance = np.random.default_rng(1)
    shares = []
    for _ in range(500):
        null, real = chance.random(40), chance.random(10) * 1e-3
        rejected = np.array(benjamini_hochberg([*null, *real])) < 0.05
        shares.append(rejected[:40].sum() / max(rejected.sum(), 1))

    assert np.mean(shares) <= 0.05


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_refused(wrong):
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.5, wrong])
