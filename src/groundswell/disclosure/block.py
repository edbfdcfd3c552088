"""What an attacker does not know, what each shown cell says of it, and what must stay open.

Card: docs/methods/disclosure/cube.md
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from groundswell.disclosure.cube import Flags, Numbers

# Whole numbers are compared exactly; sums of answers that carry decimals, to this.
SLACK = 1e-6
ALWAYS = -1


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A figure nobody may work out: `wanted` times the unknowns.

    It has to keep a span at least `need` wide and to reach up to `top`; `floor` is what a coalition knows of each
    unknown to begin with. `words` is the figure in a sentence.
    """

    words: str
    wanted: Numbers
    need: float
    top: float = -inf
    floor: Numbers | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Unknowns with their true values, the bounds anybody knows, and one row for each thing a cell says.

    Rows: `says @ unknowns` lies between `least` and `most` for whoever sees cell `of_cell`; ALWAYS stands for what is
    known whatever is shown. Equal bounds mean that we reckon with the exact figure although pages round it. `is_whole`
    means that unknowns are counts of people.
    """

    truth: Numbers
    low: Numbers
    high: Numbers
    says: Numbers
    least: Numbers
    most: Numbers
    of_cell: NDArray[np.int64]
    is_whole: bool
    targets: tuple[Target, ...]

    def rows_for(self, seen: Flags) -> Flags:
        """Return which rows are known to whoever sees these cells."""
        return np.asarray((self.of_cell == ALWAYS) | seen[self.of_cell], dtype=bool)

    def broken_by(self, point: Numbers) -> Flags:
        """Return which rows a point contradicts."""
        said = self.says @ point
        return np.asarray((said < self.least - SLACK) | (said > self.most + SLACK), dtype=bool)

    def holds(self, point: Numbers) -> bool:
        """Say whether a point lies within what anybody knows of each unknown."""
        return bool(np.all(point >= self.low - SLACK) and np.all(point <= self.high + SLACK))

    def with_targets(self, targets: Iterable[Target]) -> "Block":
        """Return the block with these targets in place of its own."""
        return replace(self, targets=tuple(targets))
