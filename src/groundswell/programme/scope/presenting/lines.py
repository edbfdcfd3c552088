"""The lists that several people keep: who is on the Change Team, what is measured, what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.forms import BaseForm, BoundField
from django.urls import reverse

from groundswell.look import numbers
from groundswell.look.layout.frame import Link
from groundswell.programme.models import Programme
from groundswell.programme.scope import phrases, queries
from groundswell.programme.scope.enums import MeasureKind, Standing
from groundswell.programme.scope.models import Measure, RosterMember, Task
from groundswell.programme.scope.pages import FormField, ListPage, ListRow
from groundswell.programme.scope.saying import hours_words

PATIENTS_BELONG = (
    "Patients and carers can be on the team without an account here. Agree with them how they are paid for their time, "
    "and ask before you write their name down."
)
FAIR_TEAM = (
    "Look for people of many professions, pay bands, sites and shifts. Enthusiasm and time matter more than posts: one "
    "trust asked its directors for motivated people, and kept all 30 informed while 16 did most of the work."
)
BASELINES = (
    "Choose few measures, of all three kinds, and note where each stands before anything changes. A baseline cannot be "
    "had later."
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the lists: its name in addresses, its title, what an entry is called, and what it is made of."""

    name: str
    title: str
    entry: str
    model: type[RosterMember | Measure | Task]


KINDS = {
    one.name: one
    for one in (
        Kind("roster", "The Change Team", "somebody", RosterMember),
        Kind("measures", "Measures", "a measure", Measure),
        Kind("tasks", "Tasks", "a task", Task),
    )
}


def list_page(programme: Programme, kind: Kind, *, may_write: bool, today: date) -> ListPage:
    """Return one of the lists, with a sentence that says what it amounts to."""
    add = Link(f"Add {kind.entry}", reverse(f"scope:{kind.name}-new", args=[programme.slug])) if may_write else None
    if kind.model is RosterMember:
        return _roster(programme, add, may_write=may_write)
    if kind.model is Measure:
        return _measures(programme, add, may_write=may_write)
    return _tasks(programme, add, may_write=may_write, today=today)


def _roster(programme: Programme, add: Link | None, *, may_write: bool) -> ListPage:
    people = list(queries.roster_of(programme))
    rows = tuple(
        ListRow(
            one.name,
            _address(programme, "roster", one) if may_write else "",
            (phrases.STANDING_WORDS[Standing(one.standing)], one.work, one.skills, hours_words(one.hours)),
        )
        for one in people
    )
    return ListPage(
        title="The Change Team",
        finding=roster_words(people),
        sentences=(FAIR_TEAM, PATIENTS_BELONG),
        header=("Name", "As", "Work and place", "Brings", "Released each week"),
        rows=rows,
        add=add,
    )


def roster_words(people: Sequence[RosterMember]) -> str:
    """Return what the roster amounts to: how many, with how many hours, and who is missing from it."""
    if not people:
        return "Nobody is on the Change Team yet."
    told = f"{_people(len(people))} on the Change Team, with {hours_words(released_hours(people))} a week between them."
    without = sum(not one.hours for one in people)
    if without:
        told += f" {without} of them {'has' if without == 1 else 'have'} no hours agreed yet."
    if not any(one.standing == Standing.PATIENT for one in people):
        told += " No patient or carer is on it."
    return told


def released_hours(people: Sequence[RosterMember]) -> Decimal:
    """Return the hours a week that are released for the whole team."""
    return sum((one.hours for one in people), Decimal(0))


def _measures(programme: Programme, add: Link | None, *, may_write: bool) -> ListPage:
    measures = list(queries.measures_of(programme))
    rows = tuple(
        ListRow(
            one.name,
            _address(programme, "measures", one) if may_write else "",
            (
                phrases.MEASURE_WORDS[MeasureKind(one.kind)],
                one.source,
                f"{one.baseline}, {numbers.day(one.baseline_on)}"
                if one.baseline and one.baseline_on
                else "not known yet",
            ),
        )
        for one in measures
    )
    return ListPage(
        title="Measures",
        finding=measures_words(measures),
        sentences=(BASELINES,),
        header=("Measure", "What it tells", "Source", "Where it stands"),
        rows=rows,
        add=add,
    )


