"""A pack to load, read with the rules of the packs room before anything is kept."""

from typing import Any

from django import forms

from groundswell.discover.questionnaires import phrases
from groundswell.packs.instruments import Instrument
from groundswell.packs.instruments.parcel import LARGEST_PARCEL, read_pack
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import PlainForm


class PackForm(PlainForm):
    """A pack, with the word of whoever loads it that the organisation may use it."""

    file = forms.FileField(
        label="The pack",
        help_text="A .zip file of at most 1 MiB.",
        error_messages={"required": "Choose the file to load.", "empty": "The file is empty. Choose another one."},
    )
    has_rights = forms.BooleanField(
        label="Our organisation may use this wording: it is free to use, or we have agreed it with its owner",
        error_messages={"required": "Load it only if your organisation may use this wording; then tick the box."},
    )

    def clean_file(self) -> tuple[Instrument, ...]:
        """Return the questionnaires in the file. Refuses what is too large, and whatever the packs room refuses."""
        given: Any = self.cleaned_data["file"]
        if given.size > LARGEST_PARCEL:
            raise forms.ValidationError(phrases.TOO_LARGE)
        try:
            return read_pack(given.read())
        except BadInput as fault:
            raise forms.ValidationError(fault.sentence()) from fault
