"""Attacking what people answered from outside: with means and shares as they were shown, and nothing that only we know.

Card: docs/methods/disclosure/cube.md
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from groundswell.disclosure.cube import Cell, Cube, Numbers
from groundswell.disclosure.published import ROUNDED_BY, Contradiction, Published, fewest
from groundswell.disclosure.question import OPEN_PART
from groundswell.disclosure.solver import least

# Half of the last digit that is shown of a mean, and of a share.
MEAN_ROUNDED_BY, SHARE_ROUNDED_BY = 0.05, 0.005
NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Figure:
    """What is shown of a question in a cell: the mean to one decimal, and each answer's share in per cent or none."""

    mean: float
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedAnswers:
    """What everybody can see of one question: its figures by cell, beside what is shown of numbers of people.

    `worth` are what the answers count, in order; where only means are shown, the lowest and the highest. `answered` is
    about how many answered it in the whole trust, or None where that is not told.
    """

    people: Published
    figures: Mapping[Cell, Figure]
    worth: tuple[float, ...]
    answered: float | None = None

    @property
    def need(self) -> float:
        """How wide the mean of a group that is not shown has to stay."""
        return OPEN_PART * (self.worth[-1] - self.worth[0])


def answers_worked_out(release: PublishedAnswers) -> tuple[Cell, ...]:
    """Return the cells without figures whose mean an outsider can bring within a quarter of the scale.

    Of a cell that is known to be large enough to be shown, only that everybody gave the same answer counts. What the
    whole trust's own figures tell already is no fault of a release. Raises Contradiction where no answers of any people
    could give these figures.
    """
    hidden = [cell for cell in release.people.cube.cells if cell not in release.figures]
    if not hidden:
        return ()
    whole = release.people.cube.cells[0]
    alone = {whole: release.figures[whole]} if whole in release.figures else {}
    told, before = _Told(release, release.figures), _Told(release, alone)
    found = []
    for cell in hidden:
        if told.is_open(cell, release.need):
            continue
        low, high = told.span(cell)
        is_large = fewest(release.people, cell) >= release.people.threshold
        if high - low < (NEAR if is_large else release.need - NEAR):
            least_before, most_before = before.span(cell)
            if low > least_before + NEAR or high < most_before - NEAR:
                found.append(cell)
    return tuple(found)


class _Told:
    """Linear programmes over how many in each atom gave each answer, and how many gave none.

    A cell's mean is a ratio of two unknowns: all are divided by the second, its inverse is one more (Charnes & Cooper).
    """

    def __init__(self, release: PublishedAnswers, figures: Mapping[Cell, Figure]) -> None:
        people = release.people
        self.cube: Cube = people.cube
        self.worth = np.array(release.worth)
        self.kinds = len(self.worth)
        rows: list[Numbers] = []
        for cell, count in people.shown.items():
            everybody = self._row(cell, np.ones(self.kinds + 1))
            rows.append(np.append(everybody, -(count + ROUNDED_BY)))
            rows.append(np.append(-everybody, max(people.threshold, count - ROUNDED_BY)))
        rows += [np.append(self._row(cell, np.ones(self.kinds + 1)), -float(n)) for cell, n in people.invited.items()]
        if release.answered is not None:
            some = self._row(self.cube.cells[0], np.append(np.ones(self.kinds), 0.0))
            rows.append(np.append(some, -(release.answered + ROUNDED_BY)))
            rows.append(np.append(-some, release.answered - ROUNDED_BY))
        for cell, figure in figures.items():
            rows += self._rows_of(cell, figure, people.threshold)
        for tied in np.kron(self.cube.ties, np.eye(self.kinds + 1)):
            rows += [np.append(tied, 0.0), np.append(-tied, 0.0)]
        self.rows = np.array(rows)
        self.worlds: list[Numbers] = []

    def is_open(self, cell: Cell, need: float) -> bool:
        """Say whether worlds found for other cells prove that this one's mean is open: no programme is needed."""
        if not self.worlds:
            return False
        worlds = np.array(self.worlds)
        n = worlds[:, :-1] @ self._row(cell, np.append(np.ones(self.kinds), 0.0))
        scored = worlds[:, :-1] @ self._row(cell, np.append(self.worth, 0.0))
        # In units of the last unknown: at least one person answered.
        some = n >= worlds[:, -1] - NEAR
        some &= n > NEAR
        return bool(some.any() and np.ptp(scored[some] / n[some]) >= need)

    def span(self, cell: Cell) -> tuple[float, float]:
        """Return the lowest and the highest mean that a cell can have. Raises Contradiction."""
        inside = self._row(cell, np.append(np.ones(self.kinds), 0.0))
        scored = np.append(self._row(cell, np.append(self.worth, 0.0)), 0.0)
        return self._least(scored, inside), -self._least(-scored, inside)

    def _least(self, cost: Numbers, inside: Numbers) -> float:
        size = len(cost)
        rows = np.vstack([self.rows, np.append(inside, 0.0)])
        low = np.append(np.full(len(self.rows), -np.inf), 1.0)
        high = np.append(np.zeros(len(self.rows)), 1.0)
        # The last unknown is one divided by how many answered in the cell: at least one person did.
        most = np.append(np.full(size - 1, np.inf), 1.0)
        found = least(cost, rows, between=(low, high), low=np.zeros(size), high=most)
        if found is None:
            raise Contradiction
        self.worlds.append(found.x)
        return found.bound

    def _rows_of(self, cell: Cell, figure: Figure, threshold: int) -> list[Numbers]:
        """Return what a figure says, each row at most nought."""
        answered = np.append(np.ones(self.kinds), 0.0)
        scored = np.append(self.worth, 0.0)
        above = self._row(cell, scored - (figure.mean + MEAN_ROUNDED_BY) * answered)
        below = self._row(cell, (figure.mean - MEAN_ROUNDED_BY) * answered - scored)
        rows = [np.append(above, 0.0), np.append(below, 0.0), np.append(-self._row(cell, answered), float(threshold))]
        for at, share in enumerate(figure.shares):
            one = np.eye(self.kinds + 1)[at]
            rows.append(np.append(self._row(cell, one - (share / 100 + SHARE_ROUNDED_BY) * answered), 0.0))
            rows.append(np.append(self._row(cell, (share / 100 - SHARE_ROUNDED_BY) * answered - one), 0.0))
        return rows

    def _row(self, cell: Cell, worth: Numbers) -> Numbers:
        row: Numbers = np.kron(self.cube.members[self.cube.cells.index(cell)].astype(np.float64), worth)
        return row
