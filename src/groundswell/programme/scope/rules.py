"""Who reads a programme's scoping, who writes it, and who says that something is agreed."""

from groundswell.people.agents import Agent, CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Programme
from groundswell.programme.scope import phrases

# The roster names people, patients among them: whoever only keeps accounts has no need of it.
READ = frozenset({Role.PROGRAMME_LEAD, Role.CHANGE_TEAM, Role.BOARD_SPONSOR, Role.ANALYST, Role.GUARDIAN})
WRITE = frozenset({Role.PROGRAMME_LEAD, Role.CHANGE_TEAM})
SETTLE = frozenset({Role.PROGRAMME_LEAD, Role.BOARD_SPONSOR})
LEAD = frozenset({Role.PROGRAMME_LEAD})


def may_read(by: Person, programme: Programme) -> bool:
    """Return whether a person may read what was settled in scoping, the roster included."""
    return _holds(by, programme, READ)


def may_write(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may write parts and papers, and keep roster, measures, timeline and tasks."""
    return _holds(by, programme, WRITE)


def may_settle(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may say that a criterion or a paper is agreed, or override it with a reason."""
    return _holds(by, programme, SETTLE)


def may_lead(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may say which phase the programme is in."""
    return _holds(by, programme, LEAD)


def check_may_write(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may write."""
    if not may_write(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED_TO_WRITE)


def check_may_settle(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may settle."""
    if not may_settle(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED_TO_SETTLE)


def check_may_lead(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` leads the programme."""
    if not may_lead(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED_TO_LEAD)


def _holds(by: Agent, programme: Programme, roles: frozenset[Role]) -> bool:
    if isinstance(by, CommandLine):
        return True
    is_member = programme.members.filter(person=by).exists()
    return is_member and bool(by.roles_in(programme.organisation) & roles)
