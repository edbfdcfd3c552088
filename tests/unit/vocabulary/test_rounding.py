"""One rule of rounding: half up, on the decimal a person reads."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.look import numbers
from groundswell.vocabulary.rounding import NotANumber, rounded


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (7.125, 2, "7.13"),  # Python would give 7.12: half to even
        (7.1649999999999991, 2, "7.17"),  # what adding published figures makes of 7.165
        (7.1649, 2, "7.16"),
        (-0.125, 2, "-0.13"),
        (-0.001, 2, "0.00"),
        (72.5, 0, "73"),
        (0.0, 1, "0.0"),
    ],
)
def test_rounding_is_half_up_on_the_decimal_a_person_reads(value, decimals, printed):
    assert str(rounded(value, decimals)) == printed


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_has_no_number_is_refused(value):
    with pytest.raises(NotANumber):
        rounded(value, 2)


@given(st.floats(-1000, 1000), st.integers(0, 3))
def test_rounding_moves_a_value_by_at_most_half_of_the_last_digit(value, decimals):
    assert abs(rounded(value, decimals) - Decimal(value)) <= Decimal(10) ** -decimals / 2 + Decimal("1e-12")


@given(st.floats(-1000, 1000), st.integers(0, 3))
def test_pages_print_by_the_same_rule_as_words_are_decided(value, decimals):
    assert numbers.rounded(value, decimals) == rounded(value, decimals)
