"""Letting people in: a one-time code proves the mailbox here, and here alone; the box never learns whose it was.

Whether somebody is invited, or was let in already, is never told: every address gets the same answer after the same
work, and letters leave by the same queue. Nothing of this is in the audit.
"""

import secrets
from dataclasses import dataclass
from math import ceil
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from groundswell.ballot.admission import AlreadyAdmitted, ConfidentialAdmission
from groundswell.discover.surveys import phrases, phrases_welsh
from groundswell.discover.surveys.actions.letters import write_letters
from groundswell.discover.surveys.enums import Channel, State
from groundswell.discover.surveys.models import CodeRequest, Eligibility, MailboxCode, StaffMember, Wave
from groundswell.discover.surveys.queries.turnout import reissued
from groundswell.discover.surveys.reading.people import NUMBER
from groundswell.web.erasing import overwrite_erased

# Letters that are not mistaken for digits, as on paper slips (Crockford's base 32).
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
# As many codes as may be on their way to one person; one more ends the oldest.
MOST_ON_THEIR_WAY = 6
REQUESTS_AT_ONCE = 500
# Of everybody invited, so many may be let in a second time; published as the most doubles there can be.
REISSUED_AT_MOST = 0.03


def ask_for_code(wave: Wave, email: str) -> None:
    """Write down that somebody asked for a code: the same for every address, whoever is invited.

    Whether it is, is looked at where letters are sent (send_codes), so nothing here takes longer for somebody invited.
    """
    CodeRequest.objects.create(wave=wave, email=_as_listed(email))


def send_codes(*, most: int = REQUESTS_AT_ONCE) -> int:
    """Turn requests for codes into letters to whoever is invited, and forget the requests. Returns how many it took."""
    asked = list(CodeRequest.objects.select_related("wave")[:most])
    for one in asked:
        with transaction.atomic():
            send_code(one.wave, one.email)
            one.delete()
            transaction.on_commit(overwrite_erased, robust=True)
    return len(asked)


@transaction.atomic
def send_code(wave: Wave, email: str) -> None:
    """Send one more code to an address, if somebody with it is invited and can still be let in. Says nothing of it.

    Codes that were sent before stay good, or anybody could end them for somebody else by asking.
    """
    found = _eligibility(wave, email)
    if found is None or not _may_enter(wave, found):
        return
    code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    before = list(found.codes.select_for_update())
    MailboxCode.objects.filter(pk__in=[one.pk for one in before[: -(MOST_ON_THEIR_WAY - 1)]]).delete()
    nth = before[-1].nth + 1 if before else 1
    MailboxCode.objects.create(eligibility=found, code_hash=_hash(wave, code), nth=nth)
    write_letters(
        [found.member.email],
        subject=phrases.CODE_SUBJECT.format(title=wave.title),
        text=_code_letter(wave, f"{code[:4]} {code[4:]}"),
        is_urgent=True,
    )


def _code_letter(wave: Wave, code: str) -> str:
    """Return the letter with a code, in Welsh too where the questions are."""
    letter = phrases.CODE_LETTER.format(code=code, title=wave.title)
    if phrases_welsh.WELSH in (wave.form or {}).get("languages", ()):
        letter += phrases_welsh.CODE_LETTER.format(code=code, unreviewed=phrases_welsh.UNREVIEWED)
    return letter


@transaction.atomic
def use_code(wave: Wave, email: str, code: str) -> str | None:
    """Use a code up and return a token for the box, or None where address and code do not belong together.

    Every code on its way to the same person is used up with it. The row is held until the transaction ends, so that a
    code admits once, however often it is sent at once. A wrong code asks and writes the same for every address.
    """
    typed = _hash(wave, plain_code(code))
    found = _eligibility(wave, email)
    # Codes of nobody are asked for as well, so that it takes as long.
    sent = MailboxCode.objects.filter(eligibility_id=found.pk if found else uuid4())
    hashes = [one.code_hash for one in sent]
    fits = [constant_time_compare(one, typed) for one in hashes]
    if found is None or not any(fits) or not _may_enter(wave, found):
        return None
    MailboxCode.objects.filter(eligibility=found).delete()
    return ConfidentialAdmission(wave.box, bytes(wave.admission_key)).admit(_Proven(found))


class NotInvited(Exception):
    """Whoever signed in at work is not on the list of people who are asked."""


@transaction.atomic
def use_sign_in(wave: Wave, named: str) -> str:
    """Return a token for the box for somebody whom their organisation's own sign-in named as the staff list does.

    `named` is a work e-mail address, or a staff number. A code that is still on its way to them opens nothing more.
    Raises NotInvited, and AlreadyAdmitted where their way in is used up.
    """
    found = _named_at_work(wave, named)
    if found is None:
        raise NotInvited
    if not _may_enter(wave, found):
        raise AlreadyAdmitted
    MailboxCode.objects.filter(eligibility=found).delete()
    return ConfidentialAdmission(wave.box, bytes(wave.admission_key)).admit(_Proven(found))


@dataclass(frozen=True, slots=True)
class _Proven:
    """Somebody who has just shown that they are invited."""

    eligibility: Eligibility

    def use_up(self) -> None:
        """Write down that they were let in: not when, and not what for."""
        self.eligibility.is_reissued = self.eligibility.channel != Channel.NONE
        self.eligibility.channel = Channel.SHOWN
        self.eligibility.save(update_fields=["channel", "is_reissued"])
        # The database's log would hold who was let in, in the order in which they came.
        transaction.on_commit(overwrite_erased, robust=True)


def plain_code(code: str) -> str:
    """Return a code as it was made, whatever spaces, hyphens, small letters and look-alikes were typed."""
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    return typed.translate(str.maketrans("OIL", "011"))


def most_reissued(wave: Wave) -> int:
    """Return how many people may be let in a second time."""
    return ceil(wave.eligible.count() * REISSUED_AT_MOST)


def _eligibility(wave: Wave, email: str) -> Eligibility | None:
    if wave.state != State.OPEN:
        return None
    # One table at a time, each by its index: a database that has just been filled plans a join of them badly.
    listed = StaffMember.objects.filter(email=_as_listed(email)).exclude(email="").values_list("pk", flat=True)
    # Of nobody's address somebody who is nobody is looked for, so that it takes as long.
    members = list(listed) or [uuid4()]
    return wave.eligible.select_for_update().select_related("member").filter(member_id__in=members).first()


def _as_listed(email: str) -> str:
    return email.strip().lower()


def _named_at_work(wave: Wave, named: str) -> Eligibility | None:
    """Return who is invited with an address, or else a staff number, on the list; the row is held until the end.

    A number names somebody who has a mailbox as well: whichever the organisation's sign-in says is settled beforehand.
    """
    plain = named.strip()
    if wave.state != State.OPEN or not plain:
        return None
    number = plain.casefold()
    by_number = Q(member__number=number) | Q(member__key=f"{NUMBER} {number}")
    named_so = Q(member__key=plain.lower()) if "@" in plain else by_number
    found = list(wave.eligible.select_for_update().filter(named_so)[:2])
    return found[0] if len(found) == 1 else None


def _may_enter(wave: Wave, found: Eligibility) -> bool:
    """Whether somebody may be let in: once, and once more if their way in was lost, as long as few ask for that."""
    if found.channel == Channel.NONE:
        return True
    if found.channel == Channel.SLIP or found.is_reissued:
        return False
    return reissued(wave) < most_reissued(wave)


def _hash(wave: Wave, code: str) -> str:
    return salted_hmac(f"groundswell.surveys.code.{wave.pk}", code, algorithm="sha256").hexdigest()
