"""Who may load a trust's own breakdown, and who may read it. Everybody else is told that there is no such page."""

from groundswell.discover.breakdown import phrases
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed

LOAD = frozenset({Role.PROGRAMME_LEAD, Role.CHANGE_TEAM, Role.ANALYST, Role.ADMINISTRATOR})
READ = LOAD | {Role.BOARD_SPONSOR}


def may_load(by: Agent, organisation: Organisation) -> bool:
    """Return whether `by` may load and remove what the organisation keeps of its own."""
    return isinstance(by, CommandLine) or bool(by.roles_in(organisation) & LOAD)


def may_read(by: Person, organisation: Organisation) -> bool:
    """Return whether a person may read the organisation's own breakdown."""
    return bool(by.roles_in(organisation) & READ)


def check_may_load(by: Agent, organisation: Organisation) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may load."""
    if not may_load(by, organisation):
        raise NotAllowed(phrases.NOT_ALLOWED)
