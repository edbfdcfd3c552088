"""Unsurprising people, and a few who are in every story."""

import functools

import factory
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from tests.factories.organisations import OrganisationFactory

from groundswell.organisations.models import Organisation
from groundswell.people.enums import Role
from groundswell.people.models import Membership, Person

PASSWORD = "copper-heron-lantern-quiver"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@functools.cache
def hashed_password() -> str:
    """Return the hash of PASSWORD; made once, because Argon2 is slow on purpose."""
    return make_password(PASSWORD)


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody with a password and no second factor yet."""

    class Meta:
        model = Person

    name = factory.Sequence(lambda number: f"Person {number:03d}")
    email = factory.LazyAttribute(lambda person: f"{person.name.lower().replace(' ', '.')}@trust.example")
    password = factory.LazyFunction(hashed_password)


class MembershipFactory(factory.django.DjangoModelFactory):
    """An analyst's role in a trust."""

    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.ANALYST


def colleague(name: str, role: Role, organisation: Organisation | None) -> Person:
    """Return a new person with both factors and one role; the second factor's secret is SECRET."""
    person = PersonFactory(name=name)
    MembershipFactory(person=person, organisation=organisation, role=role)
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


def amara(organisation: Organisation) -> Person:
    """Return Amara, who is in the Change Team."""
    return colleague("Amara", Role.CHANGE_TEAM, organisation)


def ben(organisation: Organisation) -> Person:
    """Return Ben, who administers the organisation."""
    return colleague("Ben", Role.ADMINISTRATOR, organisation)


def chloe() -> Person:
    """Return Chloe, the outsider: she may do everything, but in another trust."""
    elsewhere = OrganisationFactory(name="Elsewhere")
    person = colleague("Chloe", Role.ADMINISTRATOR, elsewhere)
    for role in set(Role) - {Role.ADMINISTRATOR}:
        MembershipFactory(person=person, organisation=elsewhere, role=role)
    return person


def devi(organisation: Organisation) -> Person:
    """Return Devi, who is the guardian."""
    return colleague("Devi", Role.GUARDIAN, organisation)
