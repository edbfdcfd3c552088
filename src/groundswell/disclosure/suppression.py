"""Which cells are hidden besides, so that nothing protected can be worked out. Card: docs/methods/disclosure/cube.md"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.disclosure.attack import Attack
from groundswell.disclosure.block import Block, Target
from groundswell.disclosure.cube import Flags, Numbers
from groundswell.disclosure.solver import least
from groundswell.disclosure.witnesses import Witnesses

# A move has to be worth a thousandth of a person before it counts as using a cell.
USED = 1e-3
# So many figures at once are worth looking for truths that open several of them.
MANY = 3


@dataclass(frozen=True, slots=True, eq=False)
class Protection:
    """Which cells to hide, and the targets that even so are not proved open. Flags are over cells."""

    hidden: Flags
    exposed: tuple[Target, ...]


def protect(blocks: Sequence[Block], *, hidden: Flags, known: Flags, weights: Numbers) -> Flags:
    """Return which cells to hide: `hidden`, and as few and light others as we find, never a `known` one."""
    return protection(blocks, hidden=hidden, known=known, weights=weights).hidden


def protection(blocks: Sequence[Block], *, hidden: Flags, known: Flags, weights: Numbers) -> Protection:
    """Return which cells to hide, and what is left exposed: `hidden`, and as few and light others as we find.

    All blocks share their cells: a cell is shown in all of them or in none, and a `known` one is never hidden. What
    cannot be kept open even with everything hidden is kept as open as it is then. Nothing but witnesses counts as
    proof that a target is open, and checking them takes no solver. That as little as possible is hidden is not claimed
    (NP-hard: Kelly, Golden & Assad 1992), but every cell that was added is needed: shown again, a target would no
    longer be proved open. The order is fixed, so the same answers always get the same cells.
    """
    searches = [_Search(block, known=known, weights=weights) for block in blocks]
    found = hidden & ~known
    while True:
        before = found
        for search in searches:
            found = search.hide_more(found)
        if np.array_equal(before, found):
            break
    for cell in sorted(np.flatnonzero(found & ~hidden), key=lambda one: (-weights[one], one)):
        fewer = found.copy()
        fewer[cell] = False
        if all(search.stays_proved(int(cell), known | ~fewer) for search in searches):
            found = fewer
    left = [
        block.targets[at] for block, search in zip(blocks, searches, strict=True) for at in search.left(known | ~found)
    ]
    return Protection(found, tuple(left))


class _Search:
    """Hides cells for one block until every target is proved open."""

    def __init__(self, block: Block, *, known: Flags, weights: Numbers) -> None:
        self.pool = Witnesses(block)
        self.known = known
        self.weights = weights
        self.base = Attack(block, known)
        self.reach: dict[int, tuple[float, float]] = {}
        self.stuck: set[int] = set()
        self.hidden_for: dict[int, int] = {}

    def hide_more(self, hidden: Flags) -> Flags:
        """Return the cells hidden so far and those that have to be besides."""
        seen = self.known | ~hidden
        if self.pool.unproved(seen):
            self.pool.sweep(Attack(self.pool.block, seen), seen)
        while unproved := [at for at in self.pool.unproved(seen) if at not in self.stuck]:
            opening = self._opening(unproved[0], seen)
            self.hidden_for |= dict.fromkeys(np.flatnonzero(opening & seen).tolist(), unproved[0])
            seen = seen & ~opening
        return ~seen

    def stays_proved(self, cell: int, seen: Flags) -> bool:
        """Say whether all targets stay open to whoever sees these cells, one of them for the first time.

        Targets that never were open do not count.
        """
        unproved = [at for at in self.pool.unproved(seen) if at not in self.stuck]
        if not unproved:
            return True
        # The target that a cell was hidden for is the likeliest to be lost with it: one programme instead of many.
        unproved.sort(key=lambda at: at != self.hidden_for.get(cell))
        attack = Attack(self.pool.block, seen)
        if any(self.pool.refuted(attack, unproved)):
            return False
        if len(unproved) > MANY:
            self.pool.sweep(attack, seen)
        return all(at not in self.pool.unproved(seen) or self.pool.is_proved(at, attack, seen) for at in unproved)

    def left(self, seen: Flags) -> list[int]:
        """Return the targets that are not proved open to whoever sees these cells, beyond what was open before."""
        for at in self.stuck & set(self.pool.unproved(seen)):
            self.pool.cut(at, self.base)
        return self.pool.unproved(seen)

    def _opening(self, at: int, seen: Flags) -> Flags:
        """Return the cells to hide next for one target; none if nothing more is needed, or nothing more is left."""
        target = self.pool.block.targets[at]
        up = max(float(target.wanted @ self.pool.block.truth) + target.need, target.top)
        further = self._moved(target.wanted, up, target.floor, seen) if at not in self.reach else None
        if further is None:
            further = np.zeros_like(seen)
            for aim, to in self._ends(at):
                moved = self._moved(aim, to, target.floor, seen & ~further)
                further |= False if moved is None else moved
        if further.any() or at not in self.pool.unproved(seen):
            return further
        if self.pool.is_proved(at, Attack(self.pool.block, seen), seen):
            return further
        # Fractions of people would have opened it, whole people do not: hide the lightest cell besides.
        further = self._beside(at, seen & ~self.known)
        if not further.any():
            self.stuck.add(at)
        return further

    def _ends(self, at: int) -> list[tuple[Numbers, float]]:
        """Return where the figure has to be able to move: what to push up, and how far."""
        target = self.pool.block.targets[at]
        truth = float(target.wanted @ self.pool.block.truth)
        if at not in self.reach:
            self.reach[at] = self.pool.cut(at, self.base)
        target = self.pool.block.targets[at]
        high = min(max(truth + target.need, target.top), self.reach[at][1])
        low = min(high - target.need, truth)
        return [(target.wanted, high), (-target.wanted, -low)]

    def _moved(self, wanted: Numbers, to: float, floor: Numbers | None, seen: Flags) -> Flags | None:
        """Return the cells that change in the lightest move that brings a figure to a value, and keep the move.

        None when no move does.
        """
        block, where = self.pool.block, self.base.open
        soft = np.isin(block.of_cell, np.flatnonzero(seen & ~self.known))
        says = block.says[np.ix_(soft, where)]
        settled = block.says[soft] @ np.where(self.base.is_open, 0.0, block.truth)
        cells = block.of_cell[soft]
        truth = block.truth[where]
        low = block.low[where] if floor is None else np.maximum(block.low[where], floor[where])
        size, moves = len(where), len(cells)
        each = np.eye(moves)
        rows = np.vstack(
            [
                np.hstack([says, each, -each]),
                np.hstack([self.base.says, np.zeros((len(self.base.says), 2 * moves))]),
                np.concatenate([wanted[where], np.zeros(2 * moves)]),
            ]
        )
        short = to - float(wanted @ np.where(self.base.is_open, 0.0, block.truth))
        found = least(
            np.concatenate([np.zeros(size), self.weights[cells], self.weights[cells]]),
            rows,
            between=(
                np.concatenate([block.least[soft] - settled, self.base.least, [short]]),
                np.concatenate([block.most[soft] - settled, self.base.most, [np.inf]]),
            ),
            low=np.concatenate([np.minimum(low, truth), np.zeros(2 * moves)]),
            high=np.concatenate([block.high[where], np.full(2 * moves, np.inf)]),
        )
        if found is None:
            return None
        point = block.truth.copy()
        point[where] = np.rint(found.x[:size]) if block.is_whole else found.x[:size]
        self.pool.add(point)
        moved = np.zeros_like(seen)
        moved[cells[found.x[size : size + moves] + found.x[size + moves :] > USED]] = True
        return moved

    def _beside(self, at: int, shown: Flags) -> Flags:
        """Return the lightest shown cell that says something of the target's unknowns, else the lightest of all."""
        block = self.pool.block
        says = np.zeros_like(shown)
        touching = np.any(block.says[:, block.targets[at].wanted != 0] != 0, axis=1) & (block.of_cell >= 0)
        says[block.of_cell[touching]] = True
        among = shown & says if (shown & says).any() else shown
        found = np.zeros_like(shown)
        if among.any():
            found[min(np.flatnonzero(among), key=lambda cell: (self.weights[cell], cell))] = True
        return found
