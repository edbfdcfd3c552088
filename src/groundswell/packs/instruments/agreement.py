"""Whether the parts of an instrument agree: scales that exist, pairs that are mutual, conditions that can be met."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.packs.instruments.questionnaire import ENGLISH, Facing, Instrument, Item, Kind, Scale
from groundswell.vocabulary.provenance import Mark

FEWEST_POINTS, MOST_POINTS = 2, 11
# What answers on importance are stored as.
IMPORTANCE = (1, 2, 3, 4, 5)
FEWEST_CHOICES, MOST_CHOICES = 2, 30


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What does not agree, what was expected instead, and the field in which it stands."""

    found: str
    expected: str
    field: str = ""


def disagreements(instrument: Instrument, subjects: frozenset[str]) -> Iterator[tuple[str, Disagreement]]:
    """Yield every disagreement with the id of its item (empty: of the instrument), in the order of asking."""
    yield from (("", one) for one in _of_the_whole(instrument))
    asked: dict[str, Item] = {}
    for item in instrument.items:
        rules = (_of_kind(item, instrument), _of_subjects(item, subjects), _of_pair(item, instrument), _of_origin(item))
        yield from ((item.id, one) for rule in rules for one in rule)
        yield from ((item.id, one) for one in _of_condition(item, instrument, asked))
        asked[item.id] = item


def _of_the_whole(instrument: Instrument) -> Iterator[Disagreement]:
    if instrument.private and instrument.stores_answers:
        yield Disagreement("it is private and stores answers", "one of the two", "private")
    if instrument.may_redistribute and not instrument.pack.may_redistribute:
        yield Disagreement("it may be passed on, its pack may not", "both to agree", "may_redistribute")
    if not instrument.invited.everyone and not instrument.invited.roles:
        yield Disagreement("nobody is invited", "everyone, or at least one role", "invited")
    if not instrument.items:
        yield Disagreement("nothing is asked", "at least one item", "topics")
    for topic in instrument.topics:
        if not topic.items:
            yield Disagreement(f"topic “{topic.title.get(ENGLISH)}” has no items", "at least one", "topics")
    for scale in instrument.scales.values():
        yield from _of_scale(scale)
    yield from _of_importance(instrument)


def _of_scale(scale: Scale) -> Iterator[Disagreement]:
    if not FEWEST_POINTS <= len(scale.points) <= MOST_POINTS:
        found = f"scale “{scale.id}” has {len(scale.points)} points"
        yield Disagreement(found, f"{FEWEST_POINTS} to {MOST_POINTS}", "scales")
    if any(later <= earlier for earlier, later in zip(scale.values, scale.values[1:], strict=False)):
        yield Disagreement(f"values of scale “{scale.id}” do not ascend", "the lowest first, each once", "scales")
    languages = {language for point in scale.points for language in point.label.words}
    for language in sorted(languages):
        labels = [point.label.get(language) for point in scale.points]
        if len(set(labels)) < len(labels):
            found = f"two points of scale “{scale.id}” are called the same ({language})"
            yield Disagreement(found, "a label of its own for each", "scales")


def _of_importance(instrument: Instrument) -> Iterator[Disagreement]:
    asked = any(item.asks_importance for item in instrument.items)
    if instrument.importance is None:
        if asked:
            yield Disagreement("items ask for importance, the file does not say how", "the question and its scale")
        return
    scale = instrument.scales.get(instrument.importance.scale)
    if scale is None or scale.values != IMPORTANCE:
        found = f"“{instrument.importance.scale}” is no scale of importance"
        yield Disagreement(found, "a scale of this file with the values 1 to 5", "importance")
    if not asked:
        yield Disagreement("no item asks for importance", "at least one, or no “importance”", "importance")


def _of_kind(item: Item, instrument: Instrument) -> Iterator[Disagreement]:
    if item.kind is Kind.SCALE:
        if item.scale not in instrument.scales:
            found = f"unknown scale “{item.scale}”" if item.scale else "the field “scale” is missing"
            yield Disagreement(found, f"one of {', '.join(instrument.scales) or 'the scales'}", "scale")
    elif item.scale or item.reversed or item.asks_importance:
        field = "scale" if item.scale else "reversed" if item.reversed else "asks_importance"
        yield Disagreement(f"it is answered by {item.kind} and has “{field}”", "that only for a scale", field)
    if item.kind is Kind.CHOICE and not FEWEST_CHOICES <= len(item.choices) <= MOST_CHOICES:
        found = f"it has {len(item.choices)} choices"
        yield Disagreement(found, f"{FEWEST_CHOICES} to {MOST_CHOICES}", "choices")
    if item.kind is not Kind.CHOICE and item.choices:
        yield Disagreement(f"it is answered by {item.kind} and has choices", "no choices", "choices")


def _of_subjects(item: Item, subjects: frozenset[str]) -> Iterator[Disagreement]:
    for one in item.speaks_for:
        if one not in subjects:
            yield Disagreement(f"it speaks for “{one}”, which is unknown", "an element or an aspect", "speaks_for")
    if item.kind is Kind.SCALE and not item.speaks_for:
        yield Disagreement("it speaks for nothing", "at least one element or aspect", "speaks_for")


def _of_pair(item: Item, instrument: Instrument) -> Iterator[Disagreement]:
    if not item.pair:
        return
    other = instrument.item(item.pair)
    if other is None or other.id == item.id:
        yield Disagreement(f"it is compared with “{item.pair}”", "another item of this instrument", "pair")
    elif other.pair != item.id:
        yield Disagreement(f"“{other.id}” is not compared with it in turn", "each to name the other", "pair")
    elif item.scale != other.scale or item.reversed != other.reversed:
        yield Disagreement(f"“{other.id}” has another scale or direction", "the same, or no gap can be told", "pair")
    elif {item.facing, other.facing} != {Facing.SELF, Facing.LEADERS}:
        yield Disagreement("the pair faces something else", "one to face self and one leaders", "facing")


def _of_condition(item: Item, instrument: Instrument, asked: dict[str, Item]) -> Iterator[Disagreement]:
    if item.shown_if is None:
        return
    gate = asked.get(item.shown_if.item)
    if gate is None:
        yield Disagreement(f"it waits for “{item.shown_if.item}”", "an item that is asked before it", "shown_if")
        return
    if gate.kind is Kind.TEXT:
        yield Disagreement(f"it waits for “{gate.id}”, answered in words", "an item with points or choices", "shown_if")
        return
    scale = instrument.scales.get(gate.scale)
    known: set[int | str] = {one.id for one in gate.choices} | set(scale.values if scale else ())
    for value in item.shown_if.values:
        if value not in known:
            yield Disagreement(f"“{gate.id}” cannot be answered “{value}”", "one of its answers", "shown_if")


def _of_origin(item: Item) -> Iterator[Disagreement]:
    if item.provenance is not Mark.OWN_DESIGN and not item.source:
        found = f"its wording is {item.provenance} and names no source"
        yield Disagreement(found, "where the wording comes from", "source")
