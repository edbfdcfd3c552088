"""How far the people of a unit agree with each other. Card: docs/methods/psychometrics/agreement.md"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundswell.methods.psychometrics.moments import Floats, NotEnoughAnswers

# Shares of a five-point scale leaning slightly to one side: variance 1.34 (LeBreton & Senter 2008).
SLIGHTLY_SKEWED = (0.05, 0.15, 0.20, 0.35, 0.25)
ENOUGH = 0.70


@dataclass(frozen=True)
class Agreement:
    """How far people agree over the items of a scale, against what chance would give.

    `rwg_j` is 0 where people agree less than by chance; for one item it is rwg. `lindell` is r*wg(j), which can be
    negative and does not grow with the number of items. `deviation` is AD, the mean distance from the mean in points.
    """

    rwg_j: float
    lindell: float
    deviation: float
    mean_variance: float
    items: int
    people: int


@dataclass(frozen=True)
class AgreementOverUnits:
    """Agreement of every unit that has it, against two nulls; `skewed` is None where no such null is known."""

    names: tuple[str, ...]
    rectangular: tuple[Agreement, ...]
    skewed: tuple[Agreement, ...] | None

    @property
    def median_rwg_j(self) -> float:
        """The median of rwg(j) against the rectangular null."""
        return median(one.rwg_j for one in self.rectangular)

    @property
    def may_be_averaged(self) -> bool:
        """Whether the median agreement reaches .70: less calls for a distribution instead of a mean."""
        return self.median_rwg_j >= ENOUGH


def rectangular_variance(points: int) -> float:
    """Return the variance of answers spread evenly over a scale of so many points: (A^2 - 1)/12."""
    return (points**2 - 1) / 12


def skewed_variance(points: int) -> float | None:
    """Return the variance of answers that lean slightly to one side; None for scales other than of five points."""
    if points != len(SLIGHTLY_SKEWED):
        return None
    shares, values = np.array(SLIGHTLY_SKEWED), np.arange(1, points + 1)
    return float(shares @ values**2 - (shares @ values) ** 2)


def rwg(variance: float, *, null_variance: float) -> float:
    """Return the agreement on one score from its variance (divisor n - 1) in a unit; 0 where it is chance's or less."""
    return max(0.0, 1 - variance / null_variance)


def agreement(answers: ArrayLike, values: Sequence[float], *, null_variance: float) -> Agreement:
    """Return the agreement of one unit from how many people gave each answer: a table of items x answers.

    `values` are the points of the scale. Each item is taken over the people who answered it. Formulas: James, Demaree
    and Wolf 1984 (rwg, rwg(j)), Lindell and others 1999 (r*wg), Burke and others 1999 (AD). Raises NotEnoughAnswers
    when an item was answered by fewer than two people.
    """
    counts = np.asarray(answers, dtype=np.float64)
    points = np.asarray(values, dtype=np.float64)
    if counts.ndim != 2 or counts.shape[1] != len(points):
        message = f"answers must be a table of items x {len(points)} points"
        raise ValueError(message)
    people = counts.sum(axis=1)
    if counts.shape[0] == 0 or people.min() < 2:
        message = "agreement needs two people or more for every item"
        raise NotEnoughAnswers(message)
    means = counts @ points / people
    apart = points[None, :] - means[:, None]
    mean_variance = float(np.mean((counts * apart**2).sum(axis=1) / (people - 1)))
    return Agreement(
        rwg_j=_rwg_j(mean_variance / null_variance, len(counts)),
        lindell=1 - mean_variance / null_variance,
        deviation=float(np.mean((counts * np.abs(apart)).sum(axis=1) / people)),
        mean_variance=mean_variance,
        items=len(counts),
        people=int(people.min()),
    )


def agreement_over_units(names: Sequence[str], answers: ArrayLike, values: Sequence[float]) -> AgreementOverUnits:
    """Return the agreement of every unit from a table of units x items x answers, against both nulls.

    Units in which an item was answered by fewer than two people are left out; raises NotEnoughAnswers when that
    leaves none.
    """
    counts = np.asarray(answers, dtype=np.float64)
    kept: NDArray[np.bool_] = (counts.sum(axis=2) >= 2).all(axis=1)
    if not kept.any():
        message = "no unit has two answers to every item"
        raise NotEnoughAnswers(message)
    skewed = skewed_variance(len(values))

    def against(null: float) -> tuple[Agreement, ...]:
        return tuple(agreement(unit, values, null_variance=null) for unit in counts[kept])

    return AgreementOverUnits(
        names=tuple(name for name, here in zip(names, kept, strict=True) if here),
        rectangular=against(rectangular_variance(len(values))),
        skewed=None if skewed is None else against(skewed),
    )


def answer_counts(rows: ArrayLike, units: Sequence[object], values: Sequence[float]) -> tuple[tuple[str, ...], Floats]:
    """Return the units in order of first meeting, and units x items x answers: how many gave each answer.

    Rows are people x items, NaN for missing; ValueError for an answer that is not on the scale.
    """
    table = np.asarray(rows, dtype=np.float64)
    names: dict[str, int] = {}
    place = np.array([names.setdefault(str(unit), len(names)) for unit in units], dtype=np.int64)
    counts = np.zeros((len(names), table.shape[1], len(values)))
    for index, value in enumerate(values):
        for item in range(table.shape[1]):
            counts[:, item, index] = np.bincount(place[table[:, item] == value], minlength=len(names))
    if counts.sum() != np.count_nonzero(~np.isnan(table)):
        message = "an answer is not on the scale"
        raise ValueError(message)
    return tuple(names), counts


def _rwg_j(share: float, items: int) -> float:
    """Return rwg(j) from the mean variance as a share of chance's; 0 where it is no less than chance's."""
    left = 1 - share
    return items * left / (items * left + share) if left > 0 else 0.0
