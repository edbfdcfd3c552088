"""From an instrument's YAML to its types. Faults name file, line and field; as many as can be are told at once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from groundswell.packs.entries import Entry, unique
from groundswell.packs.instruments.agreement import disagreements
from groundswell.packs.instruments.aspects import known_subjects
from groundswell.packs.instruments.questionnaire import (
    Choice,
    Condition,
    Facing,
    Importance,
    Instrument,
    Invited,
    Item,
    Kind,
    Norm,
    Point,
    Scale,
    Text,
    Topic,
)
from groundswell.packs.instruments.texts import LANGUAGE_ID, id_of, text_of
from groundswell.packs.lined import read_yaml
from groundswell.packs.shelf import Pack
from groundswell.vocabulary.faults import BadInput
from groundswell.vocabulary.provenance import Mark

_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*")
LONGEST_MINUTES = 60
MOST_ITEMS = 200
_FIELDS = (
    *("id", "version", "title", "intro", "minutes", "languages", "needs_review", "licence", "may_redistribute"),
    *("stores_answers", "private", "invited", "norm", "importance", "scales", "topics"),
)


def read_instrument(source: bytes, *, file: str, pack: Pack, subjects: frozenset[str] | None = None) -> Instrument:
    """Return the instrument that a YAML file holds, checked as a whole. Raises BadInput for its first fault.

    `subjects` are the ids an item may speak for; left out, those of the packs in force.
    """
    instrument, faults = look_through(source, file=file, pack=pack, subjects=subjects)
    if instrument is None:
        raise faults[0]
    return instrument


def look_through(
    source: bytes, *, file: str, pack: Pack, subjects: frozenset[str] | None = None
) -> tuple[Instrument | None, tuple[BadInput, ...]]:
    """Return the instrument and no fault, or None and every fault found, in the order of the file."""
    try:
        reading = _Reading(Entry(file, "", read_yaml(source, file)), known_subjects() if subjects is None else subjects)
        instrument = reading.instrument(pack)
    except BadInput as fault:
        return None, (fault,)
    return (None, tuple(reading.faults)) if reading.faults else (instrument, ())


@dataclass
class _Reading:
    """One file being read: its languages, and the faults met so far."""

    whole: Entry
    subjects: frozenset[str]
    faults: list[BadInput] = field(default_factory=list)
    languages: tuple[str, ...] = ()
    unreviewed: frozenset[str] = frozenset()
    # Where each item stands in the file, to name its line when items do not agree with one another.
    entries: dict[str, Entry] = field(default_factory=dict)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Keep a fault for later and go on behind the part that has it."""
        try:
            yield
        except BadInput as fault:
            self.faults.append(fault)

    def instrument(self, pack: Pack) -> Instrument:
        whole = self.whole
        whole.only(*_FIELDS)
        self._read_languages()
        scales = self._scales()
        topics = self._topics()
        read = Instrument(
            pack=pack,
            id=id_of(whole),
            version=self._version(),
            title=self._text(whole, "title"),
            intro=self._text(whole, "intro"),
            minutes=self._minutes(),
            languages=self.languages,
            licence=whole.text("licence"),
            may_redistribute=whole.flag("may_redistribute"),
            stores_answers=self._said(whole, "stores_answers"),
            private=self._said(whole, "private"),
            invited=self._invited(),
            norm=self._norm(),
            importance=self._importance() if whole.has("importance") else None,
            scales=scales,
            topics=topics,
        )
        # Parts that could not be read would only draw faults that are none, such as a scale that is not there.
        agreeing = () if self.faults else disagreements(read, self.subjects)
        for item, told in agreeing:
            place = self.entries.get(item, whole)
            self.faults.append(place.fault(found=told.found, expected=told.expected, field=told.field))
        return read

    def _text(self, entry: Entry, name: str, *, optional: bool = False) -> Text:
        return text_of(entry, name, self.languages, self.unreviewed, optional=optional)

    def _read_languages(self) -> None:
        self.languages = self.whole.texts("languages")
        wrong = [one for one in self.languages if not LANGUAGE_ID.fullmatch(one)]
        if wrong or "en" not in self.languages:
            found = f"“languages” names “{wrong[0]}”" if wrong else "“languages” does not name en"
            expected = "codes such as en and cy, English among them"
            raise self.whole.fault(found=found, expected=expected, field="languages")
        self.unreviewed = frozenset(self.whole.texts("needs_review"))
        if not self.unreviewed <= set(self.languages):
            stranger = min(self.unreviewed - set(self.languages))
            found = f"“needs_review” names “{stranger}”"
            raise self.whole.fault(found=found, expected="one of the languages", field="needs_review")

    def _version(self) -> str:
        version = self.whole.text("version")
        if not _VERSION.fullmatch(version):
            found = f"“version” is the text “{version}”"
            raise self.whole.fault(found=found, expected="numbers with points between, in quotes", field="version")
        return version

    def _minutes(self) -> int:
        minutes = self.whole.whole("minutes")
        if minutes is None or minutes > LONGEST_MINUTES:
            found = "the field “minutes” is missing" if minutes is None else f"“minutes” is {minutes}"
            raise self.whole.fault(found=found, expected=f"1 to {LONGEST_MINUTES}", field="minutes")
        return minutes

    @staticmethod
    def _said(entry: Entry, name: str) -> bool:
        # Whether answers are stored must be said, never assumed.
        if not entry.has(name):
            raise entry.fault(found=f"the field “{name}” is missing", expected="true or false")
        return entry.flag(name)

    def _invited(self) -> Invited:
        table = self.whole.table("invited")
        table.only("everyone", "roles")
        roles = (
            tuple(self._choice(one.named("role")) for one in table.entries("roles", "role"))
            if table.has("roles")
            else ()
        )
        return Invited(self._said(table, "everyone"), roles)

    def _norm(self) -> Norm:
        table = self.whole.table("norm")
        table.only("exists", "note")
        return Norm(self._said(table, "exists"), self._text(table, "note"))

    def _importance(self) -> Importance:
        table = self.whole.table("importance")
        table.only("text", "scale")
        return Importance(self._text(table, "text"), table.text("scale"))

    def _scales(self) -> dict[str, Scale]:
        found: dict[str, Scale] = {}
        for entry in self.whole.entries("scales", "scale"):
            with self.keeping():
                named = entry.named("scale")
                scale = self._scale(named)
                if scale.id in found:
                    raise named.fault(found=f"id “{scale.id}” stands twice", expected="each once", field="id")
                found[scale.id] = scale
        return found

    def _scale(self, entry: Entry) -> Scale:
        entry.only("id", "points", "not_applicable")
        points = tuple(self._point(one) for one in entry.entries("points", "point"))
        has_way_out = entry.has("not_applicable")
        return Scale(id_of(entry), points, self._text(entry, "not_applicable") if has_way_out else None)

    def _point(self, entry: Entry) -> Point:
        entry.only("value", "label")
        value = entry.whole("value")
        if value is None:
            raise entry.fault(found="the field “value” is missing", expected="a whole number from 1")
        return Point(value, self._text(entry, "label"))

    def _topics(self) -> tuple[Topic, ...]:
        topics = []
        entries = [one.named("topic") for one in self.whole.entries("topics", "topic")]
        for entry in entries:
            with self.keeping():
                entry.only("id", "title", "intro", "items")
                items = tuple(self._items(entry))
                intro = self._text(entry, "intro", optional=True)
                topics.append(Topic(id_of(entry), self._text(entry, "title"), intro, items))
        with self.keeping():
            unique((entry, entry.text("id")) for entry in entries)
        return tuple(topics)

    def _items(self, topic: Entry) -> Iterator[Item]:
        for entry in topic.entries("items", "item"):
            if len(self.entries) >= MOST_ITEMS:
                raise entry.fault(found=f"it is item {MOST_ITEMS + 1}", expected=f"at most {MOST_ITEMS}")
            with self.keeping():
                named = entry.named("item")
                item = self._item(named)
                if item.id in self.entries:
                    raise named.fault(found=f"id “{item.id}” stands twice", expected="each once", field="id")
                self.entries[item.id] = named
                yield item

    def _item(self, entry: Entry) -> Item:
        entry.only(*(name for name in Item.__dataclass_fields__))
        return Item(
            id=id_of(entry),
            kind=entry.one_of("kind", Kind, Kind),
            text=self._text(entry, "text"),
            scale=entry.text("scale", ""),
            choices=self._choices(entry) if entry.has("choices") else (),
            reversed=entry.flag("reversed"),
            asks_importance=entry.flag("asks_importance"),
            speaks_for=entry.texts("speaks_for"),
            facing=entry.one_of("facing", Facing, [one for one in Facing if one])
            if entry.has("facing")
            else Facing.NOBODY,
            pair=entry.text("pair", ""),
            shown_if=self._condition(entry.table("shown_if")) if entry.has("shown_if") else None,
            provenance=entry.one_of("provenance", Mark, Mark),
            source=entry.text("source", ""),
        )

    def _choices(self, entry: Entry) -> tuple[Choice, ...]:
        found = [one.named("choice") for one in entry.entries("choices", "choice")]
        unique((one, one.text("id")) for one in found)
        return tuple(self._choice(one) for one in found)

    def _choice(self, entry: Entry) -> Choice:
        entry.only("id", "label")
        return Choice(id_of(entry), self._text(entry, "label"))

    @staticmethod
    def _condition(entry: Entry) -> Condition:
        entry.only("item", "values")
        values = entry.fields.get("values")
        if not isinstance(values, list) or not values or not all(type(one) in (int, str) for one in values):
            expected = "a list of numbers of a scale, or of ids of choices"
            raise entry.fault(found="“values” is missing or something else", expected=expected, field="values")
        return Condition(entry.text("item"), tuple(values))
