"""How far people who code the same remarks agree beyond chance. Card: docs/methods/coding/agreement.md"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Any

import numpy as np

DRAWS = 1000
LEVEL = 0.95
# Krippendorff's own lines: what may be relied on, and what may be spoken of with care.
RELIABLE, TENTATIVE = 0.80, 0.667

Value = Hashable
Distance = Callable[[Value, Value], float]


class NothingToCompare(ValueError):
    """Fewer than two coders have given a value to any unit in common."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A coefficient, 1 for full agreement and 0 for what chance would give, with its interval over units.

    `units` is how many units two coders or more have coded. `value` is not a number where every coder gave every unit
    the same one value: then nothing varies, and nothing can be said of agreement.
    """

    value: float
    interval: tuple[float, float] | None
    units: int

    @property
    def says_nothing(self) -> bool:
        """Whether nothing varied, so that agreement has no meaning."""
        return isnan(self.value)


def nominal(one: Value, other: Value) -> float:
    """Return how far two values are apart where they are only the same or not."""
    return float(one != other)


def squared(one: Value, other: Value) -> float:
    """Return how far two numbers are apart, squared."""
    return float((one - other) ** 2)  # type: ignore[operator]  # numbers, by the caller's choice of this distance


def krippendorff_alpha(
    units: Sequence[Sequence[Value | None]], *, rng: np.random.Generator, distance: Distance = nominal
) -> Agreement:
    """Return Krippendorff's alpha of units, each the values its coders gave, None for a coder who gave none.

    The interval is of percentiles over `DRAWS` bootstrap samples of units. Raises NothingToCompare.
    """
    pairable = [values for one in units if len(values := [value for value in one if value is not None]) > 1]
    if not pairable:
        raise NothingToCompare
    values = sorted({value for unit in pairable for value in unit}, key=repr)
    apart = np.array([[distance(one, other) for other in values] for one in values])
    # Per unit: how often each value was given, and the disagreement inside it.
    counts = np.array([[unit.count(value) for value in values] for unit in pairable], dtype=np.float64)
    sizes = counts.sum(axis=1)
    inside = np.einsum("ui,ij,uj->u", counts, apart, counts) / (sizes - 1)
    return _with_interval(
        lambda chosen: _alpha(counts[chosen], sizes[chosen], inside[chosen], apart), len(pairable), rng
    )


def cohen_kappa(pairs: Sequence[tuple[Value, Value]], *, rng: np.random.Generator, weights: str = "none") -> Agreement:
    """Return Cohen's kappa of two coders' values, unit by unit; "linear" or "quadratic" weights need ordered numbers.

    The interval is of percentiles over `DRAWS` bootstrap samples of units. Raises NothingToCompare.
    """
    if not pairs:
        raise NothingToCompare
    found: set[Any] = {value for pair in pairs for value in pair}
    values = sorted(found, key=repr) if weights == "none" else sorted(found)
    place = {value: at for at, value in enumerate(values)}
    apart = np.array([[WEIGHTED[weights](at, other) for other in range(len(values))] for at in range(len(values))])
    coded = np.array([[place[one], place[other]] for one, other in pairs])
    return _with_interval(lambda chosen: _kappa(coded[chosen], apart), len(pairs), rng)


WEIGHTED: Mapping[str, Callable[[int, int], float]] = {
    "none": lambda one, other: float(one != other),
    "linear": lambda one, other: float(abs(one - other)),
    "quadratic": lambda one, other: float((one - other) ** 2),
}


def disagreements(units: Mapping[str, Sequence[Value | None]]) -> tuple[str, ...]:
    """Return the ids of units whose coders did not all give the same value, in the order given."""
    return tuple(
        unit for unit, values in units.items() if len(Counter(value for value in values if value is not None)) > 1
    )


def _alpha(counts: np.ndarray, sizes: np.ndarray, inside: np.ndarray, apart: np.ndarray) -> float:
    total = float(sizes.sum())
    marginals = counts.sum(axis=0)
    expected = float(marginals @ apart @ marginals) / (total - 1)
    return 1 - float(inside.sum()) / expected if expected > 0 else nan


def _kappa(coded: np.ndarray, apart: np.ndarray) -> float:
    size = len(apart)
    together = np.zeros((size, size))
    np.add.at(together, (coded[:, 0], coded[:, 1]), 1)
    together /= len(coded)
    expected = float((np.outer(together.sum(axis=1), together.sum(axis=0)) * apart).sum())
    return 1 - float((together * apart).sum()) / expected if expected > 0 else nan


def _with_interval(coefficient: Callable[[np.ndarray], float], units: int, rng: np.random.Generator) -> Agreement:
    value = coefficient(np.arange(units))
    if isnan(value):
        return Agreement(value, None, units)
    drawn = np.array([coefficient(rng.integers(0, units, size=units)) for _ in range(DRAWS)])
    # A sample in which nothing varies says nothing of agreement, and is left out.
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Agreement(value, (float(low), float(high)), units)
