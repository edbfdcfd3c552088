"""Questions about who works in an organisation."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from groundswell.discover.surveys.enums import Audience
from groundswell.discover.surveys.models import StaffDraft, StaffLoad, StaffMember, Unit
from groundswell.discover.surveys.reading.nesting import loops_in
from groundswell.organisations.models import Organisation

DRAFTS_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A unit with everybody in it and in the units that lie in it; `depth` is 0 for units of the trust itself."""

    unit: Unit
    depth: int
    people: int


def staff_of(organisation: Organisation, audience: Audience = Audience.EVERYONE) -> QuerySet[StaffMember]:
    """Return the people on the staff list in force, all or those who lead by their role."""
    found = StaffMember.objects.filter(organisation=organisation, is_active=True).select_related("unit")
    return found.filter(is_leader=True) if audience is Audience.LEADERS else found


def drafts_of(organisation: Organisation, *, at: datetime) -> QuerySet[StaffDraft]:
    """Return the lists that wait for their columns; after a day they are as good as gone."""
    return StaffDraft.objects.filter(organisation=organisation, kept_at__gte=at - DRAFTS_KEPT)


def staff_loads_of(organisation: Organisation) -> QuerySet[StaffLoad]:
    """Return the staff lists that were loaded, newest first."""
    return StaffLoad.objects.filter(organisation=organisation)


def unit_counts(organisation: Organisation, audience: Audience = Audience.EVERYONE) -> tuple[UnitCount, ...]:
    """Return every unit in which anybody works, each below the one it lies in, in the order of their names."""
    own = Counter(staff_of(organisation, audience).values_list("unit_id", flat=True))
    units = {unit.pk: unit for unit in Unit.objects.filter(organisation=organisation)}
    inside = {pk: unit.parent_id for pk, unit in units.items()}
    # A list that was loaded before such were refused may hold units in each other: nobody in them must get lost.
    for loop in loops_in(inside):
        inside[loop[0]] = None
    parts: dict[object, list[Unit]] = defaultdict(list)
    for pk, unit in units.items():
        parts[inside[pk]].append(unit)
    found: list[tuple[Unit, int]] = []
    waiting = [(unit, 0) for unit in reversed(parts[None])]
    while waiting:
        unit, depth = waiting.pop()
        found.append((unit, depth))
        waiting += [(part, depth + 1) for part in reversed(parts[unit.pk])]
    people: Counter[object] = Counter(own)
    for unit, _ in reversed(found):
        people[inside[unit.pk]] += people[unit.pk]
    return tuple(UnitCount(unit, depth, people[unit.pk]) for unit, depth in found if people[unit.pk])
