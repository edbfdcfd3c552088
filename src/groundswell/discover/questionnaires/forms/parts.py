"""Topics and scales as forms."""

import re
from itertools import pairwise
from typing import Any

from django import forms

from groundswell.discover.questionnaires.editing.naming import free_id, reworded
from groundswell.discover.questionnaires.forms.wording import (
    PlainTextField,
    WordingForm,
    initial_words,
    language_name,
)
from groundswell.packs.instruments import Instrument, Point, Scale, Text, Topic
from groundswell.packs.instruments.agreement import FEWEST_POINTS, MOST_POINTS
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.vocabulary.faults import plain

LONGEST_LABEL = 120


class TopicForm(WordingForm):
    """What stands above the items of one page."""

    def __init__(self, *args: Any, instrument: Instrument, topic: Topic | None, **kwargs: Any) -> None:
        self.instrument, self.topic = instrument, topic
        begun = {**initial_words("title", topic.title), **initial_words("intro", topic.intro)} if topic else {}
        begun |= kwargs.pop("initial", {})
        super().__init__(*args, languages=instrument.languages, initial=begun, **kwargs)
        self.add_words("title", "Title of the topic", missing="Give the topic a title.", longest=120)
        self.add_words("intro", "A sentence below the title", lines=2, hint="It may be left out.")

    def made(self) -> Topic:
        """Return the topic that was typed, a new one without items."""
        before = self.topic
        title = reworded(before.title if before else Text({}), self.words_of("title"))
        taken = {one.id for one in self.instrument.topics}
        topic_id = before.id if before else free_id(title.get(ENGLISH), taken=taken, otherwise="topic")
        intro = reworded(before.intro if before else Text({}), self.words_of("intro"))
        return Topic(topic_id, title, intro, before.items if before else ())

    def clean(self) -> dict[str, Any]:
        """Return the clean values. A sentence in another language needs one in English, in which others fall back."""
        cleaned = super().clean() or {}
        others = [one for one in self.languages if one != ENGLISH and cleaned.get(f"intro_{one}")]
        if others and not cleaned.get(f"intro_{ENGLISH}"):
            self.add_error(f"intro_{ENGLISH}", "Write the sentence in English too, or leave it out everywhere.")
        return cleaned


class ScaleForm(WordingForm):
    """The points of a scale, one on each line, the lowest first."""

    name = PlainTextField(
        label="What the scale is called in this editor",
        max_length=40,
        error_messages={
            "required": "Give the scale a short name, such as agreement.",
            "max_length": "The name is longer than 40 signs. Make it shorter.",
        },
    )

    def __init__(self, *args: Any, instrument: Instrument, scale: Scale | None, **kwargs: Any) -> None:
        self.instrument, self.scale = instrument, scale
        begun: dict[str, str] = {}
        if scale:
            begun = {"name": scale.id, **initial_words("way_out", scale.not_applicable or Text({}))}
            for language in instrument.languages:
                lines = [point.label.words.get(language, "") for point in scale.points]
                begun[f"points_{language}"] = "\n".join(lines).strip()
        begun |= kwargs.pop("initial", {})
        super().__init__(*args, languages=instrument.languages, initial=begun, **kwargs)
        if scale:
            # Items name it by its id.
            del self.fields["name"]
        for language in self.languages:
            label = "Its points, one on each line, the lowest first"
            self.fields[f"points_{language}"] = forms.CharField(
                label=label if language == ENGLISH else f"{label}, in {language_name(language)}",
                required=language == ENGLISH,
                max_length=2000,
                widget=forms.Textarea,
                help_text="They count 1, 2, 3 and so on, unless a line begins with its number: “2 Sometimes”."
                if language == ENGLISH
                else "",
                error_messages={"required": "Write the points of the scale, one on each line."},
            )
        hint = "It may be left out."
        self.add_words("way_out", "What “this does not apply” is called", longest=LONGEST_LABEL, hint=hint)

    def clean(self) -> dict[str, Any]:
        """Return the clean values with `points`, by language, each as value and words."""
        cleaned = super().clean() or {}
        read = {one: _points(cleaned.get(f"points_{one}", ""), self._values()) for one in self.languages}
        english = read[ENGLISH]
        if english and not FEWEST_POINTS <= len(english) <= MOST_POINTS:
            self.add_error(f"points_{ENGLISH}", f"Write {FEWEST_POINTS} to {MOST_POINTS} points, one on each line.")
        for language, points in read.items():
            field, labels = f"points_{language}", [label for _, label in points]
            if any(not 0 < len(label) <= LONGEST_LABEL for label in labels):
                self.add_error(field, f"Each point needs words, at most {LONGEST_LABEL} signs.")
            if len(set(labels)) < len(labels):
                self.add_error(field, "Two points are called the same. Give each its own words.")
            if points and len(points) != len(english):
                self.add_error(field, f"There are {len(english)} points in English and {len(points)} here. Match them.")
        values = [value for value, _ in english]
        if any(later <= earlier for earlier, later in pairwise(values)) or min(values, default=1) < 1:
            self.add_error(f"points_{ENGLISH}", "Values begin at 1 or more and rise from line to line. Number them so.")
        others = [one for one in self.languages if one != ENGLISH and cleaned.get(f"way_out_{one}")]
        if others and not cleaned.get(f"way_out_{ENGLISH}"):
            self.add_error(f"way_out_{ENGLISH}", "Write it in English too, or leave it out everywhere.")
        cleaned["points"] = read
        return cleaned

    def made(self) -> Scale:
        """Return the scale that was typed. A point keeps its translations by its value."""
        before = self.scale
        old = {point.value: point.label for point in before.points} if before else {}
        read = self.cleaned_data["points"]
        points = tuple(
            Point(
                value,
                reworded(
                    old.get(value, Text({})), {language: lines[place][1] for language, lines in read.items() if lines}
                ),
            )
            for place, (value, _) in enumerate(read[ENGLISH])
        )
        way_out = reworded((before.not_applicable if before else None) or Text({}), self.words_of("way_out"))
        scale_id = before.id if before else self._new_id()
        return Scale(scale_id, points, way_out or None)

    def _new_id(self) -> str:
        return free_id(self.cleaned_data["name"], taken=set(self.instrument.scales), otherwise="scale")

    def _values(self) -> tuple[int, ...]:
        return self.scale.values if self.scale else ()


def _points(typed: str, known: tuple[int, ...]) -> list[tuple[int, str]]:
    """Return the points of the lines: by the numbers they begin with, else as the scale was, else from 1."""
    lines = [" ".join(plain(line).split()) for line in typed.splitlines()]
    lines = [line for line in lines if line]
    numbered = [re.fullmatch(r"(\d{1,3})[.):]?\s+(.+)", line, flags=re.ASCII) for line in lines]
    if lines and all(numbered):
        return [(int(match[1]), match[2]) for match in numbered if match]
    values = known if len(known) == len(lines) else tuple(range(1, len(lines) + 1))
    return list(zip(values, lines, strict=True))
