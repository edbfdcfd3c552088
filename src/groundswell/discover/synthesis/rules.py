"""Who reads the grid, who puts findings and verdicts into it."""

from groundswell.discover.evidence.rules import may_analyse, may_read_released
from groundswell.discover.synthesis import phrases
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Programme


def may_read(by: Person, programme: Programme) -> bool:
    """Return whether a person may read the grid: everybody who may read what was released."""
    return may_read_released(by, programme)


def may_judge(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may add findings and say verdicts: those who analyse."""
    return isinstance(by, CommandLine) or may_analyse(by, programme)


def check_may_judge(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may judge."""
    if not may_judge(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED)
