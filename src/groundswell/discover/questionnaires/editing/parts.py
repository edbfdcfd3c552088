"""Putting, moving and removing the parts of a questionnaire. What pointed to a removed part points nowhere."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from groundswell.discover.questionnaires.editing.beginning import numbered, with_importance
from groundswell.packs.instruments import Facing, Instrument, Item, Scale, Topic

UP, DOWN = "up", "down"


class Part(StrEnum):
    """What a questionnaire is made of, as addresses name it."""

    TOPIC = "topics"
    ITEM = "items"
    SCALE = "scales"


class PartGone(LookupError):
    """A part that was asked for is not there: somebody removed it meanwhile."""


def topic_of(instrument: Instrument, item_id: str) -> Topic:
    """Return the topic in which an item stands. Raises PartGone."""
    for topic in instrument.topics:
        if any(item.id == item_id for item in topic.items):
            return topic
    raise PartGone(item_id)


def find(instrument: Instrument, kind: Part, part_id: str) -> Topic | Item | Scale:
    """Return a part by its id. Raises PartGone."""
    if kind is Part.SCALE:
        found: Topic | Item | Scale | None = instrument.scales.get(part_id)
    elif kind is Part.ITEM:
        found = instrument.item(part_id)
    else:
        found = next((one for one in instrument.topics if one.id == part_id), None)
    if found is None:
        raise PartGone(part_id)
    return found


def put_scale(instrument: Instrument, scale: Scale) -> Instrument:
    """Return the questionnaire with this scale, instead of the one of its id or after the others."""
    return replace(instrument, scales={**instrument.scales, scale.id: scale})


def put_topic(instrument: Instrument, topic: Topic) -> Instrument:
    """Return the questionnaire with this topic's words, its items as they are, or with a new topic at the end."""
    if all(one.id != topic.id for one in instrument.topics):
        return replace(instrument, topics=(*instrument.topics, topic))
    return _each_topic(instrument, lambda one: replace(topic, items=one.items) if one.id == topic.id else one)


def add_item(instrument: Instrument, topic_id: str, item: Item) -> Instrument:
    """Return the questionnaire with a new item at the end of a topic. Raises PartGone if there is no such topic."""
    find(instrument, Part.TOPIC, topic_id)
    added = _each_topic(instrument, lambda one: replace(one, items=(*one.items, item)) if one.id == topic_id else one)
    return _fitting(added, item)


def change_item(instrument: Instrument, item_id: str, item: Item) -> Instrument:
    """Return the questionnaire with an item changed; with another id it is a new question, and followed by what
    points to it. Raises PartGone if it is not there."""
    before = find(instrument, Part.ITEM, item_id)
    changed = _each_item(instrument, lambda one: item if one is before else one)
    if item.id != item_id:
        changed = _each_item(changed, lambda one: _renamed(one, item_id, item.id))
    return _fitting(changed, item)


def remove(instrument: Instrument, kind: Part, part_id: str) -> Instrument:
    """Return the questionnaire without a part. Raises PartGone if it is not there.

    Items of a removed scale stay and have no scale, so that no words are lost; a topic goes with its items.
    """
    part = find(instrument, kind, part_id)
    if isinstance(part, Scale):
        left = {name: scale for name, scale in instrument.scales.items() if name != part_id}
        importance = instrument.importance if instrument.importance and instrument.importance.scale != part_id else None
        without = replace(instrument, scales=left, importance=importance)
        return _each_item(without, lambda one: replace(one, scale="") if one.scale == part_id else one)
    if isinstance(part, Topic):
        without = replace(instrument, topics=tuple(one for one in instrument.topics if one is not part))
        gone = {item.id for item in part.items}
    else:
        without = _each_topic(
            instrument, lambda one: replace(one, items=tuple(item for item in one.items if item is not part))
        )
        gone = {part_id}
    return _each_item(without, lambda one: _let_go(one, gone))


def move(instrument: Instrument, kind: Part, part_id: str, direction: str) -> Instrument:
    """Return the questionnaire with a topic or an item one place up or down.

    An item at the edge of its topic goes on into the next one; at the end of all it stays. Raises PartGone.
    """
    step = -1 if direction == UP else 1
    topics = list(instrument.topics)
    if kind is Part.TOPIC:
        find(instrument, kind, part_id)
        at = next(place for place, one in enumerate(topics) if one.id == part_id)
        if 0 <= at + step < len(topics):
            topics[at], topics[at + step] = topics[at + step], topics[at]
        return replace(instrument, topics=tuple(topics))
    home = topic_of(instrument, part_id)
    at = topics.index(home)
    items = list(home.items)
    place = next(place for place, one in enumerate(items) if one.id == part_id)
    if 0 <= place + step < len(items):
        items[place], items[place + step] = items[place + step], items[place]
        topics[at] = replace(home, items=tuple(items))
    elif 0 <= at + step < len(topics):
        moved = items.pop(place)
        topics[at] = replace(home, items=tuple(items))
        there = topics[at + step]
        topics[at + step] = replace(there, items=(*there.items, moved) if step < 0 else (moved, *there.items))
    return replace(instrument, topics=tuple(topics))


def without_idle_importance(instrument: Instrument) -> Instrument:
    """Return the questionnaire without the question for importance where no item asks it."""
    is_asked = any(item.asks_importance for item in instrument.items)
    return instrument if is_asked else replace(instrument, importance=None)


def is_as_finished(draft: Instrument, version: Instrument) -> bool:
    """Return whether finishing the draft would only repeat a version that is finished."""
    return numbered(without_idle_importance(draft), version.version) == version


def _fitting(instrument: Instrument, item: Item) -> Instrument:
    """Return the questionnaire with its other items made to fit this one: pairs name each other, two at a time."""
    if item.asks_importance:
        instrument = with_importance(instrument)

    def fitted(one: Item) -> Item:
        if one.id == item.id:
            return one
        if one.id == item.pair:
            facing = {Facing.SELF: Facing.LEADERS, Facing.LEADERS: Facing.SELF}.get(item.facing, one.facing)
            return replace(one, pair=item.id, facing=one.facing or facing)
        return replace(one, pair="") if one.pair in {item.id, item.pair} - {""} else one

    return _each_item(instrument, fitted)


def _renamed(item: Item, before: str, after: str) -> Item:
    waits = item.shown_if and item.shown_if.item == before
    condition = replace(item.shown_if, item=after) if item.shown_if and waits else item.shown_if
    return replace(item, pair=after if item.pair == before else item.pair, shown_if=condition)


def _let_go(item: Item, gone: set[str]) -> Item:
    condition = None if item.shown_if and item.shown_if.item in gone else item.shown_if
    return replace(item, pair="" if item.pair in gone else item.pair, shown_if=condition)


def _each_topic(instrument: Instrument, change: Callable[[Topic], Topic]) -> Instrument:
    return replace(instrument, topics=tuple(change(topic) for topic in instrument.topics))


def _each_item(instrument: Instrument, change: Callable[[Item], Item]) -> Instrument:
    return _each_topic(instrument, lambda topic: replace(topic, items=tuple(change(item) for item in topic.items)))