def measures_words(measures: Sequence[Measure]) -> str:
    """Return how many measures are chosen, and for how many it is known where they stand."""
    if not measures:
        return "No measure is chosen yet."
    known = sum(bool(one.baseline) for one in measures)
    chosen = "1 measure is chosen" if len(measures) == 1 else f"{len(measures)} measures are chosen"
    if known == len(measures):
        return f"{chosen}, with where {'it stands' if known == 1 else 'each stands'} today."
    missing = len(measures) - known
    return f"{chosen}; {missing} {'has' if missing == 1 else 'have'} no baseline yet."


def _tasks(programme: Programme, add: Link | None, *, may_write: bool, today: date) -> ListPage:
    tasks = list(queries.tasks_of(programme))
    rows = tuple(
        ListRow(
            one.title,
            _address(programme, "tasks", one) if may_write else "",
            (one.owner.name if one.owner else "nobody yet", numbers.day(one.due_on), task_state(one, today=today)),
        )
        for one in tasks
    )
    return ListPage(
        title="Tasks",
        finding=tasks_words(tasks, today=today),
        sentences=(),
        header=("Task", "Who", "By", "How it stands"),
        rows=rows,
        add=add,
        files=(Link("Calendar of phases, tools and tasks (.ics)", reverse("scope:calendar", args=[programme.slug])),),
    )


def tasks_words(tasks: Sequence[Task], *, today: date) -> str:
    """Return how many tasks are to do, and how many of them are late."""
    open_ones = [one for one in tasks if not one.is_done]
    if not open_ones:
        return "Nothing is to be done." if not tasks else "Every task is done."
    late = sum(one.due_on < today for one in open_ones)
    told = f"{len(open_ones)} {'task is' if len(open_ones) == 1 else 'tasks are'} to be done"
    return (
        f"{told}; {late} {'is' if late == 1 else 'are'} past {'its' if late == 1 else 'their'} day."
        if late
        else f"{told}."
    )


def task_state(task: Task, *, today: date) -> str:
    """Return how a task stands: "done", "late" or "to do"."""
    if task.is_done:
        return "done"
    return "late" if task.due_on < today else "to do"


def fields_of(form: BaseForm) -> tuple[FormField, ...]:
    """Return the visible fields of a form, each with the sort of control it is drawn as."""
    return tuple(FormField(bound, _sort(bound)) for bound in form.visible_fields())


def stored_words(entry: RosterMember | Measure | Task, form: BaseForm) -> tuple[tuple[str, str], ...]:
    """Return what is stored of an entry, field by field in words, to be read beside what somebody typed."""
    return tuple((str(bound.label), _value_words(bound, getattr(entry, bound.name))) for bound in form.visible_fields())


def _value_words(bound: BoundField, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return numbers.day(value)
    if isinstance(bound.field, forms.ChoiceField):
        held = str(value.pk) if isinstance(value, RosterMember) else str(value or "")
        choices: list[tuple[str, str]] = list(cast(Any, bound.field).choices)
        return next((str(label) for key, label in choices if key == held), "")
    return str(value or "nothing")


def _sort(bound: BoundField) -> str:
    if isinstance(bound.field, forms.BooleanField):
        return "check"
    if isinstance(bound.field, forms.ChoiceField):
        return "select"
    return "date" if isinstance(bound.field, forms.DateField) else "text"


def _address(programme: Programme, name: str, entry: RosterMember | Measure | Task) -> str:
    return reverse(f"scope:{name}-change", args=[programme.slug, entry.pk])


def _people(count: int) -> str:
    return "1 person is" if count == 1 else f"{count} people are"
