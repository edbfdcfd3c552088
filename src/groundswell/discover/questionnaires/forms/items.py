"""One item as a form: its words, how it is answered, and what it speaks for."""

from typing import Any

from django import forms

from groundswell.discover.questionnaires.editing.naming import free_id, reworded
from groundswell.discover.questionnaires.forms.wording import (
    PlainTextField,
    WordingForm,
    initial_words,
    language_name,
)
from groundswell.discover.questionnaires.subjects import subject_groups
from groundswell.packs.instruments import Choice, Facing, Instrument, Item, Kind, Text
from groundswell.packs.instruments.agreement import FEWEST_CHOICES, MOST_CHOICES
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.vocabulary.faults import plain
from groundswell.vocabulary.provenance import Mark

KINDS = (
    (Kind.SCALE, "One step on a scale, such as “agree”"),
    (Kind.CHOICE, "One of several answers"),
    (Kind.TEXT, "In their own words"),
)
FACINGS = (
    (Facing.NOBODY, "Nobody in particular"),
    (Facing.SELF, "The person who answers"),
    (Facing.LEADERS, "The leaders around them"),
    (Facing.TEAM, "Their team"),
    (Facing.ORGANISATION, "The organisation"),
)
MARKS = (
    (Mark.OWN_DESIGN, "Our own words, or a copy with its source named below"),
    (Mark.DOCUMENTED, "Taken from a source that is named below"),
    (Mark.UNVERIFIED, "From elsewhere, not checked"),
    (Mark.RECOMPUTED, "Worked out again from a source"),
)
LONGEST_CHOICES = 4000
LONGEST_LABEL = 200


