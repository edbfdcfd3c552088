"""Writing to the audit, in the same transaction as the act itself."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection

from groundswell.audit.chain import FIRST, hash_of
from groundswell.audit.models import Event

# Any number will do, as long as nothing else in the database locks by it.
POSTGRESQL_LOCK = 7_302_011


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and in which role: words, not a row, so that they outlive the account."""

    who: str
    role: str


class NoTransaction(RuntimeError):
    """An act was recorded outside the transaction that does it, so one could be kept without the other."""


def record(
    what: str,
    *,
    by: Actor,
    at: datetime,
    subject: str,
    detail: str = "",
    organisation_code: str = "",
) -> Event:
    """Append one event and return it. `at` is stored in UTC.

    Raises NoTransaction outside transaction.atomic. Addresses of machines are never recorded.
    """
    if not connection.in_atomic_block:
        raise NoTransaction
    last = _last_event()
    event = Event(
        number=last.number + 1 if last else 1,
        at=at.astimezone(UTC),
        who=by.who,
        role=by.role,
        what=what,
        subject=subject,
        detail=detail,
        organisation_code=organisation_code,
        previous_hash=last.hash if last else FIRST,
    )
    event.hash = hash_of(event)
    event.save()
    return event


def _last_event() -> Event | None:
    """Return the newest event, with the right to append after it held until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTGRESQL_LOCK])
    # SQLite needs nothing: its transactions take the one write lock at their start.
    return Event.objects.order_by("-number").first()
