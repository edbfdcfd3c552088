"""What `groundswell people` does once Django is awake: actions and queries, answered as sentences and as data."""

import argparse
import getpass
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from groundswell.audit.queries import chain_report
from groundswell.organisations.models import Organisation
from groundswell.people import actions
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.forms import check_email, check_password_strength
from groundswell.people.models import Person
from groundswell.people.phrases import ROLE_NAMES
from groundswell.people.presenting import state_of
from groundswell.people.queries import everybody, person_by_email, sign_in_ways


class CannotFollow(Exception):
    """What was asked cannot be done. Carries the sentence for the person at the terminal."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done or found: sentences for a person, data for a program."""

    sentences: tuple[str, ...]
    data: Any
    ok: bool = True


def add_administrator(arguments: argparse.Namespace, *, password: str) -> Answer:
    """Make an administrator, with the organisation if it is new; all of it or nothing.

    Raises CannotFollow, with the reason, for a bad password, a taken address or an unknown organisation.
    """
    by, now = at_the_terminal(), timezone.now()
    try:
        check_email(arguments.email)
        check_password_strength(password, person=Person(email=arguments.email, name=arguments.name))
    except ValidationError as fault:
        raise CannotFollow(" ".join(fault.messages)) from fault
    with transaction.atomic():
        organisation = _organisation(arguments.organisation, name=arguments.organisation_name)
        try:
            person = actions.add_person(
                arguments.email,
                name=arguments.name,
                organisation=organisation,
                role=Role.ADMINISTRATOR,
                by=by,
                at=now,
            )
        except actions.EmailTaken as fault:
            sentence = f"{arguments.email} has an account already. Use 'groundswell people give-role' instead."
            raise CannotFollow(sentence) from fault
        actions.set_password(person, password, by=by, at=now)
        if arguments.operator:
            actions.make_operator(person, by=by, at=now)
    return Answer(
        (
            f"{person.name} is an administrator of {organisation.name}.",
            "At the first sign-in they set up a second factor on their phone.",
        ),
        {"email": person.email, "organisation": organisation.code, "role": Role.ADMINISTRATOR.value},
    )


def list_people(_arguments: argparse.Namespace) -> Answer:
    """Return everybody with an account, in order of name."""
    people = list(everybody())
    ways = sign_in_ways(people)
    rows: list[dict[str, Any]] = [
        {
            "email": person.email,
            "name": person.name,
            "state": state_of(person, ways[person.pk]),
            "roles": [{"role": held.role, "organisation": held.organisation_id} for held in person.memberships.all()],
        }
        for person in people
    ]
    sentences = [f"{row['name']} ({row['email']}): {_roles_in_words(row['roles'])}. {row['state']}." for row in rows]
    return Answer(tuple(sentences) or ("Nobody has an account yet. Begin with add-administrator.",), rows)


def disable(arguments: argparse.Namespace) -> Answer:
    """Close an account."""
    person = _person(arguments.email)
    actions.disable_person(person, by=at_the_terminal(), at=timezone.now())
    return Answer((f"The account of {person.name} is closed.",), {"email": person.email, "open": False})


def enable(arguments: argparse.Namespace) -> Answer:
    """Open an account again."""
    person = _person(arguments.email)
    actions.enable_person(person, by=at_the_terminal(), at=timezone.now())
    return Answer((f"The account of {person.name} is open again.",), {"email": person.email, "open": True})


def reset_second_factor(arguments: argparse.Namespace) -> Answer:
    """Let a person set up a new phone."""
    person = _person(arguments.email)
    actions.reset_second_factor(person, by=at_the_terminal(), at=timezone.now())
    sentence = f"{person.name} is signed out everywhere and sets up a new second factor at the next sign-in."
    return Answer((sentence,), {"email": person.email, "second_factor": False})


def give_role(arguments: argparse.Namespace) -> Answer:
    """Give a person a role."""
    person, organisation, role = _person(arguments.email), _organisation(arguments.organisation), _role(arguments)
    try:
        actions.give_role(person, organisation=organisation, role=role, by=at_the_terminal(), at=timezone.now())
    except actions.RoleHeld:
        sentence = f"{person.name} holds the role {ROLE_NAMES[role]} at {organisation.name} already."
    else:
        sentence = f"{person.name} now holds the role {ROLE_NAMES[role]} at {organisation.name}."
    return Answer((sentence,), {"email": person.email, "organisation": organisation.code, "role": role.value})


def take_role(arguments: argparse.Namespace) -> Answer:
    """Take a role from a person."""
    person, organisation, role = _person(arguments.email), _organisation(arguments.organisation), _role(arguments)
    try:
        actions.take_role(person, organisation=organisation, role=role, by=at_the_terminal(), at=timezone.now())
    except actions.RoleNotHeld as fault:
        sentence = f"{person.name} does not hold the role {ROLE_NAMES[role]} at {organisation.name}."
        raise CannotFollow(sentence) from fault
    sentence = f"{person.name} no longer holds the role {ROLE_NAMES[role]} at {organisation.name}."
    return Answer((sentence,), {"email": person.email, "organisation": organisation.code, "role": None})


def verify_audit(_arguments: argparse.Namespace) -> Answer:
    """Check the audit's chain from the first act to the last."""
    report = chain_report()
    data = {"events": report.events, "ok": report.holds, "broken_at": report.broken_at}
    if report.holds:
        return Answer((f"{report.events} acts, each fits the one before it.",), data)
    sentence = f"The audit was tampered with: act {report.broken_at} does not fit the one before it."
    return Answer((sentence,), data, ok=False)


ANSWERS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "list": list_people,
    "disable": disable,
    "enable": enable,
    "reset-second-factor": reset_second_factor,
    "give-role": give_role,
    "take-role": take_role,
    "audit-verify": verify_audit,
}


def at_the_terminal() -> CommandLine:
    """Return whoever sits at the terminal, by the name they logged in with."""
    try:
        return CommandLine(getpass.getuser())
    except (KeyError, OSError):
        # A container may run under a number that has no name.
        return CommandLine("unnamed")


def _person(email: str) -> Person:
    try:
        return person_by_email(email)
    except Person.DoesNotExist as fault:
        sentence = f"Nobody signs in with {email}. 'groundswell people list' shows who does."
        raise CannotFollow(sentence) from fault


def _organisation(code: str, *, name: str = "") -> Organisation:
    code = code.strip().upper()
    found = Organisation.objects.filter(code=code).first()
    if found is not None:
        return found
    if not name:
        known = ", ".join(Organisation.objects.order_by("code").values_list("code", flat=True)) or "none yet"
        sentence = f"This installation does not work for {code} (it knows: {known}). Add --organisation-name to begin."
        raise CannotFollow(sentence)
    return actions.add_organisation(code, name=name, by=at_the_terminal(), at=timezone.now())


def _role(arguments: argparse.Namespace) -> Role:
    code = arguments.role.strip().upper().replace("-", "_")
    if code not in Role.values:
        known = ", ".join(role.value.lower().replace("_", "-") for role in Role)
        sentence = f"There is no role {arguments.role}. Choose one of: {known}."
        raise CannotFollow(sentence)
    return Role(code)


def _roles_in_words(roles: list[dict[str, Any]]) -> str:
    words = [
        f"{ROLE_NAMES[Role(held['role'])]} at {held['organisation'] or 'the whole installation'}" for held in roles
    ]
    return ", ".join(words) or "no role"
