"""Scoping on the programme's own page: the sentence, what waits, and everything with how it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.forms import BaseForm
from django.urls import reverse

from groundswell.look import numbers
from groundswell.look.layout.frame import Link
from groundswell.programme.models import Programme
from groundswell.programme.scope import queries
from groundswell.programme.scope.enums import Phase, State
from groundswell.programme.scope.models import Plan, Settled, Span, Task, Text
from groundswell.programme.scope.pages import HomePage, ListedThing
from groundswell.programme.scope.parts import CRITERIA, PARTS, Part
from groundswell.programme.scope.presenting.lines import measures_words, roster_words, tasks_words
from groundswell.programme.scope.presenting.papers import listed_papers
from groundswell.programme.scope.presenting.plan import hours_finding
from groundswell.programme.scope.saying import on_one_line, span_words, state_words, where_it_is
from groundswell.programme.scope.timeline import PHASES, Stretch

SHORT = 140
# Home tells of at most three things that wait (EXPERIENCE 3.3).
MOST_WAITING = 3


def home_page(
    programme: Programme, *, phase_form: BaseForm | None, today: date, others: Sequence[Programme] = ()
) -> HomePage:
    """Return what a member of the programme finds on its page. `others` are the programmes they may read beside it."""
    texts, settled = queries.texts_of(programme), queries.settled_of(programme)
    plan, spans = queries.plan_of(programme), queries.spans_of(programme)
    tasks = list(queries.tasks_of(programme))
    written = sum(part.id in texts for part in PARTS)
    return HomePage(
        finding=f"{where_it_is(programme, plan, spans.get(plan.phase), today=today)} {_criteria_words(settled)}",
        waiting=tuple(_waiting(tasks, written, today=today)),
        is_scoping=plan.phase == Phase.SCOPING,
        phase_form=phase_form,
        parts=tuple(_part(programme, part, texts, settled) for part in PARTS),
        criteria=tuple(
            ListedThing(
                one.title,
                reverse("scope:criterion", args=[programme.slug, one.id]),
                state_words(settled.get(one.id)),
                settled[one.id].reason if one.id in settled else "",
            )
            for one in CRITERIA
        ),
        papers=listed_papers(programme, texts, settled),
        lists=tuple(_lists(programme, tasks, plan, spans, today=today)),
        files=(
            Link("The programme on one page, for the board", reverse("scope:summary", args=[programme.slug])),
            Link("Calendar of phases, tools and tasks (.ics)", reverse("scope:calendar", args=[programme.slug])),
            *(
                Link(f"Side by side with {one.name}", reverse("scope:beside", args=[programme.slug, one.slug]))
                for one in others
            ),
        ),
    )


def _criteria_words(settled: Mapping[str, Settled]) -> str:
    """Return how the criteria stand, as a sentence; waiting ones are said first, and none of them locks anything."""
    states = [State(settled[one.id].state) if one.id in settled else State.WAITING for one in CRITERIA]
    if State.WAITING not in states:
        return "Everything to have before discovery is agreed or overridden with a reason."
    waiting = states.count(State.WAITING)
    return f"{waiting} of the {len(CRITERIA)} things to have before discovery {'waits' if waiting == 1 else 'wait'}."


def _part(programme: Programme, part: Part, texts: Mapping[str, Text], settled: Mapping[str, Settled]) -> ListedThing:
    address = reverse("scope:part", args=[programme.slug, part.id])
    if part.id in texts:
        return ListedThing(part.title, address, "written", shortened(texts[part.id].words))
    return ListedThing(part.title, address, "to do", part.question)


def _lists(
    programme: Programme, tasks: Sequence[Task], plan: Plan, spans: Mapping[str, Span], *, today: date
) -> Iterator[ListedThing]:
    people, measures = list(queries.roster_of(programme)), list(queries.measures_of(programme))
    planned = [one for one in PHASES if one.id in spans]
    told = (
        ("roster", "The Change Team", bool(people), roster_words(people)),
        ("timeline", "Timeline", bool(planned), _timeline_words(planned, spans)),
        ("measures", "Measures and baseline", bool(measures), measures_words(measures)),
        ("hours", "Hours of work", plan.numbers_version > 0, hours_finding(programme, plan)),
        ("tasks", "Tasks", bool(tasks), tasks_words(tasks, today=today)),
    )
    for name, title, is_begun, sentence in told:
        address = reverse(f"scope:{name}", args=[programme.slug])
        yield ListedThing(title, address, "begun" if is_begun else "to do", sentence)


def _timeline_words(planned: Sequence[Stretch], spans: Mapping[str, Span]) -> str:
    if not planned:
        return "No phase has days yet."
    return "; ".join(f"{one.title}: {span_words(spans[one.id])}" for one in planned) + "."


def _waiting(tasks: Sequence[Task], written: int, *, today: date) -> list[str]:
    """Return at most three sentences of what waits: tasks past their day, then parts and criteria."""
    late = [one for one in tasks if not one.is_done and one.due_on < today]
    found = [
        f"“{one.title}” was due on {numbers.day(one.due_on)}: {one.owner.name if one.owner else 'nobody has it'}."
        for one in late
    ]
    if written < len(PARTS):
        left = len(PARTS) - written
        found.append(f"{left} of {len(PARTS)} parts of scoping {'is' if left == 1 else 'are'} to be written.")
    return found[:MOST_WAITING]


def shortened(words: str) -> str:
    """Return the beginning of a text as one line, cut at a word."""
    line = on_one_line(words)
    if len(line) <= SHORT:
        return line
    return f"{line[:SHORT].rsplit(' ', 1)[0]} …"
