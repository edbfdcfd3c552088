"""What people type and choose for the leadership workforce, made into clean values."""

from typing import Any

from django import forms

from groundswell.discover.workforce.enums import Kind
from groundswell.discover.workforce.reading.columns import ROLE_NAMES, Role, missing_in
from groundswell.discover.workforce.statements import (
    LINES,
    Assumptions,
    Definition,
    Lines,
    UnclearLine,
    definition_of,
    lines_of,
    written,
)
from groundswell.national.given_tables import Sheet
from groundswell.national.source import LARGEST_FILE, source_from
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import PlainForm

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"]
NO_DAY = "Enter the day the extract was taken, for example 31/03/2027."


class ExtractFileForm(PlainForm):
    """An extract to look at."""

    file = forms.FileField(
        label="The extract",
        help_text="CSV or .xlsx, at most 5 MiB. One row for each post or assignment.",
        error_messages={"required": "Choose the file to load.", "empty": "The file is empty. Choose another one."},
    )

    def clean_file(self) -> Any:
        """Return the file as a source. Refuses one that is too large, and what breaks a guard."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST_FILE:
            message = "The file is larger than 5 MiB. Leave out columns that are not needed, and try again."
            raise forms.ValidationError(message)
        try:
            return source_from(given.name, given.read())
        except BadInput as fault:
            raise forms.ValidationError(fault.sentence()) from fault


class ColumnsForm(PlainForm):
    """The day of an extract, and a meaning for every column of a sheet."""

    as_of = forms.DateField(
        label="The day the extract was taken",
        input_formats=DAY_FORMATS,
        help_text="For example 31/03/2027. Ages and leavers of the past year are counted from it.",
        error_messages={"required": NO_DAY, "invalid": NO_DAY},
    )

    def __init__(self, *args: Any, sheet: Sheet, guessed: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        choices = [(role.value, name) for role, name in ROLE_NAMES.items()]
        for at, heading in enumerate(sheet.headings):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=heading[:60] or f"Column {at + 1}", choices=choices, required=False, initial=guessed[at].value
            )

    def clean(self) -> dict[str, Any]:
        """Return the clean values with `mapping`, each column's meaning by its place."""
        cleaned = super().clean() or {}
        mapping = {at: Role(cleaned.get(f"column_{at}", "")) for at in range(len(self.sheet.headings))}
        missing = missing_in(mapping)
        if missing:
            self.add_error("column_0", missing)
        cleaned["mapping"] = mapping
        return cleaned


class StatementForm(PlainForm):
    """What the team states, with the version it was begun from and why it is changed."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why, and who agreed",
        max_length=300,
        required=False,
        help_text="It stays on record beside this version.",
    )
    stated: Definition | Assumptions | Lines


class DefinitionForm(StatementForm):
    """Who counts as a leader."""

    bands = forms.CharField(
        label="Pay bands that lead",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="One on each line, for example 8a or Very senior manager.",
    )
    titles = forms.CharField(
        label="Words in a role title that lead",
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text="One on each line, for example clinical lead. Whole words count, wherever they stand in the title.",
    )
    takes_said = forms.ChoiceField(
        label="Does whoever the extract says leads count too?",
        choices=[("yes", "Yes: clinical leads and doctors who lead, by the column for it"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose yes or no."),
    )

    def clean(self) -> dict[str, Any]:
        """Return the clean values; keeps the definition as `stated`."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.stated = definition_of(
                    cleaned["bands"], cleaned["titles"], takes_said=cleaned["takes_said"] == "yes"
                )
            except UnclearLine as unclear:
                self.add_error("bands", str(unclear))
        return cleaned


class AssumptionsForm(StatementForm):
    """What the projection assumes."""

    years = forms.IntegerField(
        label="In how many years",
        min_value=1,
        max_value=10,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), "Enter 1 to 10 years."),
    )
    growth = forms.FloatField(
        label="By how much leaders’ posts change each year, in per cent",
        min_value=-50,
        max_value=50,
        help_text="0 for as many as today, −2 for two per cent fewer each year.",
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), "Enter −50 to 50 per cent."),
    )
    retirement_age = forms.IntegerField(
        label="The age at which people retire",
        min_value=50,
        max_value=75,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), "Enter an age from 50 to 75."),
    )
    leaving = forms.FloatField(
        label="How many leave each year, in per cent, retirement left out",
        required=False,
        min_value=0,
        max_value=100,
        help_text="Leave it empty to take the rate measured from the extract.",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Enter 0 to 100 per cent, or nothing."),
    )

    def clean(self) -> dict[str, Any]:
        """Return the clean values; keeps the assumptions as `stated`."""
        cleaned = super().clean() or {}
        if not self.errors:
            self.stated = Assumptions(**{name: cleaned[name] for name in Assumptions.__dataclass_fields__})
        return cleaned


class LinesForm(StatementForm):
    """Rows that the team types, one a line."""

    rows = forms.CharField(label="One on each line", max_length=8000, required=False, widget=forms.Textarea)
    source = forms.CharField(label="Where the numbers come from", max_length=200, required=False)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["rows"].help_text = f"For example: {LINES[kind].example}"

    def clean(self) -> dict[str, Any]:
        """Return the clean values; keeps the rows as `stated`."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.stated = lines_of(self.kind, cleaned["rows"], source=cleaned["source"])
            except UnclearLine as unclear:
                self.add_error("rows", str(unclear))
        return cleaned


def typed(stated: Definition | Assumptions | Lines) -> dict[str, Any]:
    """Return what is stated as a form's values."""
    if isinstance(stated, Definition):
        return {
            "bands": "\n".join(stated.bands),
            "titles": "\n".join(stated.titles),
            "takes_said": "yes" if stated.takes_said else "no",
        }
    if isinstance(stated, Assumptions):
        return {name: getattr(stated, name) for name in Assumptions.__dataclass_fields__}
    return {"rows": written(stated), "source": stated.source}
