"""What people type about programmes, turned into clean values."""

from typing import Any, cast
from uuid import UUID

from django import forms

from groundswell.people.models import Person
from groundswell.web.forms import PlainForm


class NameForm(PlainForm):
    """The name of a programme."""

    name = forms.CharField(
        label="Name of the programme",
        max_length=120,
        error_messages={"required": "Enter a name.", "max_length": "Enter a name of at most 120 letters."},
    )


class MemberForm(PlainForm):
    """Somebody who is to work in the programme, or no longer; `to` says which, as two such forms share a page."""

    person = forms.TypedChoiceField(
        label="Person",
        coerce=UUID,
        error_messages={"required": "Choose a person.", "invalid_choice": "Choose a person from the list."},
    )

    def __init__(self, *args: Any, people: list[Person], to: str, **words: Any) -> None:
        super().__init__(*args, auto_id=f"{to}-%s", **words)
        choices = [("", "Choose a person"), *((str(one.pk), f"{one.name} ({one.email})") for one in people)]
        cast(forms.ChoiceField, self.fields["person"]).choices = choices

    def chosen(self, people: list[Person]) -> Person:
        """Return who was chosen in a valid form, of the people it offered."""
        return next(one for one in people if one.pk == self.cleaned_data["person"])
