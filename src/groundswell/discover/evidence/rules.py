"""Who may read what was said, who codes it, who releases it."""

from groundswell.discover.evidence import phrases
from groundswell.discover.evidence.models import Item, Source
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Programme

# Those who code. A guardian sees flags; a board sponsor what is released. Nobody is here as a line manager.
ANALYSE = frozenset({Role.PROGRAMME_LEAD, Role.CHANGE_TEAM, Role.ANALYST})
READ_RELEASED = ANALYSE | {Role.BOARD_SPONSOR, Role.GUARDIAN}


def may_analyse(by: Agent, programme: Programme) -> bool:
    """Return whether `by` may add and code evidence of a programme: its members who analyse."""
    return isinstance(by, CommandLine) or _holds(by, programme, ANALYSE)


def may_read_released(by: Person, programme: Programme) -> bool:
    """Return whether a person may read what was released: every member with a role but an administrator's."""
    return _holds(by, programme, READ_RELEASED)


def may_read(by: Person, source: Source) -> bool:
    """Return whether a person may read a source as it was said: those who analyse; of a restricted one, its readers."""
    if not may_analyse(by, source.programme):
        return False
    return not source.is_restricted or source.readers.filter(pk=by.pk).exists()


def may_decide(by: Person, item: Item) -> bool:
    """Return whether a person may decide on a proposal: anybody who may read the source, but not on their own."""
    return may_read(by, item.source) and item.proposed_by_id != by.pk


def check_may_analyse(by: Agent, programme: Programme) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may analyse."""
    if not may_analyse(by, programme):
        raise NotAllowed(phrases.NOT_ALLOWED)


def check_may_read(by: Person, source: Source) -> None:
    """Raise NotAllowed unless a person may read a source as it was said."""
    if not may_read(by, source):
        raise NotAllowed(phrases.NOT_ALLOWED)


def check_may_decide(by: Person, item: Item) -> None:
    """Raise NotAllowed, with the sentence who could, unless a person may decide on an item."""
    if not may_decide(by, item):
        raise NotAllowed(phrases.SAME_PERSON if item.proposed_by_id == by.pk else phrases.NOT_ALLOWED)


def _holds(by: Person, programme: Programme, roles: frozenset[Role]) -> bool:
    is_member = programme.members.filter(person=by).exists()
    return is_member and bool(by.roles_in(programme.organisation) & roles)
