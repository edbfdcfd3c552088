"""Which cells are hidden besides, so that nobody can work out what a hidden group answered.

Card: docs/methods/disclosure/cube.md
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.disclosure.answers import Answered
from groundswell.disclosure.cube import Flags, Numbers
from groundswell.disclosure.question import View

# So many single cells are tried, lightest first, before the lightest is hidden and the search goes on from there.
TRIED = 6


@dataclass(frozen=True, slots=True, eq=False)
class Protected:
    """One question, and the cells of it whose answers have to stay open: of `small` ones the mean too. Flags."""

    answered: Answered
    targets: Flags
    small: Flags


class Openness:
    """Hides cells of several questions alike until every target of each is proved open."""

    def __init__(self, questions: Sequence[Protected], *, known: Flags, counted: Flags, weights: Numbers) -> None:
        self.questions = questions
        self.known = known
        self.counted = counted | known
        self.weights = weights
        self._beyond_help: set[tuple[int, int]] = set()
        self._hidden_for: dict[int, tuple[int, int]] = {}

    def hide(self, hidden: Flags) -> Flags:
        """Return `hidden` and as few and light others as we find, never a known cell.

        What stays closed with every other cell hidden follows from the trust's own figures, and is no fault of a
        release. The order is fixed, so the same answers always get the same cells.
        """
        found = hidden.copy()
        for number in range(len(self.questions)):
            while lost := self._lost(number, found):
                cell = self._next(number, lost[0], found)
                if cell is None:
                    self._beyond_help.add((number, lost[0]))
                else:
                    found[cell] = True
                    self._hidden_for[cell] = number, lost[0]
        for again in sorted(np.flatnonzero(found & ~hidden), key=lambda one: (-self.weights[one], one)):
            found[again] = False
            found[again] = self._is_needed(int(again), found)
        return found

    def _is_needed(self, cell: int, hidden: Flags) -> bool:
        """Say whether a cell that is shown again closes a target: the one it was hidden for is the likeliest."""
        number, target = self._hidden_for[cell]
        return bool(self._lost(number, hidden, [target])) or any(
            self._lost(one, hidden) for one in range(len(self.questions))
        )

    def _lost(self, number: int, hidden: Flags, among: Sequence[int] | None = None) -> list[int]:
        one = self.questions[number]
        targets = np.flatnonzero(one.targets & hidden).tolist() if among is None else among
        return one.answered.unproved(
            [at for at in targets if (number, at) not in self._beyond_help],
            View(~hidden, self.counted),
            small=one.small,
        )

    def _next(self, number: int, target: int, hidden: Flags) -> int | None:
        """Return the lightest cell around the target that opens it alone, else the lightest; None if there is none."""
        members = self.questions[number].answered.members
        shown = ~hidden & ~self.known
        around = shown & np.any((members != 0) & (members[target] != 0), axis=1)
        among = np.flatnonzero(around if around.any() else shown)
        ordered = sorted(among.tolist(), key=lambda cell: (self.weights[cell], cell))
        for cell in ordered[:TRIED]:
            more = hidden.copy()
            more[cell] = True
            if not self._lost(number, more, [target]):
                return int(cell)
        return int(ordered[0]) if ordered else None
