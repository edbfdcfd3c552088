"""From answers to measures: what each person says of each item, subject and gap, as whole numbers.

Whole numbers so that sums are exact, and come out alike in whatever order the rows lie. A subject's score is the mean
of the items somebody answered, times a number that every such mean can be a fraction of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import lcm

import numpy as np
from numpy.typing import NDArray

from groundswell.ballot.answers import Answers
from groundswell.ballot.count.plan import Plan, Subject
from groundswell.ballot.form import Kind

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Sort(StrEnum):
    """What a measure is of."""

    ITEM = "item"
    CHOICE = "choice"
    SUBJECT = "subject"
    IMPORTANCE = "importance"
    SELF_OTHER_GAP = "self_other_gap"
    IMPORTANCE_GAP = "importance_gap"


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One figure per person: `scores` where `answered`, in parts of `scale`; `low` and `high` are its bounds.

    Where there are `values`, `places` says which of them each person gave; a choice has only these, and no score.
    """

    id: str
    sort: Sort
    scale: int
    low: int
    high: int
    scores: Ints
    answered: Flags
    values: tuple[int | str, ...] = ()
    places: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


def measures_of(answers: Sequence[Answers], plan: Plan) -> tuple[Measure, ...]:
    """Return every measure of the plan for these people, in the plan's order."""
    items = {item.id: _item(answers, plan, item.id) for item in plan.items.values() if item.kind is not Kind.TEXT}
    found = list(items.values())
    found += [_subject(one, items, plan) for one in plan.subjects if one.items]
    if "self_other_gap" in plan.statistics:
        found += [
            _difference(f"gap:{mine}", Sort.SELF_OTHER_GAP, _turned(items[mine], plan), _turned(items[theirs], plan))
            for mine, theirs in _pairs(plan)
        ]
    weighed = [item.id for item in plan.items.values() if item.asks_importance]
    importance = {name: _importance(answers, name) for name in weighed}
    found += importance.values()
    if "importance_gap" in plan.statistics:
        found += [
            _difference(f"wanting:{name}", Sort.IMPORTANCE_GAP, importance[name], _turned(items[name], plan))
            for name in weighed
        ]
    return tuple(found)


def _pairs(plan: Plan) -> list[tuple[str, str]]:
    """Return the pairs that are compared, each once: what people say of themselves first, else what is asked first."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for item in plan.items.values():
        if item.pair:
            faces_self = item.facing == "self" or plan.items[item.pair].facing != "self"
            pair = (item.id, item.pair) if faces_self else (item.pair, item.id)
            found.setdefault(frozenset(pair), pair)
    return list(found.values())


def rows_of(subject: Subject, measures: Sequence[Measure], plan: Plan) -> NDArray[np.float64]:
    """Return people x items of a subject, turned, with NaN where somebody left one out."""
    by_id = {one.id: _turned(one, plan) for one in measures if one.id in subject.items}
    columns = [np.where(by_id[name].answered, by_id[name].scores, np.nan) for name in subject.items]
    return np.array(columns, dtype=np.float64).T.reshape(-1, len(subject.items))


def _item(answers: Sequence[Answers], plan: Plan, name: str) -> Measure:
    item = plan.items[name]
    place = {value: at for at, value in enumerate(item.values)}
    given = [place.get(one.items.get(name, "")) for one in answers]
    answered = np.array([at is not None for at in given], dtype=bool)
    places = np.array([at or 0 for at in given], dtype=np.int64)
    if item.kind is Kind.CHOICE:
        return Measure(name, Sort.CHOICE, 1, 0, 0, np.zeros_like(places), answered, item.values, places)
    points = np.array(item.values, dtype=np.int64)
    return Measure(name, Sort.ITEM, 1, int(points[0]), int(points[-1]), points[places], answered, item.values, places)


def _importance(answers: Sequence[Answers], name: str) -> Measure:
    given = [one.importance.get(name) for one in answers]
    answered = np.array([value is not None for value in given], dtype=bool)
    scores = np.array([value or 0 for value in given], dtype=np.int64)
    return Measure(f"importance:{name}", Sort.IMPORTANCE, 1, 1, 5, scores, answered, (1, 2, 3, 4, 5), scores - 1)


def _turned(measure: Measure, plan: Plan) -> Measure:
    item = plan.items.get(measure.id)
    if item is None or not item.is_reversed:
        return measure
    turned = measure.low + measure.high - measure.scores
    return replace(measure, scores=turned)


def _subject(subject: Subject, items: dict[str, Measure], plan: Plan) -> Measure:
    """Return the mean of a subject's items for everybody who answered at least half of them."""
    parts = [_turned(items[name], plan) for name in subject.items]
    answered = np.array([part.answered for part in parts])
    totals = np.array([np.where(part.answered, part.scores, 0) for part in parts]).sum(axis=0)
    count = answered.sum(axis=0)
    scale = lcm(*range(1, len(parts) + 1))
    enough = (2 * count >= len(parts)) & (count > 0)
    scores = np.where(enough, totals * scale // np.maximum(count, 1), 0)
    low, high = min(part.low for part in parts), max(part.high for part in parts)
    return Measure(subject.id, Sort.SUBJECT, scale, low, high, scores.astype(np.int64), enough)


def _difference(name: str, sort: Sort, one: Measure, other: Measure) -> Measure:
    both = one.answered & other.answered
    scores = np.where(both, one.scores - other.scores, 0)
    return Measure(name, sort, 1, one.low - other.high, one.high - other.low, scores.astype(np.int64), both)


def texts_of(answers: Iterable[Answers], plan: Plan) -> dict[str, list[str]]:
    """Return what was written to each question in words, by question."""
    asked = [item.id for item in plan.items.values() if item.kind is Kind.TEXT]
    found: dict[str, list[str]] = {name: [] for name in asked}
    for one in answers:
        for name in asked:
            if name in one.items:
                found[name].append(str(one.items[name]))
    return found
