"""Events as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from groundswell.audit.models import Event

if TYPE_CHECKING:
    from django.core.paginator import Page

# For acts of a room whose words this version does not know: still a sentence, never a code.
UNKNOWN_ACT = "did something to {subject} that this version has no words for"


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: when, by the clock on the wall here, and a sentence."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of events."""

    where: str
    lines: tuple[EventLine, ...]
    number: int
    pages: int

    @classmethod
    def of(cls, page: Page[Event], *, words: Mapping[str, str], where: str) -> AuditPage:
        """Return a page of events in words; `words` gives the middle of the sentence for each act."""
        return cls(
            where=where,
            lines=tuple(EventLine(timezone.localtime(event.at), sentence_of(event, words=words)) for event in page),
            number=page.number,
            pages=page.paginator.num_pages,
        )


def sentence_of(event: Event, *, words: Mapping[str, str]) -> str:
    """Return an event as a sentence: who, in which role, did what to whom."""
    act = words.get(event.what, UNKNOWN_ACT).format(subject=event.subject, detail=event.detail)
    by = f"{event.who}, {event.role}" if event.role else event.who
    return f"{by[0].upper()}{by[1:]}, {act}."
