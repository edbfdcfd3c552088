"""Crossed releases that give people away where only small cells are hidden (METHODS 4.3 and 4.4.3)."""

import numpy as np
import pytest

from groundswell.disclosure.attack import Attack
from groundswell.disclosure.coalition import count_block, only_everybody, weights_of
from groundswell.disclosure.cube import Cube, Dimension
from groundswell.disclosure.differencing import determined, small_rests
from groundswell.disclosure.suppression import protection
from groundswell.disclosure.thresholds import TooLow, threshold


def crossed(counts: list[list[int]]) -> tuple[Cube, np.ndarray]:
    """Return rows crossed with columns, and the people in each cell."""
    rows, columns = np.array(counts).shape
    cube = Cube.of(
        [Dimension(name, {f"{name}{at}": "" for at in range(size)}) for name, size in (("r", rows), ("c", columns))]
    )
    people = cube.per_atom(
        {(f"r{row}", f"c{at}"): count for row, line in enumerate(counts) for at, count in enumerate(line)}
    )
    return cube, people.astype(np.float64)


def span(cube: Cube, people: np.ndarray, hidden: set[tuple[str, ...]], cell: tuple[str, ...]) -> tuple[float, float]:
    """Return between which numbers a cell lies for somebody who sees all others."""
    seen = np.array([one not in hidden for one in cube.cells])
    wanted = cube.members[cube.cells.index(cell)].astype(np.float64)
    return Attack(count_block(cube, people), seen).span(wanted)


def hidden_by_gate(cube: Cube, people: np.ndarray, *, threshold: int = 11) -> set[tuple[str, ...]]:
    sums = cube.sums(people)
    block = count_block(cube, people, threshold=threshold)
    found = protection([block], hidden=sums < threshold, known=only_everybody(cube), weights=weights_of(sums))
    assert found.exposed == ()
    return {cell for at, cell in enumerate(cube.cells) if found.hidden[at]}


def test_prototype_a_a_total_minus_its_parts():
    cube = Cube.of([Dimension("unit", {"a": "", "b": "", "c": ""})])
    people = np.array([4.0, 30.0, 40.0])

    assert span(cube, people, {("a",)}, ("a",)) == (4, 4)
    assert span(cube, people, {("a",), ("b",)}, ("a",)) == (0, 34)
    assert hidden_by_gate(cube, people) == {("a",), ("b",)}


def test_prototype_b_one_hidden_cell_in_each_row_and_column_hides_nothing():
    cube, people = crossed([[3, 20, 30], [25, 4, 35], [40, 15, 5]])
    diagonal = {(f"r{at}", f"c{at}") for at in range(3)}

    assert [span(cube, people, diagonal, cell) for cell in sorted(diagonal)] == [(3, 3), (4, 4), (5, 5)]
    assert determined(cube.members[[cell not in diagonal for cell in cube.cells]]).all()


def test_prototype_b_is_opened_by_the_gate():
    cube, people = crossed([[3, 20, 30], [25, 4, 35], [40, 15, 5]])
    diagonal = {(f"r{at}", f"c{at}") for at in range(3)}

    hidden = hidden_by_gate(cube, people)

    assert diagonal < hidden
    assert len(hidden) <= 7
    for cell in diagonal:
        low, high = span(cube, people, hidden, cell)
        assert high >= 11
        assert high - low >= 11


def test_a_team_is_not_its_division_without_its_sisters():
    cube = Cube.of([Dimension("unit", {"d": "", "t1": "d", "t2": "d", "e": ""})])
    people = cube.per_atom({("t1",): 6, ("t2",): 30, ("e",): 40}).astype(np.float64)

    assert span(cube, people, {("t1",)}, ("t1",)) == (6, 6)
    assert {("t1",), ("t2",)} <= hidden_by_gate(cube, people)


def test_two_services_that_overlap_are_not_shown_beside_each_other():
    # Both services hold teams a and b, the larger one also c, with four people: the difference is team c.
    units = Cube.of([Dimension("unit", {"a": "", "b": "", "c": "", "rest": ""})])
    cube = units.also(("north",), of=[("a",), ("b",)]).also(("north and c",), of=[("a",), ("b",), ("c",)])
    people = cube.per_atom({("a",): 20, ("b",): 25, ("c",): 4, ("rest",): 60}).astype(np.float64)
    outer, inner = cube.cells.index(("north and c",)), cube.cells.index(("north",))

    assert (outer, inner) in small_rests(cube.members, cube.sums(people), below=11)
    hidden = hidden_by_gate(cube, people)
    assert ("c",) in hidden
    assert hidden & {("north",), ("north and c",)}


def test_the_same_answers_released_again_with_a_higher_threshold_would_give_somebody_away():
    # Each release is safe, both together are not: the cells hidden beside the small ones are others. That is why a
    # wave is counted once, and its answers are gone then.
    cube, people = crossed([[15, 16, 23], [28, 3, 6], [25, 28, 9]])
    first, second = hidden_by_gate(cube, people), hidden_by_gate(cube, people, threshold=15)
    target = ("r1", "c2")

    for alone in (first, second):
        low, high = span(cube, people, alone, target)
        assert high >= 11
        assert high - low >= 11
    assert span(cube, people, first & second, target)[1] < 11


@pytest.mark.parametrize("thresholds", [(11, 15), (15, 11)])
def test_a_second_release_that_keeps_hidden_what_was_hidden_shows_nothing_new(thresholds):
    cube, people = crossed([[15, 16, 23], [28, 3, 6], [25, 28, 9]])
    sums, known = cube.sums(people), only_everybody(cube)
    before, after = thresholds
    first = np.array([cell in hidden_by_gate(cube, people, threshold=before) for cell in cube.cells])
    block = count_block(cube, people, threshold=after)

    found = protection([block], hidden=first | (sums < after), known=known, weights=weights_of(sums))

    assert found.exposed == ()
    assert not np.any(first & ~found.hidden)


def test_the_threshold_only_goes_up():
    with pytest.raises(TooLow):
        threshold(10)
    assert threshold(15) == 15


def test_the_same_people_always_get_the_same_cells():
    cube, people = crossed([[3, 20, 30], [25, 4, 35], [40, 15, 5]])

    assert len({frozenset(hidden_by_gate(cube, people)) for _ in range(3)}) == 1
