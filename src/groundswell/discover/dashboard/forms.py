"""What an operator gives us: a published file."""

from django import forms
from django.core.exceptions import ValidationError

from groundswell.national.source import LARGEST_FILE, Source, source_from
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import PlainForm

CHOOSE_FILE = "Choose the file as you downloaded it."


class AddForm(PlainForm):
    """One published file; what it is, its content says."""

    file = forms.FileField(
        label="Published file",
        help_text="An .xlsx workbook or a CSV file of at most 5 MiB, as the publisher offers it.",
        error_messages={
            "required": CHOOSE_FILE,
            "empty": f"The file is empty. {CHOOSE_FILE}",
            "missing": CHOOSE_FILE,
            "invalid": CHOOSE_FILE,
        },
    )

    def clean_file(self) -> Source:
        """Return the file once it has passed the guards that need no parsing; raise ValidationError otherwise."""
        given = self.cleaned_data["file"]
        try:
            return source_from(given.name, given.read() if given.size <= LARGEST_FILE else b"", given.size)
        except BadInput as fault:
            raise ValidationError(fault.sentence()) from fault
