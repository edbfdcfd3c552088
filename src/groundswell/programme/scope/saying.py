"""Words from what is stored: days, states, where a programme is."""

from datetime import date
from decimal import Decimal

from django.utils.timezone import localtime

from groundswell.look import numbers
from groundswell.programme.models import Programme
from groundswell.programme.scope import phrases
from groundswell.programme.scope.enums import Phase, State
from groundswell.programme.scope.models import Plan, Settled, Span, Text
from groundswell.programme.scope.pages import Said
from groundswell.programme.scope.timeline import week_in, weeks_of


def who_and_when(row: Text | Settled) -> str:
    """Return who wrote or said something, and when: "Ruth Fenwick, 3 March 2027 at 2.10pm"."""
    at = localtime(row.at)
    return f"{row.by_name}, {numbers.day(at.date())} at {numbers.clock(at)}"


def said(row: Settled) -> Said:
    """Return what somebody said of how something stands."""
    return Said(row.reason, who_and_when(row), state_words(row))


def state_words(row: Settled | None) -> str:
    """Return how something stands in a word: "waiting", "agreed", "overridden"."""
    return phrases.STATE_WORDS[State(row.state) if row else State.WAITING]


def span_words(span: Span | None) -> str:
    """Return a span in words: its days and weeks, why it is left out, or that it has none yet."""
    if span is None:
        return "not planned yet"
    days = ""
    if span.starts_on and span.ends_on:
        days = days_words(span.starts_on, span.ends_on)
    if span.why_not:
        return f"{days}. Not used, because: {span.why_not}" if days else f"not used, because: {span.why_not}"
    return days


def days_words(starts_on: date, ends_on: date) -> str:
    """Return two days and the weeks between them: "1 March 2027 to 9 May 2027 (10 weeks)"."""
    weeks = weeks_of(starts_on, ends_on)
    return f"{numbers.days(starts_on, ends_on)} ({weeks} {'week' if weeks == 1 else 'weeks'})"


def where_it_is(programme: Programme, plan: Plan, span: Span | None, *, today: date) -> str:
    """Return the phase, with its week where the timeline tells it: "Alderbrook is in discovery, week 9 of 25."."""
    phase = phrases.PHASE_WORDS[Phase(plan.phase)]
    if span is None or span.starts_on is None or span.ends_on is None:
        return f"{programme.name} is in {phase}."
    week, weeks = week_in(span.starts_on, today), weeks_of(span.starts_on, span.ends_on)
    if week < 1:
        return f"{programme.name} is in {phase}, which was to begin on {numbers.day(span.starts_on)}."
    if today > span.ends_on:
        return f"{programme.name} is in {phase}, which was to end on {numbers.day(span.ends_on)}."
    return f"{programme.name} is in {phase}, week {week} of {weeks}."


def on_one_line(words: str) -> str:
    """Return a text as one line: its lines stay apart by a semicolon where they end in no sign of their own."""
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    ended = [line if line[-1] in ".?!:;," else f"{line};" for line in lines[:-1]]
    return " ".join((*ended, *lines[-1:]))


def hours_words(hours: Decimal) -> str:
    """Return hours as people write them: "2 hours", "7.5 hours", "1 hour"."""
    plain = f"{hours.normalize():f}"
    return f"{plain} hour" if plain == "1" else f"{plain} hours"
