"""What a hidden group answered stays open, or as many groups around it are hidden as open it (METHODS 4.3)."""

import numpy as np
import pytest

from groundswell.disclosure.answers import Answered
from groundswell.disclosure.coalition import only_everybody, weights_of
from groundswell.disclosure.cube import Cube, Dimension
from groundswell.disclosure.openness import Openness, Protected
from groundswell.disclosure.question import Question, View

WORTH = np.arange(1.0, 6.0)


def teams(**given: list[int]) -> tuple[Cube, Question, np.ndarray]:
    """Return teams with how many in each gave each answer, a question, and the people."""
    cube = Cube.of([Dimension("team", dict.fromkeys(given, ""))])
    answers = np.array(list(given.values()), dtype=np.float64)
    return cube, Question("item", answers, WORTH, has_shares=True), answers.sum(axis=1)


def hidden(cube: Cube, *names: str) -> np.ndarray:
    return np.array([cell[0] in names for cell in cube.cells])


def unproved(cube: Cube, question: Question, people: np.ndarray, *names: str) -> list[str]:
    """Return the hidden teams of which it is not proved that their answers stay open."""
    closed = hidden(cube, *names)
    found = Answered(cube, people, question, {}).unproved(
        np.flatnonzero(closed).tolist(), View(~closed, ~closed), small=cube.sums(people) < 11
    )
    return [cube.cells[at][0] for at in found]


def test_a_total_and_the_other_means_give_a_hidden_mean_away():
    cube, question, people = teams(a=[1, 1, 1, 1, 1], b=[2, 4, 8, 8, 4], c=[3, 5, 9, 9, 4])

    assert unproved(cube, question, people, "a") == ["a"]
    assert unproved(cube, question, people, "a", "b") == []


def test_hidden_groups_that_all_said_the_same_are_found_out_together():
    # Seventeen people are hidden, and all of them said 4: whoever subtracts knows each one's answer.
    same = teams(a=[0, 0, 0, 5, 0], b=[0, 0, 0, 12, 0], c=[3, 5, 9, 9, 4])
    other = teams(a=[0, 0, 0, 5, 0], b=[0, 3, 0, 6, 3], c=[3, 5, 9, 9, 4])

    assert unproved(*same, "a", "b") == ["a", "b"]
    assert unproved(*other, "a", "b") == []


def test_rounded_shares_of_a_large_group_leave_a_little_open():
    # Of 1,000 people half a per cent is five, so nobody can tell that the hidden ones all said the same.
    cube, question, people = teams(a=[0, 0, 0, 5, 0], b=[0, 0, 0, 12, 0], c=[100, 300, 300, 203, 80])
    exact = Question("item", question.given, WORTH, has_shares=True)

    assert unproved(cube, exact, people, "a", "b") == []


def test_means_alone_give_away_groups_at_the_end_of_the_scale():
    cube, question, people = teams(a=[0, 0, 0, 0, 5], b=[0, 0, 0, 0, 12], c=[3, 5, 9, 9, 4])
    means = Question.of_means("subject", people, question.given @ WORTH, low=1, high=5)
    lower = Question.of_means("subject", people, question.given @ WORTH - [0, 1, 0], low=1, high=5)

    assert unproved(cube, means, people, "a", "b") == ["a", "b"]
    assert unproved(cube, lower, people, "a", "b") == []
    assert means.need == pytest.approx(1.0)
    assert means.given.sum(axis=1).tolist() == people.tolist()
    assert (means.given @ means.worth).tolist() == pytest.approx((question.given @ WORTH).tolist())


def test_as_few_cells_are_hidden_as_open_every_question():
    cube, same, people = teams(a=[0, 0, 0, 5, 0], b=[0, 0, 0, 12, 0], c=[3, 5, 9, 9, 4], d=[9, 9, 9, 9, 4])
    _, varied, _ = teams(a=[1, 1, 1, 1, 1], b=[2, 4, 2, 2, 2], c=[3, 5, 9, 9, 4], d=[9, 9, 9, 9, 4])
    closed = hidden(cube, "a", "b")
    sums = cube.sums(people)
    small = sums < 11
    questions = [Protected(Answered(cube, people, one, {}), small, small) for one in (varied, same)]

    found = Openness(
        questions, known=only_everybody(cube), counted=np.ones(5, dtype=bool), weights=weights_of(sums)
    ).hide(closed)

    assert {cube.cells[at][0] for at in np.flatnonzero(found)} == {"a", "b", "c"}


def test_what_the_trusts_own_figure_tells_is_no_fault_of_a_release():
    cube, question, people = teams(a=[0, 0, 0, 5, 0], b=[0, 0, 0, 12, 0], c=[0, 0, 0, 40, 0])
    sums = cube.sums(people)
    small = sums < 11
    openness = Openness(
        [Protected(Answered(cube, people, question, {}), small, small)],
        known=only_everybody(cube),
        counted=np.ones(4, dtype=bool),
        weights=weights_of(sums),
    )

    found = openness.hide(hidden(cube, "a", "b"))

    assert not found[cube.cells.index(("",))]


def test_the_one_who_answered_otherwise_does_not_learn_what_all_the_others_said():
    # Whoever said 1 subtracts that: if nobody else in the hidden teams said anything but 4, all others are known.
    alike = teams(a=[1, 0, 0, 4, 0], b=[0, 0, 0, 12, 0], c=[3, 5, 9, 9, 4])
    enough = teams(a=[1, 0, 0, 4, 0], b=[2, 1, 0, 7, 2], c=[3, 5, 9, 9, 4])

    # In the other team nobody knows in which of the two the one who differs is.
    assert unproved(*alike, "a", "b") == ["a"]
    assert unproved(*enough, "a", "b") == []
