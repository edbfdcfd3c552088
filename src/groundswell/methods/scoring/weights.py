"""Occupation weights: answers stand for a typical workforce. Card: docs/methods/scoring/weights.md"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import narwhals as nw

# One person may stand for at most five (NHS Staff Survey technical guide, second-hand).
INDIVIDUAL_CAP = 5.0
# A ratio of shares that equals the cap but for the last bits of a float has not exceeded it.
_ABOVE_CAP = 1 + 1e-9


class WeightsCannotBeMade(ValueError):
    """The profiles do not describe the same occupation groups, or hold no people; the reason is a sentence."""

    def sentence(self) -> str:
        """Return what is wrong with the profiles."""
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class GroupWeight:
    """What one person of an occupation group counts for: raw = target share / observed share, weight = raw, capped."""

    group: str
    observed: float
    raw: float
    weight: float


@dataclass(frozen=True, slots=True)
class OccupationWeights:
    """The weights of all occupation groups among the people who answered, shares adding up to 1.

    unreached are groups of the target among whom nobody answered: no weight can make up for them.
    """

    groups: tuple[GroupWeight, ...]
    cap: float
    unreached: tuple[str, ...]

    @property
    def capped(self) -> tuple[GroupWeight, ...]:
        """Groups whose raw weight exceeded the cap: the mean leans away from them (cap bias)."""
        return tuple(one for one in self.groups if one.raw > self.cap * _ABOVE_CAP)

    @property
    def effective_ratio(self) -> float:
        """Kish's effective share of the sample, 1 for equal weights: (sum w)^2 / (n sum w^2)."""
        total = sum(one.observed * one.weight for one in self.groups)
        squares = sum(one.observed * one.weight**2 for one in self.groups)
        return total**2 / squares

    def warnings(self) -> tuple[str, ...]:
        """Return a sentence for each thing that keeps the weighted mean from standing for the target."""
        capped = [
            f"Cap bias: people in {one.group} would each count for {one.raw:.1f}, more than the cap of {self.cap:g}, "
            "so the weighted mean still gives them too little room."
            for one in self.capped
        ]
        unreached = [f"Nobody in {group} answered, so no weight can speak for them." for group in self.unreached]
        return (*capped, *unreached)

    def mean(self, means: Mapping[str, float]) -> float:
        """Return the weighted mean of group means, in their unit. Raises KeyError if a group's mean is missing."""
        total = sum(one.observed * one.weight for one in self.groups)
        return sum(one.observed * one.weight * means[one.group] for one in self.groups) / total

    def of_column(self, occupation: str) -> nw.Expr:
        """Return an expression of a person's weight by the column of occupation groups; null for any other group."""
        weight = nw.lit(None, dtype=nw.Float64)
        for one in self.groups:
            weight = nw.when(nw.col(occupation) == one.group).then(nw.lit(one.weight)).otherwise(weight)
        return weight


def occupation_weights(
    target: Mapping[str, float], observed: Mapping[str, float], *, cap: float = INDIVIDUAL_CAP
) -> OccupationWeights:
    """Return each group's weight T / p, at most cap: T is the target profile, p the profile of those who answered.

    Profiles are counts or shares by occupation group; only their proportions matter. Any number of groups will do
    (the survey has 13). Raises WeightsCannotBeMade. Source: NHS Staff Survey technical guide, second-hand; which
    profile is the target is unverified.
    """
    wanted, given = _shares(target, "target"), _shares(observed, "observed")
    strangers = sorted(group for group, share in given.items() if share and group not in wanted)
    if strangers:
        message = f"People answered from groups that the target profile lacks: {', '.join(strangers)}."
        raise WeightsCannotBeMade(message)
    groups = tuple(
        GroupWeight(group, share, wanted[group] / share, min(wanted[group] / share, cap))
        for group, share in given.items()
        if share
    )
    if not any(one.weight for one in groups):
        message = "Nobody answered from any group of the target profile."
        raise WeightsCannotBeMade(message)
    unreached = tuple(group for group, share in wanted.items() if share and not given.get(group))
    return OccupationWeights(groups, cap, unreached)


def weighted_mean(values: Sequence[float], weights: Sequence[float]) -> float:
    """Return the mean of values, each counted weight times. Raises ValueError if lengths differ or weights add to 0."""
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / _positive(sum(weights))


def kish_effective_ratio(weights: Sequence[float]) -> float:
    """Return the effective share of a weighted sample, above 0 to 1: (sum w)^2 / (n sum w^2) (Kish 1965)."""
    squares = sum(weight**2 for weight in weights)
    return sum(weights) ** 2 / (len(weights) * _positive(squares))


def _positive(total: float) -> float:
    if not total > 0:
        message = "weights must add up to more than 0"
        raise ValueError(message)
    return total


def _shares(profile: Mapping[str, float], name: str) -> dict[str, float]:
    for group, size in profile.items():
        if not isfinite(size) or size < 0:
            message = f"The {name} profile gives {group} the size {size}; expected a number of 0 or more."
            raise WeightsCannotBeMade(message)
    total = sum(profile.values())
    if not total > 0:
        message = f"The {name} profile holds no people."
        raise WeightsCannotBeMade(message)
    return {group: size / total for group, size in profile.items()}
