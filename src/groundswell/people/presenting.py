"""Builds the pages about accounts from what queries found."""

from dataclasses import replace

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from groundswell.look.numbers import day
from groundswell.organisations.models import Organisation
from groundswell.people import rules
from groundswell.people.enums import Role
from groundswell.people.models import Membership, Person
from groundswell.people.pages import (
    AccountPage,
    OrganisationLine,
    PasskeyLine,
    PasskeysPage,
    PeoplePage,
    PersonLine,
    PersonPage,
    QrPicture,
    RoleChoice,
    RoleHeldLine,
    TrustWay,
)
from groundswell.people.passkeys import Passkey, passkeys_of
from groundswell.people.phrases import ROLE_MEANINGS, ROLE_NAMES
from groundswell.people.queries import SignInWays, has_code_app, people_of, sign_in_ways

WHOLE_INSTALLATION = "the whole installation"


def account_page(person: Person) -> AccountPage:
    """Return what a person sees of their own account."""
    codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    return AccountPage(
        name=person.name,
        email=person.email,
        roles=tuple(
            RoleHeldLine(
                role=ROLE_NAMES[Role(held.role)],
                meaning=ROLE_MEANINGS[Role(held.role)],
                organisation=held.organisation.name if held.organisation else WHOLE_INSTALLATION,
                organisation_code=held.organisation.code if held.organisation else "",
            )
            for held in person.held_roles
        ),
        recovery_codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
        passkeys=len(passkeys_of(person)),
        has_codes=has_code_app(person),
        has_password=person.has_usable_password(),
        trust_ways=trust_ways_of(person),
    )


def trust_ways() -> tuple[TrustWay, ...]:
    """Return every organisation's own sign-in that this installation knows, in order of code."""
    return tuple(TrustWay(one.organisation_code, one.label) for one in settings.SIGN_IN_PROVIDERS.values())


def trust_ways_of(person: Person) -> tuple[TrustWay, ...]:
    """Return the sign-ins of the organisations a person holds a role in, and which of them they use."""
    held = {membership.organisation_id for membership in person.held_roles}
    in_use = set(person.trust_identities.values_list("organisation_id", flat=True))
    return tuple(replace(way, is_in_use=way.code in in_use) for way in trust_ways() if way.code in held)


def passkeys_page(passkeys: list[Passkey]) -> PasskeysPage:
    """Return one's own passkeys as lines, the day each was added by the clock on the wall."""
    return PasskeysPage(
        tuple(PasskeyLine(one.name, day(timezone.localdate(one.added_at)), one.mark) for one in passkeys)
    )


def people_page(organisation: Organisation) -> PeoplePage:
    """Return the list of an organisation's people, in order of name."""
    found = list(people_of(organisation))
    ways = sign_in_ways(found)
    return PeoplePage(
        organisation=organisation.name,
        code=organisation.code,
        people=tuple(
            PersonLine(
                key=person.pk,
                name=person.name,
                email=person.email,
                roles=tuple(
                    ROLE_NAMES[Role(held.role)]
                    for held in person.memberships.all()
                    if held.organisation_id == organisation.pk
                ),
                state=state_of(person, ways[person.pk]),
            )
            for person in found
        ),
    )


def person_page(person: Person, organisation: Organisation, *, reader: Person) -> PersonPage:
    """Return one person as an administrator sees them, with only the acts the reader may do."""
    held = list(person.memberships.select_related("organisation"))
    here = {Role(membership.role) for membership in held if membership.organisation_id == organisation.pk}
    changeable = {role for role in Role if rules.may_change_role(reader, person, organisation, role)}
    return PersonPage(
        key=person.pk,
        name=person.name,
        email=person.email,
        organisation=organisation.name,
        code=organisation.code,
        state=state_of(person, sign_in_ways([person])[person.pk]),
        is_open=person.is_active,
        held=_choices(here & changeable),
        fixed=_choices(here - changeable),
        to_give=_choices(changeable - here),
        may_change_sign_in=rules.may_change_sign_in(reader, person, held),
        why_not=_why_not(reader, person, held),
    )


def organisation_lines(person: Person, *, addresses: dict[str, tuple[str, str]]) -> list[OrganisationLine]:
    """Return the organisations a person may see; `addresses` gives people and audit pages by code."""
    lines = []
    for organisation in person.organisations:
        people, audit = addresses[organisation.code]
        roles = sorted(ROLE_NAMES[role] for role in person.roles_in(organisation))
        lines.append(
            OrganisationLine(
                name=organisation.name,
                code=organisation.code,
                is_sample=organisation.is_sample,
                roles=", ".join(roles),
                people_address=people if rules.may_manage_people(person, organisation) else "",
                audit_address=audit if rules.may_read_audit(person, organisation) else "",
            )
        )
    return lines


def state_of(person: Person, ways: SignInWays) -> str:
    """Return in words whether an account can be used."""
    if not person.is_active:
        return "Account closed"
    if not ways.begins:
        return "Waiting for a password"
    return "Can sign in" if ways.proves else "Has to set up the second factor"


def qr_picture(text: str) -> QrPicture:
    """Return a text as a QR code, drawn as runs of dark modules in rows."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    runs = []
    for down, row in enumerate(matrix):
        across = 0
        while across < len(row):
            start = across
            while across < len(row) and row[across]:
                across += 1
            if across > start:
                runs.append(f"M{start} {down}h{across - start}v1h-{across - start}z")
            across += 1
    return QrPicture(path="".join(runs), size=len(matrix))


def _choices(roles: set[Role]) -> tuple[RoleChoice, ...]:
    return tuple(RoleChoice(role.value, ROLE_NAMES[role], ROLE_MEANINGS[role]) for role in Role if role in roles)


def _why_not(reader: Person, person: Person, held: list[Membership]) -> str:
    try:
        rules.check_may_change_sign_in(reader, person, held)
    except rules.NotAllowed as refusal:
        return refusal.sentence
    return ""
