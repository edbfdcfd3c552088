"""Other answers that people may have given, without a solver: people in places that look alike change places.

Card: docs/methods/disclosure/cube.md

Two atoms that lie in exactly the same cells shown look alike to whoever sees those cells: if somebody of the one had
given the answer of somebody of the other, and the other way round, nothing shown would be different, and as many people
would be in each. So most hidden groups are proved open by exchanging answers with the groups hidden beside them.
"""

import numpy as np
from numpy.typing import NDArray

from groundswell.disclosure.cube import Flags, Numbers


class Swaps:
    """The atoms that look alike to whoever sees these sums over them, (sums, atoms)."""

    def __init__(self, seen: Numbers) -> None:
        _, alike = np.unique(seen.T, axis=0, return_inverse=True)
        self._alike: NDArray[np.int64] = np.asarray(alike, dtype=np.int64).ravel()

    def pushed(self, given: Numbers, inside: Flags, gain: Numbers, told: Numbers | None = None) -> Numbers | None:
        """Return the answers in which those inside have gained most by exchange, or None where nobody can exchange.

        `given` is how many in each atom gave each answer, (atoms, answers); `gain` what each answer is worth to the
        push; `told` what some are known to have answered, who do not exchange.
        """
        fixed = np.zeros_like(given) if told is None else told
        free = given - fixed
        order = np.argsort(-gain, kind="stable")
        found = given.copy()
        moved = False
        for kind in np.unique(self._alike[inside]):
            here = np.flatnonzero((self._alike == kind) & inside)
            there = np.flatnonzero((self._alike == kind) & ~inside)
            if not len(there) or not free[there].any():
                continue
            pool = free[here].sum(axis=0) + free[there].sum(axis=0)
            taken = _filled(pool[order], free[here].sum())
            inner, outer = np.zeros_like(pool), np.zeros_like(pool)
            inner[order] = taken
            outer[order] = pool[order] - taken
            found[here] = fixed[here] + _shared(inner, free[here].sum(axis=1))
            found[there] = fixed[there] + _shared(outer, free[there].sum(axis=1))
            moved = True
        return found if moved else None


def _filled(pool: Numbers, room: float) -> Numbers:
    """Return how much of each pile of a pool is taken, from the first on, until the room is full."""
    before = np.concatenate([[0.0], np.cumsum(pool)[:-1]])
    taken: Numbers = np.clip(room - before, 0.0, pool)
    return taken


def _shared(answers: Numbers, people: Numbers) -> Numbers:
    """Return answers shared out over atoms with so many people each, (atoms, answers): in the order of both."""
    ends = np.concatenate([[0.0], np.cumsum(people)])
    piles = np.concatenate([[0.0], np.cumsum(answers)])
    low = np.maximum(ends[:-1, np.newaxis], piles[np.newaxis, :-1])
    high = np.minimum(ends[1:, np.newaxis], piles[np.newaxis, 1:])
    shared: Numbers = np.maximum(high - low, 0.0)
    return shared
