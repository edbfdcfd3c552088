"""Who can act on accounts: a person who is signed in, or whoever sits at the server's command line."""

from dataclasses import dataclass

from groundswell.audit.actions import Actor
from groundswell.organisations.models import Organisation
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.phrases import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Somebody with access to the server itself, known by the name they logged in with there."""

    user_name: str


Agent = Person | CommandLine


def actor(agent: Agent, *, organisation: Organisation | None = None) -> Actor:
    """Return the agent in words for the audit, with the roles they hold where they act."""
    if isinstance(agent, CommandLine):
        return Actor(who=f"command line, {agent.user_name}", role="")
    roles = agent.roles_in(organisation) if organisation else {Role(held.role) for held in agent.held_roles}
    words = ", ".join(sorted(ROLE_NAMES[role].lower() for role in roles))
    return Actor(who=named(agent), role=words or "no role")


def named(person: Person) -> str:
    """Return a person's name and e-mail address, as the audit writes them."""
    return f"{person.name} ({person.email})"
