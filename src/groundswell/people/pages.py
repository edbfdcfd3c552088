"""What the pages about accounts are given."""

from dataclasses import dataclass
from uuid import UUID

from django.forms import BaseForm

from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Another way to prove who one is, and where."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form and what is to mend in it.

    `passkey_options` is what a browser is asked for, as JSON, where a passkey may be used; `has_codes` says whether
    a phone shows codes for the account.
    """

    form: BaseForm
    errors: list[FormError]
    notice: str = ""
    next_address: str = ""
    passkey_options: str = ""
    has_codes: bool = True
    other_ways: tuple[OtherWay, ...] = ()
    trust_ways: tuple["TrustWay", ...] = ()


@dataclass(frozen=True, slots=True)
class SetPasswordPage:
    """A good link: set a password, or sign in through one's organisation instead, each by a form below `here`."""

    form: BaseForm
    errors: list[FormError]
    here: str
    trust_ways: tuple["TrustWay", ...]


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """The secret of a new second factor: as a picture for a phone, in text for typing, and the form."""

    form: BaseForm
    errors: list[FormError]
    qr: "QrPicture"
    secret_groups: tuple[str, ...]
    address: str
    is_first_factor: bool


@dataclass(frozen=True, slots=True)
class QrPicture:
    """A QR code as one SVG path in modules; `size` is its width and height with the quiet zone."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class RoleHeldLine:
    """One role of one person in one organisation, as the account page says it."""

    role: str
    meaning: str
    organisation: str
    organisation_code: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account."""

    name: str
    email: str
    roles: tuple[RoleHeldLine, ...]
    recovery_codes_left: int
    passkeys: int
    has_codes: bool
    has_password: bool
    trust_ways: tuple["TrustWay", ...]


@dataclass(frozen=True, slots=True)
class TrustWay:
    """One organisation's own sign-in: as a way in, or on one's account, where it is in use or not."""

    code: str
    label: str
    is_in_use: bool = False


@dataclass(frozen=True, slots=True)
class OnwardPage:
    """The way on to an organisation's sign-in; `is_again` where somebody who is signed in proves it once more."""

    label: str
    address: str
    is_again: bool


@dataclass(frozen=True, slots=True)
class TrustRefusedPage:
    """Why an organisation's sign-in opened nothing here, and whom to ask."""

    label: str
    organisation: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PasskeyPage:
    """One passkey that is about to be removed."""

    name: str


@dataclass(frozen=True, slots=True)
class PasskeyLine:
    """One of one's own passkeys."""

    name: str
    added: str
    mark: str


@dataclass(frozen=True, slots=True)
class PasskeysPage:
    """One's own passkeys."""

    passkeys: tuple[PasskeyLine, ...]


@dataclass(frozen=True, slots=True)
class CodesPage:
    """Recovery codes that are still good."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in the list of an organisation's people."""

    key: UUID
    name: str
    email: str
    roles: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of one organisation."""

    organisation: str
    code: str
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role that may be given to or taken from a person here."""

    code: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person, and what may be done to their account from here."""

    key: UUID
    name: str
    email: str
    organisation: str
    code: str
    state: str
    is_open: bool
    held: tuple[RoleChoice, ...]
    fixed: tuple[RoleChoice, ...]
    to_give: tuple[RoleChoice, ...]
    may_change_sign_in: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """A link that lets a person set a password, shown once."""

    name: str
    address: str
    back: str


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation that the reader has a role in, and what they may open there."""

    name: str
    code: str
    is_sample: bool
    roles: str
    people_address: str
    audit_address: str
