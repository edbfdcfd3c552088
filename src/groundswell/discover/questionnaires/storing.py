"""An instrument as JSON and back. Unlike YAML of a pack it may be unfinished: a draft is kept as it stands."""

from pathlib import Path
from typing import Any

from groundswell.packs.instruments import (
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
from groundswell.packs.shelf import Pack
from groundswell.vocabulary.provenance import Mark

CARD = ("id", "version", "title", "publisher", "licence", "provenance", "may_redistribute")


def to_json(instrument: Instrument) -> dict[str, Any]:
    """Return an instrument, finished or not, with its pack's card as plain JSON."""
    one = instrument
    importance = one.importance
    return {
        "pack": {name: getattr(one.pack, name) for name in CARD},
        "id": one.id,
        "version": one.version,
        "title": _words(one.title),
        "intro": _words(one.intro),
        "minutes": one.minutes,
        "languages": list(one.languages),
        "licence": one.licence,
        "may_redistribute": one.may_redistribute,
        "stores_answers": one.stores_answers,
        "private": one.private,
        "invited": {"everyone": one.invited.everyone, "roles": [_choice(role) for role in one.invited.roles]},
        "norm": {"exists": one.norm.exists, "note": _words(one.norm.note)},
        "importance": {"text": _words(importance.text), "scale": importance.scale} if importance else None,
        "scales": [scale_to_json(scale) for scale in one.scales.values()],
        "topics": [topic_to_json(topic) for topic in one.topics],
    }


def from_json(table: dict[str, Any]) -> Instrument:
    """Return the instrument that `to_json` made this of. Its pack's folder is where it would stand on a shelf."""
    card = table["pack"]
    importance = table["importance"]
    invited = table["invited"]
    return Instrument(
        pack=Pack(folder=Path(card["id"]), **{name: card[name] for name in CARD}),
        id=table["id"],
        version=table["version"],
        title=_text(table["title"]),
        intro=_text(table["intro"]),
        minutes=table["minutes"],
        languages=tuple(table["languages"]),
        licence=table["licence"],
        may_redistribute=table["may_redistribute"],
        stores_answers=table["stores_answers"],
        private=table["private"],
        invited=Invited(invited["everyone"], tuple(_choice_of(role) for role in invited["roles"])),
        norm=Norm(table["norm"]["exists"], _text(table["norm"]["note"])),
        importance=Importance(_text(importance["text"]), importance["scale"]) if importance else None,
        scales={one["id"]: _scale_of(one) for one in table["scales"]},
        topics=tuple(_topic_of(one) for one in table["topics"]),
    )


def about_to_json(instrument: Instrument) -> dict[str, Any]:
    """Return what concerns the whole of an instrument as plain JSON: everything but its scales and topics."""
    whole = to_json(instrument)
    return {name: part for name, part in whole.items() if name not in {"scales", "topics"}}


def scale_to_json(scale: Scale) -> dict[str, Any]:
    """Return a scale as plain JSON."""
    return {
        "id": scale.id,
        "points": [[point.value, _words(point.label)] for point in scale.points],
        "not_applicable": _words(scale.not_applicable) if scale.not_applicable else None,
    }


def topic_to_json(topic: Topic) -> dict[str, Any]:
    """Return a topic with its items as plain JSON."""
    return {**topic_words_to_json(topic), "items": [item_to_json(item) for item in topic.items]}


def topic_words_to_json(topic: Topic) -> dict[str, Any]:
    """Return a topic without its items as plain JSON."""
    return {"id": topic.id, "title": _words(topic.title), "intro": _words(topic.intro)}


def item_to_json(item: Item) -> dict[str, Any]:
    """Return an item as plain JSON."""
    condition = item.shown_if
    return {
        "id": item.id,
        "kind": item.kind.value,
        "text": _words(item.text),
        "scale": item.scale,
        "choices": [_choice(choice) for choice in item.choices],
        "reversed": item.reversed,
        "asks_importance": item.asks_importance,
        "speaks_for": list(item.speaks_for),
        "facing": item.facing.value,
        "pair": item.pair,
        "shown_if": {"item": condition.item, "values": list(condition.values)} if condition else None,
        "provenance": item.provenance.value,
        "source": item.source,
    }


def _item_of(table: dict[str, Any]) -> Item:
    condition = table["shown_if"]
    return Item(
        id=table["id"],
        kind=Kind(table["kind"]),
        text=_text(table["text"]),
        scale=table["scale"],
        choices=tuple(_choice_of(one) for one in table["choices"]),
        reversed=table["reversed"],
        asks_importance=table["asks_importance"],
        speaks_for=tuple(table["speaks_for"]),
        facing=Facing(table["facing"]),
        pair=table["pair"],
        shown_if=Condition(condition["item"], tuple(condition["values"])) if condition else None,
        provenance=Mark(table["provenance"]),
        source=table["source"],
    )


def _topic_of(table: dict[str, Any]) -> Topic:
    items = tuple(_item_of(one) for one in table["items"])
    return Topic(table["id"], _text(table["title"]), _text(table["intro"]), items)


def _scale_of(table: dict[str, Any]) -> Scale:
    points = tuple(Point(value, _text(label)) for value, label in table["points"])
    way_out = table["not_applicable"]
    return Scale(table["id"], points, _text(way_out) if way_out else None)


def _words(text: Text) -> dict[str, Any]:
    return {"words": dict(text.words), "unreviewed": sorted(text.unreviewed)}


def _text(table: dict[str, Any]) -> Text:
    return Text(table["words"], frozenset(table["unreviewed"]))


def _choice(choice: Choice) -> dict[str, Any]:
    return {"id": choice.id, "label": _words(choice.label)}


def _choice_of(table: dict[str, Any]) -> Choice:
    return Choice(table["id"], _text(table["label"]))
