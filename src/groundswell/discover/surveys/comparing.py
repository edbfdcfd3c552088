"""What a staff list would change, told before anybody is loaded."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.discover.surveys.models import StaffMember, Unit
from groundswell.discover.surveys.reading.people import ReadMember
from groundswell.organisations.models import Organisation

# A list that lets go of more than one person in so many is asked about twice: it may be a part of the list.
MANY_LEAVE = 10
# What a list may leave out, and what it is called. Who has it now would lose it.
LEFT_OUT = {"staff_group": "Staff group", "band": "Pay band", "is_leader": "Leads by their role"}


@dataclass(frozen=True, slots=True)
class ListChanges:
    """How a staff list differs from the one in force, in numbers of people and in names of units.

    `lost` are the columns that the list in force has and this one does not, so that everybody would lose what they say.
    `whose` is a hash of who is on the one list and on the other.
    """

    people: int
    before: int
    joined: int
    left: int
    moved: int
    new_units: tuple[str, ...]
    empty_units: tuple[str, ...]
    lost: tuple[str, ...]
    whose: str

    @property
    def is_drastic(self) -> bool:
        """Whether so many leave, or so much would be lost, that somebody has to say that they mean it."""
        return self.left * MANY_LEAVE > self.before or bool(self.lost)

    @property
    def mark(self) -> str:
        """What says that somebody has seen these very changes: a hash of them."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def changes_of(people: Sequence[ReadMember], organisation: Organisation) -> ListChanges | None:
    """Return what a list would change, or None where no list is in force yet."""
    every = list(StaffMember.objects.filter(organisation=organisation).select_related("unit__parent"))
    active = [one for one in every if one.is_active]
    if not active:
        return None
    again = known_again(people, every)
    here = {known.pk for known in again.values()}
    known_units = {unit.key: unit for unit in Unit.objects.filter(organisation=organisation)}
    units = {one.unit.casefold(): one.unit for one in people} | {
        one.parent.casefold(): one.parent for one in people if one.parent
    }
    in_force = {one.unit.key: one.unit.name for one in active}
    lost = [name for field, name in LEFT_OUT.items() if _has(active, field) and not _has(people, field)]
    if any(one.unit.parent_id for one in active) and not any(one.parent for one in people):
        lost.append("Part of")
    return ListChanges(
        people=len(people),
        before=len(active),
        joined=sum(one.key not in again or not again[one.key].is_active for one in people),
        left=sum(one.pk not in here for one in active),
        moved=sum(
            again[one.key].is_active and again[one.key].unit.key != one.unit.casefold()
            for one in people
            if one.key in again
        ),
        new_units=tuple(sorted(name for key, name in units.items() if key not in known_units)),
        empty_units=tuple(sorted(name for key, name in in_force.items() if key not in units)),
        lost=tuple(lost),
        whose=hashlib.sha256(repr((sorted((one.key, one.unit) for one in people), sorted(here))).encode()).hexdigest(),
    )


def _has(people: Sequence[ReadMember] | Sequence[StaffMember], field: str) -> bool:
    return any(getattr(one, field) for one in people)


def known_again(people: Sequence[ReadMember], before: Sequence[StaffMember]) -> dict[str, StaffMember]:
    """Return who of a list was known before, by their keys in the list: by e-mail address, and else by staff number.

    Somebody who was known by number gets an address, or loses it, and is the same person; so is who gets another one.
    """
    by_email = {one.email: one for one in before if one.email}
    by_number = {one.number: one for one in before if one.number}
    found = {one.key: by_email[one.email] for one in people if one.email in by_email}
    taken = {known.pk for known in found.values()}
    for one in people:
        known = by_number.get(one.number)
        if one.key not in found and known is not None and known.pk not in taken:
            found[one.key] = known
            taken.add(known.pk)
    return found
