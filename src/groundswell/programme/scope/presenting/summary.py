"""One page for the board: what the programme is for, who works on it, when, and what waits for an agreement."""

from collections.abc import Iterator, Mapping
from datetime import date

from groundswell.packs.papers import papers
from groundswell.programme.models import Programme
from groundswell.programme.scope import queries
from groundswell.programme.scope.enums import State
from groundswell.programme.scope.models import Settled, Span, Text
from groundswell.programme.scope.parts import CRITERIA, PART_BY_ID
from groundswell.programme.scope.presenting.lines import measures_words, roster_words
from groundswell.programme.scope.presenting.papers import about
from groundswell.programme.scope.presenting.plan import hours_finding
from groundswell.programme.scope.presenting.words import lines_of
from groundswell.programme.scope.saying import on_one_line, span_words, state_words, where_it_is
from groundswell.programme.scope.timeline import PHASES

# One page has room for so many letters of a part, and so many of the board's questions.
LONGEST, LONGEST_QUESTION = 320, 160
MOST_QUESTIONS = 5
NOT_WRITTEN = "Not written yet."


def summary_text(programme: Programme, *, today: date) -> str:
    """Return the page as text: headings, paragraphs and points, so that page and Word file say the same."""
    return "\n".join(_lines(programme, today=today))


def _lines(programme: Programme, *, today: date) -> Iterator[str]:
    texts, settled = queries.texts_of(programme), queries.settled_of(programme)
    plan, spans = queries.plan_of(programme), queries.spans_of(programme)
    yield where_it_is(programme, plan, spans.get(plan.phase), today=today)
    yield from ("", "## Why", _part(texts, "purpose"))
    yield from ("", "## What the board asks", *_questions(texts))
    yield from ("", "## Who", f"- Sponsor: {_part(texts, 'sponsor')}", f"- Lead: {_part(texts, 'lead')}")
    yield f"- {roster_words(list(queries.roster_of(programme)))}"
    yield from ("", "## When", *_phases(spans))
    yield f"- {hours_finding(programme, plan)}"
    yield from ("", "## How we will know", _part(texts, "evaluation"))
    yield measures_words(list(queries.measures_of(programme)))
    yield from ("", "## What is agreed, and what waits", *_standing(settled))


def _part(texts: Mapping[str, Text], name: str) -> str:
    """Return the words of a part as one line of one page, that cannot begin a heading or a point of its own."""
    words = on_one_line(texts[name].words).lstrip("#- ") if name in texts else NOT_WRITTEN
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _questions(texts: Mapping[str, Text]) -> Iterator[str]:
    name = PART_BY_ID["board-questions"].id
    asked = [line.lstrip("#- ") for line in lines_of(texts[name].words)] if name in texts else []
    for line in asked[:MOST_QUESTIONS]:
        yield f"- {line[:LONGEST_QUESTION]}"
    if len(asked) > MOST_QUESTIONS:
        yield f"- and {len(asked) - MOST_QUESTIONS} more"
    if not asked:
        yield NOT_WRITTEN


def _phases(spans: Mapping[str, Span]) -> Iterator[str]:
    for one in PHASES:
        yield f"- {one.title}: {span_words(spans.get(one.id))}"


def _standing(settled: Mapping[str, Settled]) -> Iterator[str]:
    for one in CRITERIA:
        row = settled.get(one.id)
        why = f", because: {' '.join(row.reason.split())[:LONGEST]}" if row and row.state == State.OVERRIDDEN else ""
        yield f"- {one.title}: {state_words(row)}{why}"
    agreed = [one for one in papers() if about(one) in settled and settled[about(one)].state == State.AGREED]
    waiting = [one.title for one in papers() if about(one) not in settled or settled[about(one)].state == State.WAITING]
    yield f"- Papers: {len(agreed)} of {len(papers())} are agreed." + (
        f" Waiting: {', '.join(waiting)}." if waiting else ""
    )
