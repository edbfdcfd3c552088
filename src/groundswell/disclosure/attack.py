"""What somebody who sees some cells can work out of the others: linear and integer programmes (HiGHS).

Card: docs/methods/disclosure/cube.md

Known cells are put in first and their consequences followed, so that only what is really open reaches the solver.
"""

from dataclasses import dataclass

import numpy as np

from groundswell.disclosure.block import SLACK, Block
from groundswell.disclosure.cube import Flags, Numbers
from groundswell.disclosure.solver import Indices, least

# How often the bounds from single equations are narrowed before the solver is asked.
PASSES = 4
# Stands for a count without a limit where a limit is needed: more people than there are.
ENDLESS = 1e9


@dataclass(frozen=True, slots=True, eq=False)
class Push:
    """How far a figure can be pushed up. Nothing lies above `bound`; `point` is where it was reached, checked.

    `point` is None when the solver gave nothing that agrees with every shown figure.
    """

    bound: float
    point: Numbers | None


class Attack:
    """The equations left to somebody who sees these cells."""

    def __init__(self, block: Block, seen: Flags) -> None:
        self.block = block
        self.rows = block.rows_for(seen)
        says, bottom, top = block.says[self.rows], block.least[self.rows], block.most[self.rows]
        fixed = _fixed(block, says, bottom, top)
        self.open = np.flatnonzero(~fixed)
        self.is_open = ~fixed
        left = says[:, self.open]
        reaches = np.any(left != 0, axis=1)
        settled = says[:, fixed] @ block.truth[fixed]
        self.says = left[reaches]
        self.least, self.most = (bottom - settled)[reaches], (top - settled)[reaches]
        self.touches = self.says != 0

    def is_known(self, wanted: Numbers) -> bool:
        """Say whether a figure follows at once from the shown ones."""
        return not np.any(wanted[self.open])

    def push(self, wanted: Numbers, floor: Numbers | None = None) -> Push:
        """Return how far `wanted` times the unknowns can go up, when unknowns are at least `floor` too."""
        aim = wanted[self.open]
        truth = self.block.truth
        rows, columns = self._around(aim != 0)
        if not columns.any():
            return Push(float(wanted @ truth), truth)
        where = self.open[columns]
        low = self.block.low[where] if floor is None else np.maximum(self.block.low[where], floor[where])
        equations = self.says[np.ix_(rows, columns)]
        between = self.least[rows], self.most[rows]
        cost, low, high = -aim[columns], np.minimum(low, truth[where]), self.block.high[where]
        settled = float(wanted @ truth) + float(cost @ truth[where])
        found = least(cost, equations, between=between, low=low, high=high)
        if found is None:
            return Push(np.inf, None)
        bound, point = settled - found.bound, self._point(where, found.x)
        if point is None and self.block.is_whole:
            whole = least(cost, equations, between=between, low=low, high=high, is_whole=True)
            if whole is not None:
                bound, point = min(bound, settled - whole.bound), self._point(where, whole.x)
        return Push(bound, point)

    def _around(self, columns: Flags) -> tuple[Flags, Flags]:
        """Return the equations and the unknowns that hang together with these unknowns, by whatever way."""
        rows = np.any(self.touches[:, columns], axis=1)
        while True:
            wider = columns | np.any(self.touches[rows], axis=0)
            if np.array_equal(wider, columns):
                return rows, columns
            columns = wider
            rows = np.any(self.touches[:, columns], axis=1)

    def outer(self) -> tuple[Numbers, Numbers]:
        """Return bounds of every unknown that follow from one equation at a time: no solver, and never too narrow."""
        low = self.block.low[self.open]
        high = np.minimum(self.block.high[self.open], ENDLESS)
        plain = np.all((self.says == 0) | (self.says == 1), axis=1) & np.isfinite(self.most)
        says, bottom, top = self.says[plain], np.maximum(self.least[plain], 0.0), self.most[plain]
        touches = says != 0
        for _ in range(PASSES):
            room_up = np.where(touches, (top - says @ low)[:, np.newaxis], np.inf).min(axis=0, initial=np.inf)
            high = np.minimum(high, low + room_up)
            room_down = np.where(touches, (says @ high - bottom)[:, np.newaxis], np.inf).min(axis=0, initial=np.inf)
            low = np.maximum(low, high - room_down)
        wide_low, wide_high = self.block.truth.copy(), self.block.truth.copy()
        wide_low[self.open], wide_high[self.open] = low, high
        return wide_low, wide_high

    def span(self, wanted: Numbers, floor: Numbers | None = None) -> tuple[float, float]:
        """Return the least and the greatest value a figure can have; whole numbers for counts."""
        down, up = self.push(-wanted, floor), self.push(wanted, floor)
        slack = SLACK if self.block.is_whole else 0.0
        low, high = -down.bound, up.bound
        return (float(np.ceil(low - slack)), float(np.floor(high + slack))) if self.block.is_whole else (low, high)

    def _point(self, where: Indices, values: Numbers) -> Numbers | None:
        point = self.block.truth.copy()
        point[where] = np.rint(values) if self.block.is_whole else values
        holds = self.block.holds(point) and not np.any(self.block.broken_by(point) & self.rows)
        return point if holds else None


def _fixed(block: Block, says: Numbers, bottom: Numbers, top: Numbers) -> Flags:
    """Return the unknowns that follow at once: alone in an equation, or in one that leaves nothing for them."""
    fixed = block.low == block.high
    exact = bottom == top
    equations, right = says[exact], top[exact]
    touches = equations != 0
    adds_only = ~np.any(equations < 0, axis=1)
    while True:
        free = touches & ~fixed
        alone = free.sum(axis=1) == 1
        spare = right - equations @ np.where(fixed, block.truth, block.low)
        empty = adds_only & (spare <= SLACK)
        settled = np.any(free[alone | empty], axis=0)
        if not settled.any():
            return np.asarray(fixed, dtype=bool)
        fixed = fixed | settled
