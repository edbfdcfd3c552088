"""An attacker on what hidden groups answered: linear programmes over how many in each place gave each answer.

Knows of every shown cell the exact number of people, and of those who answered the question; the mean to one decimal;
the share of each answer to a whole per cent. How many answered in a hidden group is as unknown to him as what they
said, so a mean is a ratio of two unknowns: both are divided by the second (Charnes & Cooper 1962). One or two members
may tell each other their answers, and want to know whether all the others gave the same one.
"""

import itertools
from collections.abc import Iterable, Iterator

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array
from tests.attacks.made_answers import MadeAnswers
from tests.attacks.made_cubes import MadeCube, Place

HALF_POINT = 0.5
SMALLEST = 11


class AnswerAttacker:
    """Somebody who sees the number of people in some cells, and in some of them what was answered to one question."""

    def __init__(self, made: MadeCube, answers: MadeAnswers, counted: Iterable[Place], seen: Iterable[Place]) -> None:
        self.made = made
        self.answers = answers
        places, values = answers.given.shape
        self.size = places * values
        # Unknowns: answers by place and value, blanks by place, and one over the people who answered in the target.
        self.width = self.size + places + 1
        self._above: list[np.ndarray] = []
        self._equal: list[np.ndarray] = []
        worth = answers.worth
        for cell in seen:
            inside = made.inside(cell)
            given = answers.given[inside].sum(axis=0)
            n = given.sum()
            self._equal.append(self._row(inside, np.ones(values), 0.0, n))
            if len(worth):
                mean = np.floor(10 * (given @ worth) / n + 0.5) / 10
                self._between(self._row(inside, worth, 0.0, 0.0), n * (mean - 0.05), n * (mean + 0.05))
            if answers.has_shares:
                for value in range(values):
                    share = np.floor(100 * given[value] / n + 0.5)
                    row = self._row(inside, np.eye(values)[value], 0.0, 0.0)
                    self._between(row, n * (share - 0.5) / 100, n * (share + 0.5) / 100)
        for cell in {*counted, made.total}:
            self._equal.append(self._row(made.inside(cell), np.ones(values), 1.0, made.count(cell)))
        for cell, most in made.headcounts.items():
            self._above.append(self._row(made.inside(cell), np.ones(values), 1.0, most))

    def finds_out(self, target: Place) -> bool:
        """Say whether it is sure that all in a hidden group said the same, or a small one's mean known to half a point."""
        given = self.answers.given[self.made.inside(target)].sum(axis=0)
        if any(self._is_sure(target, told) for told in self._told(target)):
            return True
        if not len(self.answers.worth) or given.sum() >= SMALLEST:
            return False
        low, high = self.mean_span(target)
        return high - low < 2 * HALF_POINT - 1e-6

    def mean_span(self, target: Place) -> tuple[float, float]:
        """Return the least and the highest mean of a group in which somebody answered."""
        inside = self.made.inside(target)
        values = self.answers.given.shape[1]
        one = self._row(inside, np.ones(values), 0.0, 0.0)
        wanted = self._row(inside, self.answers.worth, 0.0, 0.0)
        found = [sign * self._least(sign * wanted, extra=one, right=1.0, shortest=0.0) for sign in (1, -1)]
        return found[0], found[1]

    def _told(self, target: Place) -> Iterator[np.ndarray]:
        """Yield what members of a group may tell each other, (places, answers): nothing, or one or two answers."""
        given = self.answers.given * self.made.inside(target)[:, np.newaxis]
        yield np.zeros_like(given)
        if not self.answers.has_shares:
            return
        telling = 2 if given.sum() < 20 else 1
        for told in itertools.combinations_with_replacement(np.argwhere(given), telling):
            found = np.zeros_like(given)
            for place, value in told:
                found[place, value] += 1
            if np.all(found <= given):
                yield found

    def _is_sure(self, target: Place, told: np.ndarray) -> bool:
        """Say whether whoever knows what was told is sure that all the others in a group gave one answer."""
        inside, values = self.made.inside(target), told.shape[1]
        rest = self.answers.given[inside].sum(axis=0) - told.sum(axis=0)
        # Where the others gave two answers, nobody can be sure that there is only one.
        if not rest.sum() or rest.max() < rest.sum():
            return False
        other = 1.0 - np.eye(values)[int(rest.argmax())]
        wanted = self._row(inside, other, 0.0, 0.0)
        one = np.zeros(self.width)
        one[-1] = 1.0
        most = -self._least(-wanted, extra=one, right=1.0, shortest=1.0, told=told)
        return most - told.sum(axis=0) @ other < 1 - 1e-6

    def _least(
        self, wanted: np.ndarray, *, extra: np.ndarray, right: float, shortest: float, told: np.ndarray | None = None
    ) -> float:
        equal = np.array([*self._equal, extra])
        known = np.zeros(self.size) if told is None else told.ravel()
        above = csr_array(np.array(self._above)) if self._above else None
        solved = linprog(
            wanted,
            A_eq=csr_array(equal),
            b_eq=np.append(np.zeros(len(self._equal)), right),
            A_ub=above,
            b_ub=None if above is None else np.zeros(len(self._above)),
            bounds=[(one, None) for one in known] + [(0, None)] * (self.width - 1 - self.size) + [(shortest, 1)],
            method="highs",
        )
        assert solved.success, solved.message
        return float(solved.fun)

    def _row(self, inside: np.ndarray, worth: np.ndarray, blank: float, constant: float) -> np.ndarray:
        return np.concatenate([np.outer(inside, worth).ravel(), blank * inside, [-float(constant)]])

    def _between(self, row: np.ndarray, least: float, most: float) -> None:
        above, below = row.copy(), -row
        above[-1], below[-1] = -most, least
        self._above += [above, below]


def found_out(
    made: MadeCube, answers: MadeAnswers, counted: Iterable[Place], seen: Iterable[Place]
) -> tuple[list[Place], int]:
    """Return the hidden small groups of which the answers can be found out, and how many groups were tried."""
    attacker = AnswerAttacker(made, answers, counted, seen)
    targets = []
    for cell in sorted(set(made.cells) - set(seen) - {made.total}):
        given = answers.given[made.inside(cell)].sum(axis=0)
        if given.sum() and (given.sum() < SMALLEST or given.max() == given.sum()):
            targets.append(cell)
    return [cell for cell in targets if attacker.finds_out(cell)], len(targets)
