"""A cube without crossings that nobody is shown: questions that the plan never crosses stand side by side.

Card: docs/methods/disclosure/cube.md

Units, staff groups and bands, each shown alone, are bound by nothing but their totals: any numbers that add up to the
same everybody are those of some people. So the unknowns are the groups of each question, tied by what they add up to,
not all crossings of all of them: fewer by far, and what can be worked out is the same.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundswell.disclosure.cube import EVERYBODY, Cell, Cube, Flags


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """A cube, and how its atoms are made: `onto[atom, finest]` says which finest crossings lie in each."""

    cube: Cube
    onto: Flags

    def of(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return values per finest crossing, (finest,) or (finest, kinds), summed over the atoms of the cube."""
        found: NDArray[np.int64] = self.onto.astype(np.int64) @ values
        return found


def folded(cube: Cube) -> Folding:
    """Return a cube with the same cells in the same order, whose atoms cross only what is shown crossed.

    The cell of everybody is the sum over the first set of questions; the sums over the others are tied to it.
    """
    sets = _together(cube.cells, len(cube.dimensions))
    if len(sets) == 1 and len(sets[0]) == len(cube.dimensions):
        return Folding(cube, np.eye(len(cube.atoms), dtype=bool))
    atoms: list[Cell] = []
    onto, of_set = [], []
    for number, names in enumerate(sets):
        here: dict[Cell, list[int]] = {}
        for at, atom in enumerate(cube.atoms):
            here.setdefault(_only(atom, names), []).append(at)
        for atom, finest in here.items():
            atoms.append(atom)
            onto.append(np.isin(np.arange(len(cube.atoms)), finest))
            of_set.append(number)
    belongs = np.array(of_set)
    members = np.zeros((len(cube.cells), len(atoms)), dtype=bool)
    first = np.argmax(np.array(onto), axis=1)
    for row, cell in enumerate(cube.cells):
        members[row] = cube.members[row][first] & (belongs == _set_of(cell, sets))
    wholes = np.array([belongs == number for number in range(1, len(sets))]).reshape(-1, len(atoms))
    return Folding(Cube(cube.dimensions, cube.cells, tuple(atoms), members, wholes), np.array(onto))


def _together(cells: tuple[Cell, ...], many: int) -> list[frozenset[int]]:
    """Return the questions, by place, in sets that cells connect; all together where no cell names any."""
    sets: list[frozenset[int]] = []
    for cell in cells:
        here = frozenset(at for at, group in enumerate(cell) if group != EVERYBODY)
        touched = [one for one in sets if one & here]
        if here and touched != [here]:
            sets = [one for one in sets if one not in touched] + [here.union(*touched)]
    return sorted(sets, key=min) or [frozenset(range(many))]


def _set_of(cell: Cell, sets: list[frozenset[int]]) -> int:
    named = {at for at, group in enumerate(cell) if group != EVERYBODY}
    return next((number for number, names in enumerate(sets) if names & named), 0)


def _only(atom: Cell, names: frozenset[int]) -> Cell:
    return tuple(group if at in names else EVERYBODY for at, group in enumerate(atom))
