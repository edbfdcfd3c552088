"""Loading a staff list: all of it or nothing, with joiners, leavers and movers found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from groundswell.audit.actions import record
from groundswell.discover.surveys.actions.leaving import FORMER, forget_still_gone
from groundswell.discover.surveys.comparing import known_again
from groundswell.discover.surveys.enums import Act, Channel, State
from groundswell.discover.surveys.models import (
    Eligibility,
    MailboxCode,
    PaperSlips,
    StaffDraft,
    StaffLoad,
    StaffMember,
    Unit,
)
from groundswell.discover.surveys.queries.staff import DRAFTS_KEPT
from groundswell.discover.surveys.reading.people import ReadMember
from groundswell.discover.surveys.rules import check_may_prepare
from groundswell.national.source import Source
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent, actor
from groundswell.programme.models import Programme

AT_ONCE = 500
FIELDS = ("key", "email", "number", "name", "unit", "staff_group", "band", "is_leader", "is_active")


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
    before = list(StaffMember.objects.filter(organisation=organisation).select_related("unit"))
    again = known_again(people, before)
    _free_keys(people, before, again)
    readdressed = [again[one.key] for one in people if one.key in again and one.email not in {"", again[one.key].email}]
    _by_slip_only(readdressed)
    new: list[StaffMember] = []
    changed: list[StaffMember] = []
    returned = moved = 0
    for one in people:
        unit = units[one.unit.casefold()]
        known = again.get(one.key)
        if known is None:
            new.append(StaffMember(organisation=organisation, unit=unit, **_words(one)))
            continue
        returned += not known.is_active
        moved += known.is_active and known.unit_id != unit.pk
        words = {**_words(one), "unit": unit, "is_active": True}
        # A list that leaves numbers out takes none away: a later one may know this person by nothing else.
        words["number"] = one.number or known.number
        if any(getattr(known, name) != value for name, value in words.items()):
            for name, value in words.items():
                setattr(known, name, value)
            changed.append(known)
    here = {known.pk for known in again.values()}
    gone = [one for one in before if one.pk not in here]
    leavers = [one for one in gone if one.is_active]
    still_gone = [one.pk for one in gone if not one.is_active]
    for leaver in leavers:
        leaver.is_active = False
    StaffMember.objects.bulk_create(new, batch_size=AT_ONCE)
    StaffMember.objects.bulk_update([*changed, *leavers], FIELDS, batch_size=AT_ONCE)
    forget_still_gone(organisation, still_gone)
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


def _free_keys(people: Sequence[ReadMember], before: Sequence[StaffMember], again: Mapping[str, StaffMember]) -> None:
    """Take keys and numbers away that the list gives to somebody else, so that none ever stands twice.

    Who goes on is given theirs when they are saved. Who is gone and stood here under a second key keeps neither.
    """
    keys = {one.key: again.get(one.key) for one in people}
    numbers = {one.number: again.get(one.key) for one in people if one.number}
    freed = []
    for member in before:
        if loses_key := keys.get(member.key, member) is not member:
            member.key = f"{FORMER} {member.pk}"
        if loses_number := numbers.get(member.number, member) is not member:
            member.number = ""
        if loses_key or loses_number:
            freed.append(member)
    StaffMember.objects.bulk_update(freed, ["key", "number"], batch_size=AT_ONCE)


def _by_slip_only(readdressed: Sequence[StaffMember]) -> None:
    """Let people whose address is new into waves that are open by slip alone.

    Otherwise whoever may load a list could write mailboxes of their own beside those who are invited, and answer for
    them; and who drew a slip, having had no address, could come again by a code.
    """
    for at in range(0, len(readdressed), AT_ONCE):
        invited = Eligibility.objects.filter(wave__state=State.OPEN, member__in=readdressed[at : at + AT_ONCE])
        MailboxCode.objects.filter(eligibility__in=invited).delete()
        let_in = Counter(invited.filter(channel=Channel.SHOWN).values_list("wave_id", flat=True))
        for wave, people in let_in.items():
            # Who was let in before could draw one all the same: counted as what it may be, a second way in.
            PaperSlips.objects.get_or_create(wave_id=wave)
            PaperSlips.objects.filter(wave_id=wave).update(after_a_code=F("after_a_code") + people)
        invited.update(channel=Channel.SLIP)


def _words(one: ReadMember) -> dict[str, Any]:
    return {
        "key": one.key,
        "email": one.email,
        "number": one.number,
        "name": one.name,
        "staff_group": one.staff_group,
        "band": one.band,
        "is_leader": one.is_leader,
    }


def _units(people: Sequence[ReadMember], organisation: Organisation) -> dict[str, Unit]:
    """Return every unit that the list names by its key, made where it is new, each in the unit it lies in."""
    names = {name.casefold(): name for one in people for name in (one.parent, one.unit) if name}
    units = {one.key: one for one in Unit.objects.filter(organisation=organisation)}
    for key, name in names.items():
        if key not in units:
            units[key] = Unit.objects.create(organisation=organisation, key=key, name=name)
    # A unit that is named only as what others lie in lies in the trust, wherever an earlier list had it: the two lists
    # together could put units into each other.
    inside = dict.fromkeys(names) | {one.unit.casefold(): units.get(one.parent.casefold()) for one in people}
    for key, parent in inside.items():
        if units[key].parent_id != (parent.pk if parent else None):
            units[key].parent = parent
            units[key].save(update_fields=["parent"])
    return units
