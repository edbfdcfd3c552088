"""A survey's groups: units with parents, staff groups, bands, and crossings. Card: docs/methods/disclosure/cube.md

Atoms are the finest crossings, one leaf of every dimension; a cell is a set of atoms, and what is shown is shown of
cells. Every sum that follows from the cells is in the matrix of members, so no two tables are looked at apart.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

EVERYBODY = ""

Cell = tuple[str, ...]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class BadCube(ValueError):
    """Groups that contradict each other. Carries the sentence that says which."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self._sentence = sentence

    def sentence(self) -> str:
        """Return what is wrong, for the person who set the groups up."""
        return self._sentence


@dataclass(frozen=True, slots=True)
class Dimension:
    """One question that people are grouped by. `parents` maps each of its groups to the one it lies in.

    A group directly below everybody has EVERYBODY as its parent. Groups of one dimension form a tree.
    """

    name: str
    parents: Mapping[str, str]

    @property
    def groups(self) -> tuple[str, ...]:
        """Everybody, then every group in the order given."""
        return (EVERYBODY, *self.parents)

    @property
    def leaves(self) -> tuple[str, ...]:
        """The groups that have no groups inside."""
        inner = set(self.parents.values())
        return tuple(group for group in self.parents if group not in inner)

    def above(self, leaf: str) -> frozenset[str]:
        """Return a leaf, every group it lies in, and everybody. Raises BadCube for a parent that is not there."""
        found, here = {EVERYBODY}, leaf
        while here != EVERYBODY:
            if here in found or here not in self.parents:
                sentence = f"In {self.name}, “{here}” lies in no group that is listed. Give every parent a row."
                raise BadCube(sentence)
            found.add(here)
            here = self.parents[here]
        return frozenset(found)


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """Cells over atoms. `members[cell, atom]` says whether an atom belongs to a cell; the first cell is everybody.

    Where questions stand side by side (disclosure.folding), people are in one atom of each set of questions: everybody
    is the atoms of the first, and each row of `wholes` says which atoms are everybody once more.
    """

    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]
    atoms: tuple[Cell, ...]
    members: Flags
    wholes: Flags

    @classmethod
    def of(
        cls,
        dimensions: Iterable[Dimension],
        *,
        crossed: Iterable[Iterable[str]] | None = None,
        atoms: Iterable[Cell] | None = None,
    ) -> "Cube":
        """Return the cube of these dimensions.

        `crossed` names the dimensions that the publication plan shows together, each alone if a set has one name;
        without it everything is crossed with everything. `atoms` are the finest crossings to reckon with, such as those
        that somebody is in; without it all of them. Raises BadCube.
        """
        given = tuple(dimensions)
        names = [one.name for one in given]
        if len(set(names)) != len(names) or not names:
            sentence = "A survey needs at least one question to group people by, each with a name of its own."
            raise BadCube(sentence)
        plan = [frozenset(names)] if crossed is None else [frozenset(one) for one in crossed]
        if unknown := sorted(set().union(*plan) - set(names)):
            sentence = f"The publication plan names {', '.join(unknown)}, which nobody was asked."
            raise BadCube(sentence)
        above = [{leaf: one.above(leaf) for leaf in one.leaves} for one in given]
        kept = tuple(itertools.product(*above) if atoms is None else atoms)
        found: dict[Cell, None] = {(EVERYBODY,) * len(given): None}
        for together in plan:
            groups = [one.groups if one.name in together else (EVERYBODY,) for one in given]
            found.update(dict.fromkeys(itertools.product(*groups)))
        members = members_of(given, tuple(found), kept)
        return cls(given, tuple(found), kept, members, np.zeros((0, len(kept)), dtype=bool))

    @property
    def ties(self) -> Numbers:
        """What adds up to nought whatever people answered: everybody once more, everybody taken away."""
        found: Numbers = self.wholes.astype(np.float64) - self.members[0].astype(np.float64)
        return found

    def also(self, cell: Cell, *, of: Iterable[Cell]) -> "Cube":
        """Return the cube with one more cell that unites others: a service across teams, or an older cut.

        Raises BadCube when one of the others is not in the cube, or the cell is already.
        """
        united = tuple(of)
        if cell in self.cells or not set(united) <= set(self.cells):
            sentence = f"“{' / '.join(cell)}” cannot be put together from groups of this survey."
            raise BadCube(sentence)
        row = np.any([self.members[self.cells.index(one)] for one in united], axis=0)
        return replace(self, cells=(*self.cells, cell), members=np.vstack([self.members, row]))

    def sums(self, values: NDArray[np.generic]) -> Numbers:
        """Return the sum over each cell of a value per atom, or of several: (atoms,) or (atoms, kinds)."""
        return self.members.astype(np.float64) @ values.astype(np.float64)

    def per_atom(self, counts: Mapping[Cell, int]) -> NDArray[np.int64]:
        """Return a count per atom, nought where none is given. Raises BadCube for an atom that is not there."""
        known = frozenset(self.atoms)
        if unknown := [one for one in counts if one not in known]:
            sentence = f"Answers came for “{' / '.join(unknown[0])}”, which is no group of this survey."
            raise BadCube(sentence)
        return np.array([counts.get(atom, 0) for atom in self.atoms], dtype=np.int64)


def members_of(dimensions: tuple[Dimension, ...], cells: tuple[Cell, ...], atoms: tuple[Cell, ...]) -> Flags:
    """Return which atoms lie in which cells, (cells, atoms). Raises BadCube for an atom of a group that is no leaf.

    An atom that names EVERYBODY in a dimension lies in none of its groups.
    """
    inside = [_inside(one, [atom[at] for atom in atoms]) for at, one in enumerate(dimensions)]
    return np.array(
        [reduce(np.logical_and, (of[group] for of, group in zip(inside, cell, strict=True))) for cell in cells]
    )


def _inside(dimension: Dimension, places: list[str]) -> dict[str, Flags]:
    """Return for each group of a dimension which of these leaves lie in it."""
    above = {EVERYBODY: frozenset({EVERYBODY})} | {leaf: dimension.above(leaf) for leaf in dimension.leaves}
    if unknown := sorted(set(places) - above.keys()):
        sentence = f"In {dimension.name}, “{unknown[0]}” is no group without groups inside."
        raise BadCube(sentence)
    numbers = {leaf: number for number, leaf in enumerate(above)}
    of = np.array([numbers[one] for one in places], dtype=np.int64)
    return {group: np.array([group in over for over in above.values()])[of] for group in dimension.groups}


def cell_words(cell: Cell) -> str:
    """Return a cell as people read it: its groups, or everybody."""
    return " / ".join(group for group in cell if group != EVERYBODY) or "everybody"
