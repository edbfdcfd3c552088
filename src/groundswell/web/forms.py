"""Django forms, spoken in our words and laid out by web/forms.jinja."""

from typing import Any, NamedTuple

from django import forms
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, QueryDict

YEAR_DIGITS = 4


class FormError(NamedTuple):
    """One thing to mend: the sentence, and the address of the field to go to, if it is about one."""

    sentence: str
    href: str | None


def errors_of(form: BaseForm) -> list[FormError]:
    """Return what is to mend in a sent form, in the order of its fields; what concerns no field comes first."""
    found = [FormError(str(words), _first_field(form)) for words in form.non_field_errors()]
    for bound in form:
        found += [FormError(str(words), f"#{target_id(bound)}") for words in bound.errors]
    return found


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, even if every field was empty, or None where it is only shown."""
    return request.POST if request.method == "POST" else None


def target_id(bound: BoundField) -> str:
    """Return the id of the control that a link in the error summary leads to."""
    if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return bound.auto_id


def _first_field(form: BaseForm) -> str | None:
    return next((f"#{target_id(bound)}" for bound in form if not bound.is_hidden), None)


class PlainForm(forms.Form):
    """A form whose field ids are the field names, without Django's colon after labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


def asked_year(text: str) -> int | None:
    """Return the year that an address asks for, or None where it asks for none; other scripts' digits are none."""
    return int(text) if len(text) == YEAR_DIGITS and text.isascii() and text.isdigit() else None
