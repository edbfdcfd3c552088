"""Counts and sums of every measure in every group of the plan: all that is left once the rows are gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from groundswell.ballot.answers import Answers
from groundswell.ballot.count.measures import Ints, Measure, Sort
from groundswell.ballot.count.plan import Plan
from groundswell.ballot.groups import UNKNOWN, place_of, with_places
from groundswell.disclosure.cube import EVERYBODY, Cell, Cube, Dimension
from groundswell.disclosure.folding import folded


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """One measure over atoms: how many answered, the sum of their scores and of the squares, and of each answer.

    All are whole; scores are in parts of the measure's scale. `answers` is (atoms, values), empty without values.
    """

    measure: str
    sort: Sort
    scale: int
    low: int
    high: int
    values: tuple[int | str, ...]
    n: Ints
    total: Ints
    squares: Ints
    answers: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Everything that may be published, counted: people and sums for the finest crossings of the plan's groups."""

    cube: Cube
    people: Ints
    sums: Mapping[str, Sums]
    headcounts: Mapping[Cell, int]

    def in_cell(self, per_atom: Ints) -> Ints:
        """Return the sum over each cell of a value per atom."""
        found: Ints = self.cube.members.astype(np.int64) @ per_atom
        return found

    def folded(self) -> "Tally":
        """Return the same sums over the same cells, with atoms that cross only what the plan crosses."""
        onto = folded(self.cube)
        sums = {
            name: replace(
                one, n=onto.of(one.n), total=onto.of(one.total), squares=onto.of(one.squares),
                answers=onto.of(one.answers),
            )
            for name, one in self.sums.items()
        }  # fmt: skip
        return Tally(onto.cube, onto.of(self.people), sums, self.headcounts)


def cube_of(answers: Sequence[Answers], plan: Plan) -> Cube:
    """Return the groups of a plan, with a place for those who are in a group itself or did not say, if any.

    Its atoms are the crossings that somebody is in; all others are empty.
    """
    dimensions = [
        Dimension(name, with_places(plan.parents[name], (_place(one, name, plan) for one in answers)))
        for name in plan.dimensions
    ]
    if not dimensions:
        return Cube.of([Dimension("everybody", {UNKNOWN: EVERYBODY})], crossed=[])
    return Cube.of(dimensions, crossed=plan.cuts, atoms=sorted({_atom(one, plan) for one in answers}))


def atoms_of(answers: Sequence[Answers], plan: Plan, cube: Cube) -> Ints:
    """Return which atom each person is in, by what they said themselves."""
    places = {atom: at for at, atom in enumerate(cube.atoms)}
    if not plan.dimensions:
        return np.zeros(len(answers), dtype=np.int64)
    return np.array([places[_atom(one, plan)] for one in answers], dtype=np.int64)


def _atom(one: Answers, plan: Plan) -> Cell:
    return tuple(_place(one, name, plan) for name in plan.dimensions)


def _place(one: Answers, dimension: str, plan: Plan) -> str:
    return place_of(str(one.attributes.get(dimension, "")), plan.parents[dimension])


def tally(measures: Sequence[Measure], atoms: Ints, cube: Cube, plan: Plan) -> Tally:
    """Return the sums of every measure over the atoms that people are in."""
    size = len(cube.atoms)
    return Tally(
        cube=cube,
        people=_counted(atoms, size),
        sums={one.id: _sums(one, atoms, size) for one in measures},
        headcounts=_headcounts(plan, cube),
    )


def _sums(measure: Measure, atoms: Ints, size: int) -> Sums:
    where, scores = atoms[measure.answered], measure.scores[measure.answered]
    values = len(measure.values)
    answers = _counted(where * max(values, 1) + measure.places[measure.answered], size * values) if values else None
    return Sums(
        measure.id,
        measure.sort,
        measure.scale,
        measure.low,
        measure.high,
        measure.values,
        n=_counted(where, size),
        total=_added(where, scores, size),
        squares=_added(where, scores**2, size),
        answers=answers.reshape(size, values) if answers is not None else np.zeros((size, 0), dtype=np.int64),
    )


def _counted(where: Ints, size: int) -> Ints:
    return np.bincount(where, minlength=size).astype(np.int64)


def _added(where: Ints, scores: NDArray[np.int64], size: int) -> Ints:
    found = np.zeros(size, dtype=np.int64)
    np.add.at(found, where, scores)
    return found


def _headcounts(plan: Plan, cube: Cube) -> dict[Cell, int]:
    """Return how many people are invited in each cell of a single grouping, as the plan has it, and in all."""
    nobody = (EVERYBODY,) * len(cube.dimensions)
    found: dict[Cell, int] = {nobody: plan.invited}
    for at, dimension in enumerate(cube.dimensions):
        for group, people in plan.headcounts.get(dimension.name, {}).items():
            cell = (*nobody[:at], group, *nobody[at + 1 :])
            if cell in cube.cells:
                found[cell] = people
    return found


def group_cell(cube: Cube, dimension: str, group: str) -> Cell:
    """Return the cell of one group of a dimension, with everybody in the others."""
    return tuple(group if one.name == dimension else EVERYBODY for one in cube.dimensions)
