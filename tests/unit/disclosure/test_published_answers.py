"""From outside: what hidden groups answered does not follow from the means and shares that are shown."""

import pytest

from groundswell.disclosure.cube import EVERYBODY, Cube, Dimension
from groundswell.disclosure.published import Contradiction, Published, worked_out
from groundswell.disclosure.published_answers import Figure, PublishedAnswers, answers_worked_out

CUBE = Cube.of([Dimension("team", {"a": EVERYBODY, "b": EVERYBODY, "c": EVERYBODY})], crossed=[["team"]])
WHOLE = (EVERYBODY,)
COUNTS = {WHOLE: 90.0, ("b",): 30.0, ("c",): 50.0}
INVITED = {WHOLE: 175, ("a",): 9, ("b",): 60, ("c",): 100}
# Everybody answered 4 but team a, where all nine said 1.
FIGURES = {
    WHOLE: Figure(3.7, (10.0, 0.0, 0.0, 90.0, 0.0)),
    ("b",): Figure(4.0, (0.0, 0.0, 0.0, 100.0, 0.0)),
    ("c",): Figure(4.0, (0.0, 0.0, 0.0, 100.0, 0.0)),
}


def released(figures, *, counts=COUNTS, worth=(1.0, 2.0, 3.0, 4.0, 5.0)):
    return PublishedAnswers(Published(CUBE, counts, INVITED, 11), figures, worth, 90.0)


def test_one_hidden_group_is_the_trust_without_the_others():
    assert answers_worked_out(released(FIGURES)) == (("a",),)


def test_with_a_second_one_hidden_nothing_follows():
    fewer = {cell: figure for cell, figure in FIGURES.items() if cell != ("b",)}

    # With shares in the whole trust it is known that nine said 1, but not where.
    assert answers_worked_out(released(fewer)) == ()


def test_what_the_whole_trust_tells_is_no_fault_of_a_release():
    alike = {WHOLE: Figure(4.0, (0.0, 0.0, 0.0, 100.0, 0.0))}

    assert answers_worked_out(released(alike)) == ()


def test_figures_that_no_answers_give_are_told_apart_from_a_sound_release():
    lying = FIGURES | {("b",): Figure(5.0, (0.0, 0.0, 0.0, 0.0, 100.0))}

    with pytest.raises(Contradiction):
        answers_worked_out(released(lying))


def test_numbers_of_people_that_cannot_be_are_told_too():
    with pytest.raises(Contradiction):
        worked_out(Published(CUBE, {WHOLE: 50.0, ("a",): 40.0, ("b",): 40.0}, INVITED, 11))
