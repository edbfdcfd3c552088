"""Forms of the evidence room: input to clean values."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from groundswell.discover.evidence.enums import Polarity
from groundswell.people.models import Person

LONGEST_MEMO = 2000


class CodeForm(forms.Form):
    """A code, which way the words speak, and from where to where; without these it is the whole remark."""

    code = forms.SlugField(max_length=60)
    polarity = forms.ChoiceField(choices=Polarity)
    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=1, required=False)


class MemoForm(forms.Form):
    """What a coder thought."""

    text = forms.CharField(max_length=LONGEST_MEMO)


class SampleForm(forms.Form):
    """A sample of remarks and who codes it blind."""

    many = forms.IntegerField(
        label="How many remarks",
        min_value=1,
        max_value=500,
        initial=30,
        error_messages={"required": "Say how many remarks.", "invalid": "Say how many remarks as a number."},
        help_text="About 30 to begin with; agreement is told from 10 on.",
    )
    coders = forms.MultipleChoiceField(
        label="Who codes them, each without seeing the others’ codes",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least two people."},
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.MultipleChoiceField", self.fields["coders"])
        field.choices = [(str(one.pk), one.name) for one in people]
