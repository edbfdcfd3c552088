"""People who look alike to whoever sees some cells change places: nothing shown is different afterwards."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.disclosure.swaps import Swaps

SEEDS = st.integers(0, 2**32 - 1)


def case(seed: int):
    """Return cells over atoms, which are seen, answers, who is inside, what answers are worth, and what some told."""
    rng = np.random.default_rng(seed)
    atoms, kinds = int(rng.integers(2, 12)), int(rng.integers(2, 6))
    members = (rng.random((int(rng.integers(1, 8)), atoms)) < 0.5).astype(np.float64)
    seen = rng.random(len(members)) < 0.6
    answers = rng.integers(0, 6, size=(atoms, kinds)).astype(np.float64)
    told = np.floor(answers * rng.random(answers.shape) * 0.5)
    return members, seen, answers, rng.random(atoms) < 0.5, rng.permutation(kinds).astype(np.float64), told


@given(SEEDS)
def test_an_exchange_changes_nothing_that_is_seen(seed):
    members, seen, answers, inside, gain, told = case(seed)

    found = Swaps(members[seen]).pushed(answers, inside, gain, told)

    if found is None:
        return
    assert np.allclose(members[seen] @ found, members[seen] @ answers)
    assert np.allclose(found.sum(axis=1), answers.sum(axis=1))
    assert np.all(found >= told - 1e-9)
    assert np.allclose(found.sum(axis=0), answers.sum(axis=0))


@given(SEEDS)
def test_nobody_inside_could_gain_more_by_one_more_exchange(seed):
    members, seen, answers, inside, gain, told = case(seed)
    found = Swaps(members[seen]).pushed(answers, inside, gain, told)
    if found is None:
        return
    free = found - told
    for one in np.flatnonzero(inside):
        for other in np.flatnonzero(~inside):
            if not np.array_equal(members[seen][:, one], members[seen][:, other]):
                continue
            worst = gain[free[one] > 1e-9].min(initial=np.inf)
            best = gain[free[other] > 1e-9].max(initial=-np.inf)
            assert worst >= best


def test_two_hidden_teams_of_a_shown_division_exchange():
    members = np.array([[1.0, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    answers = np.array([[0.0, 3], [5, 0], [9, 9]])

    found = Swaps(members[np.array([True, False, False, True])]).pushed(answers, members[1] != 0, np.array([1.0, 0]))

    assert found.tolist() == [[3, 0], [2, 3], [9, 9]]


def test_a_group_hidden_alone_has_nobody_to_exchange_with():
    members = np.array([[1.0, 1], [1, 0], [0, 1]])

    assert (
        Swaps(members[np.array([True, False, True])]).pushed(np.ones((2, 2)), members[1] != 0, np.array([1.0, 0]))
        is None
    )


@pytest.mark.parametrize("told", [0.0, 2.0])
def test_who_told_does_not_exchange(told):
    members = np.array([[1.0, 1], [1, 0]])
    answers = np.array([[3.0, 0], [0, 9]])

    found = Swaps(members[np.array([True, False])]).pushed(
        answers, members[1] != 0, np.array([0.0, 1]), np.array([[told, 0], [0, 0]])
    )

    assert found[0].tolist() == [told, 3 - told]
