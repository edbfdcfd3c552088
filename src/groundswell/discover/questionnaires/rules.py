"""Who may change the questionnaires of a programme, and who may look at them."""

from groundswell.discover.questionnaires import phrases
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Programme

# The same people who prepare surveys: a questionnaire is worth nothing without one.
EDIT = frozenset({Role.PROGRAMME_LEAD, Role.CHANGE_TEAM, Role.ANALYST})
READ = EDIT | {Role.BOARD_SPONSOR}


def may_edit(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may write, load, finish and withdraw questionnaires of a programme."""
    return isinstance(by, CommandLine) or _holds(by, programme, EDIT)


def may_read(by: Person, programme: Programme) -> bool:
    """Return whether a person may look at the questionnaires of a programme, unfinished ones too."""
    return _holds(by, programme, READ)


def check_may_edit(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may edit."""
    if not may_edit(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED)


def _holds(by: Person, programme: Programme, roles: frozenset[Role]) -> bool:
    is_member = programme.members.filter(person=by).exists()
    return is_member and bool(by.roles_in(programme.organisation) & roles)
