"""Whether somebody has read the words in other languages."""

from collections.abc import Callable
from dataclasses import replace

from groundswell.packs.instruments import Instrument, Item, Scale, Text
from groundswell.packs.instruments.questionnaire import ENGLISH


def translations_read(instrument: Instrument, *, is_so: bool) -> Instrument:
    """Return the questionnaire with all translations marked as read.

    Where it is not so and nothing waits to be read, everything does; what waits already goes on waiting.
    """
    waits = any(text.unreviewed for text in instrument.texts())
    if not is_so and waits:
        return instrument

    def marked(text: Text) -> Text:
        return Text(text.words, frozenset() if is_so else frozenset(text.words) - {ENGLISH})

    return _each_text(instrument, marked)


def _each_text(instrument: Instrument, change: Callable[[Text], Text]) -> Instrument:
    def scale(one: Scale) -> Scale:
        points = tuple(replace(point, label=change(point.label)) for point in one.points)
        return replace(one, points=points, not_applicable=change(one.not_applicable) if one.not_applicable else None)

    def item(one: Item) -> Item:
        choices = tuple(replace(choice, label=change(choice.label)) for choice in one.choices)
        return replace(one, text=change(one.text), choices=choices)

    importance = instrument.importance
    return replace(
        instrument,
        title=change(instrument.title),
        intro=change(instrument.intro),
        importance=replace(importance, text=change(importance.text)) if importance else None,
        scales={scale_id: scale(one) for scale_id, one in instrument.scales.items()},
        topics=tuple(
            replace(one, title=change(one.title), intro=change(one.intro), items=tuple(item(two) for two in one.items))
            for one in instrument.topics
        ),
    )
