"""The form of a wave: everything that is needed to ask, as JSON, so that the box knows no packs and no people.

What an item speaks for, and whether it counts in reverse, stays outside: nobody who answers needs it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from groundswell.packs.instruments.questionnaire import ENGLISH, Instrument, Item, Scale, Text


class CannotBeAWave(ValueError):
    """An instrument that stores no answers cannot be sent out and counted."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__(instrument.label)
        self.instrument = instrument

    def sentence(self) -> str:
        """Return why it cannot be a wave, and what can be done with it instead."""
        title = self.instrument.title.get(ENGLISH)
        if self.instrument.private:
            return f"“{title}” is private: answers never leave a person’s own device. Share its address instead."
        return f"“{title}” stores no answers. Use it in the room, with the people it is about."


def form_of(
    instrument: Instrument,
    *,
    wave: str,
    organisation: str,
    closes: date,
    who_to_tell: Mapping[str, str],
    attributes: Sequence[Mapping[str, Any]],
    threshold: int,
    title: Mapping[str, str] | None = None,
    mode: str = "confidential",
    languages: Sequence[str] | None = None,
    with_importance: bool = True,
    opens: date | None = None,
) -> dict[str, Any]:
    """Return the form of one wave as plain JSON; every text is a table from language to words.

    Answers are taken from `opens`, or at once without it, to the end of `closes`. `title` is the wave's own name, by
    default the instrument's. `attributes` are questions about groups, each with id,
    label and choices, passed on as they are. `languages` chooses among the instrument's, which is all by default; those
    in `needs_review` hold words that nobody who speaks the language has read. Raises CannotBeAWave for an instrument
    that stores nothing, ValueError for a language it does not have.
    """
    if not instrument.stores_answers:
        raise CannotBeAWave(instrument)
    asked = questions_of(instrument, languages=languages, with_importance=with_importance)
    return asked | {
        "wave": wave,
        "title": dict(title) if title is not None else asked["title"],
        "organisation": organisation,
        "mode": mode,
        "opens": opens.isoformat() if opens else None,
        "closes": closes.isoformat(),
        "attributes": [dict(one) for one in attributes],
        "who_to_tell": dict(who_to_tell),
        "threshold": threshold,
    }


def questions_of(
    instrument: Instrument, *, languages: Sequence[str] | None = None, with_importance: bool = True
) -> dict[str, Any]:
    """Return what is asked and in which words, as plain JSON: a form without a wave.

    This is what an instrument needs that runs in the room or on a person's own device. Raises ValueError for a
    language that the instrument does not have.
    """
    chosen = tuple(languages) if languages is not None else instrument.languages
    strangers = [one for one in chosen if one not in instrument.languages]
    if strangers or not chosen:
        message = f"languages of {instrument.label} are {instrument.languages}, asked for {chosen}"
        raise ValueError(message)
    importance = instrument.importance if with_importance else None
    return {
        "title": _words(instrument.title, chosen),
        "intro": _words(instrument.intro, chosen),
        "minutes": instrument.minutes,
        "languages": list(chosen),
        "needs_review": [one for one in chosen if instrument.needs_review(one)],
        "importance": {
            "text": _words(importance.text, chosen),
            "points": _points(instrument.scales[importance.scale], chosen),
        }
        if importance
        else None,
        "topics": [
            {
                "id": topic.id,
                "title": _words(topic.title, chosen),
                "intro": _words(topic.intro, chosen),
                "items": [_item(item, instrument, chosen, with_importance=bool(importance)) for item in topic.items],
            }
            for topic in instrument.topics
        ],
    }


def _item(item: Item, instrument: Instrument, chosen: tuple[str, ...], *, with_importance: bool) -> dict[str, Any]:
    scale = instrument.scales.get(item.scale)
    choices: list[list[Any]] = [[one.id, _words(one.label, chosen)] for one in item.choices]
    way_out = scale.not_applicable if scale else None
    return {
        "id": item.id,
        "kind": item.kind.value,
        "text": _words(item.text, chosen),
        "points": _points(scale, chosen) if scale else choices,
        "not_applicable": _words(way_out, chosen) if way_out else None,
        "importance": with_importance and item.asks_importance,
        "shown_if": {"item": item.shown_if.item, "values": list(item.shown_if.values)} if item.shown_if else None,
    }


def _points(scale: Scale, chosen: tuple[str, ...]) -> list[list[Any]]:
    return [[one.value, _words(one.label, chosen)] for one in scale.points]


def _words(text: Text, chosen: tuple[str, ...]) -> dict[str, str]:
    # Every language has words: a missing translation falls back here, not in the box.
    return {language: text.get(language) for language in chosen}
