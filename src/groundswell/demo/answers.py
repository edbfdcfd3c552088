"""Made-up answers with a known truth: how units differ, which are planted low, and how people see themselves.

Everybody's leaning is the trust's mean, their unit's shift and their own; an answer is that leaning, the item's own
shift and chance, cut into the points of the scale. What the statistics should find is therefore known.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from groundswell.ballot.answers import Answers
from groundswell.ballot.form import Form

BETWEEN_UNITS, BETWEEN_PEOPLE, BY_CHANCE, BETWEEN_ITEMS = 0.18, 0.65, 0.85, 0.25
TRUST_MEAN = 3.45
# Planted: what the results should find. Shifts in points of the scale, on top of chance.
LOW_UNITS = {"theatres": -0.55, "portering": -0.45}
HIGH_UNITS = {"district-nursing-north": 0.45}
SELF_HIGHER = 0.6
# Since the spring, what the comparison of waves should find: one unit truly better, one truly worse, nobody else.
MOVED_SINCE_SPRING = {"emergency-department": 0.5, "domestic-services": -0.45}
SAYS_NOTHING, DOES_NOT_APPLY, WRITES = 0.03, 0.04, 0.25
WORDS = (
    "We are short most nights and nobody says thank you.",
    "My team leader asks how we are and means it.",
    "Ideas go up and nothing comes back down.",
    "The new huddle each morning has helped a lot.",
    "I would like to know what happened after I reported the incident.",
    "Too many meetings that decide nothing.",
    "We laugh together even on hard days.",
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What was planted: the trust's mean before cutting into points, and every unit's shift from it."""

    mean: float
    units: Mapping[str, float]
    self_higher: float

    def as_json(self) -> dict[str, Any]:
        """Return the truth as plain JSON."""
        return {"mean": self.mean, "units": dict(self.units), "self_higher": self.self_higher}


def truth_for(units: Sequence[str], *, chance: random.Random) -> Truth:
    """Return how units truly differ: by chance a little, and those planted by as much as is planted."""
    shifts = {unit: chance.gauss(0, BETWEEN_UNITS) for unit in units}
    return Truth(
        TRUST_MEAN, {**shifts, **{u: s for u, s in {**LOW_UNITS, **HIGH_UNITS}.items() if u in shifts}}, SELF_HIGHER
    )


def moved(before: Truth, shifts: Mapping[str, float]) -> Truth:
    """Return the truth of a later wave: as before, but for the units that truly moved by so many points."""
    return Truth(
        before.mean, {unit: at + shifts.get(unit, 0.0) for unit, at in before.units.items()}, before.self_higher
    )


def made_up_answers(
    form: Form,
    key: Mapping[str, Any],
    truth: Truth,
    *,
    unit: str,
    staff_group: str,
    chance: random.Random,
    band: str = "",
) -> Answers:
    """Return the answers of one made-up person; `key` is the instrument's key, as the plan holds it."""
    leaning = truth.mean + truth.units.get(unit, 0.0) + chance.gauss(0, BETWEEN_PEOPLE)
    items: dict[str, int | str] = {}
    importance: dict[str, int] = {}
    for item in key["items"]:
        if chance.random() < SAYS_NOTHING:
            continue
        if item["kind"] == "text":
            if chance.random() < WRITES:
                items[item["id"]] = chance.choice(WORDS)
        elif item["kind"] == "choice":
            items[item["id"]] = chance.choice(item["values"])
        else:
            items[item["id"]] = _point(item, leaning + (truth.self_higher if item["facing"] == "self" else 0.0), chance)
        if item["importance"]:
            importance[item["id"]] = min(5, max(1, round(chance.gauss(4.1, 0.8))))
    attributes = {
        name: group for name, group in (("unit", unit), ("staff_group", staff_group), ("band", band)) if group
    }
    known = {one.id for one in form.attributes}
    return Answers(items, importance, {name: group for name, group in attributes.items() if name in known})


def _point(item: Mapping[str, Any], leaning: float, chance: random.Random) -> int | str:
    if chance.random() < DOES_NOT_APPLY:
        return "na"
    values = item["values"]
    own = NormalDist(0, BETWEEN_ITEMS).inv_cdf(random.Random(item["id"]).uniform(0.05, 0.95))  # noqa: S311 - the item's own, always the same
    felt = leaning + own + chance.gauss(0, BY_CHANCE)
    at = min(len(values) - 1, max(0, round(felt) - 1))
    return int(values[len(values) - 1 - at] if item["reversed"] else values[at])
