"""Questions side by side: fewer unknowns, and neither more nor less can be worked out."""

from dataclasses import replace

import numpy as np
import pytest
from tests.attacks.attack_answers import attack_answers, tally_of
from tests.attacks.attack_gate import attack_seeds
from tests.attacks.made_answers import made_answers
from tests.attacks.made_cubes import made_cube

from groundswell.disclosure.answers import Answered
from groundswell.disclosure.attack import Attack
from groundswell.disclosure.coalition import count_block, only_everybody
from groundswell.disclosure.cube import BadCube, Cube, Dimension
from groundswell.disclosure.folding import folded
from groundswell.disclosure.question import Question, View

TEAMS = Dimension("unit", {"a": "", "b": "", "c": ""})
JOBS = Dimension("staff", {"x": "", "y": ""})
BANDS = Dimension("band", {"5": "", "6": "", "7": ""})


def test_questions_that_are_never_crossed_have_as_many_unknowns_as_groups():
    cube = Cube.of([TEAMS, JOBS, BANDS], crossed=[["unit"], ["staff"], ["band"]])

    onto = folded(cube)

    assert len(cube.atoms) == 18
    assert onto.cube.atoms == tuple(cell for cell in cube.cells if any(cell))
    assert onto.cube.cells == cube.cells
    assert len(onto.cube.ties) == 2


def test_what_is_crossed_stays_crossed():
    onto = folded(Cube.of([TEAMS, JOBS, BANDS], crossed=[["unit", "band"], ["staff"]]))

    assert len(onto.cube.atoms) == 9 + 2
    assert len(onto.cube.ties) == 1
    whole = Cube.of([TEAMS, JOBS])
    assert folded(whole).cube is whole


def test_sums_over_cells_are_the_same():
    cube = Cube.of([TEAMS, JOBS, BANDS], crossed=[["unit"], ["staff"], ["band"]])
    people = np.random.default_rng(1).integers(0, 9, size=18)

    onto = folded(cube)

    assert onto.cube.sums(onto.of(people)).tolist() == cube.sums(people).tolist()
    assert not np.any(onto.cube.ties @ onto.of(people))


def test_crossings_that_nobody_is_in_are_unknown_to_whoever_attacks():
    whole = folded(Cube.of([TEAMS, JOBS, BANDS], crossed=[["unit", "staff"], ["band"]]))
    some = folded(Cube.of([TEAMS, JOBS, BANDS], crossed=[["unit", "staff"], ["band"]], atoms=[("a", "x", "5")]))

    assert some.cube.atoms == whole.cube.atoms
    assert some.cube.members.tolist() == whole.cube.members.tolist()
    assert some.of(np.array([7])).sum() == 14


def test_a_crossing_of_no_leaves_is_refused():
    with pytest.raises(BadCube, match="is no group without groups inside"):
        Cube.of([TEAMS, JOBS], atoms=[("a", "z")])


@pytest.mark.parametrize("seed", range(12))
def test_how_many_answered_can_be_worked_out_as_far_as_from_all_crossings(seed):
    made = made_cube(seed, is_beside=True)
    cube = Cube.of([Dimension(name, parents) for name, parents in made.parents.items()], crossed=made.crossed)
    onto = folded(cube)
    people = cube.per_atom(made.people)
    seen = (cube.sums(people) >= 11) | only_everybody(cube)
    whole, fewer = (
        Attack(count_block(of, counts.astype(float), headcounts=made.headcounts), seen)
        for of, counts in ((cube, people), (onto.cube, onto.of(people)))
    )

    for at in np.flatnonzero(~seen):
        spans = [
            attack.span(of.members[at].astype(float), None)
            for attack, of in ((whole, cube), (fewer, onto.cube))
        ]  # fmt: skip
        assert spans[0] == pytest.approx(spans[1])


def test_what_one_question_tells_of_everybody_counts_for_the_other():
    """Every staff group is seen, and all in it said 5: then so did the small team that is hidden."""
    onto = folded(Cube.of([TEAMS, JOBS], crossed=[["unit"], ["staff"]]))
    people = onto.of(np.array([20, 20, 10, 12, 2, 3])).astype(float)
    given = np.column_stack([np.zeros_like(people), people])
    hidden = np.array([cell in {("", ""), ("b", ""), ("c", "")} for cell in onto.cube.cells])
    small = onto.cube.sums(people) < 11
    question = Question("item", given, np.array([1.0, 5.0]), has_shares=True)
    view = View(~hidden, np.ones_like(hidden))

    def lost(cube: Cube) -> list[str]:
        found = Answered(cube, people, question, {}).unproved(
            np.flatnonzero(hidden & small).tolist(), view, small=small
        )
        return [cube.cells[at][0] for at in found]

    assert lost(onto.cube) == ["c"]
    untied = replace(onto.cube, wholes=onto.cube.wholes[:0])
    assert lost(untied) == [], "without the tie the gate would not see it"


def test_an_attacker_who_thinks_in_all_crossings_finds_nothing():
    numbers = attack_seeds(range(100, 110), is_beside=True) + attack_seeds(range(6), is_beside=True, is_small=True)
    answers = attack_answers([10, 13, 27], is_beside=True)

    assert numbers.lost == answers.lost == []
    assert numbers.lost_without_gate > 3
    assert answers.lost_without_gate > 3
    assert numbers.needed == numbers.shown_again > 0
    assert numbers.tried_out > 0


def test_the_count_decides_without_crossings_that_nobody_is_shown():
    made = made_cube(1, is_beside=True)
    found = tally_of(made, made_answers(made, 1))

    fewer = found.folded()

    assert len(fewer.cube.atoms) < len(found.cube.atoms)
    for name, sums in found.sums.items():
        assert fewer.in_cell(fewer.sums[name].answers).tolist() == found.in_cell(sums.answers).tolist()
