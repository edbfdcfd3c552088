"""The parts of an instrument must agree: every planted disagreement is told."""

from dataclasses import replace

import pytest
from tests.unit.packs.instruments.making import PACK, SMALL, SUBJECTS, faults_of

from groundswell.packs.instruments.reading import look_through

AGREEMENT = SMALL[SMALL.index("  - id: agreement") : SMALL.index("  - id: weight")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("private: false", "private: true", "it is private and stores answers; expected one of the two."),
        ("  roles:\n    - {id: doctors, label: Doctors who lead}\n", "", "nobody is invited; expected everyone, or at least one role."),
        ("{value: 2, label: Perhaps}", "{value: 3, label: Perhaps}", "values of scale “agreement” do not ascend; expected the lowest first, each once."),
        ("{value: 2, label: Perhaps}", "{value: 2, label: {en: 'Yes', cy: Efallai}}", "two points of scale “agreement” are called the same (en); expected a label of its own for each."),
        (AGREEMENT, "  - id: agreement\n    points:\n      - {value: 2, label: Perhaps}\n", "scale “agreement” has 1 points; expected 2 to 11."),
        ("scale: weight}", "scale: agreement}", "“agreement” is no scale of importance; expected a scale of this file with the values 1 to 5."),
        ("scale: weight}", "scale: heaviness}", "“heaviness” is no scale of importance; expected a scale of this file with the values 1 to 5."),
        ("        asks_importance: true\n", "", "no item asks for importance; expected at least one, or no “importance”."),
        ("importance: {text: 'How important is this?', scale: weight}\n", "", "items ask for importance, the file does not say how; expected the question and its scale."),
        ("scale: agreement\n        text: People shout.", "scale: shouting\n        text: People shout.", "topic “first”, item “shouting”: unknown scale “shouting”; expected one of agreement, weight."),
        ("        scale: agreement\n        text: People shout.", "        text: People shout.", "topic “first”, item “shouting”: the field “scale” is missing; expected one of agreement, weight."),
        ("text: Why is that?", "text: Why?\n        scale: weight", "topic “second”, item “why”: it is answered by choice and has “scale”; expected that only for a scale."),
        ("text: What else?", "text: What?\n        reversed: true", "topic “second”, item “what-else”: it is answered by text and has “reversed”; expected that only for a scale."),
        ("text: What else?", "text: What?\n        asks_importance: true", "topic “second”, item “what-else”: it is answered by text and has “asks_importance”; expected that only for a scale."),
        ("text: What else?", "text: What?\n        choices: [{id: a, label: A}]", "topic “second”, item “what-else”: it is answered by text and has choices; expected no choices."),
        ("          - {id: time, label: Time}\n", "", "topic “second”, item “why”: it has 1 choices; expected 2 to 30."),
        ("[teamwork, vision-and-values]", "[teamwork, gossip]", "topic “first”, item “self-help”: it speaks for “gossip”, which is unknown; expected an element or an aspect."),
        ("        speaks_for: [teamwork]\n        provenance: unverified", "        provenance: unverified", "topic “first”, item “shouting”: it speaks for nothing; expected at least one element or aspect."),
        ("pair: self-help", "pair: nobody", "topic “first”, item “leaders-help”: it is compared with “nobody”; expected another item of this instrument."),
        ("pair: self-help", "pair: leaders-help", "topic “first”, item “leaders-help”: it is compared with “leaders-help”; expected another item of this instrument."),
        ("        pair: leaders-help\n", "", "topic “first”, item “leaders-help”: “self-help” is not compared with it in turn; expected each to name the other."),
        ("scale: agreement\n        text: I help.", "scale: weight\n        text: I help.", "topic “first”, item “leaders-help”: “self-help” has another scale or direction; expected the same, or no gap can be told."),
        ("        text: I help.", "        text: I help.\n        reversed: true", "topic “first”, item “leaders-help”: “self-help” has another scale or direction; expected the same, or no gap can be told."),
        ("facing: self", "facing: team", "topic “first”, item “leaders-help”: the pair faces something else; expected one to face self and one leaders."),
        ("{item: shouting, values: [2, 3]}", "{item: what-else, values: [2, 3]}", "topic “second”, item “why”: it waits for “what-else”; expected an item that is asked before it."),
        ("{item: shouting, values: [2, 3]}", "{item: why, values: [2, 3]}", "topic “second”, item “why”: it waits for “why”; expected an item that is asked before it."),
        ("{item: shouting, values: [2, 3]}", "{item: shouting, values: [2, 4]}", "topic “second”, item “why”: “shouting” cannot be answered “4”; expected one of its answers."),
        ("{item: why, values: [other]}", "{item: why, values: [2]}", "topic “second”, item “what-else”: “why” cannot be answered “2”; expected one of its answers."),
        ("        source: Somebody’s questionnaire of 2019\n", "", "topic “first”, item “shouting”: its wording is unverified and names no source; expected where the wording comes from."),
    ],
)  # fmt: skip
def test_a_planted_disagreement_is_told(old: str, new: str, told: str):
    found = faults_of(old, new)

    assert told in [fault.split(": ", 1)[1] for fault in found]


def test_nothing_to_ask_is_told():
    topics = SMALL[SMALL.index("topics:") :]

    found = faults_of(topics, "topics:\n  - {id: first, title: First, items: []}\n")

    assert [fault.split(": ", 1)[1] for fault in found if "importance" not in fault] == [
        "nothing is asked; expected at least one item.",
        "topic “First” has no items; expected at least one.",
    ]


def test_words_cannot_be_waited_for():
    old = "        text: What else?\n        shown_if: {item: why, values: [other]}\n"
    later = "      - {id: last, kind: text, text: Last, shown_if: {item: what-else, values: [other]}, provenance: own design}\n"

    found = faults_of(f"{old}        provenance: own design\n", f"{old}        provenance: own design\n{later}")

    assert [fault.split(": ", 1)[1] for fault in found] == [
        "topic “second”, item “last”: it waits for “what-else”, answered in words; expected an item with points or choices."
    ]


def test_what_the_pack_forbids_the_instrument_cannot_allow():
    held = replace(PACK, may_redistribute=False)

    read, faults = look_through(SMALL.encode(), file="small.yaml", pack=held, subjects=SUBJECTS)

    assert read is None
    assert [fault.found for fault in faults] == ["it may be passed on, its pack may not"]
