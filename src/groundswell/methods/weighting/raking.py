"""Weights that give answers the make-up of the staff. Card: docs/methods/weighting/raking.md"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

MOST_ROUNDS = 1000
CLOSE_ENOUGH = 1e-10
FLOOR, CEILING = 0.3, 3.0
# A weight that grows past this while raking will not come back.
ABSURD = 1e12


class NotRaked(ArithmeticError):
    """The margins contradict each other or the people who answered: no weights meet them."""


@dataclass(frozen=True, eq=False)
class Raked:
    """A weight for each cell of the margins crossed; people weighted by them have a mean weight of 1.

    `weights` has an axis per margin, and is 0 where nobody answered. `unheard` names the categories in which nobody
    answered: nobody can speak for them, so their share is left to the others. `missed` is the largest distance of a
    weighted share from its margin: 0 but for trimming. `design_effect` is Kish's n sum w^2/(sum w)^2.
    """

    weights: Floats
    trimmed: int
    missed: float
    unheard: tuple[tuple[str, str], ...]
    design_effect: float
    n: int

    @property
    def n_effective(self) -> float:
        """How many people drawn evenly would say as much."""
        return self.n / self.design_effect


def rake(
    counts: ArrayLike,
    margins: Mapping[str, Mapping[str, float]],
    *,
    floor: float | None = FLOOR,
    ceiling: float | None = CEILING,
) -> Raked:
    """Return weights that make the people who answered match the staff on every margin.

    `counts` are people who answered, with one axis per margin in its order, in the order of its categories; `margins`
    give the staff in each category. Iterative proportional fitting (Deming and Stephan 1940); then weights are
    trimmed to `floor` and `ceiling` times the mean, and brought back to a mean of 1, which moves them a little past
    the bounds. Raises NotRaked when people answered in a category that has no staff, when nobody answered at all, or
    when no weights meet the margins.
    """
    people = np.asarray(counts, dtype=np.float64)
    if people.shape != tuple(len(margin) for margin in margins.values()):
        message = f"counts must have one axis per margin, of {[len(margin) for margin in margins.values()]} categories"
        raise ValueError(message)
    if people.sum() <= 0:
        message = "nobody answered"
        raise NotRaked(message)
    targets, unheard = _targets(people, margins)
    weights = _fitted(people, targets)
    trimmed = 0
    if floor is not None or ceiling is not None:
        kept = np.clip(weights, floor, ceiling)
        trimmed = int(people[(np.abs(kept - weights) > CLOSE_ENOUGH) & (people > 0)].sum())
        weights = kept * people.sum() / float((kept * people).sum())
    weights = np.where(people > 0, weights, 0.0)
    share = weights * people / float((weights * people).sum())
    missed = max(float(np.abs(_along(share, axis) - target).max()) for axis, target in enumerate(targets))
    return Raked(
        weights=weights,
        trimmed=trimmed,
        missed=missed,
        unheard=unheard,
        design_effect=design_effect(weights[people > 0], people[people > 0]),
        n=int(people.sum()),
    )


def design_effect(weights: ArrayLike, people: ArrayLike | None = None) -> float:
    """Return Kish's n sum w^2/(sum w)^2 of weights, each held by so many people (one, when not said)."""
    w = np.asarray(weights, dtype=np.float64)
    n = np.ones_like(w) if people is None else np.asarray(people, dtype=np.float64)
    return float(n.sum() * (n * w**2).sum() / (n * w).sum() ** 2)


def crossed(categories: Sequence[Sequence[str]], margins: Mapping[str, Mapping[str, float]]) -> NDArray[np.int64]:
    """Return how many people are in each cell of the margins crossed: one sequence of people's categories a margin.

    Raises KeyError for a category that its margin does not know.
    """
    places = [
        np.array([list(margin).index(one) if one in margin else _unknown(name, one) for one in given], dtype=np.int64)
        for given, (name, margin) in zip(categories, margins.items(), strict=True)
    ]
    found = np.zeros([len(margin) for margin in margins.values()], dtype=np.int64)
    np.add.at(found, tuple(places), 1)
    return found


def _unknown(margin: str, category: str) -> int:
    """Raise KeyError: the margin has no such category."""
    message = f"{margin} has no category {category}"
    raise KeyError(message)


def _targets(
    people: Floats, margins: Mapping[str, Mapping[str, float]]
) -> tuple[list[Floats], tuple[tuple[str, str], ...]]:
    """Return the share of each category of each margin among those heard of, and the categories nobody spoke for."""
    targets, unheard = [], []
    for axis, (name, margin) in enumerate(margins.items()):
        staff = np.array(list(margin.values()), dtype=np.float64)
        heard = _along(people, axis) > 0
        if np.any(heard & (staff <= 0)):
            message = f"people answered in a category of {name} that has no staff"
            raise NotRaked(message)
        unheard += [(name, one) for one, here, size in zip(margin, heard, staff, strict=True) if size > 0 and not here]
        targets.append(np.where(heard, staff, 0.0) / staff[heard].sum())
    return targets, tuple(unheard)


def _fitted(people: Floats, targets: Sequence[Floats]) -> Floats:
    """Return weights with a mean of 1 over people that meet every target; raise NotRaked."""
    mass = people / people.sum()
    weights = np.ones_like(people)
    for _ in range(MOST_ROUNDS):
        for axis, target in enumerate(targets):
            now = _along(mass * weights, axis)
            factor = np.divide(target, now, out=np.ones_like(target), where=now > 0)
            weights = weights * factor.reshape([-1 if place == axis else 1 for place in range(people.ndim)])
        off = max(float(np.abs(_along(mass * weights, axis) - one).max()) for axis, one in enumerate(targets))
        if off < CLOSE_ENOUGH:
            return weights
        if weights.max() > ABSURD:
            break
    message = "no weights meet every margin: they contradict the people who answered"
    raise NotRaked(message)


def _along(table: Floats, axis: int) -> Floats:
    """Return the sums of a table along one axis."""
    sums: Floats = table.sum(axis=tuple(place for place in range(table.ndim) if place != axis))
    return sums
