"""Acts on accounts: each one transaction, with its line in the audit."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from groundswell.audit.actions import record
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent, actor, named
from groundswell.people.enums import Act, Role
from groundswell.people.models import Membership, Person, TrustIdentity
from groundswell.people.passkeys import Passkey
from groundswell.people.phrases import ROLE_NAMES
from groundswell.people.queries import SECOND_FACTORS
from groundswell.people.rules import (
    check_is_command_line,
    check_may_change_role,
    check_may_change_sign_in,
    check_may_manage_people,
)
from groundswell.people.tokens import tokens
from groundswell.people.trust_sign_in import Proven


class EmailTaken(ValueError):
    """There is an account with this e-mail address already."""


class RoleHeld(ValueError):
    """The person holds this role here already."""


class LastSecondFactor(ValueError):
    """Without this passkey the account would have no second factor."""


class LastWayIn(ValueError):
    """Without this the person could not sign in at all."""


class IdentityTaken(ValueError):
    """Whoever this is at their organisation has another account here."""


class RoleNotHeld(ValueError):
    """The person does not hold this role here."""


@transaction.atomic
def add_organisation(code: str, *, name: str, by: Agent, at: datetime, is_sample: bool = False) -> Organisation:
    """Return an organisation that this installation works for, added if it was not there; its name stays."""
    organisation, added = Organisation.objects.get_or_create(code=code, defaults={"name": name, "is_sample": is_sample})
    if added:
        record(Act.ORGANISATION_ADDED, by=actor(by), at=at, subject=f"{name} ({code})", organisation_code=code)
    return organisation


@transaction.atomic
def add_person(email: str, *, name: str, organisation: Organisation, role: Role, by: Agent, at: datetime) -> Person:
    """Return a new person with one role and no password yet: a sign-in link or a prompt sets it.

    Raises NotAllowed, and EmailTaken when the address has an account.
    """
    check_may_manage_people(by, organisation)
    if Person.objects.filter(email=email.strip().lower()).exists():
        raise EmailTaken
    person = Person(email=email, name=name.strip(), added_at=at)
    person.set_unusable_password()
    person.save()
    record(
        Act.PERSON_ADDED,
        by=actor(by, organisation=organisation),
        at=at,
        subject=named(person),
        organisation_code=organisation.code,
    )
    give_role(person, organisation=organisation, role=role, by=by, at=at)
    return person


@transaction.atomic
def give_role(person: Person, *, organisation: Organisation, role: Role, by: Agent, at: datetime) -> Membership:
    """Return the role now held in an organisation. Raises NotAllowed, and RoleHeld when it is held already."""
    check_may_change_role(by, person, organisation, role)
    held, given = Membership.objects.get_or_create(person=person, organisation=organisation, role=role)
    if not given:
        raise RoleHeld
    record(
        Act.ROLE_GIVEN,
        by=actor(by, organisation=organisation),
        at=at,
        subject=named(person),
        detail=ROLE_NAMES[role],
        organisation_code=organisation.code,
    )
    return held


@transaction.atomic
def take_role(person: Person, *, organisation: Organisation, role: Role, by: Agent, at: datetime) -> None:
    """Take a role in an organisation from a person. Raises NotAllowed, and RoleNotHeld when it is not held."""
    check_may_change_role(by, person, organisation, role)
    taken, _ = Membership.objects.filter(person=person, organisation=organisation, role=role).delete()
    if not taken:
        raise RoleNotHeld
    record(
        Act.ROLE_TAKEN,
        by=actor(by, organisation=organisation),
        at=at,
        subject=named(person),
        detail=ROLE_NAMES[role],
        organisation_code=organisation.code,
    )


@transaction.atomic
def make_operator(person: Person, *, by: Agent, at: datetime) -> None:
    """Make a person an operator of the whole installation, if they are not one.

    Raises NotAllowed unless `by` is the command line: nobody gives this away from a page.
    """
    check_is_command_line(by)
    _, given = Membership.objects.get_or_create(person=person, organisation=None, role=Role.OPERATOR)
    if given:
        record(
            Act.ROLE_GIVEN,
            by=actor(by),
            at=at,
            subject=named(person),
            detail=f"{ROLE_NAMES[Role.OPERATOR]} of the whole installation",
        )


@transaction.atomic
def disable_person(person: Person, *, by: Agent, at: datetime) -> None:
    """Close an account and end its sessions; nothing the person made is lost. Raises NotAllowed."""
    check_may_change_sign_in(by, person, held_by(person))
    if person.is_active:
        person.is_active = False
        _end_sessions(person)
        _record_on_account(Act.PERSON_DISABLED, person, by=by, at=at)


@transaction.atomic
def enable_person(person: Person, *, by: Agent, at: datetime) -> None:
    """Open a closed account again, with the password and roles it had. Raises NotAllowed."""
    check_may_change_sign_in(by, person, held_by(person))
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
        _record_on_account(Act.PERSON_ENABLED, person, by=by, at=at)


@transaction.atomic
def reset_second_factor(person: Person, *, by: Agent, at: datetime) -> None:
    """Remove a person's codes, passkeys and recovery codes and end their sessions. Raises NotAllowed.

    They sign in with the password and must set up a new second factor before anything else.
    """
    check_may_change_sign_in(by, person, held_by(person))
    Authenticator.objects.filter(user=person).delete()
    _end_sessions(person)
    _record_on_account(Act.SECOND_FACTOR_RESET, person, by=by, at=at)


@transaction.atomic
def make_sign_in_link(person: Person, *, by: Agent, at: datetime) -> str:
    """Return the token of a link with which a person sets a password. Raises NotAllowed.

    It works once, for three days, and is stored nowhere.
    """
    check_may_change_sign_in(by, person, held_by(person))
    _record_on_account(Act.SIGN_IN_LINK_MADE, person, by=by, at=at)
    return tokens.make_token(person)


@transaction.atomic
def set_password(person: Person, password: str, *, by: Agent, at: datetime) -> None:
    """Set a checked password and end every open session of the person."""
    person.set_password(password)
    person.sign_in_generation += 1
    person.save(update_fields=["password", "sign_in_generation"])
    _record_on_account(Act.PASSWORD_SET, person, by=by, at=at)


@transaction.atomic
def note_second_factor_set_up(person: Person, *, at: datetime) -> None:
    """Record that a person set up their second factor, and end their sessions that never proved it."""
    _end_sessions(person)
    _record_on_account(Act.SECOND_FACTOR_SET_UP, person, by=person, at=at)


@transaction.atomic
def note_passkey_added(person: Person, name: str, *, is_first_factor: bool, at: datetime) -> None:
    """Record a new passkey; as the first second factor it ends the sessions that never proved one."""
    if is_first_factor:
        _end_sessions(person)
    _record_on_account(Act.PASSKEY_ADDED, person, by=person, at=at, detail=name)


@transaction.atomic
def remove_passkey(person: Person, passkey: Passkey, *, at: datetime) -> None:
    """Remove one's own passkey and end every other session: the device may be in other hands.

    Raises LastSecondFactor when nothing else would prove who signs in, and LastWayIn when nothing else begins it.
    """
    # Two passkeys removed at once in two windows must not both find the other one left.
    Person.objects.select_for_update().get(pk=person.pk)
    others = Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS).exclude(pk=passkey.stored.pk)
    if not others.exists():
        raise LastSecondFactor
    has_passkey = others.filter(type=Authenticator.Type.WEBAUTHN).exists()
    if not (has_passkey or person.has_usable_password() or person.trust_identities.exists()):
        raise LastWayIn
    passkey.stored.delete()
    _end_sessions(person)
    _record_on_account(Act.PASSKEY_REMOVED, person, by=person, at=at, detail=passkey.name)


@transaction.atomic
def add_trust_identity(
    person: Person, proven: Proven, *, organisation: Organisation, label: str, at: datetime
) -> TrustIdentity:
    """Return the identity with which a person signs in from now on, instead of an earlier one at the organisation.

    Raises IdentityTaken when it belongs to somebody else here; an equal e-mail address makes no difference.
    """
    known = TrustIdentity.objects.filter(organisation=organisation, issuer=proven.issuer, subject=proven.subject)
    if known.exclude(person=person).exists():
        raise IdentityTaken
    identity, _ = TrustIdentity.objects.update_or_create(
        person=person, organisation=organisation, defaults={"issuer": proven.issuer, "subject": proven.subject}
    )
    _record_on_account(Act.TRUST_SIGN_IN_ADDED, person, by=person, at=at, detail=label)
    return identity


@transaction.atomic
def accept_link_by_trust(
    person: Person, proven: Proven, *, organisation: Organisation, label: str, at: datetime
) -> None:
    """Let a person sign in through their organisation instead of a password; the link they had is used up.

    Raises IdentityTaken.
    """
    add_trust_identity(person, proven, organisation=organisation, label=label, at=at)
    _end_sessions(person)


@transaction.atomic
def remove_trust_identity(person: Person, *, organisation: Organisation, label: str, at: datetime) -> None:
    """End signing in through an organisation, and every other session. Raises LastWayIn when nothing else is left."""
    Person.objects.select_for_update().get(pk=person.pk)
    others = person.trust_identities.exclude(organisation=organisation)
    has_passkey = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists()
    if not (has_passkey or person.has_usable_password() or others.exists()):
        raise LastWayIn
    removed, _ = person.trust_identities.filter(organisation=organisation).delete()
    if removed:
        _end_sessions(person)
        _record_on_account(Act.TRUST_SIGN_IN_REMOVED, person, by=person, at=at, detail=label)


@transaction.atomic
def replace_second_factor(person: Person, *, at: datetime) -> None:
    """Remove one's own phone and recovery codes; every other session ends. Passkeys stay."""
    Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.WEBAUTHN).delete()
    _end_sessions(person)
    _record_on_account(Act.SECOND_FACTOR_RESET, person, by=person, at=at)


@transaction.atomic
def note_recovery_codes_made(person: Person, *, at: datetime) -> None:
    """Record that a person made new recovery codes."""
    _record_on_account(Act.RECOVERY_CODES_MADE, person, by=person, at=at)


def held_by(person: Person) -> list[Membership]:
    """Return every role a person holds now, read afresh: rights are decided on what is stored."""
    return list(person.memberships.select_related("organisation"))


def _end_sessions(person: Person) -> None:
    person.sign_in_generation += 1
    person.save(update_fields=["sign_in_generation", "is_active"])


def _record_on_account(act: Act, person: Person, *, by: Agent, at: datetime, detail: str = "") -> None:
    """Record an act on an account where the administrators of every organisation concerned can read it."""
    codes = sorted({held.organisation_id for held in held_by(person) if held.organisation_id}) or [""]
    for code in codes:
        organisation = Organisation.objects.get(code=code) if code else None
        record(
            act,
            by=actor(by, organisation=organisation),
            at=at,
            subject=named(person),
            detail=detail,
            organisation_code=code,
        )
