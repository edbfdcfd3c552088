"""Who may see a programme, and who may change it."""

from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed
from groundswell.programme import phrases

# Everybody who holds a role in the organisation, but nobody who only runs the server.
SEE = frozenset(Role) - {Role.OPERATOR}
MANAGE = frozenset({Role.PROGRAMME_LEAD, Role.ADMINISTRATOR})


def may_see(by: Person, organisation: Organisation) -> bool:
    """Return whether a person may see the programmes of an organisation and who works in them."""
    return bool(by.roles_in(organisation) & SEE)


def may_manage(by: Agent, organisation: Organisation) -> bool:
    """Return whether `by` may begin and name programmes of an organisation, and say who works in them."""
    return isinstance(by, CommandLine) or bool(by.roles_in(organisation) & MANAGE)


def check_may_manage(by: Agent, organisation: Organisation) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may manage."""
    if not may_manage(by, organisation):
        raise NotAllowed(phrases.NOT_ALLOWED)
