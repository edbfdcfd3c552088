"""What people type and choose for surveys, made into clean values."""

from typing import Any

from django import forms

from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.discover.questionnaires.queries import instruments_for
from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.actions.slips import FEWEST_SLIPS, MOST_SLIPS
from groundswell.discover.surveys.actions.waves import Prepared
from groundswell.discover.surveys.enums import Audience
from groundswell.discover.surveys.reading.columns import Role, choices
from groundswell.discover.surveys.reading.people import check_mapping
from groundswell.national.given_tables import Sheet
from groundswell.national.source import LARGEST_FILE, source_from
from groundswell.packs.instruments import Instrument
from groundswell.programme.models import Programme
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import PlainForm

DAY_FORMATS = ["%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y"]


def day_field(label: str, missing: str) -> forms.DateField:
    """Return a field for a day, as a browser's own picker sends it or as people write it."""
    return forms.DateField(
        label=label, input_formats=DAY_FORMATS, error_messages={"required": missing, "invalid": missing}
    )


class StaffFileForm(PlainForm):
    """A staff list to look at."""

    file = forms.FileField(
        label="The staff list",
        help_text="CSV or .xlsx, at most 5 MiB. One row for each person.",
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


class StaffCheckForm(PlainForm):
    """A meaning for every column of a sheet."""

    def __init__(self, *args: Any, sheet: Sheet, guessed: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for at, heading in enumerate(sheet.headings):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=heading[:60] or f"Column {at + 1}", choices=choices(), required=False, initial=guessed[at].value
            )

    def clean(self) -> dict[str, Any]:
        """Return the clean values with `mapping`, each column's meaning by its place."""
        cleaned = super().clean() or {}
        mapping = {at: Role(cleaned.get(f"column_{at}", "")) for at in range(len(self.sheet.headings))}
        missing = check_mapping(mapping)
        if missing:
            self.add_error("column_0", missing)
        cleaned["mapping"] = mapping
        return cleaned


class WaveForm(PlainForm):
    """What a wave asks, whom, when, and below how many answers nothing is shown."""

    instrument = forms.ChoiceField(
        label="What to ask",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what to ask."),
    )
    title = forms.CharField(
        label="What staff will see as its name",
        max_length=120,
        error_messages={"required": "Give the survey a name, for example “How it is to work here, spring 2027”."},
    )
    audience = forms.ChoiceField(
        label="Whom to ask",
        choices=[(one.value, phrases.AUDIENCE_WORDS[one]) for one in Audience],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose whom to ask."),
    )
    opens_on = day_field("First day", "Enter the first day, for example 1 March 2027.")
    closes_on = day_field("Last day", "Enter the last day, for example 21 March 2027.")
    threshold = forms.IntegerField(
        label="Fewest answers a group needs",
        initial=SMALLEST_GROUP,
        min_value=SMALLEST_GROUP,
        max_value=500,
        help_text="Nothing is shown of a group with fewer answers. It can be set higher than 11, never lower.",
        error_messages={
            "required": "Enter the fewest answers a group needs: 11 or more.",
            "invalid": "Enter a whole number of 11 or more.",
            "min_value": "Nothing may be shown of fewer than 11 answers. Enter 11 or more.",
            "max_value": "With more than 500 hardly anything could be shown. Enter a smaller number.",
        },
    )
    who_to_tell = forms.CharField(
        label="Who can be told now",
        max_length=600,
        widget=forms.Textarea,
        help_text=(
            "What people write is read only after the last day. Name who they can tell at once: for example the "
            "Freedom to Speak Up guardian, with a telephone number."
        ),
        error_messages={"required": "Name somebody whom people can tell at once, for example the guardian."},
    )
    keepers = forms.CharField(
        label="Who looks after the computer that takes the answers",
        max_length=200,
        initial=phrases.KEEPERS,
        help_text=(
            "By role and team, not by name, for the middle of a sentence. Staff read it before they answer: until the "
            "count these people could look, if they broke the rules."
        ),
        error_messages={"required": "Say who looks after that computer, for example “our IT team”."},
    )
    readers = forms.CharField(
        label="Who reads what people write in words",
        max_length=200,
        initial=phrases.READERS,
        help_text="By role and team too. Two people look at every remark before others read it.",
        error_messages={"required": "Say who reads it, for example “two people of the Change Team”."},
    )
    crosses_groups = forms.ChoiceField(
        label="Show units crossed with staff groups?",
        choices=[
            ("", "No: units, staff groups and pay bands, each by itself"),
            ("yes", "Yes: more detail, and more is hidden"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(one.id, f"{one.title.get('en')} ({one.minutes} minutes)") for one in waves_can_ask(programme)]
        self.fields["instrument"].choices = asked  # type: ignore[attr-defined]  # a ChoiceField has choices

    def prepared(self) -> Prepared:
        """Return what was chosen for the wave, but for the questionnaire, once the form is valid."""
        given = self.cleaned_data
        return Prepared(
            title=given["title"],
            audience=Audience(given["audience"]),
            opens_on=given["opens_on"],
            closes_on=given["closes_on"],
            threshold=given["threshold"],
            crosses_groups=bool(given["crosses_groups"]),
            who_to_tell=given["who_to_tell"],
            keepers=given["keepers"],
            readers=given["readers"],
        )

    def clean(self) -> dict[str, Any]:
        """Return the clean values. The last day may not lie before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", "The last day lies before the first. Choose a later one.")
        return cleaned


def waves_can_ask(programme: Programme) -> list[Instrument]:
    """Return the newest version of every questionnaire whose answers are stored, the programme's own included.

    The others run in the room or on one's own device.
    """
    newest = {one.id: one for one in instruments_for(programme) if one.stores_answers}
    return list(newest.values())


class MailboxForm(PlainForm):
    """The work e-mail address of somebody who wants to be let in."""

    email = forms.EmailField(
        label="Your work e-mail address",
        max_length=254,
        error_messages=dict.fromkeys(("required", "invalid"), "Enter your work e-mail address: name@trust.example."),
    )


class CodeForm(PlainForm):
    """The code from the letter, with the address it was sent to."""

    email = forms.EmailField(max_length=254, widget=forms.HiddenInput)
    code = forms.CharField(
        label="The code from the letter", max_length=40, error_messages={"required": "Enter the code from the letter."}
    )


class WhoForm(PlainForm):
    """Part of what the staff list knows somebody by."""

    who = forms.CharField(
        label="Who takes a slip",
        min_length=2,
        max_length=120,
        help_text="Part of the name or the work e-mail address, or the whole staff number, as the staff list has it.",
        error_messages=dict.fromkeys(
            ("required", "min_length"), "Type part of a name or an e-mail address, or a whole staff number."
        ),
    )


class SlipsForm(PlainForm):
    """How many paper slips to ask for."""

    count = forms.IntegerField(
        label="How many slips",
        initial=FEWEST_SLIPS,
        min_value=FEWEST_SLIPS,
        max_value=MOST_SLIPS,
        help_text=f"{FEWEST_SLIPS} to {MOST_SLIPS:,}. Fold them, mix them in a box, and let people draw.",
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Slips are drawn from a box, so there must be many. Enter {FEWEST_SLIPS} to {MOST_SLIPS:,}.",
        ),
    )
