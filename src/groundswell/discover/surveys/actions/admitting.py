"""Letting people in: a one-time code proves the mailbox here, and here alone; the box never learns whose it was.

Whether somebody is invited, or was let in already, is never told: every address gets the same answer, and letters
leave by the same queue. Nothing of this is in the audit.
"""

import secrets
from dataclasses import dataclass
from math import ceil

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from groundswell.ballot.admission import AlreadyAdmitted, ConfidentialAdmission
from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.actions.letters import write_letters
from groundswell.discover.surveys.enums import Channel, State
from groundswell.discover.surveys.models import Eligibility, MailboxCode, Wave
from groundswell.discover.surveys.reading.people import NUMBER

# Letters that are not mistaken for digits, as on paper slips (Crockford's base 32).
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
MOST_TRIES = 5
# Of everybody invited, so many may be let in a second time; published as the most doubles there can be.
REISSUED_AT_MOST = 0.03


@transaction.atomic
def send_code(wave: Wave, email: str) -> None:
    """Send a new code to an address, if somebody with it is invited and can still be let in. Says nothing of it."""
    found = _eligibility(wave, email)
    if found is None or not _may_enter(wave, found):
        return
    code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    MailboxCode.objects.update_or_create(eligibility=found, defaults={"code_hash": _hash(wave, code), "tries": 0})
    write_letters(
        [found.member.email],
        subject=phrases.CODE_SUBJECT.format(title=wave.title),
        text=phrases.CODE_LETTER.format(code=f"{code[:4]} {code[4:]}", title=wave.title),
        is_urgent=True,
    )


@transaction.atomic
def use_code(wave: Wave, email: str, code: str) -> str | None:
    """Use a code up and return a token for the box, or None where address and code do not belong together.

    The row is held until the transaction ends, so that a code admits once, however often it is sent at once.
    """
    found = _eligibility(wave, email)
    sent = MailboxCode.objects.select_for_update().filter(eligibility=found).first() if found else None
    if found is None or sent is None or sent.tries >= MOST_TRIES or not _may_enter(wave, found):
        return None
    if not constant_time_compare(sent.code_hash, _hash(wave, plain_code(code))):
        sent.tries += 1
        sent.save(update_fields=["tries"])
        return None
    sent.delete()
    return ConfidentialAdmission(wave.box, bytes(wave.admission_key)).admit(_Proven(found))


class NotInvited(Exception):
    """Whoever signed in at work is not on the list of people who are asked."""


@transaction.atomic
def use_sign_in(wave: Wave, named: str) -> str:
    """Return a token for the box for somebody whom their organisation's own sign-in named as the staff list does.

    `named` is a work e-mail address, or a staff number. A code that is still on its way to them opens nothing more.
    Raises NotInvited, and AlreadyAdmitted where their way in is used up.
    """
    found = _by_key(wave, named)
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


def plain_code(code: str) -> str:
    """Return a code as it was made, whatever spaces, hyphens, small letters and look-alikes were typed."""
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    return typed.translate(str.maketrans("OIL", "011"))


def reissued(wave: Wave) -> int:
    """Return how many people were let in a second time: the most answers there can be twice."""
    return wave.eligible.filter(is_reissued=True).count()


def _eligibility(wave: Wave, email: str) -> Eligibility | None:
    if wave.state != State.OPEN:
        return None
    invited = wave.eligible.select_for_update().select_related("member")
    return invited.filter(member__email=email.strip().lower()).exclude(member__email="").first()


def _by_key(wave: Wave, named: str) -> Eligibility | None:
    """Return who is invited under the one key that the staff list knows them by; the row is held until the end."""
    plain = named.strip()
    if wave.state != State.OPEN or not plain:
        return None
    key = plain.lower() if "@" in plain else f"{NUMBER} {plain.casefold()}"
    return wave.eligible.select_for_update().filter(member__key=key).first()


def _may_enter(wave: Wave, found: Eligibility) -> bool:
    """Whether somebody may be let in: once, and once more if their way in was lost, as long as few ask for that."""
    if found.channel == Channel.NONE:
        return True
    if found.channel == Channel.SLIP or found.is_reissued:
        return False
    return reissued(wave) < ceil(wave.eligible.count() * REISSUED_AT_MOST)


def _hash(wave: Wave, code: str) -> str:
    return salted_hmac(f"groundswell.surveys.code.{wave.pk}", code, algorithm="sha256").hexdigest()
