"""Whether a score changed between two waves that nobody can link. Card: docs/methods/comparison/change.md"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TypeVar

import numpy as np
from scipy.special import stdtr, stdtrit

from groundswell.methods.comparison.false_discovery import benjamini_hochberg, benjamini_yekutieli
from groundswell.methods.estimation.units import UnitSums

# The smallest change worth acting on, in points of a scale from 0 to 10: a default for people to change.
SMALLEST_FOR_A_TRUST = 0.1
SMALLEST_FOR_A_TEAM = 0.3
RATE = 0.05
# Fewer teams than this cannot carry an error of their own.
FEWEST_TEAMS = 10

Key = TypeVar("Key")


class TooFewToCompare(ValueError):
    """A change has no error: fewer than two people in a wave, or nobody differs from anybody."""


class Verdict(StrEnum):
    """What can be said of a change."""

    UP = "up"
    DOWN = "down"
    NO_CHANGE_THAT_MATTERS = "no change that matters"
    NOT_CLEAR = "not clear"


@dataclass(frozen=True)
class Change:
    """The second wave's mean minus the first's. `teams` is how many the error rests on; 0 where it rests on people."""

    difference: float
    se: float
    df: float
    interval: tuple[float, float]
    p: float
    teams: int


@dataclass(frozen=True)
class JudgedChange:
    """A change in a view: `q` is its p adjusted for every test of the view, `smallest` the least that would matter."""

    change: Change
    q: float
    smallest: float
    verdict: Verdict


def change_between(first: UnitSums, second: UnitSums, *, level: float = 0.95) -> Change:
    """Return the change of the mean over people between two waves in which people cannot be linked.

    Where at least ten teams are in both waves the error is clustered by team over both, so that what a team keeps
    cancels; else SE^2 = SE1^2 + SE2^2 with Welch's degrees of freedom, which is too wide when the same people answer
    twice. Give a single unit (a team of its own) as one unit each. Raises TooFewToCompare.
    """
    shared = set(first.names) & set(second.names)
    if len(shared) >= FEWEST_TEAMS:
        se, df, teams = _by_team(first, second)
    else:
        (se, df), teams = _by_person(first, second), 0
    return change_with_error(second.overall_mean - first.overall_mean, se, df, teams=teams, level=level)


def change_with_error(difference: float, se: float, df: float, *, teams: int = 0, level: float = 0.95) -> Change:
    """Return a change whose standard error is known: of weighted means, `se` is sqrt(SE1^2 + SE2^2).

    Raises TooFewToCompare without an error or degrees of freedom.
    """
    if se <= 0 or df <= 0:
        message = "nobody differs from anybody, or there are too few people: the change has no error"
        raise TooFewToCompare(message)
    reach = float(stdtrit(df, (1 + level) / 2)) * se
    return Change(
        difference=difference,
        se=se,
        df=df,
        interval=(difference - reach, difference + reach),
        p=float(2 * stdtr(df, -abs(difference) / se)),
        teams=teams,
    )


def judge_changes(
    view: Mapping[Key, Change], *, smallest: float, rate: float = RATE, strongly_dependent: bool = False
) -> dict[Key, JudgedChange]:
    """Return the verdict on every change that is looked at together (every unit and measure of a view).

    Up or down needs q below `rate` (Benjamini and Hochberg, or Benjamini and Yekutieli) *and* an interval wholly
    beyond `smallest`. An interval wholly within it is no change that matters. All else is not clear.
    """
    adjust = benjamini_yekutieli if strongly_dependent else benjamini_hochberg
    adjusted = adjust([change.p for change in view.values()])
    return {
        key: JudgedChange(change, q, smallest, _verdict(change, q, smallest, rate))
        for (key, change), q in zip(view.items(), adjusted, strict=True)
    }


def _verdict(change: Change, q: float, smallest: float, rate: float) -> Verdict:
    """Return what can be said of one change."""
    low, high = change.interval
    if q < rate and low > smallest:
        return Verdict.UP
    if q < rate and high < -smallest:
        return Verdict.DOWN
    if low >= -smallest and high <= smallest:
        return Verdict.NO_CHANGE_THAT_MATTERS
    return Verdict.NOT_CLEAR


def _by_team(first: UnitSums, second: UnitSums) -> tuple[float, float, int]:
    """Return the error clustered by team over both waves, its degrees of freedom and how many teams there are."""
    pulled: dict[str, float] = {}
    for sums, sign in ((first, -1.0), (second, 1.0)):
        for name, n, mean in zip(sums.names, sums.n, sums.mean, strict=True):
            pulled[name] = pulled.get(name, 0.0) + sign * float(n * (mean - sums.overall_mean)) / sums.people
    teams = len(pulled)
    squares = float(np.sum(np.square(list(pulled.values()))))
    return sqrt(teams / (teams - 1) * squares), teams - 1, teams


def _by_person(first: UnitSums, second: UnitSums) -> tuple[float, float]:
    """Return the error of two samples of people, and Welch's degrees of freedom."""
    parts = []
    for sums in (first, second):
        if sums.people < 2:
            message = "a wave needs two people or more"
            raise TooFewToCompare(message)
        variance = (float(sums.within.sum()) + sums.between) / (sums.people - 1)
        parts.append((variance / sums.people, sums.people - 1))
    whole = sum(part for part, _ in parts)
    below = sum(part**2 / df for part, df in parts)
    return sqrt(whole), whole**2 / below if below > 0 else 1.0
