"""The results file of a count, typed, with names for its groups; withheld where it is withheld."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from groundswell.vocabulary.withheld import PROTECTED, Figure, Withheld

UNIT, STAFF_GROUP = "unit", "staff_group"
EVERYBODY = ""
ENGLISH = "en"

Cell = tuple[str, ...]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people: the question it answers, its id and name, the group it lies in, and how many there are.

    `answers` is rounded to 5 and at least the threshold, or withheld; `invited` is how many the staff list had.
    """

    question: str
    id: str
    label: str
    parent: str
    depth: int
    invited: int
    answers: Figure
    cell: Cell

    @property
    def is_shown(self) -> bool:
        """Whether its number of answers may be shown, which says nothing yet of what they were."""
        return not isinstance(self.answers, Withheld)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit's mean drawn towards the trust's: value, where it probably lies, and how it stands beside the trust."""

    value: float
    interval: Interval
    reliability: float
    standing: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What may be seen of one measure in one group. Shares are whole per cent, in the order of the measure's values."""

    mean: Figure
    interval: Interval | None = None
    shares: tuple[float, ...] | None = None
    drawn: Drawn | None = None


NOTHING = Seen(PROTECTED)


@dataclass(frozen=True, slots=True)
class Whole:
    """A measure in the whole trust: about how many answered, their mean and spread; from a hundred answers on."""

    n: int
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its sort, its scale, its answers, the trust's own figures, and what may be seen of it by group."""

    id: str
    sort: str
    low: int
    high: int
    values: tuple[int | str, ...]
    whole: Whole | None
    by_cell: Mapping[Cell, Seen]

    def of(self, cell: Cell) -> Seen:
        """Return what may be seen in a cell; nothing where the plan does not have it."""
        return self.by_cell.get(cell, NOTHING)


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was released of one wave. `whole` is the cell of the whole trust."""

    answers: Figure
    invited: int
    threshold: int
    groups: Mapping[str, tuple[Group, ...]]
    measures: Mapping[str, Measure]
    quality: Mapping[str, Any]
    weighting: Mapping[str, Any] | None
    audit: Mapping[str, int]
    whole: Cell

    def group(self, question: str, group: str) -> Group | None:
        """Return one group, or None."""
        return next((one for one in self.groups.get(question, ()) if one.id == group), None)

    def of_sort(self, sort: str) -> tuple[Measure, ...]:
        """Return the measures of one sort, in the questionnaire's order."""
        return tuple(one for one in self.measures.values() if one.sort == sort)


def results_from(document: Mapping[str, Any], *, form: Mapping[str, Any], plan: Mapping[str, Any]) -> Results:
    """Return a results file, read with the form and the plan it was counted by."""
    dimensions = list(document["dimensions"])
    whole: Cell = (EVERYBODY,) * max(1, len(dimensions))
    cells = [tuple(one["cell"]) for one in document["cells"]]
    # As people were asked: the results file has its groupings in alphabetical order.
    asked = [one["id"] for one in form["attributes"] if one["id"] in dimensions]
    answers = {
        cell: _answers(one["answers"], document["threshold"])
        for cell, one in zip(cells, document["cells"], strict=True)
    }
    return Results(
        answers=_answers(document["answers"], document["threshold"]),
        invited=document["invited"],
        threshold=document["threshold"],
        groups={name: _groups(name, dimensions.index(name), whole, form, plan, answers) for name in asked},
        measures={one["id"]: _measure(one, cells) for one in document["measures"]},
        quality=document["quality"],
        weighting=document["weighting"],
        audit=document["audit"],
        whole=whole,
    )


def _groups(
    name: str,
    at: int,
    whole: Cell,
    form: Mapping[str, Any],
    plan: Mapping[str, Any],
    answers: Mapping[Cell, Figure],
) -> tuple[Group, ...]:
    """Return the groups of one question in the order in which people were offered them: that of the staff list."""
    parents = plan.get("parents", {}).get(name, {})
    headcounts = plan["headcounts"][name]
    choices = next(one["choices"] for one in form["attributes"] if one["id"] == name)
    return tuple(
        Group(
            question=name,
            id=group,
            label=label if isinstance(label, str) else label[ENGLISH],
            parent=parents.get(group, ""),
            depth=_depth(group, parents),
            invited=headcounts[group],
            answers=answers.get((*whole[:at], group, *whole[at + 1 :]), PROTECTED),
            cell=(*whole[:at], group, *whole[at + 1 :]),
        )
        for group, label in choices
    )


def _depth(group: str, parents: Mapping[str, str]) -> int:
    return 1 + _depth(parents[group], parents) if parents.get(group) else 0


def _measure(document: Mapping[str, Any], cells: list[Cell]) -> Measure:
    whole = document.get("whole")
    return Measure(
        id=document["id"],
        sort=document["sort"],
        low=document["low"],
        high=document["high"],
        values=tuple(document["values"]),
        whole=Whole(**whole) if whole else None,
        by_cell={cell: _seen(one) for cell, one in zip(cells, document["figures"], strict=True)},
    )


def _seen(document: Mapping[str, Any]) -> Seen:
    if "withheld" in document:
        return NOTHING
    estimate = document.get("estimate")
    shares = document.get("shares")
    return Seen(
        mean=_figure(document.get("mean", {"withheld": ""})),
        interval=_interval(document["interval"]) if "interval" in document else None,
        shares=tuple(shares) if shares else None,
        drawn=Drawn(estimate["value"], _interval(estimate["interval"]), estimate["reliability"], estimate["standing"])
        if estimate
        else None,
    )


def _interval(ends: list[float]) -> Interval:
    low, high = ends
    return low, high


def _figure(value: Any) -> Figure:
    return PROTECTED if isinstance(value, Mapping) else float(value)


def _answers(value: Any, threshold: int) -> Figure:
    """Return a number of answers; rounding to 5 may not put it below the fewest that are ever shown."""
    found = _figure(value)
    return found if isinstance(found, Withheld) else max(found, float(threshold))
