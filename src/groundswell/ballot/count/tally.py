"""Counts and sums of every measure in every group of the plan: all that is left once the rows are gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundswell.ballot.answers import Answers
from groundswell.ballot.count.measures import Ints, Measure, Sort
from groundswell.ballot.count.plan import Plan
from groundswell.disclosure.cube import EVERYBODY, Cell, Cube, Dimension

# Whoever works in a group itself although it has parts, and whoever did not say.
ITSELF, UNKNOWN = "/itself", "/unknown"


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


def cube_of(plan: Plan) -> Cube:
    """Return the groups of a plan, with a place for those who did not say where they work."""
    dimensions = [Dimension(name, _groups(plan, name)) for name in plan.dimensions]
    if not dimensions:
        return Cube.of([Dimension("everybody", {UNKNOWN: EVERYBODY})], crossed=[])
    return Cube.of(dimensions, crossed=plan.cuts)


def atoms_of(answers: Sequence[Answers], plan: Plan, cube: Cube) -> Ints:
    """Return which atom each person is in, by what they said themselves."""
    places = {atom: at for at, atom in enumerate(cube.atoms)}
    leaves = [set(dimension.leaves) for dimension in cube.dimensions]
    found = []
    for one in answers:
        groups = [str(one.attributes.get(dimension.name, UNKNOWN)) for dimension in cube.dimensions]
        atom = tuple(
            group if group in known else f"{group}{ITSELF}" if f"{group}{ITSELF}" in known else UNKNOWN
            for group, known in zip(groups, leaves, strict=True)
        )
        found.append(places[atom])
    return np.array(found, dtype=np.int64)


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


def _groups(plan: Plan, dimension: str) -> dict[str, str]:
    parents = plan.parents[dimension]
    inner = set(filter(None, parents.values()))
    inside = {group: above or EVERYBODY for group, above in parents.items()}
    return inside | {f"{group}{ITSELF}": group for group in parents if group in inner} | {UNKNOWN: EVERYBODY}


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
