"""Who may do what to accounts. Each rule comes as a question (may_) and as a check that says why not."""

from groundswell.organisations.models import Organisation
from groundswell.people import phrases
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Membership, Person
from groundswell.people.trust_sign_in import Proven

# Which roles open which door, inside one organisation. The table is the rule.
MANAGE_PEOPLE = frozenset({Role.ADMINISTRATOR})
READ_AUDIT = frozenset({Role.ADMINISTRATOR, Role.OPERATOR})


class NotAllowed(Exception):
    """An act that this person may not do. Carries the sentence that says why and who could."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def may_manage_people(by: Agent, organisation: Organisation) -> bool:
    """An administrator manages the people of their organisation; an installation's operator those of all."""
    if isinstance(by, CommandLine) or by.is_installation_operator:
        return True
    return bool(by.roles_in(organisation) & MANAGE_PEOPLE)


def may_read_audit(by: Person, organisation: Organisation) -> bool:
    """Administrators and operators read what was done in their organisation."""
    return bool(by.roles_in(organisation) & READ_AUDIT)


def may_read_whole_audit(by: Person) -> bool:
    """Only an operator of the whole installation reads everything."""
    return by.is_installation_operator


def check_may_manage_people(by: Agent, organisation: Organisation) -> None:
    """Raise NotAllowed unless `by` may manage the people of the organisation."""
    if not may_manage_people(by, organisation):
        raise NotAllowed(phrases.NOT_ALLOWED)


def check_is_command_line(by: Agent) -> None:
    """Raise NotAllowed unless somebody with access to the server itself acts."""
    if not isinstance(by, CommandLine):
        raise NotAllowed(phrases.NOT_ALLOWED_OPERATOR)


def may_change_role(by: Agent, person: Person, organisation: Organisation, role: Role) -> bool:
    """Return whether `by` may give or take a role; see check_may_change_role."""
    try:
        check_may_change_role(by, person, organisation, role)
    except NotAllowed:
        return False
    return True


def check_may_change_role(by: Agent, person: Person, organisation: Organisation, role: Role) -> None:
    """Raise NotAllowed unless `by` may give or take this role.

    Administrators change every role but operator, and not their own administrator's role: an
    organisation must not lock itself out by a slip.
    """
    check_may_manage_people(by, organisation)
    if isinstance(by, CommandLine):
        return
    if role == Role.OPERATOR and not by.is_installation_operator:
        raise NotAllowed(phrases.NOT_ALLOWED_OPERATOR)
    if role == Role.ADMINISTRATOR and person.pk == by.pk:
        raise NotAllowed(phrases.NOT_ALLOWED_OWN_ADMINISTRATOR)


def may_change_sign_in(by: Agent, person: Person, held: list[Membership]) -> bool:
    """Return whether `by` may change how a person signs in; see check_may_change_sign_in."""
    try:
        check_may_change_sign_in(by, person, held)
    except NotAllowed:
        return False
    return True


def counts_as_both_factors(proven: Proven, person: Person) -> bool:
    """Return whether an organisation's sign-in is enough here, without a second factor of our own.

    Only for somebody all of whose roles are in that organisation: what it asks of its people is no other trust's
    choice, and never enough for somebody who runs the whole installation.
    """
    return proven.used_both_factors and all(
        held.organisation_id == proven.organisation_code for held in person.held_roles
    )


def check_may_change_sign_in(by: Agent, person: Person, held: list[Membership]) -> None:
    """Raise NotAllowed unless `by` may close an account, reset its second factor or make a password link.

    `held` are all roles the person holds. Whoever could do this to somebody with a role elsewhere could
    sign in there as them, so every one of those roles must be theirs to manage. One's own account has
    its own page.
    """
    if isinstance(by, CommandLine):
        return
    if person.pk == by.pk:
        raise NotAllowed(phrases.NOT_ALLOWED_OWN_ADMINISTRATOR)
    if by.is_installation_operator:
        return
    for membership in held:
        if membership.organisation is None or not may_manage_people(by, membership.organisation):
            raise NotAllowed(phrases.NOT_ALLOWED_ELSEWHERE)
        if membership.role == Role.OPERATOR:
            raise NotAllowed(phrases.NOT_ALLOWED_OPERATOR)
    if not held:
        raise NotAllowed(phrases.NOT_ALLOWED)
