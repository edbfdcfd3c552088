"""A cube without crossings that nobody is shown: questions that the plan never crosses stand side by side.

Card: docs/methods/disclosure/cube.md

Units, staff groups and bands, each shown alone, are bound by nothing but their totals: any numbers that add up to the
same everybody are those of some people. So the unknowns are the groups of each question, tied by what they add up to,
not all crossings of all of them: fewer by far, and what can be worked out is the same.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundswell.disclosure.cube import EVERYBODY, BadCube, Cell, Cube, Dimension, cell_words, members_of

Places = NDArray[np.int64]
Set = frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """A cube, and in which of its atoms each finest crossing lies: `places` is (sets of questions, finest)."""

    cube: Cube
    places: Places

    def of(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return values per finest crossing, (finest,) or (finest, kinds), summed over the atoms of the cube."""
        found = np.zeros((len(self.cube.atoms), *values.shape[1:]), dtype=np.int64)
        for where in self.places:
            np.add.at(found, where, values)
        return found


def folded(cube: Cube) -> Folding:
    """Return a cube with the same cells in the same order, whose atoms cross only what is shown crossed.

    Its atoms are all of them, whichever the cube reckons with. The cell of everybody is the sum over the first set of
    questions; the sums over the others are tied to it. Raises BadCube for a cell that unites groups.
    """
    sets = _together(cube.cells, len(cube.dimensions))
    of_sets = [_atoms(cube.dimensions, names) for names in sets]
    atoms = tuple(itertools.chain.from_iterable(of_sets))
    if atoms == cube.atoms:
        return Folding(cube, np.arange(len(atoms))[np.newaxis])
    groups = [frozenset(one.groups) for one in cube.dimensions]
    if united := [cell for cell in cube.cells if not all(one in of for one, of in zip(cell, groups, strict=True))]:
        sentence = f"“{cell_words(united[0])}” unites groups, which is not reckoned with beside other questions."
        raise BadCube(sentence)
    numbered = {atom: number for number, atom in enumerate(atoms)}
    places = np.array([[numbered[_only(one, names)] for one in cube.atoms] for names in sets], dtype=np.int64)
    belongs = np.repeat(np.arange(len(sets)), [len(one) for one in of_sets])
    members = members_of(cube.dimensions, cube.cells, atoms)
    members[0] = belongs == 0
    wholes = np.array([belongs == number for number in range(1, len(sets))], dtype=bool).reshape(-1, len(atoms))
    return Folding(Cube(cube.dimensions, cube.cells, atoms, members, wholes), places)


def _together(cells: tuple[Cell, ...], many: int) -> list[Set]:
    """Return the questions, by place, in sets that cells connect; all together where no cell names any."""
    sets: list[Set] = []
    for cell in cells:
        here = frozenset(at for at, group in enumerate(cell) if group != EVERYBODY)
        touched = [one for one in sets if one & here]
        if here and touched != [here]:
            sets = [one for one in sets if one not in touched] + [here.union(*touched)]
    return sorted(sets, key=min) or [frozenset(range(many))]


def _atoms(dimensions: tuple[Dimension, ...], names: Set) -> list[Cell]:
    """Return the finest crossings of one set of questions, with everybody in all others."""
    return list(itertools.product(*(one.leaves if at in names else (EVERYBODY,) for at, one in enumerate(dimensions))))


def _only(atom: Cell, names: Set) -> Cell:
    return tuple(group if at in names else EVERYBODY for at, group in enumerate(atom))
