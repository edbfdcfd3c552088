"""Where a questionnaire begins: empty, or as a copy of another, whose words keep saying where they come from."""

from dataclasses import replace
from pathlib import Path

from groundswell.packs.instruments import Importance, Instrument, Invited, Item, Norm, Point, Scale, Text
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.packs.shelf import Pack

OWN_LICENCE = "CC-BY-4.0"
KEPT_LICENCE = "not to be passed on"
AGREEMENT = "agreement"
IMPORTANCE = "importance"
AGREEMENT_WORDS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
IMPORTANCE_WORDS = ("Not important", "Slightly important", "Fairly important", "Very important", "Essential")
DOES_NOT_APPLY = "Does not apply to me"
HOW_IMPORTANT = "How important is this in your work?"
NO_NORM = "These are our own statements. There are no results of other organisations to compare yours with."


def english(words: str) -> Text:
    """Return a text in English alone; empty words give an empty text."""
    return Text({ENGLISH: words} if words else {})


def scale_of(scale_id: str, labels: tuple[str, ...], not_applicable: str = "") -> Scale:
    """Return a scale with values from 1, lowest first."""
    points = tuple(Point(value, english(label)) for value, label in enumerate(labels, start=1))
    return Scale(scale_id, points, english(not_applicable) if not_applicable else None)


def empty(name: str, *, title: str, intro: str, minutes: int, publisher: tuple[str, str]) -> Instrument:
    """Return a questionnaire that asks nothing yet, with a scale of agreement.

    `publisher` is an id such as “zza” and the organisation's name.
    """
    return Instrument(
        pack=card(name, title=title, publisher=publisher, licence=OWN_LICENCE, may_redistribute=True),
        id=name,
        version="1",
        title=english(title),
        intro=english(intro),
        minutes=minutes,
        languages=(ENGLISH,),
        licence=OWN_LICENCE,
        may_redistribute=True,
        stores_answers=True,
        private=False,
        invited=Invited(everyone=True),
        norm=Norm(exists=False, note=english(NO_NORM)),
        scales={AGREEMENT: scale_of(AGREEMENT, AGREEMENT_WORDS, DOES_NOT_APPLY)},
    )


def copy_of(original: Instrument, name: str, *, title: str, publisher: tuple[str, str]) -> Instrument:
    """Return a questionnaire that begins as another stands.

    It stays under the licence of the original, and may be passed on only if that may. Each item says whose words it
    has.
    """
    may_travel = original.may_redistribute and original.pack.may_redistribute
    came_from = (
        f"{original.title.get(ENGLISH)}, {original.pack.publisher}, version {original.version}, {original.licence}"
    )
    topics = tuple(
        replace(topic, items=tuple(_said_by(item, came_from) for item in topic.items)) for topic in original.topics
    )
    # Named so that the editor never takes it for wording that is the trust's own to give away.
    licence = original.licence if may_travel else f"as in {original.pack.id}: {original.licence}"
    return replace(
        original,
        pack=card(name, title=title, publisher=publisher, licence=licence, may_redistribute=may_travel),
        id=name,
        version="1",
        title=english(title),
        licence=licence,
        may_redistribute=may_travel,
        # An own questionnaire has no norm, even where the one it begins with had: its words will differ.
        norm=Norm(exists=False, note=english(NO_NORM)),
        topics=topics,
    )


def card(name: str, *, title: str, publisher: tuple[str, str], licence: str, may_redistribute: bool) -> Pack:
    """Return the card of the pack in which an own questionnaire travels."""
    publisher_id, publisher_name = publisher
    pack_id = f"{publisher_id}/{name}"
    return Pack(
        id=pack_id,
        version="1",
        title=title,
        publisher=publisher_name,
        licence=licence,
        provenance="Written with the editor of Groundswell. Each item says where its words come from.",
        may_redistribute=may_redistribute,
        folder=Path(pack_id),
    )


def with_importance(instrument: Instrument) -> Instrument:
    """Return the questionnaire able to ask for importance: with the question and a scale for it."""
    if instrument.importance:
        return instrument
    scales = {**instrument.scales}
    scales.setdefault(IMPORTANCE, scale_of(IMPORTANCE, IMPORTANCE_WORDS))
    return replace(instrument, importance=Importance(english(HOW_IMPORTANT), IMPORTANCE), scales=scales)


def numbered(instrument: Instrument, number: str) -> Instrument:
    """Return the questionnaire, and its pack, under a version, its pack named as the questionnaire is now called."""
    pack = replace(instrument.pack, version=number, title=instrument.title.get(ENGLISH))
    return replace(instrument, version=number, pack=pack)


def _said_by(item: Item, came_from: str) -> Item:
    return item if item.source else replace(item, source=came_from)
