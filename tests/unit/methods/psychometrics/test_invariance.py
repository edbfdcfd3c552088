"""The ladder of invariance: groups that read items alike climb it, those that do not are stopped at the right step."""

import numpy as np
import pytest

from groundswell.methods.psychometrics.invariance import Alike, invariance
from groundswell.methods.psychometrics.moments import Moments, NotEnoughAnswers

ITEMS = ("a", "b", "c", "d")
ONE = {"one": ITEMS}


def group(
    seed: int,
    *,
    mean: float = 0.0,
    loadings: tuple[float, ...] = (0.8, 0.7, 0.7, 0.6),
    intercepts: tuple[float, ...] = (3, 3, 3, 3),
    own: float = 0.5,
    people: int = 1500,
) -> Moments:
    chance = np.random.default_rng(seed)
    factor = mean + chance.normal(size=(people, 1))
    rows = np.array(intercepts) + factor * np.array(loadings) + chance.normal(size=(people, 4)) * np.sqrt(own)
    return Moments.from_rows(rows, ITEMS)


def test_groups_that_differ_in_what_is_measured_only_climb_to_the_top():
    ladder = invariance({"x": group(1), "y": group(2, mean=0.6)}, ONE)

    assert [step.alike for step in ladder.steps] == list(Alike)
    assert ladder.reached is Alike.STRICT
    assert ladder.means_may_be_compared
    assert ladder.steps[0].cfi_change is None


@pytest.mark.parametrize(
    ("other", "reached"),
    [
        ({"loadings": (0.8, 0.7, 0.1, 0.6)}, Alike.CONFIGURAL),
        ({"intercepts": (3, 3, 3.8, 3)}, Alike.METRIC),
        ({"own": 1.5}, Alike.SCALAR),
    ],
)
def test_groups_that_read_items_differently_are_stopped_where_they_do(other, reached):
    ladder = invariance({"x": group(3), "y": group(4, **other)}, ONE)

    assert ladder.reached is reached
    assert ladder.means_may_be_compared == (reached is Alike.SCALAR)


def test_every_step_holds_more_equal_and_fits_no_better():
    ladder = invariance({"x": group(5, people=300), "y": group(6, people=200), "z": group(7, people=100)}, ONE)

    assert [step.df for step in ladder.steps] == [6, 12, 18, 26]
    chi2 = [step.chi2 for step in ladder.steps]
    assert chi2 == sorted(chi2)


def test_the_order_of_groups_does_not_matter():
    x, y = group(8), group(9, mean=0.4, people=700)

    one, other = invariance({"x": x, "y": y}, ONE), invariance({"y": y, "x": x}, ONE)

    assert [step.chi2 for step in one.steps] == pytest.approx([step.chi2 for step in other.steps], abs=1e-6)


def test_one_group_and_too_few_people_are_refused():
    with pytest.raises(NotEnoughAnswers, match="two groups"):
        invariance({"x": group(10)}, ONE)
    with pytest.raises(NotEnoughAnswers, match="people"):
        invariance({"x": group(11), "y": group(12, people=4)}, ONE)
