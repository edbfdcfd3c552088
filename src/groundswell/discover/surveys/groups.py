"""The groups of a wave: what respondents are asked about where they work, and how many people each group has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.text import slugify

from groundswell.discover.surveys.enums import Audience
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.queries.staff import staff_of, unit_counts

UNIT, STAFF_GROUP = "unit", "staff_group"
QUESTIONS = {
    UNIT: {"en": "Which unit do you work in?", "cy": "Ym mha uned ydych chi’n gweithio?"},
    STAFF_GROUP: {"en": "Which staff group do you belong to?", "cy": "I ba grŵp staff ydych chi’n perthyn?"},
}


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its name, how many are invited (those in its parts included), and the group it lies in."""

    id: str
    label: str
    people: int
    parent: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Groups:
    """Every group of a wave by the question that asks for it; `crossed` counts people by unit and staff group.

    `ids` are the ids of units by their primary key, and of staff groups by their name.
    """

    by_question: dict[str, tuple[Group, ...]]
    people: int
    crossed: Counter[tuple[str, ...]]
    ids: Mapping[object, str] = field(default_factory=dict)

    def label(self, question: str, group: str) -> str:
        """Return what people call a group."""
        return next((one.label for one in self.by_question[question] if one.id == group), group)

    def attributes(self) -> list[dict[str, object]]:
        """Return the questions about groups as the form has them; people choose the smallest unit they belong to."""
        return [
            {"id": question, "label": QUESTIONS[question], "choices": [[one.id, one.label] for one in groups]}
            for question, groups in self.by_question.items()
            if len(groups) > 1
        ]


def groups_of(wave: Wave) -> Groups:
    """Return the units and staff groups of those who are invited, as the staff list in force has them."""
    organisation, audience = wave.programme.organisation, Audience(wave.audience)
    ids: dict[object, str] = {}
    units = []
    for one in unit_counts(organisation, audience):
        ids[one.unit.pk] = _free(slugify(one.unit.name)[:50] or "unit", set(ids.values()))
        parent = ids.get(one.unit.parent_id, "")
        units.append(Group(ids[one.unit.pk], one.unit.name, one.people, parent, one.depth))
    staff = staff_of(organisation, audience)
    counted = Counter(name for name in staff.values_list("staff_group", flat=True) if name)
    staff_groups: list[Group] = []
    for name, people in sorted(counted.items()):
        taken = {one.id for one in staff_groups}
        staff_groups.append(Group(_free(slugify(name)[:50] or "group", taken), name, people))
    jobs: dict[object, str] = {one.label: one.id for one in staff_groups}
    pairs = staff.values_list("unit_id", "staff_group")
    crossed: Counter[tuple[str, ...]] = Counter((ids[unit], jobs.get(job, "")) for unit, job in pairs)
    return Groups({UNIT: tuple(units), STAFF_GROUP: tuple(staff_groups)}, staff.count(), crossed, {**ids, **jobs})


def _free(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
