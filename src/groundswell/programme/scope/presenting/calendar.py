"""What of a programme stands in a calendar: its phases, its tools, and the tasks that are not done."""

from collections.abc import Iterator

from groundswell.programme.models import Programme
from groundswell.programme.scope import queries
from groundswell.programme.scope.enums import Standing
from groundswell.programme.scope.icalendar import Event
from groundswell.programme.scope.models import RosterMember
from groundswell.programme.scope.timeline import STRETCHES

# Calendars are passed on to people who do not work in the programme.
A_PATIENT = "a patient or carer on the team"


def events_of(programme: Programme, *, address: str) -> Iterator[Event]:
    """Yield the events of a programme; `address` is where its page lies."""
    spans, version = queries.spans_of(programme), queries.plan_of(programme).timeline_version
    for one in STRETCHES:
        span = spans.get(one.id)
        if span and span.starts_on and span.ends_on and not span.why_not:
            yield Event(
                uid=f"{one.id}-{programme.pk}@groundswell",
                sequence=version,
                title=f"{one.title}: {programme.name}",
                first=span.starts_on,
                last=span.ends_on,
                address=address,
            )
    for task in queries.tasks_of(programme):
        if not task.is_done:
            yield Event(
                uid=f"task-{task.pk}@groundswell",
                sequence=task.version,
                title=f"{task.title}: {programme.name}",
                first=task.due_on,
                last=task.due_on,
                described=f"To be done by {_owner(task.owner)}.",
                address=address,
                reminds=True,
            )


def _owner(owner: RosterMember | None) -> str:
    if owner is None:
        return "nobody yet"
    return A_PATIENT if owner.standing == Standing.PATIENT else owner.name
