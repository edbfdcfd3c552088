"""Who may load posts, state things, and read the tables: those who analyse the programme, and nobody else."""

from groundswell.discover.evidence.rules import may_analyse
from groundswell.discover.workforce import phrases
from groundswell.people.agents import Agent
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Programme


def may_work_on(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may load and read the leadership workforce of a programme."""
    return may_analyse(by, programme)


def check_may_work_on(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may work on it."""
    if not may_work_on(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED)
