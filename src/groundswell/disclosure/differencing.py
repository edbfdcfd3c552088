"""What follows from two shown groups, or from all of them by plain sums: the screens before any programme is solved.

Card: docs/methods/disclosure/cube.md
"""

from collections.abc import Iterator

import numpy as np

from groundswell.disclosure.cube import Flags, Numbers


def nested_pairs(members: Flags) -> Iterator[tuple[int, int]]:
    """Yield every pair of cells of which the second lies inside the first and is not the same: (outer, inner).

    Cells are sets of atoms, one row each; rows are packed into bits, so that a pair costs a few operations.
    """
    bits = np.packbits(members, axis=1)
    sizes = members.sum(axis=1)
    for outer in range(len(bits)):
        inside = ~np.any(bits & ~bits[outer], axis=1) & (sizes < sizes[outer]) & (sizes > 0)
        for inner in np.flatnonzero(inside):
            yield outer, int(inner)


def small_rests(members: Flags, counts: Numbers, *, below: int) -> list[tuple[int, int]]:
    """Return the pairs whose rest has fewer than `below` people: to show both is to show the rest."""
    return [(outer, inner) for outer, inner in nested_pairs(members) if counts[outer] - counts[inner] < below]


def determined(members: Flags) -> Flags:
    """Return which atoms follow exactly from the sums over these cells, by linear algebra alone.

    An atom follows if and only if no change of the atoms that leaves every sum alone touches it.
    """
    atoms = members.shape[1]
    if not members.any():
        return np.zeros(atoms, dtype=bool)
    _, found, right = np.linalg.svd(members.astype(np.float64), full_matrices=True)
    rank = int(np.sum(found > found[0] * max(members.shape) * np.finfo(np.float64).eps))
    unseen = right[rank:]
    if not len(unseen):
        return np.ones(atoms, dtype=bool)
    return np.asarray(np.abs(unseen).max(axis=0) < 1e-9, dtype=bool)
