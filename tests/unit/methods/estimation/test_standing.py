"""Telling units apart: seldom without cause, mostly with one (METHODS 10)."""

import numpy as np
import pytest
from tests.unit.methods.estimation.simulated import answers

from groundswell.methods.estimation.standing import Standing, judge

VIEWS = 200


def apart(judged) -> list:
    return [one for one in judged if one.standing is not Standing.NOT_TOLD_APART]


@pytest.mark.parametrize(
    ("sizes", "measures", "items"),
    [([25] * 40, 1, 1), ([25] * 40, 6, 3), ([11, 15, 25, 60, 120] * 4, 6, 3), ([60] * 15, 3, 1)],
)
def test_without_differences_at_most_five_views_in_a_hundred_tell_any_unit_apart(sizes, measures, items):
    chance = np.random.default_rng(20261123)

    alarms = [bool(apart(judge(answers(chance, sizes, measures=measures, items=items)))) for _ in range(VIEWS)]

    assert np.mean(alarms) <= 0.05


@pytest.mark.parametrize("units", [15, 40])
def test_a_planted_fault_of_half_a_point_in_a_team_of_sixty_is_mostly_found(units):
    """A score of three questions, as an element has. For a single question the card gives the power, which is less."""
    chance = np.random.default_rng(7)
    sizes = [60] + [25] * (units - 1)

    found = [judge(answers(chance, sizes, fault=0.5, items=3))[0].standing for _ in range(VIEWS)]

    assert np.mean([one is Standing.BELOW for one in found]) >= 0.80
    assert Standing.ABOVE not in found


def test_power_grows_with_people_and_with_the_fault():
    chance = np.random.default_rng(8)

    def power(people: int, fault: float) -> float:
        sizes = [people] + [25] * 39
        return float(np.mean([judge(answers(chance, sizes, fault=fault))[0].standing == "below" for _ in range(100)]))

    assert power(15, 0.5) < power(40, 0.5) < power(100, 0.5)
    assert power(40, 0.2) < power(40, 0.5) < power(40, 0.8)


def test_units_that_truly_differ_are_told_apart_and_seldom_on_the_wrong_side():
    chance = np.random.default_rng(9)
    sizes = [100] * 20

    judged = apart(judge(answers(chance, sizes, between=0.4, measures=3)))

    assert len(judged) > 15
    assert all((one.standing is Standing.BELOW) == (one.unit.difference < 0) for one in judged)


def test_more_tests_in_a_view_ask_for_more():
    chance = np.random.default_rng(10)
    estimates = answers(chance, [60] + [25] * 10, fault=0.5)["m0"]
    quiet = answers(chance, [25] * 200)["m0"]

    alone, in_company = judge({"m": estimates})[0], judge({"m": estimates, "n": quiet})[0]

    assert in_company.q > alone.q
    assert judge({"m": estimates}, strongly_dependent=True)[0].q > alone.q


def test_every_unit_on_every_measure_is_judged_once():
    judged = judge(answers(np.random.default_rng(11), [20] * 5, measures=2))

    assert [(one.measure, one.unit.name) for one in judged] == [
        (measure, str(unit)) for measure in ("m0", "m1") for unit in range(5)
    ]
