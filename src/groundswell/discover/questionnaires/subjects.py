"""What an item may speak for, in words and in groups: the elements, then the aspects of each sort."""

from dataclasses import dataclass
from functools import cache

from groundswell.packs.elements import ElementSet, element_set
from groundswell.packs.instruments import Sort, aspects
from groundswell.packs.shelf import packs_in_force

GROUPS = {
    Sort.BEHAVIOUR: "Leadership behaviours",
    Sort.INGREDIENT: "Conditions for innovation",
    Sort.COMPASSION: "Parts of compassion",
    Sort.CLIMATE: "Climate",
}
ELEMENTS = "Cultural elements"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that items speak for: its id, and its label on a page."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """Subjects of one kind."""

    label: str
    subjects: tuple[Subject, ...]


def subject_groups() -> tuple[SubjectGroup, ...]:
    """Return the elements of the mapping in force, then the aspects by sort, in the packs' order."""
    return _groups(element_set(), packs_in_force())


def subject_label(subject: str) -> str:
    """Return what a subject is called; its id for one that no pack in force explains."""
    found = (one.label for group in subject_groups() for one in group.subjects if one.id == subject)
    return next(found, subject)


@cache
def _groups(mapping: ElementSet, packs: object) -> tuple[SubjectGroup, ...]:
    elements = SubjectGroup(ELEMENTS, tuple(Subject(one.id, one.label) for one in mapping.elements))
    known = aspects().values()
    sorts = (
        SubjectGroup(label, tuple(Subject(one.id, one.label.get("en")) for one in known if one.sort is sort))
        for sort, label in GROUPS.items()
    )
    return (elements, *(group for group in sorts if group.subjects))
