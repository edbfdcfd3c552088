"""Hints on wording: each rule finds a planted slip, and lets plain words pass."""

from dataclasses import replace

import pytest
from tests.unit.packs.instruments.making import read_small

from groundswell.packs.instruments import Instrument, Item, Kind, Text
from groundswell.packs.instruments.wording import Hint, Rule, hints, hints_on, minutes_of, reading_age_of


def item(words: str, kind: Kind = Kind.SCALE) -> Item:
    return Item(id="one", kind=kind, text=Text({"en": words}))


def rules(words: str, kind: Kind = Kind.SCALE) -> list[Rule]:
    return [hint.rule for hint in hints_on(item(words, kind))]


def of_the_whole(instrument: Instrument) -> list[Hint]:
    return [hint for hint in hints(instrument) if not hint.item]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("My team is kind and brave.", Rule.TWO_THOUGHTS),
        ("My manager or my team helps me.", Rule.TWO_THOUGHTS),
        ("I like my work but I am tired.", Rule.TWO_THOUGHTS),
        ("I get support/help.", Rule.TWO_THOUGHTS),
        ("My excellent team helps me.", Rule.LEADING),
        ("Don’t you feel safe here?", Rule.LEADING),
        ("Leaders here are of course fair.", Rule.LEADING),
        ("Leaders always listen.", Rule.ABSOLUTE),
        ("Everyone here is kind.", Rule.ABSOLUTE),
        ("I am not heard here.", Rule.NEGATION),
        ("Leaders don’t listen.", Rule.NEGATION),
        ("I work without help.", Rule.NEGATION),
        ("The organisation facilitates multidisciplinary participation.", Rule.READING_AGE),
        (" ".join(["We", "are", "here"] * 7) + ".", Rule.TOO_LONG),
    ],
)
def test_a_planted_slip_draws_its_hint(words: str, rule: Rule):
    assert rule in rules(words)


@pytest.mark.parametrize(
    "words",
    [
        "My team stops now and then to look back.",
        "Leaders here are clear about goals.",
        "I know what to do.",
        "Our standard is high.",
        "I can say when something is unsafe.",
        " ".join(["We", "are", "here", "now"] * 5) + ".",
    ],
)
def test_plain_words_pass(words: str):
    assert rules(words) == []


def test_two_negations_draw_a_stronger_hint():
    assert [hint.sentence for hint in hints_on(item("I do not work without help."))] == [
        "“not” makes disagreeing a double no. Two of them are hard to follow. Say what is so."
    ]


def test_an_open_question_may_join_and_deny():
    assert rules("What helps you and what does not?", Kind.TEXT) == []
    assert rules("What helps you and what does not?") == [Rule.TWO_THOUGHTS, Rule.NEGATION]


def test_hints_on_items_name_them_in_the_order_of_asking():
    small = read_small("text: People shout.", "text: People shout and swear.")

    assert [(hint.item, hint.rule) for hint in hints(small) if hint.item] == [("shouting", Rule.TWO_THOUGHTS)]


def test_a_translation_that_is_missing_or_unread_is_counted():
    small = read_small()
    texts = [text for text in small.texts() if text]
    missing = sum("cy" not in text.words for text in texts)

    assert [hint.sentence for hint in of_the_whole(small)] == [
        f"{missing} of {len(texts)} texts have no words in “cy”; English is shown there.",
        f"1 of {len(texts)} texts in “cy” wait for somebody who speaks it to read them.",
    ]


def test_a_promise_of_too_few_minutes_is_told():
    # 23 words at 200 a minute, 5 choices (one of them of importance) of 3 seconds, and 40 seconds to write.
    small = read_small("minutes: 4", "minutes: 1")
    words = sum(
        len(text.split())
        for text in (
            "A few statements First Think of this week Second",
            "Leaders help I help People shout Why is that What else",
        )
    )

    assert minutes_of(small) == pytest.approx(words / 200 + (5 * 3 + 40) / 60)
    assert [hint.sentence for hint in of_the_whole(small) if hint.rule is Rule.MINUTES] == [
        "It promises 1 minute and takes about 2."
    ]


def test_statements_all_in_one_direction_are_told_from_six_on():
    small = read_small()
    plain = [replace(small.items[1], id=f"item-{n}", pair="") for n in range(6)]
    five = replace(small, topics=(replace(small.topics[0], items=tuple(plain[:5])),))
    six = replace(small, topics=(replace(small.topics[0], items=tuple(plain)),))
    mixed = replace(small, topics=(replace(small.topics[0], items=(*plain[:5], replace(plain[5], reversed=True))),))

    assert [
        [hint.rule for hint in of_the_whole(one) if hint.rule is Rule.ONE_DIRECTION] for one in (five, six, mixed)
    ] == [[], [Rule.ONE_DIRECTION], []]


def test_a_questionnaire_for_older_readers_is_told():
    hard = "The organisation facilitates multidisciplinary participation in developmental prioritisation."
    small = read_small("intro: A few statements.", f"intro: {hard}")

    assert reading_age_of(small) > 11
    assert Rule.READING_AGE in [hint.rule for hint in of_the_whole(small)]
