"""What people choose for a file of comments, made into clean values."""

from typing import Any

from django import forms

from groundswell.discover.patients import phrases
from groundswell.discover.patients.reading.columns import ROLE_NAMES, Role
from groundswell.discover.patients.reading.comments import check_mapping
from groundswell.discover.patients.taking_out import Choice
from groundswell.national.given_tables import Sheet
from groundswell.national.source import LARGEST_FILE, source_from
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import PlainForm

MOST_WORDS = 20_000


class CommentsFileForm(PlainForm):
    """A file of comments to look at."""

    file = forms.FileField(
        label="The file of comments",
        help_text="CSV or .xlsx, at most 5 MiB. One row for each comment.",
        error_messages={"required": "Choose the file to load.", "empty": "The file is empty. Choose another one."},
    )

    def clean_file(self) -> Any:
        """Return the file as a source. Refuses one that is too large, and what breaks a guard."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST_FILE:
            message = "The file is larger than 5 MiB. Load it in parts: for example a file for each half year."
            raise forms.ValidationError(message)
        try:
            return source_from(given.name, given.read())
        except BadInput as fault:
            raise forms.ValidationError(fault.sentence()) from fault


class ColumnsForm(PlainForm):
    """A meaning for every column of a sheet, and where comments come from whose row does not say so."""

    def __init__(self, *args: Any, sheet: Sheet, guessed: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        roles = [(role.value, words) for role, words in ROLE_NAMES.items()]
        for at, heading in enumerate(sheet.headings):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=heading[:60] or f"Column {at + 1}", choices=roles, required=False, initial=guessed[at].value
            )
        self.fields["origin"] = forms.ChoiceField(
            label="Where the comments come from",
            choices=[("", "The column above says so for each"), *phrases.ORIGINS.items()],
            required=False,
            help_text="For rows that do not say so themselves.",
        )

    def clean(self) -> dict[str, Any]:
        """Return the clean values with `mapping`, each column's meaning by its place."""
        cleaned = super().clean() or {}
        mapping = {at: Role(cleaned.get(f"column_{at}", "")) for at in range(len(self.sheet.headings))}
        missing = check_mapping(mapping, cleaned.get("origin", ""))
        if missing:
            self.add_error("column_0", missing)
        cleaned["mapping"] = mapping
        return cleaned


class TakingOutForm(PlainForm):
    """What is taken out before comments are kept."""

    staying = forms.MultipleChoiceField(required=False)
    more_names = forms.CharField(
        label="Take out these names too",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea,
        help_text="One on each line, for example names of patients that you saw. They are not kept.",
    )
    leave_in = forms.CharField(
        label="Leave these words in",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea,
        help_text="One on each line: words above that point to nobody, for example a ward called like somebody.",
    )
    leaves_near = forms.BooleanField(required=False)

    def __init__(self, *args: Any, kinds: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staying"].choices = [(kind, kind) for kind in kinds]  # type: ignore[attr-defined]  # it has choices

    def choice(self) -> Choice:
        """Return what was chosen, once the form is valid."""
        given = self.cleaned_data
        return Choice(frozenset(given["staying"]), _lines(given["leave_in"]), _lines(given["more_names"]))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
