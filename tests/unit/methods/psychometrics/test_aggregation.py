"""ICC: planted values are found, balanced units need no convention, and no difference passes the F test by chance."""

import numpy as np
import pytest

from groundswell.methods.estimation.units import UnitSums
from groundswell.methods.psychometrics.aggregation import aggregation, reliability_of_mean
from groundswell.methods.psychometrics.moments import NotEnoughAnswers


def simulated(seed: int, *, icc1: float, units: int = 40, sizes: tuple[int, ...] = (15,)) -> UnitSums:
    chance = np.random.default_rng(seed)
    n = np.resize(sizes, units)
    of = np.repeat(np.arange(units), n)
    values = chance.normal(size=units)[of] * np.sqrt(icc1) + chance.normal(size=len(of)) * np.sqrt(1 - icc1)
    return UnitSums.from_rows(values, of.tolist())


def test_equal_units_need_no_convention():
    sums = simulated(1, icc1=0.1)

    assert aggregation(sums).icc1 == pytest.approx(aggregation(sums, k="mean").icc1)
    assert aggregation(sums).k == pytest.approx(15)


def test_units_differ_where_they_were_made_to():
    assert aggregation(simulated(1, icc1=0.2)).differ
    assert not aggregation(UnitSums.from_rows([1, 5, 2, 4, 1, 5.0], list("aabbcc"))).differ


def test_unequal_units_have_a_smaller_exact_size():
    sums = simulated(2, icc1=0.1, sizes=(5, 11, 60))

    assert aggregation(sums).k < aggregation(sums, k="mean").k


def test_icc2_is_the_reliability_of_the_mean():
    found = aggregation(simulated(3, icc1=0.2))

    assert found.icc2 == pytest.approx(reliability_of_mean(found.icc1, found.k))


def test_the_planted_icc_is_met_on_average_and_its_interval_holds():
    found = [aggregation(simulated(seed, icc1=0.05, sizes=(8, 15, 30))) for seed in range(400)]

    assert np.mean([one.icc1 for one in found]) == pytest.approx(0.05, abs=0.004)
    covered = np.mean([one.interval[0] <= 0.05 <= one.interval[1] for one in found])
    assert covered == pytest.approx(0.95, abs=0.035)


def test_without_differences_five_in_a_hundred_pass_the_f_test():
    passed = np.mean([aggregation(simulated(seed, icc1=0.0)).p < 0.05 for seed in range(600)])

    assert passed == pytest.approx(0.05, abs=0.027)


@pytest.mark.parametrize(
    ("values", "units"),
    [([1.0, 2.0], ["a", "b"]), ([1.0, 2.0], ["a", "a"]), ([1.0, 1.0, 2.0, 2.0], ["a", "a", "b", "b"])],
)
def test_without_colleagues_units_or_differences_there_is_no_icc(values, units):
    with pytest.raises(NotEnoughAnswers):
        aggregation(UnitSums.from_rows(values, units))
