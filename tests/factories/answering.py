"""Made-up people who answer a form, with a plan to count them by: units with parts, staff groups, a known truth."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from tests.factories.forms import small_form

from groundswell.ballot.answers import Answers
from groundswell.ballot.form import Form, Kind, form_from, sha256_of

UNITS = {"surgery": "", "theatres": "surgery", "wards": "surgery", "estates": "", "medicine": "", "frailty": "medicine"}
STAFF_GROUPS = ("nursing", "medical", "clerical")
# How many are invited to each smallest unit, and the share of each staff group.
PEOPLE = {"theatres": 80, "wards": 160, "estates": 60, "frailty": 120, "surgery": 20, "medicine": 14}


def plan_for(form: dict[str, Any], *, size: float = 1.0, crossed: bool = True, **more: Any) -> dict[str, Any]:
    """Return a plan for a form: every item on a scale speaks for one element; invited people grow with `size`."""
    read = form_from(form)
    scales = [item for item in read.items.values() if item.kind is Kind.SCALE]
    units = {name: round(people * size) for name, people in PEOPLE.items()}
    whole = {
        **units,
        "surgery": units["surgery"] + units["theatres"] + units["wards"],
        "medicine": units["medicine"] + units["frailty"],
    }
    invited = sum(units.values())
    return {
        "version": 1,
        "threshold": 11,
        "instrument": {
            "id": "made-up",
            "version": "1",
            "items": [
                {
                    "id": item.id, "kind": item.kind.value, "values": [one.value for one in item.options],
                    "reversed": False, "importance": item.importance, "facing": "", "pair": None,
                }
                for item in read.items.values()
            ],
            "subjects": [{"id": "element", "sort": "element", "items": [item.id for item in scales]}],
        },
        "form_sha256": sha256_of(form),
        "cuts": [["unit"], ["staff_group"], *([["unit", "staff_group"]] if crossed else [])],
        "parents": {"unit": {unit: above for unit, above in UNITS.items() if above}},
        "headcounts": {
            "unit": whole,
            "staff_group": {"nursing": invited // 2, "medical": invited // 4, "clerical": invited - invited // 2 - invited // 4},
        },
        "invited": invited,
        "statistics": [
            "distribution", "mean", "self_other_gap", "importance_gap", "unit_estimate", "reliability", "aggregation",
            "agreement", "factors", "weighting_sensitivity",
        ],
        "weighting": {"margins": ["unit", "staff_group"], "trim": [0.3, 3.0]},
    } | more  # fmt: skip


def grouped_form(**more: Any) -> dict[str, Any]:
    """Return the small form with the units and staff groups of the plan."""
    return small_form(
        attributes=[
            {"id": "unit", "label": {"en": "Unit"}, "choices": [[unit, unit.title()] for unit in UNITS]},
            {"id": "staff_group", "label": {"en": "Group"}, "choices": [[one, one.title()] for one in STAFF_GROUPS]},
        ],
        **more,
    )


def people_answering(
    form: Form, *, seed: int, size: float = 1.0, rate: float = 0.7, shifts: Mapping[str, float] | None = None
) -> list[Answers]:
    """Return the answers of those who answered: about `rate` of everybody, a tenth of the questions left out.

    `shifts` moves the answers of a unit up or down by so many points before they are rounded.
    """
    chance = random.Random(seed)
    found = []
    for unit, people in PEOPLE.items():
        for _ in range(round(people * size)):
            if chance.random() < rate:
                found.append(_one(form, unit, chance, (shifts or {}).get(unit, 0.0)))
    return found


def _one(form: Form, unit: str, chance: random.Random, shift: float) -> Answers:
    mood = chance.gauss(3.4 + shift, 0.8)
    items: dict[str, int | str] = {}
    importance: dict[str, int] = {}
    for item in form.items.values():
        if chance.random() < 0.1 or (item.shown_if and items.get(item.shown_if.item) not in item.shown_if.values):
            continue
        if item.kind is Kind.TEXT:
            items[item.id] = f"Somebody says {chance.randrange(10**6)}"
        elif item.kind is Kind.CHOICE:
            items[item.id] = chance.choice(item.options).value
        else:
            values: Sequence[Any] = [one.value for one in item.options]
            items[item.id] = min(max(round(mood + chance.gauss(0, 0.7)), values[0]), values[-1])
        if item.importance:
            importance[item.id] = chance.randint(2, 5)
    group = chance.choices(STAFF_GROUPS, weights=(2, 1, 1))[0]
    attributes = {"unit": unit, "staff_group": group} if chance.random() < 0.95 else {}
    return Answers(items, importance, attributes)
