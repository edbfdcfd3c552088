"""Agreement of coders: Krippendorff's and Cohen's own worked examples, and the laws of both."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.methods.coding.agreement import (
    NothingToCompare,
    cohen_kappa,
    disagreements,
    krippendorff_alpha,
    squared,
)

CODED = st.lists(
    st.lists(st.one_of(st.none(), st.sampled_from("abc")), min_size=2, max_size=4), min_size=2, max_size=15
)


def rng():
    return np.random.default_rng(7)


def units_of(*coders):
    """Return units from a line of values per coder, as Krippendorff prints them; a dot for none."""
    lines = [[None if one == "." else one for one in coder.split()] for coder in coders]
    return list(zip(*lines, strict=True))


FOUR_OBSERVERS = units_of(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def test_two_observers_and_two_values():
    """Krippendorff 2011, part A: ten units, alpha 0.095."""
    units = units_of("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")

    assert krippendorff_alpha(units, rng=rng()).value == pytest.approx(0.095, abs=5e-4)


def test_two_observers_and_five_values():
    """Krippendorff 2011, part B: twelve units, alpha 0.692."""
    units = units_of("a a b b d c c c e d d a", "b a b b b c c c e d d d")

    assert krippendorff_alpha(units, rng=rng()).value == pytest.approx(0.692, abs=5e-4)


def test_four_observers_and_values_that_are_missing():
    """Krippendorff 2011, parts C and D: alpha 0.743 for names, 0.849 for numbers; a unit coded once does not count."""
    numbers = [[None if one is None else int(one) for one in unit] for unit in FOUR_OBSERVERS]

    names = krippendorff_alpha(FOUR_OBSERVERS, rng=rng())

    assert names.value == pytest.approx(0.743, abs=5e-4)
    assert names.units == 11
    assert krippendorff_alpha(numbers, rng=rng(), distance=squared).value == pytest.approx(0.849, abs=5e-4)


def test_kappa_of_two_hundred_units():
    """Cohen 1968: two hundred units, kappa 0.492."""
    shares = {"aa": 88, "ab": 10, "ac": 2, "ba": 14, "bb": 40, "bc": 6, "ca": 18, "cb": 10, "cc": 12}
    pairs = [tuple(pair) for pair, count in shares.items() for _ in range(count)]

    found = cohen_kappa(pairs, rng=rng())

    assert found.value == pytest.approx((0.70 - 0.41) / 0.59)
    low, high = found.interval
    assert low < found.value < high
    # Fleiss, Cohen and Everitt's large-sample error is about 0.05 here.
    assert high - low == pytest.approx(2 * 1.96 * 0.05, rel=0.15)


def test_weights_take_ordered_numbers_that_lie_near_for_less_apart():
    pairs = [(1, 2), (2, 2), (3, 3), (4, 3), (1, 1), (4, 4)]

    none, linear, quadratic = (
        cohen_kappa(pairs, rng=rng(), weights=one).value for one in ("none", "linear", "quadratic")
    )

    # By hand: marginals 2,1,1,2 and 1,2,2,1 of six.
    assert none == pytest.approx(1 - (2 / 6) / (1 - (2 * 1 + 1 * 2 + 1 * 2 + 2 * 1) / 36))
    far = sum(a * b * abs(i - j) for i, a in enumerate((2, 1, 1, 2)) for j, b in enumerate((1, 2, 2, 1))) / 36
    assert linear == pytest.approx(1 - (2 / 6) / far)
    assert none < linear < quadratic


@given(CODED)
@settings(max_examples=40)
def test_who_coded_first_and_what_codes_are_called_say_nothing(units):
    if not any(sum(one is not None for one in unit) > 1 for unit in units):
        with pytest.raises(NothingToCompare):
            krippendorff_alpha(units, rng=rng())
        return
    other = {"a": "z", "b": "y", "c": "x", None: None}

    value = krippendorff_alpha(units, rng=rng()).value
    turned = krippendorff_alpha([[other[one] for one in reversed(unit)] for unit in units], rng=rng()).value

    assert turned == pytest.approx(value, nan_ok=True)
    assert isnan(value) or value <= 1


def test_full_agreement_is_one_and_no_variation_says_nothing():
    assert krippendorff_alpha([("a", "a"), ("b", "b")], rng=rng()).value == 1
    same = krippendorff_alpha([("a", "a"), ("a", "a")], rng=rng())
    assert same.says_nothing
    assert same.interval is None


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    """Two coders who agree by design 80% of the time beyond chance, 60 times: at least 85% of intervals hold it."""
    chance = np.random.default_rng(11)
    held = 0
    for _ in range(60):
        truth = chance.integers(0, 3, size=80)
        second = np.where(chance.random(80) < 0.8, truth, chance.integers(0, 3, size=80))
        low, high = krippendorff_alpha(list(zip(truth.tolist(), second.tolist(), strict=True)), rng=chance).interval
        held += low <= 0.8 <= high
    assert held >= 51


def test_units_on_which_coders_differ_are_named():
    assert disagreements({"r1": ("a", "a"), "r2": ("a", "b"), "r3": ("a", None), "r4": ("b", None, "c")}) == (
        "r2",
        "r4",
    )


def test_nobody_to_compare_is_refused():
    with pytest.raises(NothingToCompare):
        cohen_kappa([], rng=rng())
