"""A calendar as a file that Outlook and telephones read. Source: RFC 5545, written by hand as it is this small.

All events last whole days: they have no hours, and so no time zones that could be wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
MEDIA_TYPE = "text/calendar; charset=utf-8"
MAKER = "-//Groundswell//Culture and leadership programme//EN"
# An event of a whole day begins at midnight: nine in the morning of the day before.
DAY_BEFORE = "-PT15H"


@dataclass(frozen=True, slots=True)
class Event:
    """Something on whole days, both counted. `uid` stays and `sequence` grows, so that a calendar knows it again."""

    uid: str
    sequence: int
    title: str
    first: date
    last: date
    described: str = ""
    address: str = ""
    reminds: bool = False


def calendar(name: str, events: Iterable[Event], *, at: datetime) -> bytes:
    """Return a calendar file of the events, made at a moment: UTF-8, lines of at most 75 octets ending in CR and LF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _event(event, at=at)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    """Return a text as a value: backslash, semicolon, comma and line break may not stand for themselves."""
    plain = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text.replace("\r\n", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return a line as octets, folded after at most 75 of them, never inside a sign."""
    made, room = bytearray(), LONGEST_LINE
    for sign in line:
        octets = sign.encode()
        if len(octets) > room:
            made += b"\r\n "
            room = LONGEST_LINE - 1
        made += octets
        room -= len(octets)
    return bytes(made) + b"\r\n"


def _event(event: Event, *, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    # The end is the first day on which it no longer is.
    yield f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.title)}"
    if event.described:
        yield f"DESCRIPTION:{escaped(event.described)}"
    if event.address:
        yield f"URL:{event.address}"
    # Nobody is busy for ten weeks because discovery lasts so long.
    yield "TRANSP:TRANSPARENT"
    if event.reminds:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(event.title)}"
        yield f"TRIGGER:{DAY_BEFORE}"
        yield "END:VALARM"
    yield "END:VEVENT"
