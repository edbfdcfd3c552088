"""Loading a staff list: all of it or nothing, with joiners, leavers and movers found."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.surveys.enums import Act
from groundswell.discover.surveys.models import StaffDraft, StaffLoad, StaffMember, Unit
from groundswell.discover.surveys.queries.staff import DRAFTS_KEPT
from groundswell.discover.surveys.reading.people import ReadMember
from groundswell.discover.surveys.rules import check_may_prepare
from groundswell.national.source import Source
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent, actor
from groundswell.programme.models import Programme

AT_ONCE = 500
FIELDS = ("email", "name", "unit", "staff_group", "is_leader", "is_active")


@transaction.atomic
def keep_staff_draft(source: Source, *, programme: Programme, by: Agent, at: datetime) -> StaffDraft:
    """Keep a file until its columns are confirmed, and forget those nobody came back to. Raises NotAllowed."""
    check_may_prepare(by, programme)
    StaffDraft.objects.filter(kept_at__lt=at - DRAFTS_KEPT).delete()
    return StaffDraft.objects.create(
        organisation=programme.organisation, file_name=source.name[:200], content=source.content, kept_at=at
    )


@transaction.atomic
def load_staff(
    people: Sequence[ReadMember], *, programme: Programme, source: Source, by: Agent, at: datetime
) -> StaffLoad:
    """Make these people the staff of the organisation. Who is no longer listed is inactive. Raises NotAllowed."""
    check_may_prepare(by, programme)
    organisation = programme.organisation
    units = _units(people, organisation)
    before = {one.key: one for one in StaffMember.objects.filter(organisation=organisation).select_related("unit")}
    new: list[StaffMember] = []
    changed: list[StaffMember] = []
    returned = moved = 0
    for one in people:
        unit = units[one.unit.casefold()]
        known = before.pop(one.key, None)
        if known is None:
            new.append(StaffMember(organisation=organisation, key=one.key, unit=unit, **_words(one)))
            continue
        returned += not known.is_active
        moved += known.is_active and known.unit_id != unit.pk
        words = {**_words(one), "unit": unit, "is_active": True}
        if any(getattr(known, name) != value for name, value in words.items()):
            for name, value in words.items():
                setattr(known, name, value)
            changed.append(known)
    leavers = [one for one in before.values() if one.is_active]
    for leaver in leavers:
        leaver.is_active = False
    StaffMember.objects.bulk_create(new, batch_size=AT_ONCE)
    StaffMember.objects.bulk_update([*changed, *leavers], FIELDS, batch_size=AT_ONCE)
    joined, left = len(new) + returned, len(leavers)
    load = StaffLoad.objects.create(
        organisation=organisation,
        file_name=source.name[:200],
        sha256=source.sha256,
        loaded_at=at,
        people=len(people),
        joined=joined,
        left=left,
        moved=moved,
    )
    record(
        Act.STAFF_LOADED,
        by=actor(by, organisation=organisation),
        at=at,
        subject=f"{len(people):,} people in {len(units):,} units",
        detail=f"{source.name[:200]}: {joined} joined, {left} left, {moved} moved",
        organisation_code=organisation.code,
    )
    return load


def _words(one: ReadMember) -> dict[str, Any]:
    return {
        "email": one.email,
        "name": one.name,
        "staff_group": one.staff_group,
        "is_leader": one.is_leader,
    }


def _units(people: Sequence[ReadMember], organisation: Organisation) -> dict[str, Unit]:
    """Return every unit that the list names by its key, made where it is new, each in the unit it lies in."""
    names = {name.casefold(): name for one in people for name in (one.parent, one.unit) if name}
    units = {one.key: one for one in Unit.objects.filter(organisation=organisation)}
    for key, name in names.items():
        if key not in units:
            units[key] = Unit.objects.create(organisation=organisation, key=key, name=name)
    inside = {one.unit.casefold(): units.get(one.parent.casefold()) for one in people}
    for key, parent in inside.items():
        if units[key].parent_id != (parent.pk if parent else None):
            units[key].parent = parent
            units[key].save(update_fields=["parent"])
    return units
