"""The scaled test of one factor behind answers in steps: it holds its error, and finds a second factor."""

import numpy as np
import pytest
from scipy.stats import kstest

from groundswell.methods.psychometrics.moments import NotEnoughAnswers
from groundswell.methods.psychometrics.ordinal_fit import OrdinalFit, ordinal_fit

FIVE = (1, 2, 3, 4, 5)
LOADINGS = np.array([0.8, 0.7, 0.6, 0.5, 0.7])
CUTS = (-1.5, -0.7, 0.3, 1.1)


def answered(seed: int, *, people: int = 500, second: float = 0.0) -> np.ndarray:
    """Answers of people to five items of one factor; the last two also share `second` of what is their own."""
    chance = np.random.default_rng(seed)
    own = chance.normal(size=(people, 5))
    own[:, 3:] = np.sqrt(1 - second) * own[:, 3:] + np.sqrt(second) * chance.normal(size=(people, 1))
    scales = chance.normal(size=(people, 1)) * LOADINGS + own * np.sqrt(1 - LOADINGS**2)
    return 1.0 + sum((scales > cut).astype(float) for cut in CUTS)


@pytest.fixture(scope="module")
def of_a_true_model() -> list[OrdinalFit]:
    return [ordinal_fit(answered(seed), "abcde", FIVE) for seed in range(150)]


def test_a_true_model_is_rejected_as_often_as_the_test_says(of_a_true_model):
    chances = [one.p for one in of_a_true_model]

    assert kstest(chances, "uniform").pvalue > 0.01
    assert np.mean(np.array(chances) < 0.05) == pytest.approx(0.05, abs=0.05)


def test_unscaled_the_same_model_would_be_no_test(of_a_true_model):
    """The mean and the variance of a chi-squared come from scaling and shifting; without, the variance is too small."""
    scaled, plain = (np.array([getattr(one, name) for one in of_a_true_model]) for name in ("chi2", "unscaled"))

    assert scaled.mean() == pytest.approx(5, abs=0.8)
    assert scaled.var() == pytest.approx(10, rel=0.35)
    assert plain.var() < 0.5 * scaled.var()
    assert {one.df for one in of_a_true_model} == {5}
    assert {one.baseline_df for one in of_a_true_model} == {10}


def test_a_second_factor_is_found():
    found = ordinal_fit(answered(1, people=2000, second=0.5), "abcde", FIVE)

    assert found.p < 1e-6
    assert found.rmsea > 0.08
    assert found.cfi < 0.99
    assert found.tli < found.cfi
    assert not found.improper


def test_an_item_asked_twice_is_told_apart_as_improper():
    rows = answered(1)
    rows[:, 1] = rows[:, 0]

    assert ordinal_fit(rows, "abcde", FIVE).improper


def test_reading_an_item_the_other_way_round_changes_nothing():
    rows = answered(2)
    turned = rows.copy()
    turned[:, 0] = 6 - turned[:, 0]

    assert ordinal_fit(turned, "abcde", FIVE).chi2 == pytest.approx(ordinal_fit(rows, "abcde", FIVE).chi2, abs=1e-4)


def test_blanks_are_left_out_and_answers_that_nobody_gave_are_no_steps():
    rows = answered(3)
    blank = np.vstack([rows, np.full((3, 5), np.nan)])
    spaced = rows * 2

    found = ordinal_fit(rows, "abcde", FIVE)

    assert ordinal_fit(blank, "abcde", FIVE) == found
    assert ordinal_fit(spaced, "abcde", range(1, 11)) == found


def test_too_little_for_a_test_is_refused():
    with pytest.raises(NotEnoughAnswers, match="four items"):
        ordinal_fit(answered(4)[:, :3], "abc", FIVE)
    with pytest.raises(NotEnoughAnswers, match="same answer to b"):
        ordinal_fit(np.where(np.arange(5) == 1, 3.0, answered(5)), "abcde", FIVE)
    with pytest.raises(ValueError, match="not on the scale"):
        ordinal_fit(answered(6) + 1, "abcde", FIVE)
