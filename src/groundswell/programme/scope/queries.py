"""Questions about what a programme has settled in scoping."""

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from groundswell.programme.models import Programme
from groundswell.programme.scope.models import Measure, Plan, RosterMember, Settled, Span, Task, Text

Row = TypeVar("Row", Text, Settled)
Entry = RosterMember | Measure | Task


def text_about(programme: Programme, about: str) -> Text | None:
    """Return the words in force of a part or a paper, or None where nobody has written any."""
    return Text.objects.filter(programme=programme, about=about).first()


def versions_about(programme: Programme, about: str) -> QuerySet[Text]:
    """Return every version of the words of a part or a paper, the newest first."""
    return Text.objects.filter(programme=programme, about=about)


def texts_of(programme: Programme) -> Mapping[str, Text]:
    """Return the words in force of everything that is written, by what they are about."""
    return _newest(Text.objects.filter(programme=programme))


def settled_about(programme: Programme, about: str) -> Settled | None:
    """Return how something stands, or None where nobody has said anything yet."""
    return Settled.objects.filter(programme=programme, about=about).first()


def settled_of(programme: Programme) -> Mapping[str, Settled]:
    """Return how everything stands of which somebody has said something, by what it is about."""
    return _newest(Settled.objects.filter(programme=programme))


def said_about(programme: Programme, about: str) -> QuerySet[Settled]:
    """Return everything that was ever said of how something stands, the newest first."""
    return Settled.objects.filter(programme=programme, about=about)


def plan_of(programme: Programme) -> Plan:
    """Return a programme's plan; one that nobody has touched is in scoping, with the usual numbers."""
    return Plan.objects.filter(programme=programme).first() or Plan(programme=programme)


def spans_of(programme: Programme) -> Mapping[str, Span]:
    """Return from when to when phases and tools are meant to last, by their names."""
    return {one.about: one for one in Span.objects.filter(programme=programme)}


def roster_of(programme: Programme) -> QuerySet[RosterMember]:
    """Return who is on the Change Team, in order of name."""
    return RosterMember.objects.filter(programme=programme)


def measures_of(programme: Programme) -> QuerySet[Measure]:
    """Return the measures chosen, in order of name."""
    return Measure.objects.filter(programme=programme)


def tasks_of(programme: Programme) -> QuerySet[Task]:
    """Return the tasks, each with its owner: those to do by day, then those done."""
    return Task.objects.filter(programme=programme).select_related("owner")


def line_of(programme: Programme, kind: type[Entry], key: UUID) -> Entry | None:
    """Return one entry of a list of this programme, or None."""
    return kind._default_manager.filter(programme=programme, pk=key).select_related("programme__organisation").first()


def programmes_in_order() -> QuerySet[Programme]:
    """Return every programme of the installation, those of sample trusts first, for whoever has the server itself."""
    return Programme.objects.select_related("organisation", "plan").order_by(
        "-organisation__is_sample", "organisation__name", "name"
    )


def _newest(rows: QuerySet[Row]) -> dict[str, Row]:
    """Return the row of the highest number for each thing; they come with the highest first."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row.about, row)
    return found
