"""Telling people of a wave: the same letter for everyone."""

from datetime import datetime
from textwrap import fill

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.actions.letters import write_letters
from groundswell.discover.surveys.actions.waves import NotNow, locked, note
from groundswell.discover.surveys.enums import Act, Audience, Mode, State
from groundswell.discover.surveys.models import Eligibility, Wave
from groundswell.discover.surveys.queries.waves import provider_of
from groundswell.discover.surveys.rules import check_may_prepare
from groundswell.look import numbers
from groundswell.people.agents import Agent, actor
from groundswell.people.models import Person

LETTER_WIDTH = 78


@transaction.atomic
def invite(wave: Wave, *, address: str, is_reminder: bool, by: Agent, at: datetime) -> int:
    """Write the same letter to everybody who is invited, still works here and has a mailbox, and return how many.

    Reminders go to everyone too: nobody here knows who has answered. Raises NotAllowed, and NotNow unless it is open
    and there is anybody to write to.
    """
    check_may_prepare(by, wave.programme)
    wave = locked(wave)
    check_open(wave)
    subject, text = letter(wave, address=address, is_reminder=is_reminder, at=at)
    mailboxes = to_tell(wave).exclude(member__email="").values_list("member__email", flat=True)
    if not mailboxes:
        raise NotNow(phrases.NOBODY_TO_WRITE_TO)
    count = write_letters(mailboxes, subject=subject, text=text, wave=wave)
    who = _name_of(by)
    if is_reminder:
        wave.reminded_at, wave.reminded_by = at, who
    else:
        wave.invited_at, wave.invited_by = at, who
    wave.save(update_fields=["reminded_at", "reminded_by", "invited_at", "invited_by"])
    note(Act.INVITATIONS_SENT, wave, detail=f"{count:,} letters", by=by, at=at)
    return count


@transaction.atomic
def tell_results(wave: Wave, *, address: str, by: Agent, at: datetime) -> int:
    """Write to everybody who was asked, still works here and has a mailbox, where results are; return how many.

    Raises NotAllowed, and NotNow unless results are released and there is anybody to write to.
    """
    check_may_prepare(by, wave.programme)
    wave = locked(wave)
    if wave.state != State.RELEASED:
        raise NotNow(phrases.NOTHING_TO_TELL)
    mailboxes = to_tell(wave).exclude(member__email="").values_list("member__email", flat=True)
    if not mailboxes:
        raise NotNow(phrases.NOBODY_TO_WRITE_TO)
    subject, text = results_letter(wave, address=address)
    count = write_letters(mailboxes, subject=subject, text=text, wave=wave)
    wave.results_told_at, wave.results_told_by = at, _name_of(by)
    wave.save(update_fields=["results_told_at", "results_told_by"])
    note(Act.INVITATIONS_SENT, wave, detail=f"{count:,} letters on its results", by=by, at=at)
    return count


def results_letter(wave: Wave, *, address: str) -> tuple[str, str]:
    """Return the subject and the text of the letter that leads everybody to what they told."""
    words = {
        "title": wave.title,
        "whom": phrases.ASKED[Audience(wave.audience)],
        "organisation": wave.programme.organisation.name,
        "address": address,
        "fewest": wave.threshold,
    }
    return phrases.RESULTS_SUBJECT.format(**words), phrases.RESULTS_LETTER.format(**words)


def to_tell(wave: Wave) -> QuerySet[Eligibility]:
    """Return those who are invited and still on the staff list; whoever left gets no more letters."""
    return wave.eligible.filter(member__is_active=True)


def letter(wave: Wave, *, address: str, is_reminder: bool, at: datetime | None = None) -> tuple[str, str]:
    """Return the subject and the text of the letter that everybody gets; written before the first day, it names it."""
    provider = provider_of(wave)
    way_in = phrases.WAY_IN_FROM_WORK.format(label=provider.label) if provider else phrases.WAY_IN_BY_CODE
    words = {
        "title": wave.title,
        "whom": phrases.ASKED[Audience(wave.audience)],
        "way_in": fill(f"{phrases.SAME_ADDRESS} {way_in}", LETTER_WIDTH),
        "organisation": wave.programme.organisation.name,
        "address": address,
        "until": numbers.day(wave.closes_on),
        "when": phrases.TAKE_PART_FROM.format(first=numbers.day(wave.opens_on), last=numbers.day(wave.closes_on))
        if at is not None and wave.opens_on > timezone.localdate(at)
        else phrases.TAKE_PART_UNTIL.format(last=numbers.day(wave.closes_on)),
        "mode": fill(phrases.MODE_LINES[Mode(wave.mode)], LETTER_WIDTH),
    }
    subject = phrases.REMINDER_SUBJECT if is_reminder else phrases.INVITATION_SUBJECT
    text = phrases.REMINDER if is_reminder else phrases.INVITATION
    return subject.format(**words), text.format(**words)


def _name_of(by: Agent) -> str:
    return by.name if isinstance(by, Person) else actor(by).who


def check_open(wave: Wave) -> None:
    """Raise NotNow unless a wave is open."""
    if wave.state != State.OPEN:
        sentence = "This wave is not open, so nobody can be told of it now."
        raise NotNow(sentence)
