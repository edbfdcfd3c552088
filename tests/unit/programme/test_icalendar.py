"""The calendar file: whole days, escaped and folded as RFC 5545 asks, and readable back."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.programme.scope.icalendar import Event, calendar, escaped, folded

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
DISCOVERY = Event("discover-1@groundswell", 2, "Discovery", date(2027, 5, 10), date(2027, 10, 31))
TASK = Event(
    "task-1@groundswell", 0, "Agree; then tell, all", date(2028, 2, 29), date(2028, 2, 29), "By Amara.", reminds=True
)


def unfolded(made: bytes) -> list[str]:
    """Read a calendar as RFC 5545 says a reader does: a line that begins with a space goes on with the one before."""
    return made.decode().replace("\r\n ", "").split("\r\n")


def unescaped(value: str) -> str:
    """Undo what a reader undoes, sign by sign."""
    made, signs = "", iter(value)
    for sign in signs:
        made += {"n": "\n", "N": "\n"}.get(after := next(signs), after) if sign == "\\" else sign
    return made


def test_a_calendar_of_two_events_is_written_so():
    assert unfolded(calendar("Alderbrook listens", [DISCOVERY, TASK], at=NOON)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Groundswell//Culture and leadership programme//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Alderbrook listens",
        "BEGIN:VEVENT",
        "UID:discover-1@groundswell",
        "DTSTAMP:20270301T120000Z",
        "SEQUENCE:2",
        "DTSTART;VALUE=DATE:20270510",
        "DTEND;VALUE=DATE:20271101",
        "SUMMARY:Discovery",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:task-1@groundswell",
        "DTSTAMP:20270301T120000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20280229",
        "DTEND;VALUE=DATE:20280301",
        "SUMMARY:Agree\\; then tell\\, all",
        "DESCRIPTION:By Amara.",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Agree\\; then tell\\, all",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_calendar_without_events_is_still_one():
    assert unfolded(calendar("", [], at=NOON))[-2:] == ["END:VCALENDAR", ""]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a, b; c", "a\\, b\\; c"),
        ("back\\slash", "back\\\\slash"),
        ("two\r\nlines", "two\\nlines"),
        ("END:VEVENT\nBEGIN:VEVENT", "END:VEVENT\\nBEGIN:VEVENT"),
        ("a\x00b\rc", "a b c"),
    ],
)
def test_what_means_something_to_a_calendar_does_not_stand_for_itself(text, value):
    assert escaped(text) == value


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp", "Cf", "Cn", "Co"]), max_size=400))
def test_any_words_come_back_as_they_were(words):
    printable = "".join(sign if sign.isprintable() else " " for sign in words)
    lines = unfolded(calendar("", [Event("u", 0, words, date(2027, 1, 1), date(2027, 1, 1))], at=NOON))
    summary = next(line for line in lines if line.startswith("SUMMARY:"))

    assert unescaped(summary.removeprefix("SUMMARY:")) == printable


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=400))
def test_no_line_is_longer_than_75_octets_and_no_sign_is_cut(words):
    lines = folded(words).split(b"\r\n")

    assert max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines][-1] == ""
    assert folded(words).decode().replace("\r\n ", "").removesuffix("\r\n") == words
