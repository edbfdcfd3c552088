"""Passkeys: found, named for addresses, and added or used through forms that speak our words."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms

from groundswell.people import phrases
from groundswell.people.forms import OurWords
from groundswell.people.models import Person
from groundswell.web.forms import PlainForm

NAME_LETTERS = 60
MARK_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey of a person. `mark` stands for it in addresses: no number in a sequence of everybody's."""

    mark: str
    name: str
    added_at: datetime
    stored: Authenticator


def passkeys_of(person: Person) -> list[Passkey]:
    """Return a person's passkeys, the first one added first."""
    found = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).order_by("created_at", "pk")
    return [Passkey(_mark(stored), stored.wrap().name, stored.created_at, stored) for stored in found]


def passkey_of(person: Person, mark: str) -> Passkey | None:
    """Return one of a person's own passkeys by its mark; somebody else's do not exist."""
    return next((one for one in passkeys_of(person) if one.mark == mark), None)


class PasskeyWords(OurWords):
    """Takes whatever a browser, or somebody who writes by hand, sends as a passkey, and refuses without a fault."""

    EMPTY = {**OurWords.EMPTY, "name": "Enter a name.", "credential": phrases.PASSKEY_WRONG}
    LABELS = {**OurWords.LABELS, "name": "Name of this passkey", "credential": ""}

    def full_clean(self) -> None:
        """Check what was sent. A credential's parts are read without asking what they are; we ask here."""
        try:
            super().full_clean()
        except (AttributeError, LookupError, TypeError, ValueError):
            self.add_error(None, phrases.PASSKEY_WRONG)


class AddPasskeyForm(PasskeyWords, AddWebAuthnForm):
    """A new passkey, and what its owner calls it. Every passkey of ours also proves who holds the device."""

    passwordless = None
    field_order = ("name", "credential")

    def clean_name(self) -> str:
        """Return the name, cut to what a line holds, or the next number where none is given."""
        return str(self.cleaned_data["name"]).strip()[:NAME_LETTERS] or str(self.initial["name"])


class UsePasskeyForm(PasskeyWords, AuthenticateWebAuthnForm):
    """A passkey as the second factor, after the password."""


class SignInByPasskeyForm(PasskeyWords, LoginWebAuthnForm):
    """A passkey alone: it is something one has, opened by something one is or knows."""


class ConfirmPasskeyForm(PasskeyWords, ReauthenticateWebAuthnForm):
    """A passkey again, before something that matters."""


class NamePasskeyForm(PlainForm):
    """Another name for a passkey."""

    name = forms.CharField(
        label="Name of this passkey",
        max_length=NAME_LETTERS,
        error_messages={"required": "Enter a name, such as the device it is on."},
    )


def fault_in(form: forms.Form) -> str:
    """Return in one sentence why a sent passkey was refused: nobody can mend it by hand, so there are only two."""
    faults = chain.from_iterable(form.errors.as_data().values())
    if any(fault.code == "too_many_login_attempts" for fault in faults):
        return phrases.TOO_MANY_TRIES
    return phrases.PASSKEY_WRONG


def _mark(stored: Authenticator) -> str:
    credential = stored.wrap().authenticator_data.credential_data.credential_id
    return hashlib.sha256(credential).hexdigest()[:MARK_LETTERS]
