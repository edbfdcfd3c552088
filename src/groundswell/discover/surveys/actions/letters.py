"""Sending letters: written down first, sent one by one, each forgotten when the mail server has taken it."""

import smtplib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from groundswell.discover.surveys.models import Letter, Wave
from groundswell.web.erasing import overwrite_erased

AT_ONCE = 500
PERMANENT = 500


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of letters: sent, refused by the mail server for good, and whether the server could be reached."""

    sent: int
    refused: int
    is_reachable: bool


def write_letters(
    to: Iterable[str], *, subject: str, text: str, is_urgent: bool = False, wave: Wave | None = None
) -> int:
    """Write the same letter to every address, to be sent as soon as the mail server takes it. Returns how many.

    `wave` is the one that everybody is told of; its page says how many of these letters wait.
    """
    letters = [Letter(to=one, subject=subject, text=text, is_urgent=is_urgent, wave=wave) for one in to]
    Letter.objects.bulk_create(letters, batch_size=AT_ONCE)
    return len(letters)


def send_letters(*, sender: str, most: int = AT_ONCE) -> Sent:
    """Send letters that wait, urgent ones first. What the server cannot take now waits; nothing is sent twice.

    A letter could go out twice only if this process dies between the server's answer and the next line.
    """
    waiting = list(Letter.objects.all()[:most])
    sent = refused = 0
    if not waiting:
        return Sent(0, 0, is_reachable=True)
    connection = get_connection(fail_silently=False)
    try:
        connection.open()
        for letter in waiting:
            try:
                EmailMessage(letter.subject, letter.text, sender, [letter.to], connection=connection).send()
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
                if not _is_for_good(refusal):
                    raise
                refused += 1
            else:
                sent += 1
            letter.delete()
            # What it said, a code among it, and whom it went to would stay in the database's log.
            transaction.on_commit(overwrite_erased, robust=True)
    except (OSError, smtplib.SMTPException):
        return Sent(sent, refused, is_reachable=False)
    finally:
        connection.close()
    return Sent(sent, refused, is_reachable=True)


def _is_for_good(refusal: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> bool:
    """Whether the address would be refused tomorrow too; a server that is only busy says so by a code below 500."""
    if isinstance(refusal, smtplib.SMTPDataError):
        return refusal.smtp_code >= PERMANENT
    return all(code >= PERMANENT for code, _ in refusal.recipients.values())
