"""The form of a wave, as the box is given it: what is asked, in which languages, until when.

It is made when a wave opens (packs.instruments.form) and does not change. The box needs no pack and no person to ask.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

ENGLISH = "en"

Words = Mapping[str, str]
Value = int | str


class BadForm(ValueError):
    """A form that nobody could answer. Carries the place and what is wrong there."""

    def __init__(self, place: str, fault: str) -> None:
        super().__init__(f"{place}: {fault}")
        self.place = place
        self.fault = fault

    def sentence(self) -> str:
        """Return what is wrong with the form, for the person who opens the wave."""
        return f"The form of this wave cannot be used: {self.place} {self.fault}. Nothing was opened."


class Kind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen: what is stored, and the words that people read."""

    value: Value
    label: Words


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only of those who answered an earlier one with one of these values."""

    item: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One item of a topic. `not_applicable` is None where "does not apply" cannot be said."""

    id: str
    kind: Kind
    text: Words
    options: tuple[Option, ...] = ()
    not_applicable: Words | None = None
    importance: bool = False
    shown_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions that stand on one page."""

    id: str
    title: Words
    intro: Words
    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """A question about where somebody works, which they answer themselves and nobody fills in for them."""

    id: str
    label: Words
    choices: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Importance:
    """How the importance of an item is asked: one question for all items that ask it, on points 1 to 5."""

    text: Words
    points: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Form:
    """Everything that is needed to ask. Answers are taken from `opens`, or at once without it, to the end of `closes`.

    `keepers` says who looks after the computer, `readers` who reads what is written in words, each by role; `let_in`
    is the address where somebody without a slip shows that they are invited. All three may be empty.
    """

    wave: str
    title: Words
    intro: Words
    organisation: str
    mode: str
    opens: date | None
    closes: date
    minutes: int
    languages: tuple[str, ...]
    needs_review: tuple[str, ...]
    importance: Importance | None
    topics: tuple[Topic, ...]
    attributes: tuple[Attribute, ...]
    who_to_tell: Words
    keepers: Words
    readers: Words
    let_in: str
    threshold: int
    is_sample: bool

    @cached_property
    def items(self) -> Mapping[str, Question]:
        """Every question in the order of asking, by its id."""
        return {item.id: item for topic in self.topics for item in topic.items}

    @cached_property
    def texts(self) -> tuple[Question, ...]:
        """The questions that are answered in words."""
        return tuple(item for item in self.items.values() if item.kind is Kind.TEXT)


def form_from(document: Mapping[str, Any]) -> Form:
    """Return a form from its JSON. Raises BadForm with the place of the first fault."""
    topics = tuple(_topic(one, f"topic {at}") for at, one in enumerate(_list(document, "topics", "the form"), start=1))
    importance = document.get("importance")
    form = Form(
        wave=_text(document, "wave", "the form"),
        title=_words(document.get("title"), "title"),
        intro=_words(document.get("intro", ""), "intro"),
        organisation=_text(document, "organisation", "the form"),
        mode=_text(document, "mode", "the form"),
        opens=_day(document, "opens") if document.get("opens") else None,
        closes=_day(document, "closes"),
        minutes=_whole(document.get("minutes", 0), "minutes"),
        languages=tuple(map(str, document.get("languages") or (ENGLISH,))),
        needs_review=tuple(map(str, document.get("needs_review") or ())),
        importance=_importance(importance) if importance else None,
        topics=topics,
        attributes=tuple(_attribute(one) for one in document.get("attributes") or ()),
        who_to_tell=_words(document.get("who_to_tell", ""), "who_to_tell"),
        keepers=_words(document.get("keepers", ""), "keepers"),
        readers=_words(document.get("readers", ""), "readers"),
        let_in=str(document.get("let_in", "")),
        threshold=_whole(document.get("threshold"), "threshold"),
        is_sample=bool(document.get("is_sample")),
    )
    _check(form)
    return form


def canonical(document: Any) -> bytes:
    """Return a document as the bytes that are hashed or stored: keys in order, no spaces, UTF-8."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256_of(document: Any) -> str:
    """Return the hash of a document in its canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(document)).hexdigest()


def words_in(words: Words, language: str) -> str:
    """Return words in a language, else in English, else "" """
    return words.get(language) or words.get(ENGLISH, "")


def _check(form: Form) -> None:
    ids = [item.id for topic in form.topics for item in topic.items]
    for kind, names in (("item", ids), ("attribute", [one.id for one in form.attributes])):
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise BadForm(place=f"{kind} {twice}", fault="is there twice")
    if not ids:
        raise BadForm(place="topics", fault="hold no question")
    for at, name in enumerate(ids):
        asked = form.items[name].shown_if
        if asked and asked.item not in ids[:at]:
            raise BadForm(place=f"item {name}", fault=f"depends on {asked.item}, which is not asked before it")
        if form.items[name].importance and form.importance is None:
            raise BadForm(place=f"item {name}", fault="asks for importance, and the form does not say how")


def _topic(document: Any, place: str) -> Topic:
    if not isinstance(document, Mapping):
        raise BadForm(place=place, fault="is no table")
    name = _text(document, "id", place)
    items = tuple(_question(one, f"topic {name}") for one in _list(document, "items", place))
    return Topic(name, _words(document.get("title"), place), _words(document.get("intro", ""), place), items)


def _question(document: Any, place: str) -> Question:
    if not isinstance(document, Mapping):
        raise BadForm(place=place, fault="holds something that is no question")
    name = _text(document, "id", place)
    place = f"item {name}"
    try:
        kind = Kind(document.get("kind", ""))
    except ValueError as unknown:
        raise BadForm(place=place, fault="is of no known kind") from unknown
    options = _options(document.get("points") or (), place)
    if (kind is Kind.TEXT) == bool(options):
        raise BadForm(
            place, "has no answers to choose from" if kind is not Kind.TEXT else "is in words, yet has points"
        )
    if kind is Kind.SCALE and not all(type(one.value) is int for one in options):
        raise BadForm(place=place, fault="has a point that is no whole number")
    way_out = document.get("not_applicable")
    shown = document.get("shown_if")
    return Question(
        id=name,
        kind=kind,
        text=_words(document.get("text"), place),
        options=options,
        not_applicable=_words(way_out, place) if way_out else None,
        importance=bool(document.get("importance")),
        shown_if=Condition(str(shown["item"]), tuple(shown["values"])) if shown else None,
    )


def _attribute(document: Any) -> Attribute:
    if not isinstance(document, Mapping):
        raise BadForm(place="attributes", fault="hold something that is no table")
    name = _text(document, "id", "attributes")
    place = f"attribute {name}"
    choices = _options(document.get("choices") or (), place)
    if not choices:
        raise BadForm(place=place, fault="has no choices")
    return Attribute(name, _words(document.get("label"), place), choices)


def _importance(document: Any) -> Importance:
    if not isinstance(document, Mapping):
        raise BadForm(place="importance", fault="is no table")
    points = _options(document.get("points") or (), "importance")
    if not points or not all(type(one.value) is int for one in points):
        raise BadForm(place="importance", fault="has no points, or one that is no whole number")
    return Importance(_words(document.get("text"), "importance"), points)


def _options(given: Any, place: str) -> tuple[Option, ...]:
    found = []
    for one in given:
        if not isinstance(one, list | tuple) or len(one) != 2 or type(one[0]) not in {int, str} or one[0] == "":
            raise BadForm(place=place, fault="has an answer that is no pair of a value and its words")
        found.append(Option(one[0], _words(one[1], place)))
    values = [str(one.value) for one in found]
    if len(set(values)) != len(values) or "na" in values:
        raise BadForm(place=place, fault="has two answers that are stored alike")
    return tuple(found)


def _words(given: Any, place: str) -> Words:
    """Return words by language; plain words, such as the name of a ward, are the same in every language."""
    if isinstance(given, str):
        return {ENGLISH: given}
    if not isinstance(given, Mapping) or not all(isinstance(one, str) for pair in given.items() for one in pair):
        raise BadForm(place=place, fault="has no words")
    return dict(given)


def _text(document: Mapping[str, Any], name: str, place: str) -> str:
    found = document.get(name)
    if not isinstance(found, str) or not found:
        raise BadForm(place=place, fault=f"has no {name}")
    return found


def _day(document: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(str(document.get(name)))
    except ValueError as wrong:
        raise BadForm(place=name, fault="is no day like 2027-03-14") from wrong


def _list(document: Mapping[str, Any], name: str, place: str) -> list[Any]:
    found = document.get(name)
    if not isinstance(found, list | tuple):
        raise BadForm(place=place, fault=f"has no {name}")
    return list(found)


def _whole(given: Any, place: str) -> int:
    if type(given) is not int:
        raise BadForm(place=place, fault="is no whole number")
    return given
