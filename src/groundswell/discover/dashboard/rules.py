"""Who may add published data. It is everybody's: only whoever runs the installation adds to it."""

from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed

NOT_ALLOWED = "Only an operator of the whole installation can add published data."


def may_add_editions(by: Person) -> bool:
    """Return whether a person may add published data for everybody."""
    return by.is_installation_operator


def check_may_add_editions(by: Person) -> None:
    """Raise NotAllowed, with the sentence who could, unless `by` may add published data."""
    if not may_add_editions(by):
        raise NotAllowed(NOT_ALLOWED)
