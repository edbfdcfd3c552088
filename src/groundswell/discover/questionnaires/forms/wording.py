"""Words in the languages of a questionnaire: one field for each, English first, which alone is needed."""

from collections.abc import Sequence
from typing import Any

from django import forms

from groundswell.packs.instruments import Text
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.vocabulary.faults import plain
from groundswell.web.forms import PlainForm

LANGUAGE_NAMES = {"en": "English", "cy": "Welsh", "pl": "Polish", "ro": "Romanian", "pt": "Portuguese", "tl": "Tagalog"}
LONGEST_WORDS = 600


class PlainTextField(forms.CharField):
    """A text on one line, without signs that nobody can see."""

    def clean(self, value: Any) -> str:
        """Return the words with single spaces between them. Raises ValidationError as every field does."""
        return super().clean(" ".join(plain(str(value or "")).split()))


class WordingForm(PlainForm):
    """A form with texts in several languages. `seen` is the mark of the part as its page was made."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = tuple(languages)

    def add_words(
        self, field: str, label: str, *, missing: str = "", longest: int = LONGEST_WORDS, hint: str = "", lines: int = 1
    ) -> None:
        """Add a field for each language. English is needed where a sentence says what is missing without it."""
        for language in self.languages:
            is_needed = language == ENGLISH and bool(missing)
            too_long = f"This is longer than {longest} signs. Make it shorter."
            words = PlainTextField(
                label=label if language == ENGLISH else f"{label}, in {language_name(language)}",
                required=is_needed,
                max_length=longest,
                help_text=hint if language == ENGLISH else "",
                widget=forms.Textarea if lines > 1 else forms.TextInput,
                error_messages={"required": missing, "max_length": too_long},
            )
            self.fields[f"{field}_{language}"] = words

    def words_of(self, field: str) -> dict[str, str]:
        """Return what was typed for a text, by language, without empty ones."""
        typed = {language: self.cleaned_data.get(f"{field}_{language}", "") for language in self.languages}
        return {language: words for language, words in typed.items() if words}

    def fields_of(self, field: str) -> list[forms.BoundField]:
        """Return the fields of a text, to be laid out one below the other."""
        return [self[f"{field}_{language}"] for language in self.languages]


def initial_words(field: str, text: Text) -> dict[str, str]:
    """Return what the fields of a text begin with."""
    return {f"{field}_{language}": words for language, words in text.words.items()}


def language_name(code: str) -> str:
    """Return what a language is called, or its code."""
    return LANGUAGE_NAMES.get(code, code)
