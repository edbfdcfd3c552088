"""A questionnaire as a whole as a form: what people read first, whom it asks, its languages, whether it may travel."""

from dataclasses import replace
from typing import Any

from django import forms

from groundswell.discover.questionnaires.editing.beginning import KEPT_LICENCE, OWN_LICENCE
from groundswell.discover.questionnaires.editing.naming import free_id, reworded
from groundswell.discover.questionnaires.forms.wording import PlainTextField, WordingForm, initial_words
from groundswell.packs.instruments import Choice, Importance, Instrument, Invited, Text
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.packs.instruments.reading import LONGEST_MINUTES
from groundswell.packs.instruments.texts import LANGUAGE_ID
from groundswell.vocabulary.faults import plain
from groundswell.web.forms import PlainForm

LONGEST_TITLE = 120
MOST_LANGUAGES = 8
MINUTES_SAID = f"Enter whole minutes, 1 to {LONGEST_MINUTES}."


def minutes_field() -> forms.IntegerField:
    """Return the field for how long answering takes."""
    return forms.IntegerField(
        label="Minutes it takes",
        min_value=1,
        max_value=LONGEST_MINUTES,
        help_text="What the page promises. The editor tells you if reading and answering take longer.",
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), MINUTES_SAID),
    )


class BeginForm(PlainForm):
    """What an empty questionnaire begins with."""

    title = PlainTextField(
        label="Title",
        max_length=LONGEST_TITLE,
        error_messages={
            "required": "Give it a title, for example “How our wards work together”.",
            "max_length": f"The title is longer than {LONGEST_TITLE} signs. Make it shorter.",
        },
    )
    intro = PlainTextField(
        label="What people read first",
        max_length=600,
        widget=forms.Textarea,
        help_text="One or two sentences: what it is about, and that there are no right answers.",
        error_messages={
            "required": "Write a sentence or two that people read first.",
            "max_length": "This is longer than 600 signs. Make it shorter.",
        },
    )
    minutes = minutes_field()


class CopyForm(PlainForm):
    """What a copy is called."""

    title = PlainTextField(
        label="What your copy is called",
        max_length=LONGEST_TITLE,
        error_messages={
            "required": "Give your copy a title.",
            "max_length": f"The title is longer than {LONGEST_TITLE} signs. Make it shorter.",
        },
    )


class AboutForm(WordingForm):
    """What concerns the whole questionnaire."""

    minutes = minutes_field()
    roles = forms.CharField(
        label="Whom it asks",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="Leave it empty to ask everyone. Otherwise one role on each line, such as “Doctors who lead”: "
        "people are asked by what they do, not by pay band alone.",
    )
    languages_said = PlainTextField(
        label="Languages besides English",
        required=False,
        max_length=60,
        help_text="Codes with commas between, such as cy for Welsh. Every text then has a field for each.",
    )
    is_read = forms.BooleanField(
        label="Somebody who speaks them at work has read all words in these languages", required=False
    )
    may_travel = forms.ChoiceField(
        label="May others have it?",
        required=False,
        choices=[
            ("yes", "Yes, under CC BY 4.0: they must name us"),
            ("no", "No: it stays here"),
        ],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose whether others may have it."},
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        self.instrument = instrument
        # Under another licence than ours it is not for the editor to open what its owner has closed.
        self.is_ours_to_give = instrument.licence in {OWN_LICENCE, KEPT_LICENCE}
        begun = {
            "minutes": instrument.minutes,
            "roles": "\n".join(role.label.get(ENGLISH) for role in instrument.invited.roles),
            "languages_said": ", ".join(one for one in instrument.languages if one != ENGLISH),
            "may_travel": "yes" if instrument.may_redistribute else "no",
            "is_read": len(instrument.languages) > 1 and not any(text.unreviewed for text in instrument.texts()),
            **initial_words("title", instrument.title),
            **initial_words("intro", instrument.intro),
            **(initial_words("importance", instrument.importance.text) if instrument.importance else {}),
        }
        begun |= kwargs.pop("initial", {})
        super().__init__(*args, languages=instrument.languages, initial=begun, **kwargs)
        self.add_words("title", "Title", missing="Give it a title.", longest=LONGEST_TITLE)
        self.add_words("intro", "What people read first", missing="Write what people read first.", lines=3)
        if instrument.importance:
            self.add_words("importance", "How importance is asked", missing="Write how importance is asked.")

    def clean_languages_said(self) -> tuple[str, ...]:
        """Return the codes of all languages, English first. Refuses what is no code."""
        typed = self.cleaned_data["languages_said"].lower().replace(",", " ").split()
        codes = tuple(dict.fromkeys((ENGLISH, *typed)))
        wrong = next((one for one in codes if not LANGUAGE_ID.fullmatch(one)), None)
        if wrong is not None:
            message = f"“{wrong}” is no code of a language. Write codes such as cy or pl."
            raise forms.ValidationError(message)
        if len(codes) > MOST_LANGUAGES:
            message = f"Name at most {MOST_LANGUAGES - 1} languages besides English."
            raise forms.ValidationError(message)
        lost = [one for one in self.instrument.languages if one not in codes and _has_words(self.instrument, one)]
        if lost:
            message = f"There are words in “{lost[0]}” that would be lost. Empty its fields first, then leave it out."
            raise forms.ValidationError(message)
        return codes

    def clean_roles(self) -> list[str]:
        """Return the roles that are asked, each once."""
        lines = (" ".join(plain(line).split()) for line in self.cleaned_data["roles"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def made(self, now: Instrument) -> Instrument:
        """Return the questionnaire as it is now with what was typed here."""
        given = self.cleaned_data
        may_travel = given["may_travel"] != "no" if self.is_ours_to_give else now.may_redistribute
        licence = (OWN_LICENCE if may_travel else KEPT_LICENCE) if self.is_ours_to_give else now.licence
        importance = now.importance
        if importance and self.instrument.importance:
            importance = Importance(reworded(importance.text, self.words_of("importance")), importance.scale)
        return replace(
            now,
            pack=replace(now.pack, licence=licence, may_redistribute=may_travel),
            title=reworded(now.title, self.words_of("title")),
            intro=reworded(now.intro, self.words_of("intro")),
            minutes=given["minutes"],
            languages=given["languages_said"],
            licence=licence,
            may_redistribute=may_travel,
            invited=_invited(now, given["roles"]),
            importance=importance,
        )


def _invited(now: Instrument, roles: list[str]) -> Invited:
    known = {role.label.get(ENGLISH): role for role in now.invited.roles}
    asked: list[Choice] = []
    for words in roles:
        taken = {role.id for role in (*now.invited.roles, *asked)}
        asked.append(known.get(words) or Choice(free_id(words, taken=taken, otherwise="role"), Text({ENGLISH: words})))
    return Invited(everyone=not asked, roles=tuple(asked))


def _has_words(instrument: Instrument, language: str) -> bool:
    return any(language in text.words for text in instrument.texts())
