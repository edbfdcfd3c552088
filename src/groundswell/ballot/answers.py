"""Answers to a form: what is taken, what is refused, and how they are stored so that their length says nothing."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from groundswell.ballot.form import Attribute, Form, Kind, Option, Question, canonical

NOT_APPLICABLE = "na"
LONGEST_TEXT = 2000
# One size for all answers to a form, so that the length of what is stored tells nobody how much somebody wrote.
SMALL, LARGE = 4096, 16_384
# How much of it is kept for words; what the choices need beside them is reckoned for each form.
TEXT_ROOM = 12_288
LENGTH_BYTES = 4
_PARTS = {"items", "importance", "attributes"}

Answer = int | str


class BadAnswers(ValueError):
    """Answers that do not fit the form. `item` is "" when it is not about one question; `fault` is a code."""

    def __init__(self, fault: str, item: str = "", limit: int = 0) -> None:
        super().__init__(fault)
        self.fault = fault
        self.item = item
        self.limit = limit


NOT_ANSWERS, UNKNOWN, WRONG_CHOICE, TOO_LONG = "not answers", "unknown", "wrong choice", "too long"


@dataclass(frozen=True, slots=True)
class Answers:
    """What one person answered: what was left out is not there."""

    items: Mapping[str, Answer]
    importance: Mapping[str, int]
    attributes: Mapping[str, Answer]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was answered; where somebody works alone is no answer."""
        return not self.items and not self.importance


@lru_cache(maxsize=64)
def size_of(form: Form) -> int:
    """Return how many bytes every set of answers to this form takes."""
    size = LARGE if form.texts else SMALL
    spoken_for = TEXT_ROOM if form.texts else 0
    while LENGTH_BYTES + len(canonical(_fullest(form))) > size - spoken_for:
        size *= 2
    return size


def longest_text(form: Form) -> int:
    """Return how many characters one text may have, so that all of them together fit."""
    return min(LONGEST_TEXT, TEXT_ROOM // max(len(form.texts), 1))


def read_answers(form: Form, given: Any) -> Answers:
    """Return answers as the form allows them, from untrusted JSON. Raises BadAnswers.

    Empty words count as left out, and so does what was answered to a question that the rest of the answers hides.
    """
    if not isinstance(given, Mapping) or not set(given) <= _PARTS:
        raise BadAnswers(NOT_ANSWERS)
    parts = {name: given.get(name, {}) for name in _PARTS}
    if not all(isinstance(part, Mapping) for part in parts.values()):
        raise BadAnswers(NOT_ANSWERS)
    attributes = {one.id: one for one in form.attributes}
    for part, known in (("items", form.items), ("importance", form.items), ("attributes", attributes)):
        if strange := set(parts[part]) - set(known):
            # The name itself is a stranger's word: it goes nowhere.
            raise BadAnswers(UNKNOWN, limit=len(strange))
    items: dict[str, Answer] = {}
    for item in form.items.values():
        if item.id in parts["items"] and _is_asked(item, items):
            answer = _answer(form, item, parts["items"][item.id])
            if answer != "":
                items[item.id] = answer
    importance = {
        item.id: _importance(form, item, parts["importance"][item.id])
        for item in form.items.values()
        if item.id in parts["importance"] and _is_asked(item, items)
    }
    groups = {
        name: _choice(one, parts["attributes"][name]) for name, one in attributes.items() if name in parts["attributes"]
    }
    return Answers(items, importance, groups)


def envelope(form: Form, answers: Answers) -> bytes:
    """Return answers as they are stored: canonical JSON, padded to the form's one size.

    Raises BadAnswers when somebody wrote more than fits.
    """
    size = size_of(form)
    content = canonical({"items": answers.items, "importance": answers.importance, "attributes": answers.attributes})
    over = len(content) + LENGTH_BYTES - size
    if over > 0:
        raise BadAnswers(TOO_LONG, limit=over)
    return len(content).to_bytes(LENGTH_BYTES, "big") + content + bytes(-over)


def opened(form: Form, stored: bytes) -> Answers:
    """Return the answers in an envelope. Raises BadAnswers when it holds none that fit the form."""
    end = LENGTH_BYTES + int.from_bytes(stored[:LENGTH_BYTES], "big")
    if len(stored) != size_of(form) or end > len(stored) or any(stored[end:]):
        raise BadAnswers(NOT_ANSWERS)
    try:
        return read_answers(form, json.loads(stored[LENGTH_BYTES:end]))
    except (ValueError, RecursionError) as broken:
        raise BadAnswers(NOT_ANSWERS) from broken


def _is_asked(item: Question, before: Mapping[str, Answer]) -> bool:
    return item.shown_if is None or before.get(item.shown_if.item) in item.shown_if.values


def _answer(form: Form, item: Question, given: Any) -> Answer:
    if item.kind is Kind.TEXT:
        return _text(form, item, given)
    if given == NOT_APPLICABLE and item.not_applicable is not None:
        return NOT_APPLICABLE
    return _one_of(item.options, given, item.id)


def _text(form: Form, item: Question, given: Any) -> str:
    if not isinstance(given, str):
        raise BadAnswers(WRONG_CHOICE, item.id)
    text = "".join(sign for sign in given.replace("\r\n", "\n") if sign == "\n" or unicodedata.category(sign)[0] != "C")
    text = unicodedata.normalize("NFC", text).strip()
    limit = longest_text(form)
    if len(text) > limit:
        raise BadAnswers(TOO_LONG, item.id, limit)
    return text


def _importance(form: Form, item: Question, given: Any) -> int:
    if not item.importance or form.importance is None:
        raise BadAnswers(WRONG_CHOICE, item.id)
    found = _one_of(form.importance.points, given, item.id)
    return int(found)


def _choice(attribute: Attribute, given: Any) -> Answer:
    return _one_of(attribute.choices, given, attribute.id)


def _one_of(options: tuple[Option, ...], given: Any, name: str) -> Answer:
    # By type too: in Python true equals 1, and 3.0 equals 3.
    for one in options:
        if type(given) is type(one.value) and given == one.value:
            return one.value
    raise BadAnswers(WRONG_CHOICE, name)


def _fullest(form: Form) -> dict[str, Any]:
    """Return the longest answers that choices alone can give."""

    def longest(*values: Answer) -> Answer:
        return max(values, key=lambda value: len(canonical(value)), default="")

    points = [one.value for one in form.importance.points] if form.importance else []
    return {
        "items": {
            one.id: longest(NOT_APPLICABLE, *(each.value for each in one.options)) for one in form.items.values()
        },
        "importance": {one.id: longest(*points) for one in form.items.values() if one.importance},
        "attributes": {one.id: longest(*(each.value for each in one.choices)) for one in form.attributes},
    }
