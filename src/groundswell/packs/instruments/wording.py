"""Hints on how items are worded. They never block: a rule of thumb is sometimes wrong, and the author decides.

The patterns are for English. In other languages only what needs no grammar is checked: missing and unread words.
Each rule with its reason: docs/reference/instruments.md
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from groundswell.packs.instruments.questionnaire import ENGLISH, Instrument, Item, Kind
from groundswell.packs.instruments.reading_age import reading_age, words_of

MOST_WORDS = 20
OLDEST_READING_AGE = 11.0
# One sentence alone swings widely, so that a single item is only mentioned when it lies well above the aim.
OLDEST_OF_ONE_ITEM = 14.0
ITEMS_WITHOUT_REVERSED = 6
WORDS_A_MINUTE = 200
SECONDS_TO_CHOOSE = 3
SECONDS_TO_WRITE = 40


class Rule(StrEnum):
    """What a hint is about."""

    READING_AGE = "reading age"
    TWO_THOUGHTS = "two thoughts"
    LEADING = "leading"
    ABSOLUTE = "all or nothing"
    NEGATION = "negation"
    TOO_LONG = "too long"
    ONE_DIRECTION = "one direction"
    MINUTES = "minutes"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at again: which rule, in which item (empty: the whole), and a sentence for the author."""

    rule: Rule
    item: str
    sentence: str


# Pairs of words that name one thing.
_ONE_THOUGHT = re.compile(
    r"\b(?:now and then|again and again|more or less|to and fro|here and there|one or more|health and safety)\b", re.I
)
_JOINING = re.compile(r"\b(and|or|but|while|whereas|as well as)\b|([/;&])", re.I)
_LEADING = re.compile(
    r"\b(obviously|clearly|surely|naturally|of course|as (?:we|you|everyone) knows?|do(?:n['’]t| not) you|do you agree|"
    r"(?:is|are|was)n['’]t (?:it|they|he|she)|rightly|excellent|outstanding|wonderful|world-class|terrible|dreadful|"
    r"unacceptable|unfortunately|thankfully|at last)\b",
    re.I,
)
_ABSOLUTE = re.compile(
    r"\b(always|never|all|every|everyone|everybody|everything|nobody|no one|nothing|none|completely|totally)\b", re.I
)
_NEGATION = re.compile(r"\b(not|no|nor|neither|never|without|cannot|unless)\b|\b\w+(n['’]t)\b", re.I)


def hints(instrument: Instrument) -> tuple[Hint, ...]:
    """Return every hint on an instrument: first those on the whole, then item by item in the order of asking."""
    return (*_of_the_whole(instrument), *(hint for item in instrument.items for hint in hints_on(item)))


def hints_on(item: Item) -> tuple[Hint, ...]:
    """Return the hints on the English wording of one item."""
    words = item.text.get(ENGLISH)
    return tuple(Hint(rule, item.id, sentence) for rule, sentence in _on(words, is_scale=item.kind is Kind.SCALE))


def reading_age_of(instrument: Instrument) -> float | None:
    """Return the reading age in years of everything that people read before they answer, taken together."""
    texts = [instrument.intro, *(text for topic in instrument.topics for text in (topic.title, topic.intro))]
    texts += [item.text for item in instrument.items]
    said = [text.get(ENGLISH).strip() for text in texts]
    return reading_age(" ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said if one))


def minutes_of(instrument: Instrument) -> float:
    """Return about how many minutes answering takes: reading at 200 words a minute, 3 s a choice, 40 s a text.

    Our own assumption, on the careful side; items that wait for another answer are counted as if asked.
    """
    texts = [instrument.intro, *(text for topic in instrument.topics for text in (topic.title, topic.intro))]
    read = sum(len(words_of(text.get(ENGLISH))) for text in (*texts, *(item.text for item in instrument.items)))
    chosen = sum(item.kind is not Kind.TEXT for item in instrument.items)
    chosen += sum(item.asks_importance for item in instrument.items)
    written = sum(item.kind is Kind.TEXT for item in instrument.items)
    return read / WORDS_A_MINUTE + (chosen * SECONDS_TO_CHOOSE + written * SECONDS_TO_WRITE) / 60


def _on(words: str, *, is_scale: bool) -> Iterator[tuple[Rule, str]]:
    age = reading_age(words)
    if age is not None and age > OLDEST_OF_ONE_ITEM:
        yield Rule.READING_AGE, f"Its reading age is about {age:.0f}. Try shorter words."
    joined = _JOINING.search(_ONE_THOUGHT.sub("", words)) if is_scale else None
    if joined:
        yield Rule.TWO_THOUGHTS, f"“{joined.group()}” may join two thoughts. Ask one at a time."
    leading = _LEADING.search(words)
    if leading:
        yield Rule.LEADING, f"“{leading.group()}” may push people to one answer. Say it plainly."
    absolute = _ABSOLUTE.search(words) if is_scale else None
    if absolute:
        yield Rule.ABSOLUTE, f"“{absolute.group()}” leaves no middle. Few people can agree, even if they nearly do."
    denied = [match.group() for match in _NEGATION.finditer(words)] if is_scale else []
    if denied:
        advice = "Say what is so" if len(denied) == 1 else "Two of them are hard to follow. Say what is so"
        yield Rule.NEGATION, f"“{denied[0]}” makes disagreeing a double no. {advice}."
    length = len(words.split())
    if length > MOST_WORDS:
        yield Rule.TOO_LONG, f"It has {length} words. Try at most {MOST_WORDS}."


def _of_the_whole(instrument: Instrument) -> Iterator[Hint]:
    age = reading_age_of(instrument)
    if age is not None and age > OLDEST_READING_AGE:
        yield Hint(Rule.READING_AGE, "", f"The reading age is about {age:.0f}; the aim is 9 to 11.")
    takes = minutes_of(instrument)
    if instrument.minutes < takes:
        promised = "1 minute" if instrument.minutes == 1 else f"{instrument.minutes} minutes"
        yield Hint(Rule.MINUTES, "", f"It promises {promised} and takes about {math.ceil(takes)}.")
    rated = [item for item in instrument.items if item.kind is Kind.SCALE]
    if len(rated) >= ITEMS_WITHOUT_REVERSED and not any(item.reversed for item in rated):
        sentence = "No statement is reversed. A few show who agrees with whatever stands there."
        yield Hint(Rule.ONE_DIRECTION, "", sentence)
    for language in instrument.languages:
        texts = [text for text in instrument.texts() if text]
        missing = sum(language not in text.words for text in texts)
        if missing:
            sentence = f"{missing} of {len(texts)} texts have no words in “{language}”; English is shown there."
            yield Hint(Rule.TRANSLATION, "", sentence)
        unread = sum(language in text.unreviewed for text in texts)
        if unread:
            sentence = f"{unread} of {len(texts)} texts in “{language}” wait for somebody who speaks it to read them."
            yield Hint(Rule.TRANSLATION, "", sentence)
