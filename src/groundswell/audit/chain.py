"""The hash chain: each event's hash covers its own words and the hash before it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.audit.models import Event

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class ChainReport:
    """How far the chain holds: events read, and the number of the first that does not fit, if any."""

    events: int
    broken_at: int | None

    @property
    def holds(self) -> bool:
        """Return whether every event fits the one before it."""
        return self.broken_at is None


def hash_of(event: Event) -> str:
    """Return the event's hash in hexadecimal: SHA-256 of its words and the previous hash, as canonical JSON."""
    words = [
        event.number,
        event.at.isoformat(timespec="microseconds"),
        event.who,
        event.role,
        event.what,
        event.subject,
        event.detail,
        event.organisation_code,
        event.previous_hash,
    ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def check_chain(events: Iterable[Event]) -> ChainReport:
    """Return how far a chain holds, reading events in the order of their numbers from the first.

    A missing, added or altered event breaks it. Events cut off at the very end cannot be seen from the
    chain alone: compare the count with an earlier print.
    """
    previous, read = FIRST, 0
    for event in events:
        read += 1
        if event.number != read or event.previous_hash != previous or event.hash != hash_of(event):
            return ChainReport(events=read, broken_at=event.number)
        previous = event.hash
    return ChainReport(events=read, broken_at=None)
