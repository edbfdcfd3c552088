"""What changed since the wave before, from released figures alone: so a change tells nothing that they do not.

Means of groups are released to one decimal and their answers to five, and that rounding is part of the error here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from groundswell.discover.results.averaging import Averaging, averaging
from groundswell.discover.results.reading import Group, Measure, Results
from groundswell.methods.comparison.change import (
    SMALLEST_FOR_A_TEAM,
    SMALLEST_FOR_A_TRUST,
    Change,
    JudgedChange,
    TooFewToCompare,
    change_with_error,
    judge_changes,
)
from groundswell.vocabulary.withheld import PROTECTED, Figure, Withheld

# Both means are rounded to a tenth: a uniform error of a tenth's width in each.
ROUNDING = 0.1**2 / 12
# Answers are rounded to the nearest five, so there may be two fewer.
ROUNDED_BY = 2
TENTHS = 10.0

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Every change that can be looked at between two waves, judged together: by measure, question and group.

    `earlier` are the results of the wave before, None without one.
    """

    whole: Mapping[str, JudgedChange]
    groups: Mapping[Key, JudgedChange]
    since: str
    earlier: Results | None = None

    def of(self, measure: str, group: Group | None) -> JudgedChange | None:
        """Return the change of a measure in a group, or in the whole trust for None; None where there is none."""
        return self.whole.get(measure) if group is None else self.groups.get((measure, group.question, group.id))

    def before(self, measure: str, group: Group | None) -> Figure:
        """Return what a measure was in the wave before, in a group or in the whole trust; withheld where not shown."""
        was = self.earlier.measures.get(measure) if self.earlier else None
        if self.earlier is None or was is None:
            return PROTECTED
        if group is None:
            return was.of(self.earlier.whole).mean
        then = self.earlier.group(group.question, group.id)
        return PROTECTED if then is None else was.of(then.cell).mean

    def stood_before(self, measure: str, group: Group | None) -> bool:
        """Return whether an average of a group stood for its people in the wave before; that of the trust always."""
        if group is None or self.earlier is None:
            return group is None
        return averaging(self.earlier.quality, measure, group.question) is Averaging.STANDS


NO_CHANGES = Changes({}, {}, "")


def changes_between(earlier: Results, later: Results, *, since: str, compared: Iterable[str]) -> Changes:
    """Return the changes of every subject in the whole trust, and of the `compared` ones in every group.

    The trust's changes are one view; those of all units another; those of all staff groups a third. Each view keeps
    its own rate of false discoveries, and its own least change that matters.
    """
    span = _span(later)
    subjects = later.of_sort("subject")
    whole = {one.id: change for one in subjects if (change := _of_whole(earlier, one)) is not None}
    judged: dict[Key, JudgedChange] = {}
    for groups in later.groups.values():
        view = {
            (name, group.question, group.id): change
            for name in compared
            for group in groups
            if (change := _of_group(earlier, later.measures[name], group)) is not None
        }
        judged |= judge_changes(view, smallest=SMALLEST_FOR_A_TEAM * span / TENTHS) if view else {}
    trust = judge_changes(whole, smallest=SMALLEST_FOR_A_TRUST * span / TENTHS) if whole else {}
    return Changes(trust, judged, since, earlier)


def _of_whole(earlier: Results, measure: Measure) -> Change | None:
    before = earlier.measures.get(measure.id)
    if before is None or before.whole is None or measure.whole is None:
        return None
    first, second = before.whole, measure.whole
    error = sqrt(first.sd**2 / first.n + second.sd**2 / second.n)
    return _change(second.mean - first.mean, error, first.n + second.n - 2)


def _of_group(earlier: Results, after: Measure, group: Group) -> Change | None:
    before, was = earlier.measures.get(after.id), earlier.group(group.question, group.id)
    if before is None or before.whole is None or after.whole is None or was is None:
        return None
    if isinstance(was.answers, Withheld) or isinstance(group.answers, Withheld):
        return None
    first, second = before.of(was.cell).mean, after.of(group.cell).mean
    if isinstance(first, Withheld) or isinstance(second, Withheld):
        return None
    people = [max(earlier.threshold, was.answers - ROUNDED_BY), max(earlier.threshold, group.answers - ROUNDED_BY)]
    error = before.whole.sd**2 / people[0] + after.whole.sd**2 / people[1] + 2 * ROUNDING
    return _change(second - first, sqrt(error), sum(people) - 2)


def _change(difference: float, error: float, df: float) -> Change | None:
    try:
        return change_with_error(difference, error, df)
    except TooFewToCompare:
        return None


def _span(results: Results) -> float:
    """Return how long the scale of the subjects is: 4 for one of five points."""
    found = results.of_sort("subject")
    return float(found[0].high - found[0].low) if found else TENTHS
