"""Ratios stand on a logarithmic axis around 1, with both rates beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.look.charts.samples import ratio

from groundswell.look.charts.strip import StripCannotBeDrawn


@given(value=st.floats(0.01, 100))
def test_a_ratio_and_its_inverse_lie_equally_far_from_1(value):
    chart = ratio(value)

    assert chart.at(value) + chart.at(1 / value) == pytest.approx(1)
    assert -1e-9 <= chart.at(value) <= 1 + 1e-9
    assert chart.at(1.0) == 0.5


def test_the_finding_gives_both_rates():
    assert ratio().finding == "Staff from ethnic minorities: 2.4 times as likely (9.8% and 4.0%)"
    assert ("Rate, white staff", "4.0%") in ratio().table().rows


def test_a_ratio_of_nothing_has_no_place():
    with pytest.raises(StripCannotBeDrawn, match="above 0"):
        ratio(0.0)
