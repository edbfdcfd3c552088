"""Keeping the roster, the measures and the tasks: several people do, and nobody overwrites another unseen."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from groundswell.people.agents import Agent
from groundswell.programme.models import Programme
from groundswell.programme.scope.actions.noting import ChangedMeanwhile, note
from groundswell.programme.scope.enums import Act
from groundswell.programme.scope.models import Measure, RosterMember, Task
from groundswell.programme.scope.queries import Entry
from groundswell.programme.scope.rules import check_may_write

NAMES: dict[type[Entry], str] = {
    RosterMember: "the Change Team roster",
    Measure: "the measures",
    Task: "the tasks",
}


@transaction.atomic
def add_line(programme: Programme, kind: type[Entry], values: Mapping[str, Any], *, by: Agent, at: datetime) -> Entry:
    """Return a new entry of a list. Raises NotAllowed."""
    check_may_write(by, programme)
    entry = kind(programme=programme, **values)
    entry.save()
    note(Act.SCOPE_LINE_ADDED, programme, by=by, at=at, detail=NAMES[kind])
    return entry


@transaction.atomic
def change_line(entry: Entry, values: Mapping[str, Any], *, based_on: int, by: Agent, at: datetime) -> None:
    """Change an entry. Raises NotAllowed, and ChangedMeanwhile where somebody else changed it or took it off since."""
    check_may_write(by, entry.programme)
    kind = type(entry)
    # One statement compares and changes, so that of two at once only one does.
    if not kind.objects.filter(pk=entry.pk, version=based_on).update(version=based_on + 1, **values):
        raise ChangedMeanwhile
    note(Act.SCOPE_LINE_CHANGED, entry.programme, by=by, at=at, detail=NAMES[kind])


@transaction.atomic
def remove_line(entry: Entry, *, by: Agent, at: datetime) -> None:
    """Take an entry off its list, if it is still there; tasks of somebody taken off are nobody's. Raises NotAllowed."""
    check_may_write(by, entry.programme)
    kind = type(entry)
    removed, _ = kind.objects.filter(pk=entry.pk).delete()
    if removed:
        note(Act.SCOPE_LINE_REMOVED, entry.programme, by=by, at=at, detail=NAMES[kind])
