"""The line in the audit for an act of scoping, and who did it as later readers see it."""

from datetime import datetime

from groundswell.audit.actions import record
from groundswell.people.agents import Agent, CommandLine, actor
from groundswell.programme.models import Programme
from groundswell.programme.scope.enums import Act


class ChangedMeanwhile(ValueError):
    """What somebody wrote began from something that is no longer in force; nothing was stored."""


def note(act: Act, programme: Programme, *, by: Agent, at: datetime, detail: str = "") -> None:
    """Append an act to the audit, under the programme's name."""
    record(
        act,
        by=actor(by, organisation=programme.organisation),
        at=at,
        subject=programme.name,
        detail=detail,
        organisation_code=programme.organisation.code,
    )


def name_of(by: Agent) -> str:
    """Return how whoever acted is named beside what they wrote."""
    return f"command line, {by.user_name}" if isinstance(by, CommandLine) else by.name
