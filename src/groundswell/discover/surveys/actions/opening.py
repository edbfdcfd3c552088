"""Opening a wave: everything is fixed and hashed, everybody is invited, and the box is made. And closing it."""

from datetime import date, datetime
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from groundswell.ballot.admission import new_signing_key
from groundswell.ballot.box_file import BoxThereAlready, close_box, make_box, path_of
from groundswell.discover.questionnaires.queries import instrument_for
from groundswell.discover.surveys.actions.admitting import REISSUED_AT_MOST
from groundswell.discover.surveys.actions.waves import NotNow, locked, move, note
from groundswell.discover.surveys.changing import changed_since_earlier
from groundswell.discover.surveys.enums import Act, Audience, Channel, State
from groundswell.discover.surveys.groups import groups_of
from groundswell.discover.surveys.models import Eligibility, StaffMember, Wave
from groundswell.discover.surveys.naming import EMAIL
from groundswell.discover.surveys.planning import plan_of, sha256_of
from groundswell.discover.surveys.queries.staff import staff_of
from groundswell.discover.surveys.queries.waves import provider_of
from groundswell.discover.surveys.rules import check_may_open
from groundswell.packs.instruments.form import form_of
from groundswell.people.agents import Agent

AT_ONCE = 500


def open_wave(wave: Wave, *, folder: Path, by: Agent, at: datetime, today: date, let_in: str = "") -> Wave:
    """Fix and hash everything, invite everybody on the staff list in force, and make the box in a folder.

    `let_in` is the address at which people show that they are invited, for those who come to the box first.
    Raises NotAllowed, and NotNow where nobody is invited, the last day is over, or the wave is no draft. If anything
    fails, the wave is a draft as before.
    """
    check_may_open(by, wave.programme)
    with transaction.atomic():
        wave = locked(wave)
        move(wave, State.OPEN)
        if wave.closes_on < today:
            sentence = "The last day of this wave is over. Choose a later one before you open it."
            raise NotNow(sentence)
        members = staff_of(wave.programme.organisation, Audience(wave.audience))
        if not members.exists():
            sentence = "Nobody on the staff list is invited to this wave, so there is nothing to open."
            raise NotNow(sentence)
        provider = provider_of(wave)
        by_number = provider is not None and provider.staff_claim != EMAIL
        Eligibility.objects.bulk_create(
            (
                Eligibility(
                    wave=wave,
                    member=one,
                    unit=one.unit,
                    staff_group=one.staff_group,
                    band=one.band,
                    channel=_way_in(one, by_number=by_number),
                )
                for one in members
            ),
            batch_size=AT_ONCE,
        )
        secret, checking_key = new_signing_key()
        groups = groups_of(wave)
        wave.form = form_of(
            instrument_for(wave.programme, wave.instrument, wave.instrument_version),
            wave=wave.box,
            organisation=wave.programme.organisation.name,
            opens=wave.opens_on,
            closes=wave.closes_on,
            who_to_tell={"en": wave.who_to_tell},
            attributes=groups.attributes(),
            threshold=wave.threshold,
            title={"en": wave.title},
            mode=wave.mode,
        )
        wave.form["let_in"] = let_in
        wave.form["keepers"], wave.form["readers"] = {"en": wave.keepers}, {"en": wave.readers}
        wave.form["is_sample"] = wave.programme.organisation.is_sample
        wave.plan = plan_of(wave, groups, sha256_of(wave.form), before=changed_since_earlier(wave, groups))
        wave.plan_sha256 = sha256_of(wave.plan)
        wave.admission_key = secret
        wave.save()
        note(Act.WAVE_OPENED, wave, detail=f"{groups.people:,} invited, plan {wave.plan_sha256}", by=by, at=at)
        _make_box(folder, wave, wave.form, checking_key, people=ceil(groups.people * (1 + REISSUED_AT_MOST)))
    return wave


def close_wave(wave: Wave, *, folder: Path, by: Agent, at: datetime) -> Wave:
    """Take no more answers. Raises NotAllowed, and NotNow unless the wave is open."""
    check_may_open(by, wave.programme)
    with transaction.atomic():
        wave = locked(wave)
        move(wave, State.CLOSED)
        # Whoever was let in and has not answered has lost the chance; nothing is left to admit with.
        wave.admission_key, wave.closed_on = b"", timezone.localdate(at)
        wave.save(update_fields=["admission_key", "closed_on"])
        wave.code_requests.all().delete()
        note(Act.WAVE_CLOSED, wave, by=by, at=at)
        close_box(folder, wave.box)
    return wave


def _way_in(member: StaffMember, *, by_number: bool) -> Channel:
    """Return how somebody comes in from the start: by slip alone, who has no mailbox and whom no sign-in names."""
    return Channel.NONE if member.email or by_number else Channel.SLIP


def _make_box(folder: Path, wave: Wave, form: dict[str, Any], checking_key: bytes, *, people: int) -> None:
    """Make the box. One that is there already is left of an opening that failed: nobody was ever admitted to it."""
    make = partial(make_box, folder, form, checking_key=checking_key, people=people, plan_sha256=wave.plan_sha256)
    try:
        make()
    except BoxThereAlready:
        path_of(folder, wave.box).unlink()
        make()
