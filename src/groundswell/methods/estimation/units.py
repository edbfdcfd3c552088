"""What a count keeps of a score within units. Card: docs/methods/estimation/units.md"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class UnitSums:
    """A score in each unit: how many people, their mean, and the sum of squares around that mean. No unit is empty."""

    names: tuple[str, ...]
    n: Floats
    mean: Floats
    within: Floats

    def __post_init__(self) -> None:
        """Refuse what cannot be units' sums; raise ValueError."""
        if not all(part.shape == (len(self.names),) for part in (self.n, self.mean, self.within)):
            message = "every unit needs a number of people, a mean and a sum of squares"
            raise ValueError(message)
        if len(set(self.names)) != len(self.names):
            message = "a unit is named twice"
            raise ValueError(message)
        sane = np.all(self.n >= 1) and np.all(self.within >= 0) and np.all(np.isfinite(self.mean))
        if not sane:
            message = "a unit without people, without a mean, or with a negative sum of squares"
            raise ValueError(message)

    @classmethod
    def from_rows(cls, values: ArrayLike, units: Sequence[Hashable]) -> "UnitSums":
        """Return the sums of one value per person (NaN is left out) by the person's unit, in order of first meeting."""
        all_values = np.asarray(values, dtype=np.float64)
        answered = ~np.isnan(all_values)
        names: dict[str, int] = {}
        kept = [unit for unit, here in zip(units, answered, strict=True) if here]
        place = np.array([names.setdefault(str(unit), len(names)) for unit in kept], dtype=np.int64)
        given = all_values[answered]
        n: Floats = np.bincount(place, minlength=len(names)).astype(np.float64)
        mean = np.bincount(place, weights=given, minlength=len(names)) / n
        around = (given - mean[place]) ** 2
        within: Floats = np.bincount(place, weights=around, minlength=len(names)).astype(np.float64)
        return cls(tuple(names), n, mean, within)

    @classmethod
    def from_sums(cls, names: Sequence[str], n: ArrayLike, totals: ArrayLike, squares: ArrayLike) -> "UnitSums":
        """Return the sums from people, sum and sum of squares per unit; units without people are left out."""
        people, total, square = (np.asarray(part, dtype=np.float64) for part in (n, totals, squares))
        kept = people > 0
        people, total, square = people[kept], total[kept], square[kept]
        within = np.maximum(square - total**2 / people, 0.0)
        return cls(tuple(name for name, here in zip(names, kept, strict=True) if here), people, total / people, within)

    @property
    def people(self) -> float:
        """How many people there are in all units together."""
        return float(self.n.sum())

    @property
    def overall_mean(self) -> float:
        """The mean over people."""
        return float((self.n * self.mean).sum() / self.n.sum())

    @property
    def between(self) -> float:
        """The sum of squares between units, people counted."""
        return float((self.n * (self.mean - self.overall_mean) ** 2).sum())
