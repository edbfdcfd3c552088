"""What people type and choose in scoping, made into clean values."""

from typing import Any, cast

from django import forms
from django.core.validators import BaseValidator, MaxLengthValidator

from groundswell.programme.scope import phrases
from groundswell.programme.scope.actions.plan import Planned
from groundswell.programme.scope.enums import MeasureKind, Phase, Standing, State
from groundswell.programme.scope.estimating import Numbers
from groundswell.programme.scope.models import RosterMember
from groundswell.programme.scope.timeline import STRETCHES, TOOLS
from groundswell.web.forms import PlainForm

DAY_FORMATS = ["%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y"]
LONGEST_PART = 8_000
LONGEST_PAPER = 60_000
MOST_HOURS = 60


def day_field(label: str, sentence: str, *, required: bool = True) -> forms.DateField:
    """Return a field for a day, as a browser's own picker sends it or as people write it."""
    return forms.DateField(
        label=label,
        input_formats=DAY_FORMATS,
        required=required,
        error_messages=dict.fromkeys(("required", "invalid"), sentence),
    )


def begun_from(form: forms.Form, number: int, **more: int) -> None:
    """Let a form that came too late be sent again as one that began from what is stored now, and say so at its top.

    What was typed stays in it; whoever sends it again has seen the other's words beside it. `more` are other numbers
    that the form began from.
    """
    form.add_error(None, phrases.CHANGED_MEANWHILE)
    typed = {name: form.data.get(name) for name in form.data}
    form.data = {**typed, "based_on": str(number), **{name: str(one) for name, one in more.items()}}


class WordsForm(PlainForm):
    """The words of a part or a paper, and the version they began from."""

    words = forms.CharField(widget=forms.Textarea, error_messages={"required": "Write something, or go back."})
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, label: str, hint: str, longest: int, **rest: Any) -> None:
        super().__init__(*args, **rest)
        words = cast(forms.CharField, self.fields["words"])
        words.label, words.help_text, words.max_length = label, hint, longest
        too_long = f"This is longer than {longest:,} letters. Shorten it, or keep the rest in a paper."
        words.validators.append(MaxLengthValidator(longest, message=too_long))


class SettleForm(PlainForm):
    """How something stands, with a reason where it is overridden."""

    state = forms.ChoiceField(
        label="How does it stand?",
        widget=forms.RadioSelect,
        choices=[
            (State.WAITING.value, "Waiting: not settled yet"),
            (State.AGREED.value, "Agreed"),
            (State.OVERRIDDEN.value, "Overridden: we go on without it, for a reason"),
        ],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose how it stands."),
    )
    reason = forms.CharField(
        label="Reason, if it is overridden; a note otherwise",
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        help_text="It stands beside the state, for everybody who works in the programme.",
        error_messages={"max_length": "Say it in at most 1,000 letters."},
    )
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Return the clean values. Nothing is overridden without a reason."""
        cleaned = super().clean() or {}
        if cleaned.get("state") == State.OVERRIDDEN and not cleaned.get("reason"):
            self.add_error("reason", phrases.REASON_MISSING)
        return cleaned


class PaperSettleForm(SettleForm):
    """How a paper stands, and the version of its words that was read."""

    text_seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class PhaseForm(PlainForm):
    """Which phase a programme is in."""

    phase = forms.ChoiceField(
        label="Which phase is the programme in?",
        widget=forms.RadioSelect,
        choices=[(one.value, phrases.PHASE_WORDS[one].capitalize()) for one in Phase],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose a phase."),
    )


class LineForm(PlainForm):
    """An entry of a list, with the version it began from."""

    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)

    def values(self) -> dict[str, Any]:
        """Return what was typed, once the form is valid, by the names of the entry's columns."""
        return {name: value for name, value in self.cleaned_data.items() if name != "based_on"}


