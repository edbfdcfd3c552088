"""What people say of an element: the room first, and a verdict in place of the computed one with its reason."""

from datetime import datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.synthesis import phrases
from groundswell.discover.synthesis.enums import Act, Said
from groundswell.discover.synthesis.models import Override, RoomVerdict
from groundswell.discover.synthesis.queries.diagnoses import diagnosis_of
from groundswell.discover.synthesis.rules import check_may_judge
from groundswell.packs.elements import element_set
from groundswell.people.agents import Agent, actor
from groundswell.people.models import Person
from groundswell.programme.models import Programme


class NotSaidYet(ValueError):
    """A verdict of one's own needs what the room said first."""

    def sentence(self) -> str:
        """Return why, and what to do first."""
        return phrases.NOT_SAID_YET


@transaction.atomic
def say_in_room(
    programme: Programme, element: str, verdict: Said, *, words: str, people: int | None, by: Agent, at: datetime
) -> RoomVerdict:
    """Return what the room said of an element, kept beside what was computed at that moment. Raises NotAllowed."""
    check_may_judge(by, programme)
    computed = next(one for one in diagnosis_of(programme) if one.element.id == element)
    said = RoomVerdict.objects.create(
        programme=programme,
        element=element,
        verdict=verdict,
        words=words.strip(),
        people=people,
        computed=str(computed.diagnosis.verdict),
        by_name=_who(programme, by),
        made_at=at,
    )
    _note(Act.ROOM_SAID, programme, _label(element), by=by, at=at)
    return said


@transaction.atomic
def override(programme: Programme, element: str, verdict: Said, *, reason: str, by: Agent, at: datetime) -> Override:
    """Return a verdict that counts in place of the computed one. Raises NotAllowed, and NotSaidYet."""
    check_may_judge(by, programme)
    if not programme.room_verdicts.filter(element=element).exists():
        raise NotSaidYet
    said = Override.objects.create(
        programme=programme,
        element=element,
        verdict=verdict,
        reason=reason.strip(),
        by_name=_who(programme, by),
        made_at=at,
    )
    _note(Act.OVERRIDDEN, programme, _label(element), by=by, at=at)
    return said


@transaction.atomic
def take_back_override(programme: Programme, element: str, *, reason: str, by: Agent, at: datetime) -> None:
    """Let the computed verdict count again; what was said before stays on record. Raises NotAllowed."""
    check_may_judge(by, programme)
    Override.objects.create(
        programme=programme,
        element=element,
        verdict="",
        reason=reason.strip(),
        by_name=_who(programme, by),
        made_at=at,
    )
    _note(Act.OVERRIDE_TAKEN_BACK, programme, _label(element), by=by, at=at)


def _label(element: str) -> str:
    return next(one.label for one in element_set().elements if one.id == element)


def _who(programme: Programme, by: Agent) -> str:
    """Return a name that may stand in a report: a person's own, without an address."""
    return by.name if isinstance(by, Person) else actor(by, organisation=programme.organisation).who


def _note(act: Act, programme: Programme, detail: str, *, by: Agent, at: datetime) -> None:
    record(
        act,
        by=actor(by, organisation=programme.organisation),
        at=at,
        subject=programme.name,
        detail=detail,
        organisation_code=programme.organisation.code,
    )
