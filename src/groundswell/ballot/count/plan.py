"""The publication plan of a wave, as the count reads it: which groups, which items, which statistics. Nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from groundswell.ballot.form import Kind

SMALLEST_GROUP = 11
VERSION = 1


class BadPlan(ValueError):
    """A plan that cannot be counted by. Carries what is wrong."""

    def sentence(self) -> str:
        """Return what is wrong with the plan, for the person who counts."""
        return f"The publication plan cannot be used: {self}. Nothing was counted, and nothing was destroyed."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    """What the count knows of one item. `values` are its points, or the ids of its choices; `pair` "" without one."""

    id: str
    kind: Kind
    values: tuple[int | str, ...]
    is_reversed: bool
    asks_importance: bool
    facing: str
    pair: str

    def turned(self, value: int) -> int:
        """Return an answer as it counts: higher is what the item speaks for, also where it is asked in reverse."""
        return int(self.values[0]) + int(self.values[-1]) - value if self.is_reversed else value


@dataclass(frozen=True, slots=True)
class Subject:
    """An element or an aspect, and the items on scales that speak for it."""

    id: str
    sort: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What may be published of one wave, fixed and hashed before anybody was asked.

    `parents` and `headcounts` are by dimension, then by group; a group directly below everybody has the parent "".
    `changed` says by how few people a cell changed since an earlier wave; cells not in it did not, or by many.
    `cuts` are the dimensions that are shown together. `margins` are the dimensions that answers are weighted to.
    """

    instrument: str
    instrument_version: str
    form_sha256: str
    threshold: int
    items: Mapping[str, PlannedItem]
    subjects: tuple[Subject, ...]
    cuts: tuple[tuple[str, ...], ...]
    parents: Mapping[str, Mapping[str, str]]
    headcounts: Mapping[str, Mapping[str, int]]
    invited: int
    statistics: frozenset[str]
    margins: tuple[str, ...]
    trim: tuple[float, float]
    changed: Mapping[tuple[str, ...], int]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The questions that people are grouped by."""
        return tuple(self.headcounts)

    def depth(self, dimension: str, group: str) -> int:
        """Return how far below everybody a group lies: 1 directly below."""
        above = self.parents[dimension][group]
        return 1 if not above else 1 + self.depth(dimension, above)


def plan_from(document: Mapping[str, Any]) -> Plan:
    """Return a plan from its JSON. Raises BadPlan."""
    try:
        plan = _read(document)
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        message = f"{type(broken).__name__} ({broken})" if not isinstance(broken, BadPlan) else str(broken)
        raise BadPlan(message) from broken
    _check(plan)
    return plan


def _read(document: Mapping[str, Any]) -> Plan:
    if document["version"] != VERSION:
        message = f"its version is {document['version']}, and this count knows {VERSION}"
        raise BadPlan(message)
    key = document["instrument"]
    items = {one["id"]: _item(one) for one in key["items"]}
    scales = {name for name, one in items.items() if one.kind is Kind.SCALE}
    headcounts = {name: dict(groups) for name, groups in document["headcounts"].items()}
    parents = document.get("parents", {})
    weighting = document.get("weighting") or {}
    return Plan(
        instrument=key["id"],
        instrument_version=key["version"],
        form_sha256=document["form_sha256"],
        threshold=int(document["threshold"]),
        items=items,
        subjects=tuple(
            Subject(one["id"], one["sort"], tuple(item for item in one["items"] if item in scales))
            for one in key["subjects"]
        ),
        cuts=tuple(tuple(cut) for cut in document["cuts"]),
        parents={
            name: {group: parents.get(name, {}).get(group, "") for group in groups}
            for name, groups in headcounts.items()
        },
        headcounts=headcounts,
        invited=int(document["invited"]),
        statistics=frozenset(document["statistics"]),
        margins=tuple(weighting.get("margins", ())),
        trim=_trim(weighting.get("trim", (0.3, 3.0))),
        changed={
            tuple(str(one.get(name, "")) for name in headcounts): int(one["changed"])
            for one in document.get("before", ())
        },
    )


def _item(document: Mapping[str, Any]) -> PlannedItem:
    return PlannedItem(
        id=document["id"],
        kind=Kind(document["kind"]),
        values=tuple(document["values"]),
        is_reversed=bool(document["reversed"]),
        asks_importance=bool(document["importance"]),
        facing=document.get("facing") or "",
        pair=document.get("pair") or "",
    )


def _trim(given: Sequence[float]) -> tuple[float, float]:
    low, high = given
    return float(low), float(high)


def _check(plan: Plan) -> None:
    if plan.threshold < SMALLEST_GROUP:
        message = f"its threshold is {plan.threshold}, and the smallest that is allowed is {SMALLEST_GROUP}"
        raise BadPlan(message)
    for item in plan.items.values():
        points = item.values
        if item.kind is Kind.SCALE and not (
            len(points) > 1
            and all(type(one) is int for one in points)
            and all(int(one) < int(other) for one, other in pairwise(points))
        ):
            message = f"the points of {item.id} are not whole numbers in ascending order"
            raise BadPlan(message)
        if item.pair and item.pair not in plan.items:
            message = f"{item.id} is compared with {item.pair}, which is not asked"
            raise BadPlan(message)
    known = set(plan.headcounts)
    if strangers := sorted({name for cut in (*plan.cuts, plan.margins) for name in cut} - known):
        message = f"it groups people by {', '.join(strangers)}, which nobody was asked"
        raise BadPlan(message)
    for name, groups in plan.parents.items():
        if lost := sorted(set(filter(None, groups.values())) - set(groups)):
            message = f"{', '.join(lost)} of {name} has parts and no headcount"
            raise BadPlan(message)
