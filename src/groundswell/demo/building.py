"""Builds the sample trust in a prepared data folder; what is there already stays as people left it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.utils.timezone import localdate

from groundswell.demo.alderbrook import CODE, NAME, PEOPLE, SamplePerson
from groundswell.demo.evidence import load_sample_evidence
from groundswell.demo.scope import load_sample_scope
from groundswell.demo.sign_ins import SignIns
from groundswell.demo.staff import SEED, load_sample_staff
from groundswell.demo.waves import load_sample_waves
from groundswell.discover.breakdown.sample import load_sample
from groundswell.organisations.models import Organisation
from groundswell.people import actions
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person

BUILDER = CommandLine("demonstration")
LEAD = next(one.email for one in PEOPLE if one.role == Role.PROGRAMME_LEAD)
CODE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class SampleSignIn:
    """One sample person's sign-in; `is_as_made` is False once somebody changed the password."""

    person: SamplePerson
    is_as_made: bool


@transaction.atomic
def build(sign_ins: SignIns, home: Path, *, at: datetime) -> int:
    """Add the sample trust, its people, breakdown, staff list, scoping and waves, as far as they are not there yet.

    Returns how many people were added.
    """
    organisation, added = build_trust(sign_ins, at=at)
    load_sample(organisation, by=BUILDER, at=at)
    programme = load_sample_staff(organisation, by=BUILDER, at=at)
    lead = Person.objects.get(email=LEAD)
    load_sample_scope(programme, by=lead, at=at, today=localdate(at))
    load_sample_waves(programme, folder=home / "boxes", by=BUILDER, at=at, today=localdate(at), seed=SEED)
    load_sample_evidence(programme, by=BUILDER, at=at, today=localdate(at), seed=SEED)
    return added


def build_trust(sign_ins: SignIns, *, at: datetime) -> tuple[Organisation, int]:
    """Add the sample trust and those of its people who are not there yet; return it and how many were added."""
    organisation = actions.add_organisation(CODE, name=NAME, by=BUILDER, at=at, is_sample=True)
    known = set(Person.objects.values_list("email", flat=True))
    new = [sample for sample in PEOPLE if sample.email not in known]
    for sample in new:
        _add(sample, organisation, sign_ins, at=at)
    return organisation, len(new)


def sample_sign_ins(sign_ins: SignIns) -> list[SampleSignIn]:
    """Return the sample people, each with whether the printed password still opens the account."""
    people = {person.email: person for person in Person.objects.filter(email__in=sign_ins.secrets)}
    return [
        SampleSignIn(
            sample,
            is_as_made=sample.email in people and check_password(sign_ins.password, people[sample.email].password),
        )
        for sample in PEOPLE
    ]


def code_now(secret: str, *, at: datetime) -> str:
    """Return the six digits that a phone with this secret shows at a moment. Source: RFC 6238."""
    return str(format_hotp_value(hotp_value(secret, int(at.timestamp()) // CODE_SECONDS)))


def _add(sample: SamplePerson, organisation: Organisation, sign_ins: SignIns, *, at: datetime) -> None:
    person = actions.add_person(
        sample.email, name=sample.name, organisation=organisation, role=sample.role, by=BUILDER, at=at
    )
    if sample.role == Role.OPERATOR:
        actions.make_operator(person, by=BUILDER, at=at)
    actions.set_password(person, sign_ins.password, by=BUILDER, at=at)
    TOTP.activate(person, sign_ins.secrets[sample.email])
    RecoveryCodes.activate(person)
