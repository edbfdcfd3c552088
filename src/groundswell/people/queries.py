"""Questions about accounts."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from groundswell.organisations.models import Organisation
from groundswell.people.models import Membership, Person, TrustIdentity
from groundswell.people.providers import SecondFactor
from groundswell.people.tokens import tokens
from groundswell.people.trust_sign_in import Proven


@dataclass(frozen=True, slots=True)
class SignInWays:
    """Whether anything starts a sign-in to an account, and whether anything proves it."""

    begins: bool
    proves: bool


# What proves who somebody is beside the password; recovery codes alone are none.
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Return whether the account's second factor is set up: codes from a phone, or a passkey."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=SECOND_FACTORS).exists()


def has_code_app(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Return whether a phone shows codes for the account."""
    return Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()


def organisation_with(code: str) -> Organisation:
    """Return the organisation with a code. Raises Organisation.DoesNotExist."""
    return Organisation.objects.get(code=code)


def person_of(proven: Proven) -> Person | None:
    """Return whose account an organisation's sign-in opens: known by issuer and subject, never by e-mail address.

    None for somebody unknown, and for somebody who holds no role in that organisation any more.
    """
    identity = (
        TrustIdentity.objects.filter(
            organisation_id=proven.organisation_code, issuer=proven.issuer, subject=proven.subject
        )
        .select_related("person")
        .first()
    )
    if identity is None or not any(
        held.organisation_id == proven.organisation_code for held in identity.person.held_roles
    ):
        return None
    return identity.person


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


def sign_in_ways(people: list[Person]) -> dict[object, SignInWays]:
    """Return by key how far each can sign in, in two queries and those of their roles where they are not read yet."""
    keys = [person.pk for person in people]
    factors: dict[object, set[str]] = defaultdict(set)
    for key, kind in Authenticator.objects.filter(user_id__in=keys).values_list("user_id", "type"):
        factors[key].add(kind)
    linked: dict[object, set[str]] = defaultdict(set)
    for key, code in TrustIdentity.objects.filter(person_id__in=keys).values_list("person_id", "organisation_id"):
        linked[key].add(code)
    return {
        person.pk: SignInWays(
            begins=person.has_usable_password()
            or Authenticator.Type.WEBAUTHN in factors[person.pk]
            or bool(linked[person.pk]),
            proves=bool(factors[person.pk].intersection(SECOND_FACTORS))
            or _is_proved_elsewhere(person, linked[person.pk]),
        )
        for person in people
    }


def person_for_link(key: UUID, token: str) -> Person | None:
    """Return whom a sign-in link is for, or None when it was used, is too old, or never was one."""
    person = Person.objects.filter(pk=key, is_active=True).first()
    return person if person is not None and tokens.check_token(person, token) else None


def _is_proved_elsewhere(person: Person, linked: set[str]) -> bool:
    """Return whether the sign-in of the one organisation a person works for is enough here."""
    held = {membership.organisation_id for membership in person.memberships.all()}
    enough = {
        code
        for code in linked
        if (provider := settings.SIGN_IN_PROVIDERS.get(code)) and provider.second_factor != SecondFactor.NEVER
    }
    return len(held) == 1 and held <= enough
