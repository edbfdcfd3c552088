"""Questions about accounts."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from groundswell.organisations.models import Organisation
from groundswell.people.models import Membership, Person
from groundswell.people.tokens import tokens

# What proves who somebody is beside the password; recovery codes alone are none.
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Return whether the account's second factor is set up: codes from a phone, or a passkey."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=SECOND_FACTORS).exists()


def has_code_app(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Return whether a phone shows codes for the account."""
    return Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()


def people_of(organisation: Organisation) -> QuerySet[Person]:
    """Return the people who hold a role in an organisation, each with all roles held, in order of name."""
    return (
        Person.objects.filter(memberships__organisation=organisation)
        .distinct()
        .prefetch_related(Prefetch("memberships", Membership.objects.select_related("organisation")))
    )


def everybody() -> QuerySet[Person]:
    """Return every person of the installation with their roles, in order of name."""
    return Person.objects.prefetch_related(Prefetch("memberships", Membership.objects.select_related("organisation")))


def person_by_email(email: str) -> Person:
    """Return the person who signs in with an e-mail address. Raises Person.DoesNotExist."""
    return Person.objects.get_by_natural_key(email)


def keys_with_second_factor(people: list[Person]) -> frozenset[object]:
    """Return the keys of those whose second factor is set up, in one query."""
    return frozenset(
        Authenticator.objects.filter(user_id__in=[person.pk for person in people], type__in=SECOND_FACTORS).values_list(
            "user_id", flat=True
        )
    )


def person_for_link(key: UUID, token: str) -> Person | None:
    """Return whom a sign-in link is for, or None when it was used, is too old, or never was one."""
    person = Person.objects.filter(pk=key, is_active=True).first()
    return person if person is not None and tokens.check_token(person, token) else None
