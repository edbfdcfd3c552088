"""Whether what a hidden group answered can be worked out from other groups. Card: docs/methods/disclosure/cube.md

Unknown is how many in each atom gave each answer, and how many gave none; so a hidden group's mean is a ratio of two
unknowns. Other answers that agree with everything shown prove that it stays open, and checking them takes no solver.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np

from groundswell.disclosure.attack import Attack
from groundswell.disclosure.block import ALWAYS, Block
from groundswell.disclosure.cube import Cell, Cube, Flags, Numbers
from groundswell.disclosure.question import Alike, Question, View
from groundswell.disclosure.released import shown_share
from groundswell.disclosure.solver import Indices, least
from groundswell.disclosure.swaps import Swaps
from groundswell.disclosure.thresholds import coalition

# So many figures are each worth programmes of their own; for more, some are looked for that open several.
FEW = 3
SWEEPS = 4
# Sums of answers agree to a thousandth of an answer: far below what any rounding leaves.
NEAR = 1e-3
# A cell that is nearer than this to a sum of others is one.
FOLLOWS = 1e-9


class Answered:
    """One question, and the answers found so far that people may have given instead: worlds, (atoms, answers + 1).

    The last column is how many gave none. The first world is the truth. Shares are known to a whole per cent, means and
    numbers exactly, since other figures on a page narrow their rounding.
    """

    def __init__(self, cube: Cube, people: Numbers, question: Question, headcounts: Mapping[Cell, int]) -> None:
        self.question = question
        self.members = cube.members.astype(np.float64)
        self.ties = cube.ties
        self.truth = np.column_stack([question.given, people - question.given.sum(axis=1)])
        self.sums = self.members @ self.truth
        self.given = self.sums[:, :-1]
        n = np.maximum(self.given.sum(axis=1, keepdims=True), 1.0)
        shares = np.array([[shown_share(100 * float(one)).value for one in row] for row in self.given / n])
        self.least_given, self.most_given = n * (shares - 0.5) / 100, n * (shares + 0.5) / 100
        self.invited = [at for at, cell in enumerate(cube.cells) if cell in headcounts]
        most = np.array([float(headcounts[cube.cells[at]]) for at in self.invited])
        self.most = np.maximum(most, self.sums[self.invited].sum(axis=1))
        self._alike: dict[int, tuple[Alike, ...]] = {}
        self._points: list[Numbers] = []
        self._said: list[Numbers] = []
        self._agrees: list[View] = []
        self._add(self.truth)

    def unproved(self, targets: Iterable[int], view: View, *, small: Flags) -> list[int]:
        """Return the cells of which it is not proved that their answers stay open.

        In `small` cells the mean has to stay open; in none may it be sure that all gave the same answer, nor, for one
        or two members who tell each other theirs, that all the others did.
        """
        left = self._without_witness(targets, view, small)
        if left:
            self._exchange(left, view, small)
            left = self._without_witness(left, view, small)
        lost = self._following(left, view, small)
        left = [at for at in left if at not in lost]
        if not left:
            return sorted(lost)
        # Most are open with nobody where nobody is: only for the rest is everything tried that could be.
        solver, every = _Worlds(self, view, peopled=True), cache(lambda: _Worlds(self, view))
        for _ in range(SWEEPS if len(left) > FEW else 0):
            aim = self._aim(left)
            self._add(solver.furthest(aim))
            self._add(solver.furthest(-aim))
            before, left = len(left), self._without_witness(left, view, small)
            if len(left) == before or not left:
                break
        while left:
            at = left.pop(0)
            self._look_for(at, solver, is_small=bool(small[at]))
            if self._without_witness([at], view, small):
                self._look_for(at, every(), is_small=bool(small[at]))
            if self._without_witness([at], view, small):
                lost.append(at)
            left = self._without_witness(left, view, small)
        return sorted(lost)

    def _following(self, targets: Iterable[int], view: View, small: Flags) -> list[int]:
        """Return the small cells whose mean follows at once from those seen, by plain sums: no programme is needed.

        A cell follows when it is a sum of cells that are seen, some taken away: numbers and means of those are known.
        """
        asked = [at for at in targets if small[at] and self.question.need]
        if not asked:
            return []
        left, sizes, _ = np.linalg.svd(np.vstack([self.members[view.seen], self.ties]).T, full_matrices=False)
        spans = left[:, sizes > FOLLOWS]
        wanted = self.members[asked]
        missing = np.abs(wanted - (wanted @ spans) @ spans.T).max(axis=1, initial=0.0)
        return [at for at, one in zip(asked, missing, strict=True) if one < FOLLOWS]

    def _exchange(self, targets: Iterable[int], view: View, small: Flags) -> None:
        """Add, for each cell, worlds in which its people have exchanged answers with people who look alike."""
        swaps = Swaps(np.vstack([self.members[view.seen], self.ties]))
        for at in targets:
            inside = self.members[at] != 0
            if small[at] and self.question.need:
                for gain in (self.question.worth, -self.question.worth):
                    self._add_given(swaps.pushed(self.question.given, inside, gain))
            for alike in self._alike_in(at):
                self._add_given(swaps.pushed(self.question.given, inside, self._others(alike), alike.told))

    def _add_given(self, given: Numbers | None) -> None:
        if given is not None:
            self._add(np.column_stack([given, self.truth[:, -1]]))

    def _look_for(self, at: int, solver: "_Worlds", *, is_small: bool) -> None:
        """Add the worlds that differ most on one cell."""
        if is_small and self.question.need:
            self._add(solver.ratio(at, self.question.worth))
            self._add(solver.ratio(at, -self.question.worth))
        for alike in self._alike_in(at):
            self._add(solver.furthest(np.outer(self.members[at], self._others(alike)), floor=alike.told))

    def _alike_in(self, at: int) -> tuple[Alike, ...]:
        """Return each answer that all of a cell gave but so few as may tell; those who gave another tell first."""
        if at not in self._alike:
            given = self.given[at]
            few = min(coalition(float(given.sum())), max(0.0, given.sum() - 1)) if self.question.has_shares else 0.0
            found = [self._told(at, int(answer), few) for answer in np.flatnonzero(given.sum() - given <= few)]
            if not self.question.has_shares and given.sum() - given.max() < self.question.other:
                found = [Alike(int(given.argmax()), np.zeros_like(self.question.given), 0.0)]
            self._alike[at] = tuple(found)
        return self._alike[at]

    def _told(self, at: int, answer: int, few: float) -> Alike:
        told = self.question.given * self.members[at][:, np.newaxis]
        differ = told.sum() - told[:, answer].sum()
        left = few - differ
        for atom in np.argsort(-told[:, answer], kind="stable"):
            told[atom, answer] = min(told[atom, answer], left)
            left -= told[atom, answer]
        return Alike(answer, told, float(differ))

    def _others(self, alike: Alike) -> Numbers:
        others: Numbers = (np.arange(self.given.shape[1]) != alike.answer).astype(np.float64)
        return others

    def _add(self, world: Numbers | None) -> None:
        """Keep a world, and of which cells it agrees with what they show."""
        if world is None or np.any(world < -NEAR):
            return
        said = self.members @ world
        if np.any(said[self.invited].sum(axis=1) > self.most + NEAR) or np.any(np.abs(self.ties @ world) > NEAR):
            return
        given, n = said[:, :-1], self.given.sum(axis=1)
        agrees = np.abs(given.sum(axis=1) - n) < NEAR
        if len(self.question.worth):
            agrees &= np.abs((given - self.given) @ self.question.worth) < NEAR
        if self.question.has_shares:
            agrees &= np.all((given > self.least_given - NEAR) & (given < self.most_given + NEAR), axis=1)
        self._points.append(world[:, :-1])
        self._said.append(given)
        self._agrees.append(View(agrees, np.abs((said - self.sums).sum(axis=1)) < NEAR))

    def _without_witness(self, targets: Iterable[int], view: View, small: Flags) -> list[int]:
        agree = [
            number
            for number, world in enumerate(self._agrees)
            if np.all(world.seen | ~view.seen) and np.all(world.counted | ~view.counted)
        ]
        said = np.array([self._said[number] for number in agree])
        return [at for at in targets if not self._is_witnessed(at, agree, said[:, at], is_small=bool(small[at]))]

    def _is_witnessed(self, at: int, worlds: list[int], said: Numbers, *, is_small: bool) -> bool:
        """Say whether these worlds prove a cell open; `said` is what each says of it, (worlds, answers)."""
        for alike in self._alike_in(at):
            free = said @ self._others(alike) >= alike.differ + self.question.other - NEAR
            if not any(np.all(self._points[worlds[one]] >= alike.told - NEAR) for one in np.flatnonzero(free)):
                return False
        if not is_small or not self.question.need:
            return True
        n = said.sum(axis=1)
        some = n >= 1 - NEAR
        return bool(np.ptp(said[some] @ self.question.worth / n[some]) >= self.question.need - NEAR)

    def _aim(self, targets: Iterable[int]) -> Numbers:
        """Return what to push up and down for several cells at once: their answers away from their means."""
        worth, kinds = self.question.worth, self.given.shape[1]
        aim = np.zeros((len(self.truth), kinds))
        for at in targets:
            given = self.given[at]
            if len(worth):
                away = worth - worth @ given / given.sum()
            else:
                away = (np.arange(kinds) != int(given.argmax())).astype(np.float64)
            aim += np.outer(self.members[at], away)
        return aim


class _Worlds:
    """Linear programmes over the answers that agree with a view.

    Atoms whose number of answers follows keep their true answers, so that only what is open reaches the solver; if
    `peopled`, atoms without people stay without. Fewer worlds than there are, and so never one too many.
    """

    def __init__(self, answered: Answered, view: View, *, peopled: bool = False) -> None:
        self.answered = answered
        self.where = _open_atoms(answered, view)
        if peopled:
            self.where = self.where[answered.truth[self.where].any(axis=1)]
        self.kinds = answered.truth.shape[1]
        self.fixed = answered.truth.copy()
        self.fixed[self.where] = 0.0
        self.settled = answered.members @ self.fixed
        rows, least_said, most_said = self._rows(view)
        reaches = np.any(rows != 0, axis=1)
        self.rows, self.least, self.most = rows[reaches], least_said[reaches], most_said[reaches]

    def furthest(self, aim: Numbers, floor: Numbers | None = None) -> Numbers | None:
        """Return the world in which `aim`, (atoms, answers), times the answers is greatest; None when none is found.

        So many as `floor` says, (atoms, answers), are known to have answered so.
        """
        wanted = self._flat(aim)
        size = len(wanted)
        found = least(
            -wanted,
            self.rows,
            between=(self.least, self.most),
            low=np.zeros(size) if floor is None else self._flat(floor),
            high=np.full(size, np.inf),
        )
        return None if found is None else self._world(found.x)

    def ratio(self, at: int, worth: Numbers) -> Numbers | None:
        """Return the world in which a cell's mean is highest and at least one person answered; None without any.

        The mean is a ratio of unknowns: all are divided by the second, its inverse is one more (Charnes & Cooper).
        """
        inside = self.answered.members[at]
        settled = self.settled[at, :-1]
        size = len(self.where) * self.kinds
        top, bottom = np.isfinite(self.most), np.isfinite(self.least)
        exact = self.least == self.most
        top, bottom = top & ~exact, bottom & ~exact
        right = [self.most[exact], self.most[top], self.least[bottom]]
        rows = np.vstack([self.rows[exact], self.rows[top], self.rows[bottom]])
        one = np.append(self._flat(np.outer(inside, np.ones(self.kinds - 1))), settled.sum())
        ends = [len(one) for one in right]
        found = least(
            -np.append(self._flat(np.outer(inside, worth)), settled @ worth),
            np.vstack([np.column_stack([rows, -np.concatenate(right)]), one]),
            between=(
                np.concatenate([np.zeros(ends[0]), np.full(ends[1], -np.inf), np.zeros(ends[2]), [1.0]]),
                np.concatenate([np.zeros(ends[0] + ends[1]), np.full(ends[2], np.inf), [1.0]]),
            ),
            low=np.zeros(size + 1),
            high=np.append(np.full(size, np.inf), 1.0),
        )
        if found is None or found.x[-1] <= 0:
            return None
        return self._world(found.x[:-1] / found.x[-1])

    def _flat(self, aim: Numbers) -> Numbers:
        full = np.zeros((len(self.where), self.kinds))
        full[:, :-1] = aim[self.where]
        return full.ravel()

    def _world(self, found: Numbers) -> Numbers:
        world = self.answered.truth.copy()
        world[self.where] = np.maximum(found.reshape(-1, self.kinds), 0.0)
        return world

    def _rows(self, view: View) -> tuple[Numbers, Numbers, Numbers]:
        """Return what the view says of the open unknowns, and between which values."""
        told, kinds = self.answered, self.kinds
        every = np.ones(kinds)
        answers = np.append(np.ones(kinds - 1), 0.0)
        seen, counted = np.flatnonzero(view.seen), np.flatnonzero(view.counted)
        parts = [self._part(counted, every), self._part(seen, answers)]
        if len(told.question.worth):
            parts.append(self._part(seen, np.append(told.question.worth, 0.0)))
        low, high = [said for _, said in parts], [said for _, said in parts]
        if told.question.has_shares:
            for answer in range(kinds - 1):
                rows, _ = self._part(seen, np.eye(kinds)[answer])
                parts.append((rows, told.least_given[seen, answer]))
                low.append(told.least_given[seen, answer] - self.settled[seen, answer])
                high.append(told.most_given[seen, answer] - self.settled[seen, answer])
        invited, _ = self._part(np.array(told.invited, dtype=np.int64), every)
        room = told.most - self.settled[told.invited].sum(axis=1)
        # Each answer, and none, was given by as many people whichever question they are grouped by.
        ties = np.kron(told.ties[:, self.where], np.eye(kinds))
        apart = -(told.ties @ self.fixed).ravel()
        rows = np.vstack([*(one for one, _ in parts), invited, ties])
        least_said = np.concatenate([*low, np.full(len(room), -np.inf), apart])
        return rows, least_said, np.concatenate([*high, room, apart])

    def _part(self, cells: Indices, worth: Numbers) -> tuple[Numbers, Numbers]:
        """Return rows of cells over the open unknowns, each answer counting so much, and what is left of their sums."""
        rows = np.kron(self.answered.members[np.ix_(cells, self.where)], worth).astype(np.float64)
        left: Numbers = (self.answered.sums[cells] - self.settled[cells]) @ worth
        return rows, left


def _open_atoms(answered: Answered, view: View) -> Indices:
    """Return the atoms of which the number of answers does not follow at once from those of the cells seen."""
    n = answered.truth[:, :-1].sum(axis=1)
    block = Block(
        truth=n,
        low=np.zeros(len(n)),
        high=np.full(len(n), np.inf),
        says=np.vstack([answered.members, answered.ties]),
        least=np.append(answered.members @ n, np.zeros(len(answered.ties))),
        most=np.append(answered.members @ n, np.zeros(len(answered.ties))),
        of_cell=np.append(np.arange(len(answered.members)), np.full(len(answered.ties), ALWAYS)),
        is_whole=False,
        targets=(),
    )
    return Attack(block, view.seen).open
