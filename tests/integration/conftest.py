"""Fixtures for tests with a database and a client."""

import time
from collections.abc import Callable

import pytest
from django.test import Client
from tests.factories.organisations import OrganisationFactory

from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.web.middleware import sessions  # noqa: F401 - connects the signal that dates a session


@pytest.fixture
def alderbrook(db) -> Organisation:
    """Return the trust that most stories happen in."""
    return OrganisationFactory(code="ZZA", name="Alderbrook", is_sample=True)


@pytest.fixture
def as_person(db) -> Callable[[Person | None], Client]:
    """Return a function that gives a browser in which a person has just proved both factors."""

    def browser(person: Person | None) -> Client:
        client = Client()
        if person is not None:
            sign_in(client, person, methods=("password", "mfa"))
        return client

    return browser


@pytest.fixture
def with_password_only(db) -> Callable[[Person], Client]:
    """Return a function that gives a browser whose session knows the password and no second factor."""

    def browser(person: Person) -> Client:
        client = Client()
        sign_in(client, person, methods=("password",))
        return client

    return browser


def sign_in(client: Client, person: Person, *, methods: tuple[str, ...]) -> None:
    """Open a session as the sign-in pages would have left it."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": method, "at": time.time(), "reauthenticated": True} for method in methods
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