class ItemForm(WordingForm):
    """An item. `instrument` is the questionnaire as it is now, `item` the one that is changed, or None."""

    kind = forms.ChoiceField(
        label="How it is answered",
        choices=[(one.value, words) for one, words in KINDS],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose how it is answered."),
    )
    scale = forms.ChoiceField(label="Scale", required=False)
    reversed = forms.BooleanField(label="Reversed: whoever agrees says that something is wrong", required=False)
    asks_importance = forms.BooleanField(label="Ask also how important it is", required=False)
    speaks_for = forms.MultipleChoiceField(label="What it speaks for", required=False)
    facing = forms.ChoiceField(
        label="Whom it is about", choices=[(one.value, words) for one, words in FACINGS], required=False
    )
    pair = forms.ChoiceField(label="Compared with", required=False)
    provenance = forms.ChoiceField(
        label="Where the words come from",
        choices=[(one.value, words) for one, words in MARKS],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose where the words come from."),
    )
    source = PlainTextField(label="Source", required=False, max_length=300)
    is_new_question = forms.BooleanField(
        label="It asks something else now: begin a new series of results", required=False
    )

    def __init__(self, *args: Any, instrument: Instrument, item: Item | None, **kwargs: Any) -> None:
        self.instrument, self.item = instrument, item
        begun = _begin(instrument, item)
        begun |= kwargs.pop("initial", {})
        super().__init__(*args, languages=instrument.languages, initial=begun, **kwargs)
        self.add_words(
            "text",
            "The words",
            missing="Write the words of the item.",
            hint="One thought, in words that everybody here uses. A statement works best with a scale.",
            lines=2,
        )
        self._add_choices()
        scales = [(scale_id, scale_id) for scale_id in instrument.scales]
        self._choose("scale", [("", "Choose a scale"), *scales], "Choose one of the scales of this questionnaire.")
        others = [one for one in instrument.items if one.kind is Kind.SCALE and (item is None or one.id != item.id)]
        pairs = [(one.id, one.text.get(ENGLISH)) for one in others]
        self._choose("pair", [("", "No other item"), *pairs], "Choose an item of this questionnaire.")
        known = [(one.id, one.label) for group in subject_groups() for one in group.subjects]
        kept = [(one, one) for one in (item.speaks_for if item else ()) if one not in dict(known)]
        self._choose("speaks_for", [*known, *kept], "Choose among the elements and aspects.")

    def _add_choices(self) -> None:
        for language in self.languages:
            label = "The answers, one on each line"
            self.fields[f"choices_{language}"] = forms.CharField(
                label=label if language == ENGLISH else f"{label}, in {language_name(language)}",
                required=False,
                max_length=LONGEST_CHOICES,
                widget=forms.Textarea,
            )

    def _choose(self, field: str, choices: list[tuple[str, str]], otherwise: str) -> None:
        chosen = self.fields[field]
        chosen.choices = choices  # type: ignore[attr-defined]  # these fields have choices
        chosen.error_messages["invalid_choice"] = otherwise

    def clean(self) -> dict[str, Any]:
        """Return the clean values, with what only the whole can show said at its field."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == Kind.SCALE and not cleaned.get("scale") and "scale" not in self.errors:
            self.add_error("scale", "Choose the scale on which it is answered.")
        if kind == Kind.CHOICE and f"choices_{ENGLISH}" not in self.errors:
            self._check_choices(cleaned)
        mark = cleaned.get("provenance")
        if mark and mark != Mark.OWN_DESIGN and not cleaned.get("source"):
            self.add_error("source", "Say where the words come from: author, title, year.")
        return cleaned

    def _check_choices(self, cleaned: dict[str, Any]) -> None:
        given = {language: _lines(cleaned.get(f"choices_{language}", "")) for language in self.languages}
        english = given[ENGLISH]
        if not FEWEST_CHOICES <= len(english) <= MOST_CHOICES:
            self.add_error(f"choices_{ENGLISH}", f"Write {FEWEST_CHOICES} to {MOST_CHOICES} answers, one on each line.")
        for language, lines in given.items():
            field = f"choices_{language}"
            if any(len(line) > LONGEST_LABEL for line in lines):
                self.add_error(field, f"One answer is longer than {LONGEST_LABEL} signs. Make it shorter.")
            if len(set(lines)) < len(lines):
                self.add_error(field, "Two answers are called the same. Give each its own words.")
            if lines and len(lines) != len(english):
                self.add_error(field, f"There are {len(english)} answers in English and {len(lines)} here. Match them.")

    def made(self, *, taken: frozenset[str]) -> Item:
        """Return the item that was typed. `taken` are ids that earlier versions use: they keep their meaning."""
        given = self.cleaned_data
        before = self.item
        words = reworded(before.text if before else Text({}), self.words_of("text"))
        kind = Kind(given["kind"])
        is_scale = kind is Kind.SCALE
        return Item(
            id=self._id(words.get(ENGLISH), taken),
            kind=kind,
            text=words,
            scale=given["scale"] if is_scale else "",
            choices=self._choices() if kind is Kind.CHOICE else (),
            reversed=is_scale and given["reversed"],
            asks_importance=is_scale and given["asks_importance"],
            speaks_for=tuple(given["speaks_for"]),
            facing=Facing(given["facing"]),
            pair=given["pair"] if is_scale else "",
            shown_if=before.shown_if if before else None,
            provenance=Mark(given["provenance"]),
            source=given["source"],
        )

    def _id(self, words: str, taken: frozenset[str]) -> str:
        if self.item and not self.cleaned_data["is_new_question"]:
            return self.item.id
        here = {one.id for one in self.instrument.items}
        return free_id(words, taken={*here, *taken}, otherwise="item")

    def _choices(self) -> tuple[Choice, ...]:
        """Return the choices in the order of the lines. A line keeps its id by its words, else by its place."""
        lines = {language: _lines(self.cleaned_data.get(f"choices_{language}", "")) for language in self.languages}
        before = self.item.choices if self.item else ()
        by_words = {one.label.get(ENGLISH): one for one in before}
        is_as_long = len(before) == len(lines[ENGLISH])
        made: list[Choice] = []
        for place, words in enumerate(lines[ENGLISH]):
            old = by_words.get(words) or (_unclaimed(before[place], lines[ENGLISH]) if is_as_long else None)
            label = {language: given[place] for language, given in lines.items() if given}
            taken = {one.id for one in (*before, *made)}
            choice_id = old.id if old else free_id(words, taken=taken, otherwise="answer")
            made.append(Choice(choice_id, reworded(old.label if old else Text({}), label)))
        return tuple(made)


def _unclaimed(choice: Choice, lines: list[str]) -> Choice | None:
    """Return a choice whose old words stand on no line any more: the line in its place is a rewording of it."""
    return None if choice.label.get(ENGLISH) in lines else choice


def _lines(typed: str) -> list[str]:
    found = (" ".join(plain(line).split()) for line in typed.splitlines())
    return [line for line in found if line]


def _begin(instrument: Instrument, item: Item | None) -> dict[str, Any]:
    if item is None:
        scale = next(iter(instrument.scales), "")
        return {"kind": Kind.SCALE.value, "scale": scale, "provenance": Mark.OWN_DESIGN.value}
    begun: dict[str, Any] = {
        "kind": item.kind.value,
        "scale": item.scale,
        "reversed": item.reversed,
        "asks_importance": item.asks_importance,
        "speaks_for": list(item.speaks_for),
        "facing": item.facing.value,
        "pair": item.pair,
        "provenance": item.provenance.value,
        "source": item.source,
        **initial_words("text", item.text),
    }
    for language in instrument.languages:
        begun[f"choices_{language}"] = "\n".join(one.label.words.get(language, "") for one in item.choices).strip()
    return begun
