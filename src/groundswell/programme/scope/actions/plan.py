"""Saying which phase a programme is in, when its phases and tools are to be, and how many people it means to hear."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from groundswell.people.agents import Agent
from groundswell.programme.models import Programme
from groundswell.programme.scope import phrases
from groundswell.programme.scope.actions.noting import ChangedMeanwhile, note
from groundswell.programme.scope.enums import Act, Phase
from groundswell.programme.scope.estimating import Numbers
from groundswell.programme.scope.models import Plan, Span
from groundswell.programme.scope.rules import check_may_lead, check_may_write


@dataclass(frozen=True, slots=True)
class Planned:
    """From when to when, or why not."""

    starts_on: date | None = None
    ends_on: date | None = None
    why_not: str = ""


@transaction.atomic
def set_phase(programme: Programme, phase: Phase, *, by: Agent, at: datetime) -> None:
    """Say which phase a programme is in; any follows any, since trusts go back. Raises NotAllowed."""
    check_may_lead(by, programme)
    plan = _held(programme)
    if plan.phase == phase:
        return
    plan.phase = phase
    plan.save(update_fields=["phase"])
    note(Act.PHASE_SET, programme, by=by, at=at, detail=phrases.PHASE_WORDS[phase])


@transaction.atomic
def set_timeline(programme: Programme, spans: Mapping[str, Planned], *, based_on: int, by: Agent, at: datetime) -> None:
    """Keep from when to when phases and tools are meant to last, in whatever order; what is not given has no days.

    Raises NotAllowed, and ChangedMeanwhile where somebody else set the timeline since.
    """
    check_may_write(by, programme)
    plan = _held(programme)
    if plan.timeline_version != based_on:
        raise ChangedMeanwhile
    Span.objects.filter(programme=programme).delete()
    Span.objects.bulk_create(
        Span(programme=programme, about=about, starts_on=one.starts_on, ends_on=one.ends_on, why_not=one.why_not)
        for about, one in spans.items()
        if one != Planned()
    )
    plan.timeline_version += 1
    plan.save(update_fields=["timeline_version"])
    note(Act.TIMELINE_SET, programme, by=by, at=at)


@transaction.atomic
def set_numbers(programme: Programme, numbers: Numbers, *, based_on: int, by: Agent, at: datetime) -> None:
    """Keep how many people the programme means to hear. Raises NotAllowed and ChangedMeanwhile."""
    check_may_write(by, programme)
    plan = _held(programme)
    if plan.numbers_version != based_on:
        raise ChangedMeanwhile
    for name, number in asdict(numbers).items():
        setattr(plan, name, number)
    plan.numbers_version += 1
    plan.save()
    note(Act.NUMBERS_SET, programme, by=by, at=at)


def _held(programme: Programme) -> Plan:
    """Return the plan, made if there is none yet, and held until the act is done."""
    Plan.objects.get_or_create(programme=programme)
    return Plan.objects.select_for_update().get(programme=programme)
