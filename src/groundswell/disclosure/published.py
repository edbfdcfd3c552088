"""Attacking a release from outside: with what was shown, rounded as it was shown, and nothing that only we know.

Card: docs/methods/disclosure/cube.md
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from groundswell.disclosure.cube import Cell, Cube, Numbers
from groundswell.disclosure.solver import least

# A count rounded to 5 may be two more or two fewer.
ROUNDED_BY = 2.0


class Contradiction(ValueError):
    """No people could give the figures that are shown, so they are not what the gate let through."""


@dataclass(frozen=True, slots=True)
class Published:
    """What everybody can see of a release: rounded counts of the cells shown, and how many were invited to each."""

    cube: Cube
    shown: Mapping[Cell, float]
    invited: Mapping[Cell, int]
    threshold: int


def worked_out(release: Published) -> tuple[Cell, ...]:
    """Return the cells not shown that an outsider can tell to be small, or can bring within a span of the threshold.

    A cell that is known to be large, and hidden beside a small one, may be known to a few people. What the number of
    invited people and the trust's own total already tell is no fault of a release: a cell counts only where its bounds
    are sharper than those. Bounds are linear programmes over how many answered in each atom. Raises Contradiction where
    no people could give these numbers.
    """
    cells = release.cube.cells
    hidden = [cell for cell in cells if cell not in release.shown]
    total = {cells[0]: release.shown[cells[0]]} if cells[0] in release.shown else {}
    found = []
    for cell in hidden:
        low, high = _span(release, release.shown, cell)
        if low < release.threshold > high - low:
            before_low, before_high = _span(release, total, cell)
            if high < before_high or low > before_low:
                found.append(cell)
    return tuple(found)


def fewest(release: Published, cell: Cell) -> int:
    """Return the fewest people that can have answered in a cell, for all that is shown. Raises Contradiction."""
    return _span(release, release.shown, cell)[0]


def _span(release: Published, shown: Mapping[Cell, float], cell: Cell) -> tuple[int, int]:
    """Return the fewest and the most people that can have answered in a cell."""
    cube = release.cube
    rows = [cube.members[cube.cells.index(one)].astype(np.float64) for one in (*shown, *release.invited)]
    rows += list(cube.ties)
    low = [max(float(release.threshold), value - ROUNDED_BY) for value in shown.values()]
    high = [value + ROUNDED_BY for value in shown.values()]
    low += [0.0] * (len(release.invited) + len(cube.ties))
    high += [*(float(people) for people in release.invited.values()), *[0.0] * len(cube.ties)]
    wanted = cube.members[cube.cells.index(cell)].astype(np.float64)
    return int(np.ceil(_least(wanted, rows, low, high) - 1e-6)), int(np.floor(-_least(-wanted, rows, low, high) + 1e-6))


def _least(cost: Numbers, rows: list[Numbers], low: list[float], high: list[float]) -> float:
    size = len(cost)
    if not rows:
        return 0.0 if cost.min() >= 0 else -np.inf
    solved = least(
        cost,
        np.array(rows),
        between=(np.array(low), np.array(high)),
        low=np.zeros(size),
        high=np.full(size, np.inf),
    )
    if solved is None:
        raise Contradiction
    return solved.bound
