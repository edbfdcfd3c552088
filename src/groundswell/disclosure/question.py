"""A question of a survey as the gate sees it, and who may know what. Card: docs/methods/disclosure/cube.md"""

from dataclasses import dataclass

import numpy as np

from groundswell.disclosure.cube import Flags, Numbers

# A mean has to stay open over a quarter of its scale: one point of 1 to 5, half a point to either side.
OPEN_PART = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One question's answers: how many in each atom gave each, (atoms, answers), and what each answer counts.

    Without `worth` answers have no order. `has_shares` says that the share of each is shown beside the mean; where only
    means are, two answers, the lowest and the highest, stand for all between.
    """

    name: str
    given: Numbers
    worth: Numbers
    has_shares: bool

    @classmethod
    def of_means(cls, name: str, n: Numbers, total: Numbers, *, low: float, high: float) -> "Question":
        """Return the question behind means alone: people and sums of scores between two ends."""
        above = (total - low * n) / (high - low)
        return cls(name, np.column_stack([n - above, above]), np.array([low, high]), has_shares=False)

    @property
    def need(self) -> float:
        """How wide a small group's mean has to stay; nought where answers have no order."""
        return float(OPEN_PART * np.ptp(self.worth)) if len(self.worth) else 0.0

    @property
    def other(self) -> float:
        """How many have to be free to have answered otherwise: one, or one point less than the end of a scale."""
        return 1.0 if self.has_shares else float(1 / np.ptp(self.worth))


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """All in a cell but those who tell, (atoms, answers), gave `answer`; `differ` of those who tell did not."""

    answer: int
    told: Numbers
    differ: float


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Somebody who sees a question in the cells `seen`, and the number of people in the cells `counted`."""

    seen: Flags
    counted: Flags
