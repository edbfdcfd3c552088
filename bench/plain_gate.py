"""Complementary suppression as a textbook has it: two linear programmes per small cell and round (METHODS 4.3)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

USED = 1e-3
NEAR = 1e-6


@dataclass
class PlainGate:
    """One trust: `rows` are cells over atoms, the first is everybody and always known. `programmes` counts programmes.

    Knows no coalition and no headcounts, and asks for the span and reach of `least` people, or what is open anyway.
    """

    rows: Numbers
    people: Numbers
    least: float
    programmes: int = 0

    def protect(self, weights: Numbers) -> Flags:
        """Return which cells to hide."""
        sums = self.rows @ self.people
        small = sums < self.least
        alone = np.arange(len(sums)) == 0
        before = {int(at): self._span(alone, int(at)) for at in np.flatnonzero(small & ~alone)}
        hidden = small & ~alone
        while lost := self._lost(~hidden, before):
            hidden |= self._moved(~hidden, lost, before[lost], weights)
        for cell in sorted(np.flatnonzero(hidden & ~small), key=lambda one: (-weights[one], one)):
            hidden[cell] = False
            hidden[cell] = bool(self._lost(~hidden, before))
        return hidden

    def _lost(self, seen: Flags, before: dict[int, tuple[float, float]]) -> int:
        """Return a small cell that can be worked out, nought if there is none; all are tried, as the audit is."""
        spans = {at: self._span(seen, at) for at in before}
        return next(
            (
                at
                for at, (low, high) in spans.items()
                if high < min(self.least, before[at][1]) - NEAR
                or high - low < min(self.least, before[at][1] - before[at][0]) - NEAR
            ),
            0,
        )

    def _span(self, seen: Flags, cell: int) -> tuple[float, float]:
        wanted, known = self.rows[cell], self.rows[seen]
        self.programmes += 2
        low, high = (
            linprog(sign * wanted, A_eq=known, b_eq=known @ self.people, method="highs").fun for sign in (1, -1)
        )
        return float(low), -float(high)

    def _moved(self, seen: Flags, cell: int, before: tuple[float, float], weights: Numbers) -> Flags:
        """Return the cells used by the lightest moves that open a figure upwards, and downwards if need be."""
        truth = float(self.rows[cell] @ self.people)
        up = min(self.least, before[1] - truth)
        down = min(self.least - up, truth - before[0])
        shown = np.flatnonzero(seen)
        count, each = len(shown), np.eye(len(shown))
        aimed = np.concatenate([self.rows[cell], np.zeros(2 * count)])
        used = np.zeros(len(seen), dtype=bool)
        for by in (up, -down):
            self.programmes += 1
            found = linprog(
                np.concatenate([np.zeros(len(self.people)), weights[shown], weights[shown]]),
                A_eq=np.vstack([np.hstack([self.rows[shown], -each, each]), aimed]),
                b_eq=np.concatenate([np.zeros(count), [by]]),
                bounds=[(-one, None) for one in self.people]
                + [(0, None if cell else 0) for cell in np.concatenate([shown, shown])],
                method="highs",
            )
            change = found.x[len(self.people) :]
            used[shown[change[:count] + change[count:] > USED]] = True
        return used
