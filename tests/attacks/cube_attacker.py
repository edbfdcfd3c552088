"""An attacker on crossed groups who shares no code with the gate: integer programmes, and trying every possibility.

Knows every shown count exactly, although pages round; the total; headcounts where the staff list has them; who belongs
where; and what one or two members of the group tell. Wants to know how many people answered in a hidden group.
"""

import itertools
from collections.abc import Iterable, Iterator

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.attacks.made_cubes import MadeCube, Place

SMALLEST = 11


class CubeAttacker:
    """Somebody who sees some cells of a trust. `truths` are the possibilities found so far that agree with them."""

    def __init__(self, made: MadeCube, shown: Iterable[Place], *, truths: Iterable[np.ndarray] = ()) -> None:
        self.made = made
        self.shown = sorted({*shown, made.total})
        self.rows = np.array([made.inside(cell) for cell in self.shown], dtype=float)
        self.counts = np.array([made.count(cell) for cell in self.shown], dtype=float)
        self.invited = np.array([made.inside(cell) for cell in made.headcounts], dtype=float)
        self.invited = self.invited.reshape(len(made.headcounts), len(made.places))
        self.most = np.array(list(made.headcounts.values()), dtype=float)
        self.truths: list[np.ndarray] = [np.array(list(made.people.values()), dtype=float)]
        self.truths += [one for one in truths if np.array_equal(self.rows @ one, self.counts)]

    def exposed(self, targets: Iterable[Place]) -> list[Place]:
        """Return the groups that can be worked out from what is shown and could not be without."""
        return [target for target in targets if self.works_out(target)]

    def works_out(self, target: Place) -> bool:
        """Say whether the number of people in a group is too sharp, whoever of its members tells."""
        return any(self._is_worked_out(target, told) for told in told_by(self.made, target))

    def _is_worked_out(self, target: Place, told: np.ndarray) -> bool:
        wanted = self.made.inside(target).astype(float)
        agreeing = [float(wanted @ one) for one in self.truths if np.all(one >= told)]
        if not is_exposed(min(agreeing), max(agreeing)):
            return False
        high = self._furthest(wanted, told, sign=1)
        low = min(agreeing) if high < SMALLEST else self._furthest(wanted, told, sign=-1)
        if not is_exposed(low, high):
            return False
        return self.span(target, told) != CubeAttacker(self.made, []).span(target, told)

    def span(self, target: Place, told: np.ndarray | float = 0.0) -> tuple[int, int]:
        """Return the fewest and the most people a group can have, given who tells."""
        wanted = self.made.inside(target).astype(float)
        floor = np.broadcast_to(told, wanted.shape)
        return self._furthest(wanted, floor, sign=-1), self._furthest(wanted, floor, sign=1)

    def _furthest(self, wanted: np.ndarray, told: np.ndarray, *, sign: int) -> int:
        """Return the most people there can be, or the fewest with the sign turned, and keep the possibility."""
        solved = milp(
            -sign * wanted,
            constraints=[
                LinearConstraint(self.rows, self.counts, self.counts),
                *([LinearConstraint(self.invited, 0, self.most)] if len(self.most) else []),
            ],
            bounds=Bounds(told, np.inf),
            integrality=np.ones(len(wanted)),
            options={"mip_rel_gap": 0},
        )
        assert solved.success, solved.message
        truth = np.rint(solved.x)
        assert np.array_equal(self.rows @ truth, self.counts), "the solver's answer does not agree with what is shown"
        self.truths.append(truth)
        return round(float(wanted @ truth))


def is_exposed(low: float, high: float) -> bool:
    """Say whether a number of people is too sharp: surely below the threshold, or within less than it."""
    return high < SMALLEST or high - low < SMALLEST


def told_by(made: MadeCube, target: Place) -> Iterator[np.ndarray]:
    """Yield how many people in each place tell: nobody, then members who are together or in two places.

    Two members of a group of fewer than twenty compare notes, one of a larger.
    """
    people = np.array(list(made.people.values()))
    inside = np.flatnonzero(made.inside(target) & (people > 0))
    telling = 2 if made.count(target) < 20 else 1
    alone = np.eye(len(people))
    yield np.zeros(len(people))
    for place in inside:
        yield alone[place] * min(telling, people[place])
    if telling == 2:
        yield from (alone[one] + alone[other] for one, other in itertools.combinations(inside, 2))


def small_differences(made: MadeCube, shown: Iterable[Place]) -> list[tuple[Place, Place]]:
    """Return pairs of shown cells of which one holds the other and one to ten people besides."""
    cells = sorted({*shown, made.total})
    return [
        (outer, inner)
        for outer, inner in itertools.permutations(cells, 2)
        if 0 < made.count(outer) - made.count(inner) < SMALLEST and not np.any(made.inside(inner) & ~made.inside(outer))
    ]


def every_truth(made: MadeCube, shown: Iterable[Place], *, at_most: int) -> np.ndarray | None:
    """Return every way people can lie that agrees with what is shown, tried one by one; None if there are too many."""
    cells = sorted({*shown, made.total})
    holds = [[at for at, cell in enumerate(cells) if made.inside(cell)[place]] for place in range(len(made.places))]
    lasting = [max(place for place, of in enumerate(holds) if row in of) for row in range(len(cells))]
    found: list[list[int]] = []
    tried = 0

    def go(place: int, left: list[int], so_far: list[int]) -> bool:
        nonlocal tried
        tried += 1
        if tried > at_most:
            return False
        if place == len(holds):
            found.append(so_far)
            return True
        # Where this is the last place of a shown cell, its number follows.
        following = {left[row] for row in holds[place] if lasting[row] == place}
        most = min(left[row] for row in holds[place])
        possible = following if following else range(most + 1)
        for count in sorted(possible) if len(following) < 2 and min(possible) <= most else ():
            after = list(left)
            for row in holds[place]:
                after[row] -= count
            if not go(place + 1, after, [*so_far, count]):
                return False
        return True

    if not go(0, [made.count(cell) for cell in cells], []):
        return None
    truths = np.array(found)
    invited = [truths @ made.inside(cell) <= most for cell, most in made.headcounts.items()]
    return truths[np.all(invited, axis=0)] if invited else truths


def worked_out_by_trying(made: MadeCube, truths: np.ndarray, targets: Iterable[Place]) -> list[Place]:
    """Return the groups whose number is too sharp over every possibility, when nobody tells, and was not before."""
    blind = CubeAttacker(made, [])
    spans = {target: (truths @ made.inside(target)) for target in targets}
    ends = {target: (int(possible.min()), int(possible.max())) for target, possible in spans.items()}
    return [target for target, span in ends.items() if is_exposed(*span) and span != blind.span(target)]
