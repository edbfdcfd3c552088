"""An instrument as types: what a questionnaire asks, in which words, on which scale, and what each item speaks for.

Frozen, and without meaning for a database or a page: the editor, the form that people answer and the count all read
these. Reading them from YAML and refusing what is wrong is the work of `reading` and `agreement`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from groundswell.packs.shelf import Pack
from groundswell.vocabulary.provenance import Mark

ENGLISH = "en"


class Kind(StrEnum):
    """How an item is answered: one point of a scale, one of several choices, or in words."""

    SCALE = "scale"
    CHOICE = "choice"
    TEXT = "text"


class Facing(StrEnum):
    """About whom an item asks. Empty for items that ask about nobody in particular."""

    NOBODY = ""
    SELF = "self"
    LEADERS = "leaders"
    TEAM = "team"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in several languages. English is there unless the text is empty in every language."""

    words: Mapping[str, str]
    # Languages whose words nobody who speaks them has read yet.
    unreviewed: frozenset[str] = frozenset()

    def get(self, lang: str) -> str:
        """Return the words in this language, else in English; empty when there are none."""
        return self.words.get(lang) or self.words.get(ENGLISH, "")

    def needs_review(self, lang: str) -> bool:
        """Return whether these words are missing in this language, or nobody who speaks it has read them."""
        return bool(self.words) and (lang in self.unreviewed or lang not in self.words)

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Point:
    """One answer on a scale: the number that counts and the words that people read."""

    value: int
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """Answers in their order, lowest value first, and what “this does not apply” is called, if it may be said."""

    id: str
    points: tuple[Point, ...]
    not_applicable: Text | None = None

    @property
    def values(self) -> tuple[int, ...]:
        """The numbers of the points, ascending."""
        return tuple(point.value for point in self.points)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers without an order of value."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Condition:
    """An item is asked only if an earlier item was answered with one of these values (numbers, or ids of choices)."""

    item: str
    values: tuple[int | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. `pair` names the item it is compared with: oneself against the leaders around one.

    `speaks_for` holds ids of elements, and of aspects such as a behaviour. `source` says where the wording comes from
    when it is not our own design.
    """

    id: str
    kind: Kind
    text: Text
    scale: str = ""
    choices: tuple[Choice, ...] = ()
    reversed: bool = False
    asks_importance: bool = False
    speaks_for: tuple[str, ...] = ()
    facing: Facing = Facing.NOBODY
    pair: str = ""
    shown_if: Condition | None = None
    provenance: Mark = Mark.OWN_DESIGN
    source: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Items that stand on one page."""

    id: str
    title: Text
    intro: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is asked: everyone, or people by their role. A role may name pay bands; none is asked by band alone."""

    everyone: bool
    roles: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Importance:
    """How an item that `asks_importance` asks it: the question, and the scale, 1 to 5."""

    text: Text
    scale: str


@dataclass(frozen=True, slots=True)
class Norm:
    """Whether results of other organisations exist to compare with, and the sentence in which pages say so."""

    exists: bool
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A questionnaire in one version.

    One that does not `stores_answers` runs in the room or on the person's own device and can never be a wave;
    `private` ones never leave that device.
    """

    pack: Pack
    id: str
    version: str
    title: Text
    intro: Text
    minutes: int
    languages: tuple[str, ...]
    licence: str
    may_redistribute: bool
    stores_answers: bool
    private: bool
    invited: Invited
    norm: Norm
    importance: Importance | None = None
    scales: Mapping[str, Scale] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()

    @property
    def label(self) -> str:
        """The instrument as a person names it: “culture-pulse, version 2026.1”."""
        return f"{self.id}, version {self.version}"

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item in the order of asking."""
        return tuple(item for topic in self.topics for item in topic.items)

    def item(self, item_id: str) -> Item | None:
        """Return one item by its id, or None."""
        return next((one for one in self.items if one.id == item_id), None)

    def speaking_for(self, subject: str) -> tuple[Item, ...]:
        """Return the items that speak for an element or an aspect, in the order of asking."""
        return tuple(one for one in self.items if subject in one.speaks_for)

    def needs_review(self, lang: str) -> bool:
        """Return whether any words of this instrument are missing or unread in this language."""
        return any(text.needs_review(lang) for text in self.texts())

    def texts(self) -> Iterator[Text]:
        """Yield every text that a person who answers may read."""
        yield from (self.title, self.intro)
        if self.importance:
            yield self.importance.text
        for scale in self.scales.values():
            yield from (point.label for point in scale.points)
            if scale.not_applicable:
                yield scale.not_applicable
        for topic in self.topics:
            yield from (topic.title, topic.intro)
            for item in topic.items:
                yield item.text
                yield from (choice.label for choice in item.choices)
