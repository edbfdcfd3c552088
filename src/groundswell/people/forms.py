"""What people type about accounts, turned into clean values."""

from typing import Any, cast

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth import password_validation
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from groundswell.people import phrases
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.phrases import ROLE_NAMES
from groundswell.web.forms import PlainForm

# A code is good for its own half minute and the ones beside it; it must not work twice in that time.
CODE_REMEMBERED_SECONDS = 120


class OurWords(forms.Form):
    """Gives a form of django-allauth plain ids and our own words for empty fields."""

    EMPTY = {
        "login": "Enter your e-mail address.",
        "password": "Enter your password.",
        "code": "Enter the code.",
    }
    LABELS = {
        "login": "E-mail address",
        "password": "Password",
        "code": "6-digit code",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.LABELS[name]
            field.help_text = ""
            field.error_messages["required"] = self.EMPTY[name]
        if "login" in self.fields:
            self.fields["login"].error_messages["invalid"] = "Enter an e-mail address like name@example.org."


class SignInForm(OurWords, LoginForm):
    """E-mail address and password."""


class ConfirmPasswordForm(OurWords, ReauthenticateForm):
    """The password again, before something that matters."""


class OnceOnly(forms.Form):
    """Takes each code once: whoever reads it over a shoulder comes too late."""

    user: Person

    def clean_code(self) -> str:
        """Return the code, or raise ValidationError when it is wrong or was used in the last two minutes."""
        self.cleaned_data["code"] = self.cleaned_data["code"].replace(" ", "")
        code: str = super().clean_code()  # type: ignore[misc]  # the form it is mixed into has it
        if not cache.add(f"second-factor:{self.user.pk}:{code}", 1, CODE_REMEMBERED_SECONDS):
            raise ValidationError(phrases.WRONG_CODE)
        return code


class SecondFactorForm(OnceOnly, OurWords, AuthenticateForm):
    """The code of the second factor, or a recovery code, at sign-in."""


class ConfirmSecondFactorForm(OnceOnly, OurWords, CodeAgainForm):
    """The code again, before something that matters."""


class SetUpSecondFactorForm(OurWords, ActivateTOTPForm):
    """The first code of a new second factor, which proves that the app has the secret."""


class NewPasswordForm(PlainForm):
    """A password set from a sign-in link or at the command line."""

    password = forms.CharField(label="New password", error_messages={"required": "Enter a new password."})
    password_again = forms.CharField(
        label="New password again", error_messages={"required": "Enter the new password again."}
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Return the password, or raise ValidationError with what is wrong with it."""
        password: str = self.cleaned_data["password"]
        check_password_strength(password, person=self.person)
        return password

    def clean(self) -> dict[str, Any]:
        """Return the clean values; both passwords must be the same."""
        cleaned = super().clean() or {}
        if {"password", "password_again"} <= cleaned.keys() and cleaned["password"] != cleaned["password_again"]:
            self.add_error("password_again", phrases.PASSWORDS_DIFFER)
        return cleaned


class ChangePasswordForm(NewPasswordForm):
    """The password now, and the new one twice."""

    password_now = forms.CharField(label="Password now", error_messages={"required": phrases.NOT_THE_ONE})
    field_order = ("password_now", "password", "password_again")

    def clean_password_now(self) -> str:
        """Return the password, or raise ValidationError when it is not this person's."""
        password: str = self.cleaned_data["password_now"]
        if not self.person.check_password(password):
            raise ValidationError(phrases.NOT_THE_ONE)
        return password


class AddPersonForm(PlainForm):
    """A new person and their first role."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter the person's name."})
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        error_messages={
            "required": "Enter the person's e-mail address.",
            "invalid": "Enter an e-mail address like name@example.org.",
        },
    )
    role = forms.ChoiceField(
        label="First role",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role.", "invalid_choice": "Choose a role."},
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["role"]).choices = [(role.value, ROLE_NAMES[role]) for role in roles]


class RoleForm(PlainForm):
    """One role to give or to take."""

    role = forms.ChoiceField(
        label="Role",
        choices=[(role.value, ROLE_NAMES[role]) for role in Role],
        error_messages={"required": "Choose a role.", "invalid_choice": "Choose a role."},
    )


def check_password_strength(password: str, *, person: Person) -> None:
    """Raise ValidationError with sentences when a password is too short, common or like the person's name."""
    password_validation.validate_password(password, person)


def check_email(email: str) -> None:
    """Raise ValidationError with a sentence unless this looks like an e-mail address."""
    EmailValidator("Enter an e-mail address like name@example.org.")(email)
