"""Who may prepare surveys, who may open and count them, and who may read what is released."""

from groundswell.discover.surveys import phrases
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Programme

PREPARE = frozenset({Role.PROGRAMME_LEAD, Role.CHANGE_TEAM, Role.ANALYST})
OPEN = frozenset({Role.PROGRAMME_LEAD})
READ = PREPARE | {Role.BOARD_SPONSOR}


def may_prepare(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may load staff lists and prepare waves of a programme."""
    return isinstance(by, CommandLine) or _holds(by, programme, PREPARE)


def may_open(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may open, close, count and release waves, and destroy their answers."""
    return isinstance(by, CommandLine) or _holds(by, programme, OPEN)


def may_read(by: Person, programme: Programme) -> bool:
    """Return whether a person may read waves and what of them is released."""
    return _holds(by, programme, READ)


def check_may_prepare(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may prepare."""
    if not may_prepare(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED)


def check_may_open(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may open."""
    if not may_open(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED_TO_OPEN)


def _holds(by: Person, programme: Programme, roles: frozenset[Role]) -> bool:
    is_member = programme.members.filter(person=by).exists()
    return is_member and bool(by.roles_in(programme.organisation) & roles)
