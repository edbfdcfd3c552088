"""Paper slips: asked for by one person and printed by another, drawn by hand while a name is ticked.

A slip lets in whoever holds it, so nobody may ever hold codes alone, and there are never many more than people who can
draw one. Who was let in by a code before is never told: ticking answers the same for everybody, after the same work.
"""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import F

from groundswell.ballot.box_file import add_slips
from groundswell.ballot.slips import new_code, slip_key
from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.actions.admitting import most_reissued, reissued
from groundswell.discover.surveys.actions.inviting import check_open
from groundswell.discover.surveys.actions.waves import NotNow, locked, note
from groundswell.discover.surveys.enums import Act, Channel
from groundswell.discover.surveys.models import MailboxCode, PaperSlips, Wave
from groundswell.discover.surveys.rules import check_may_open, check_may_prepare
from groundswell.people.agents import Agent, CommandLine
from groundswell.web.erasing import overwrite_erased

FEWEST_SLIPS, MOST_SLIPS = 100, 5000
# Above the number of people who could draw one: so that there is a box to mix, and the last to draw has a choice.
SPARE_SLIPS = 100


@transaction.atomic
def ask_for_slips(wave: Wave, count: int, *, by: Agent, at: datetime) -> None:
    """Ask for slips, which somebody else prints; it takes the place of what was asked for and not printed.

    Raises NotAllowed, and NotNow unless the wave is open, for fewer slips than a box can be mixed with, and for more
    than there are people to draw them.
    """
    check_may_prepare(by, wave.programme)
    wave = locked(wave)
    check_open(wave)
    if not FEWEST_SLIPS <= count <= MOST_SLIPS:
        raise NotNow(phrases.SLIPS_BY_THE_HUNDRED.format(fewest=FEWEST_SLIPS, most=f"{MOST_SLIPS:,}"))
    slips, _ = PaperSlips.objects.get_or_create(wave=wave)
    most = wave.eligible.count() + SPARE_SLIPS
    if slips.printed + count > most:
        raise NotNow(phrases.TOO_MANY_SLIPS.format(most=f"{most:,}", printed=f"{slips.printed:,}", spare=SPARE_SLIPS))
    slips.asked, slips.asked_by = count, None if isinstance(by, CommandLine) else by
    slips.save(update_fields=["asked", "asked_by"])
    note(Act.SLIPS_ASKED, wave, detail=f"{count:,} slips", by=by, at=at)


@transaction.atomic
def withdraw_slips(wave: Wave, *, by: Agent, at: datetime) -> None:
    """Take back that slips were asked for. Raises NotAllowed, and NotNow unless the wave is open and some wait."""
    check_may_prepare(by, wave.programme)
    wave = locked(wave)
    check_open(wave)
    if not PaperSlips.objects.filter(wave=wave, asked__gt=0).update(asked=0, asked_by=None):
        raise NotNow(phrases.NO_SLIPS_ASKED)
    note(Act.SLIPS_WITHDRAWN, wave, by=by, at=at)


@transaction.atomic
def print_slips(wave: Wave, *, folder: Path, by: Agent, at: datetime) -> tuple[str, ...]:
    """Return codes for the slips that somebody else asked for. They are stored nowhere but on the paper.

    Raises NotAllowed, and NotNow unless the wave is open and another person has asked. Whoever sits at the server's
    command line could reach the box anyway, and is not held to be two people.
    """
    check_may_open(by, wave.programme)
    wave = locked(wave)
    check_open(wave)
    slips, _ = PaperSlips.objects.get_or_create(wave=wave)
    if not slips.asked:
        raise NotNow(phrases.NO_SLIPS_ASKED)
    if not isinstance(by, CommandLine) and slips.asked_by_id == by.pk:
        raise NotNow(phrases.SLIPS_TAKE_TWO)
    codes = tuple(new_code() for _ in range(slips.asked))
    slips.asked, slips.asked_by, slips.printed = 0, None, slips.printed + len(codes)
    slips.save(update_fields=["asked", "asked_by", "printed"])
    note(Act.SLIPS_MADE, wave, detail=f"{len(codes):,} slips", by=by, at=at)
    add_slips(folder, wave.box, [slip_key(wave.box, code) for code in codes])
    return codes


@transaction.atomic
def tick_slip(wave: Wave, invited: UUID, *, by: Agent, at: datetime) -> None:
    """Write down that somebody who is invited takes a slip; from then on no code and no sign-in lets them in.

    Raises NotAllowed, and NotNow unless the wave is open and they are invited, or once as many people may have two
    ways in as a wave allows: then for everybody who has another way in, so that it tells of nobody.
    """
    check_may_prepare(by, wave.programme)
    wave = locked(wave)
    check_open(wave)
    found = wave.eligible.select_for_update().filter(pk=invited).first()
    if found is None:
        raise NotNow(phrases.NOBODY_TO_TICK)
    is_full = reissued(wave) >= most_reissued(wave)
    if found.channel != Channel.SLIP and is_full:
        raise NotNow(phrases.NO_MORE_SLIPS)
    slips, _ = PaperSlips.objects.get_or_create(wave=wave)
    # The same is written for everybody, so that not even the time it takes tells who was let in before.
    slips.after_a_code = F("after_a_code") + int(found.channel == Channel.SHOWN)
    slips.save(update_fields=["after_a_code"])
    MailboxCode.objects.filter(eligibility=found).delete()
    found.channel = Channel.SLIP
    found.save(update_fields=["channel"])
    note(Act.SLIP_TICKED, wave, by=by, at=at)
    transaction.on_commit(overwrite_erased, robust=True)
