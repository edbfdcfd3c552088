"""Asking the gate: which cells of which measures may be seen. Nothing but its decision goes into the results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Protocol

import numpy as np

from groundswell.ballot.count.measures import Sort
from groundswell.ballot.count.tally import Sums, Tally
from groundswell.disclosure.answers import Answered
from groundswell.disclosure.attack import Attack
from groundswell.disclosure.block import Target
from groundswell.disclosure.coalition import count_block, only_everybody, weights_of
from groundswell.disclosure.cube import Flags, Numbers, cell_words
from groundswell.disclosure.openness import Openness, Protected
from groundswell.disclosure.question import Question
from groundswell.disclosure.suppression import protection
from groundswell.disclosure.thresholds import coalition


class Refused(RuntimeError):
    """The gate certifies no release of these figures: something hidden could be worked out. Nothing is published."""

    def __init__(self, exposures: int) -> None:
        super().__init__(exposures)
        self.exposures = exposures


@dataclass(frozen=True, slots=True)
class Audit:
    """What the gate did: cells looked at, hidden because they tell, hidden to protect those, and left exposed."""

    cells: int
    primary: int
    complementary: int
    exposures: int


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """Which cells may be seen: the number of answers in each, and each measure in each. Flags are over cells."""

    counted: Flags
    seen: Mapping[str, Flags]
    audit: Audit


class Gate(Protocol):
    """Decides what may be seen of a tally. Raises Refused when no decision can be certified."""

    def __call__(self, found: Tally, *, threshold: int) -> Decision:
        """Return the decision."""


def decide(found: Tally, *, threshold: int) -> Decision:
    """Return what may be seen, certified by linear programmes. Raises Refused.

    Three floors, each hiding at least what the one before hides: numbers of answers; measures that most people have;
    measures that few have, such as follow-up questions. Measures on one floor are seen in the same cells: where one of
    them is too small or too extreme none is seen, and as many cells around it are hidden as keep it open: how many
    there are, and what a small group answered.
    """
    # Crossings that nobody is shown are no unknowns: with three questions there would be thousands.
    floors = _Floors(found.folded(), threshold)
    common = [one for one in floors.found.sums.values() if 2 * one.n.sum() >= floors.found.people.sum()]
    rare = [one for one in floors.found.sums.values() if 2 * one.n.sum() < floors.found.people.sum()]
    counted = floors.seen([])
    of_common = floors.seen(common)
    of_rare = floors.seen(rare)
    if floors.exposures:
        raise Refused(floors.exposures)
    seen = {one.measure: of_common for one in common} | {one.measure: of_rare for one in rare}
    return Decision(counted, seen, floors.audit)


class _Floors:
    """What is hidden so far, floor by floor, in one cube of groups."""

    def __init__(self, found: Tally, threshold: int) -> None:
        self.found = found
        self.threshold = threshold
        self.known = only_everybody(found.cube)
        self.people: Numbers = found.people.astype(np.float64)
        self.answers = found.cube.sums(self.people)
        self.block = count_block(found.cube, self.people, threshold=threshold, headcounts=found.headcounts)
        self.hidden = self.answers < threshold
        # More answers than people: somebody may know what those too many answered, and see the others' between them.
        self.stuffed = np.array([found.headcounts.get(cell, inf) for cell in found.cube.cells]) < self.answers
        self.primary = self.hidden.copy()
        self.counted = ~self.hidden
        self.exposures = 0

    @property
    def audit(self) -> Audit:
        """What was done on all floors together, in cells of the cube."""
        hidden = int((self.hidden & ~self.primary).sum())
        return Audit(len(self.found.cube.cells), int(self.primary.sum()), hidden, self.exposures)

    def seen(self, measures: Sequence[Sums]) -> Flags:
        """Return which cells may be seen on the next floor, that of these measures; of nobody's answers without any."""
        telling = self.stuffed.copy()
        for sums in measures:
            telling |= (self.found.in_cell(sums.n) < self.threshold) | _extreme(self.found, sums)
        fresh = telling & ~self.hidden
        if fresh.any() or not measures:
            self._hide_numbers(telling, fresh)
        if measures:
            self._hide_answers(measures)
        else:
            self.counted = ~self.hidden
        return ~self.hidden

    def _hide_numbers(self, telling: Flags, fresh: Flags) -> None:
        """Hide what tells, and what would tell how many people are in a cell that is hidden."""
        self.block = self.block.with_targets(
            (*self.block.targets, *(self._target(int(at)) for at in np.flatnonzero(fresh)))
        )
        self.primary |= telling
        found = protection(
            [self.block],
            hidden=(self.hidden | telling) & ~self.known,
            known=self.known,
            weights=weights_of(self.answers),
        )
        self.exposures += sum(self._is_sharper(target, ~found.hidden) for target in found.exposed)
        # A trust that is itself too small has nothing to show, although its number of answers is known.
        self.hidden = found.hidden | self.hidden | telling

    def _hide_answers(self, measures: Sequence[Sums]) -> None:
        """Hide what would tell what a small group answered, or that everybody in a hidden group answered the same."""
        questions = [self._protected(sums) for sums in sorted(measures, key=lambda one: one.measure)]
        openness = Openness(
            questions, known=self.known, counted=self.counted | self.known, weights=weights_of(self.answers)
        )
        self.hidden = openness.hide(self.hidden)

    def _protected(self, sums: Sums) -> Protected:
        n = self.found.in_cell(sums.n)
        small = (n > 0) & ((n < self.threshold) | self.stuffed)
        answered = Answered(self.found.cube, self.people, _question(sums), self.found.headcounts)
        return Protected(answered, small | _extreme(self.found, sums), small)

    def _is_sharper(self, target: Target, seen: Flags) -> bool:
        """Say whether these cells tell more of a figure than everybody knows: a headcount alone may tell much."""
        low, high = Attack(self.block, seen | self.known).span(target.wanted, target.floor)
        least, most = Attack(self.block, self.known).span(target.wanted, target.floor)
        return high - low < min(target.need, most - least) or high < min(target.top, most)

    def _target(self, cell: int) -> Target:
        """Return that nobody may work out who is in a cell from the cells around it, and so no figure of it either."""
        need = float(self.threshold + coalition(self.answers[cell]))
        return Target(cell_words(self.found.cube.cells[cell]), self.found.cube.members[cell].astype(np.float64), need)


def _question(sums: Sums) -> Question:
    """Return what is told of a measure: shares of answers where it has any, a mean where they have an order."""
    n = sums.n.astype(np.float64)
    if not sums.values:
        return Question.of_means(sums.measure, n, sums.total / sums.scale, low=sums.low, high=sums.high)
    worth = [] if sums.sort is Sort.CHOICE else [float(value) for value in sums.values]
    return Question(sums.measure, sums.answers.astype(np.float64), np.array(worth), has_shares=True)


def _extreme(found: Tally, sums: Sums) -> Flags:
    """Return where all but a few of those who answered gave the same extreme answer, so that each one's is known.

    In a large group too as few as may tell in a small one: they may all be in one small group of it.
    """
    n = found.in_cell(sums.n)
    few = coalition(0.0)
    if sums.sort is Sort.CHOICE:
        answers = found.in_cell(sums.answers)
        return np.asarray((n > 0) & (n - answers.max(axis=1) <= few), dtype=bool)
    above = (found.in_cell(sums.total) / sums.scale - n * sums.low) / (sums.high - sums.low)
    return np.asarray((n > 0) & (np.minimum(above, n - above) <= few), dtype=bool)
