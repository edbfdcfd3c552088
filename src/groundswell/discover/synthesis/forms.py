"""Forms of the synthesis: input to clean values."""

from typing import Any, ClassVar

from django import forms

from groundswell.discover.synthesis import phrases
from groundswell.discover.synthesis.enums import Said
from groundswell.methods.synthesis.diagnosis import Verdict
from groundswell.methods.synthesis.finding import (
    Limit,
    Limits,
    NotAReading,
    Reading,
    reading_of_groups,
    reading_of_mean,
)

LONGEST = 2000
MOST_PEOPLE = 500
VERDICTS = [(str(one), phrases.VERDICTS[Verdict(one)]) for one in Said]
LIMIT_CHOICES = [(str(level), words) for level, words in phrases.LIMITS.items()]


class RoomForm(forms.Form):
    """What the room says of an element."""

    verdict = forms.ChoiceField(
        label="What the room says", choices=VERDICTS, error_messages={"required": "Choose what the room says."}
    )
    words = forms.CharField(label="In the room’s words", max_length=LONGEST, required=False)
    people = forms.IntegerField(
        label="How many were in the room", min_value=1, max_value=MOST_PEOPLE, required=False
    )  # fmt: skip


class OverrideForm(forms.Form):
    """A verdict in place of the computed one, or none, with a reason."""

    verdict = forms.ChoiceField(
        label="What should count",
        choices=[*VERDICTS, ("", "The computed verdict again")],
        required=False,
    )
    reason = forms.CharField(
        label="Why, so that somebody who was not there understands it",
        max_length=LONGEST,
        error_messages={"required": "Say why. It stands beside both verdicts wherever they are told."},
    )


class LimitsForm(forms.Form):
    """The four components of confidence as one rater judges them."""

    method = forms.ChoiceField(choices=LIMIT_CHOICES, initial="0")
    coherence = forms.ChoiceField(choices=LIMIT_CHOICES, initial="0")
    adequacy = forms.ChoiceField(choices=LIMIT_CHOICES, initial="0")
    relevance = forms.ChoiceField(choices=LIMIT_CHOICES, initial="0")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in phrases.COMPONENTS.items():
            self.fields[name].label, self.fields[name].help_text = label, hint

    def limits(self) -> Limits:
        """Return what was judged."""
        return Limits(**{name: Limit(int(self.cleaned_data[name])) for name in phrases.COMPONENTS})


class FindingForm(LimitsForm):
    """One tool's finding on one element: the claim, of whom, and what a kind of finding rests on."""

    claim = forms.CharField(
        label="What this tool found, in one sentence",
        max_length=600,
        error_messages={"required": "Say what this tool found, in one sentence."},
    )
    group = forms.CharField(
        label="Of whom, if not of everybody",
        max_length=120,
        required=False,
        help_text="A group that is worse off than the rest stands beside the average and never in it.",
    )
    # The fields that the reading is worked out of, and what is said where they cannot be.
    FIGURES: ClassVar[tuple[str, ...]] = ()
    WRONG: ClassVar[tuple[str, str]] = ("", "")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["claim", *self.FIGURES, "group", *phrases.COMPONENTS])

    def clean(self) -> dict[str, Any]:
        """Return the values with `reading`, `units` and `workings` worked out of the figures."""
        given = super().clean() or {}
        if not self.errors:
            try:
                given["reading"] = self.reading(given)
            except NotAReading:
                self.add_error(*self.WRONG)
            else:
                given["workings"] = {name: given[name] for name in self.FIGURES}
        return given

    def reading(self, given: dict[str, Any]) -> Reading:
        """Return how likely the element is worse than acceptable and better than good. Raises NotAReading."""
        raise NotImplementedError


class GroupsForm(FindingForm):
    """A finding of groups or interviews that were counted."""

    groups = forms.IntegerField(
        label="How many groups or interviews there were",
        min_value=1,
        error_messages={"required": "Say how many groups or interviews there were."},
    )
    negative = forms.IntegerField(
        label="Of these, how many spoke of a gap and of no strength",
        min_value=0,
        error_messages={"required": "Say how many spoke of a gap and of no strength. It may be 0."},
    )
    positive = forms.IntegerField(
        label="And how many of a strength and of no gap",
        min_value=0,
        error_messages={"required": "Say how many spoke of a strength and of no gap. It may be 0."},
    )
    FIGURES = ("groups", "negative", "positive")
    WRONG = (
        "negative",
        "Gaps and strengths together are more than there were groups. Who spoke both ways is in neither.",
    )

    def reading(self, given: dict[str, Any]) -> Reading:
        """Return the reading of groups."""
        return reading_of_groups(given["negative"], given["positive"], given["groups"])


class MeanForm(FindingForm):
    """A finding of a mean beside a benchmark, where higher is better."""

    mean = forms.FloatField(label="Mean", error_messages={"required": "Fill in the mean."})
    se = forms.FloatField(
        label="Its standard error", min_value=0, error_messages={"required": "Fill in the mean’s standard error."}
    )
    benchmark = forms.FloatField(label="Benchmark", error_messages={"required": "Fill in the benchmark."})
    smallest = forms.FloatField(
        label="The least difference that would matter",
        min_value=0,
        error_messages={"required": "Say which difference would be the least that matters."},
    )
    answers = forms.IntegerField(
        label="How many answers or posts it rests on",
        min_value=1,
        error_messages={"required": "Say how many answers or posts it rests on."},
    )
    FIGURES = ("mean", "se", "benchmark", "smallest", "answers")
    WRONG = (
        "se",
        "A mean without a standard error says nothing of how likely anything is. It has to be above 0.",
    )

    def reading(self, given: dict[str, Any]) -> Reading:
        """Return the reading of a mean."""
        return reading_of_mean(given["mean"], given["se"], benchmark=given["benchmark"], smallest=given["smallest"])
