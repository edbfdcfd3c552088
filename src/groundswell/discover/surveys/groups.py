"""The groups of a wave: what respondents are asked about where they work, and how many people each group has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.text import slugify

from groundswell.discover.surveys.enums import Audience
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.queries.staff import staff_of, unit_counts
from groundswell.discover.surveys.reading.bands import in_order

UNIT, STAFF_GROUP, BAND = "unit", "staff_group", "band"
QUESTIONS = {
    UNIT: {"en": "Which unit do you work in?", "cy": "Ym mha uned ydych chi’n gweithio?"},
    STAFF_GROUP: {"en": "Which staff group do you belong to?", "cy": "I ba grŵp staff ydych chi’n perthyn?"},
    BAND: {"en": "Which pay band are you in?", "cy": "Ym mha fand cyflog ydych chi?"},
}
# What the groups of each question are called together.
KINDS = {UNIT: "units", STAFF_GROUP: "staff groups", BAND: "pay bands"}


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
    """Every group of a wave by the question that asks for it; `crossed` counts people by unit, staff group and band.

    `ids` are the ids of units by their primary key, of staff groups by their name, and of bands by BAND and theirs.
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
    """Return the units, staff groups and bands of those who are invited, as the staff list in force has them."""
    organisation, audience = wave.programme.organisation, Audience(wave.audience)
    ids: dict[object, str] = {}
    units = []
    for one in unit_counts(organisation, audience):
        ids[one.unit.pk] = _free(slugify(one.unit.name)[:50] or "unit", set(ids.values()))
        parent = ids.get(one.unit.parent_id, "")
        units.append(Group(ids[one.unit.pk], one.unit.name, one.people, parent, one.depth))
    staff = staff_of(organisation, audience)
    staff_groups = _named(staff.values_list("staff_group", flat=True), sorted)
    bands = _named(staff.values_list("band", flat=True), lambda names: sorted(names, key=in_order))
    jobs: dict[object, str] = {one.label: one.id for one in staff_groups}
    paid = {one.label: one.id for one in bands}
    places = staff.values_list("unit_id", "staff_group", "band")
    crossed: Counter[tuple[str, ...]] = Counter(
        (ids[unit], jobs.get(job, ""), paid.get(band, "")) for unit, job, band in places
    )
    ids |= jobs | {(BAND, name): group for name, group in paid.items()}
    return Groups({UNIT: tuple(units), STAFF_GROUP: staff_groups, BAND: bands}, staff.count(), crossed, ids)


def _named(names: Iterable[str], ordered: Callable[[Iterable[str]], list[str]]) -> tuple[Group, ...]:
    """Return the groups that people are in by a name of their own, with those who have none left out."""
    counted = Counter(name for name in names if name)
    found: list[Group] = []
    for name in ordered(counted):
        found.append(Group(_free(slugify(name)[:50] or "group", {one.id for one in found}), name, counted[name]))
    return tuple(found)


def _free(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