class RosterForm(LineForm):
    """Somebody on the Change Team."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="Ask before you write somebody’s name here. They need no account.",
        error_messages={"required": "Enter a name.", "max_length": "Enter a name of at most 120 letters."},
    )
    standing = forms.ChoiceField(
        label="On the team as",
        choices=[("", "Choose"), *((one.value, phrases.STANDING_WORDS[one]) for one in Standing)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose in what capacity they are on the team."),
    )
    work = forms.CharField(
        label="Work and place, for example “physiotherapist, stroke ward”",
        max_length=120,
        required=False,
        error_messages={"max_length": "Say it in at most 120 letters."},
    )
    skills = forms.CharField(
        label="What they bring",
        max_length=300,
        required=False,
        help_text="For example: has led groups, knows the night shift, analyses data, speaks Welsh.",
        error_messages={"max_length": "Say it in at most 300 letters."},
    )
    hours = forms.DecimalField(
        label="Hours a week that are released or paid for",
        min_value=0,
        max_value=MOST_HOURS,
        max_digits=4,
        decimal_places=1,
        help_text="What their manager has agreed to, not what is hoped for. 0 if nothing is agreed yet.",
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            f"Enter hours a week from 0 to {MOST_HOURS}, for example 2 or 7.5.",
        ),
    )


class MeasureForm(LineForm):
    """A measure chosen now, with where it stands today."""

    name = forms.CharField(
        label="What is measured",
        max_length=160,
        error_messages={"required": "Enter what is measured.", "max_length": "Say it in at most 160 letters."},
    )
    kind = forms.ChoiceField(
        label="What it tells",
        choices=[("", "Choose"), *((one.value, phrases.MEASURE_WORDS[one]) for one in MeasureKind)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose what it tells."),
    )
    source = forms.CharField(
        label="Where the figure comes from",
        max_length=200,
        help_text="So that somebody else finds the same figure in two years.",
        error_messages={"required": "Enter where the figure comes from.", "max_length": "At most 200 letters."},
    )
    baseline = forms.CharField(
        label="Where it stands now",
        max_length=120,
        required=False,
        help_text="The figure with its base, for example “6.4 of 10, 3,100 answers”. Leave empty if it is not known.",
        error_messages={"max_length": "Say it in at most 120 letters."},
    )
    baseline_on = day_field("As of", "Enter a day, for example 1 March 2027.", required=False)

    def clean(self) -> dict[str, Any]:
        """Return the clean values. A baseline without its day says nothing in two years."""
        cleaned = super().clean() or {}
        if cleaned.get("baseline") and not cleaned.get("baseline_on") and "baseline_on" not in self.errors:
            self.add_error("baseline_on", "Enter the day of this figure, for example 1 March 2027.")
        return cleaned


class TaskForm(LineForm):
    """Something that somebody does by a day."""

    title = forms.CharField(
        label="What is to be done",
        max_length=200,
        error_messages={"required": "Enter what is to be done.", "max_length": "Say it in at most 200 letters."},
    )
    owner = forms.ChoiceField(
        label="Who does it",
        required=False,
        error_messages={"invalid_choice": "Choose somebody from the list."},
    )
    due_on = day_field("By which day", "Enter the day by which it is to be done, for example 1 March 2027.")
    is_done = forms.BooleanField(label="It is done", required=False)

    def __init__(self, *args: Any, roster: list[RosterMember], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._roster = {str(one.pk): one for one in roster}
        cast(forms.ChoiceField, self.fields["owner"]).choices = [
            ("", "Nobody yet"),
            *((key, one.name) for key, one in self._roster.items()),
        ]

    def values(self) -> dict[str, Any]:
        """Return what was typed, the owner as somebody on the roster."""
        return super().values() | {"owner": self._roster.get(self.cleaned_data["owner"])}


class NumbersForm(PlainForm):
    """How many people the programme means to hear."""

    interviews = forms.IntegerField(label="Board interviews", min_value=0, max_value=500)
    survey_answers = forms.IntegerField(label="Answers to the leadership survey", min_value=0, max_value=50_000)
    groups = forms.IntegerField(label="Focus groups", min_value=0, max_value=1_000)
    comments = forms.IntegerField(label="Patient comments to read", min_value=0, max_value=200_000)
    event_people = forms.IntegerField(label="People at the synthesis event", min_value=0, max_value=1_000)
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for field in self.fields.values():
            most = cast(forms.IntegerField, field).max_value
            sentence = f"Enter a whole number from 0 to {most:,}." if most else "Enter a whole number."
            field.error_messages = dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence)
            # The limits bring sentences of their own, which say less.
            for limit in field.validators:
                cast(BaseValidator, limit).message = sentence

    def numbers(self) -> Numbers:
        """Return what was typed, once the form is valid."""
        given = self.cleaned_data
        return Numbers(**{name: given[name] for name in given if name != "based_on"})


class TimelineForm(PlainForm):
    """First and last day of every phase and tool, in any order; a tool may be left out with a reason."""

    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        sentence = "Enter a day, for example 1 March 2027."
        for one in STRETCHES:
            self.fields[f"{one.id}-from"] = day_field(f"{one.title}: first day", sentence, required=False)
            self.fields[f"{one.id}-to"] = day_field(f"{one.title}: last day", sentence, required=False)
            if one in TOOLS:
                self.fields[f"{one.id}-why"] = forms.CharField(
                    label=f"{one.title}: not used, because",
                    required=False,
                    max_length=300,
                    error_messages={"max_length": "Say it in at most 300 letters."},
                )

    def clean(self) -> dict[str, Any]:
        """Return the clean values with `spans`. Two days or none, in order; nothing lies outside anything."""
        cleaned = super().clean() or {}
        spans: dict[str, Planned] = {}
        for one in STRETCHES:
            first, last = cleaned.get(f"{one.id}-from"), cleaned.get(f"{one.id}-to")
            why_not = cleaned.get(f"{one.id}-why", "")
            if bool(first) != bool(last):
                missing = "to" if first else "from"
                if f"{one.id}-{missing}" not in self.errors:
                    self.add_error(f"{one.id}-{missing}", f"Enter both days of “{one.title}”, or neither.")
            elif first and last and last < first:
                self.add_error(f"{one.id}-to", f"The last day of “{one.title}” lies before its first.")
            else:
                spans[one.id] = Planned(first, last, why_not)
        cleaned["spans"] = spans
        return cleaned


class BeginForm(PlainForm):
    """The day from which the usual lengths are counted."""

    begins_on = day_field("First day of scoping", "Enter the first day of scoping, for example 1 March 2027.")
