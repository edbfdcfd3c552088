"""The reading age of a text: the formula, and the rule of thumb for syllables beneath it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.packs.instruments.reading_age import reading_age, syllables

WORDS = {
    1: "make makes worked the whole while rules used helped team work can’t we’ll role",
    2: "table classes needed being people something notice leaders quiet science changes uses watches little",
    3: "somebody reflection idea area together whatever",
    4: "participate information",
    5: "organisation",
}


@pytest.mark.parametrize(("word", "count"), [(word, n) for n, words in WORDS.items() for word in words.split()])
def test_syllables_of_common_words(word: str, count: int):
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "age"),
    [
        # 5 words, 5 syllables, 1 sentence.
        ("We work in one team.", max(5.0, 0.39 * 5 + 11.8 * 5 / 5 - 15.59 + 5)),
        # 7 words, 11 syllables, 1 sentence.
        ("Leaders around me notice what people need.", 0.39 * 7 + 11.8 * 11 / 7 - 15.59 + 5),
        # 8 words, 11 syllables, 2 sentences.
        ("Is it fair? People here need something little.", 0.39 * 4 + 11.8 * 11 / 8 - 15.59 + 5),
    ],
)
def test_the_formula(text: str, age: float):
    assert reading_age(text) == pytest.approx(age)


def test_a_text_without_words_has_no_reading_age():
    assert reading_age("") is None
    assert reading_age("12, 13.") is None


def test_officialese_is_for_older_readers():
    plain = reading_age("We ask people what they need. Then we help.")
    officialese = reading_age(
        "The organisation facilitates multidisciplinary participation in the identification of developmental priorities."
    )

    assert plain < 9
    assert officialese > 18


@given(text=st.text(alphabet="abcdefghijklmnopqrstuvwxyz .?!’", max_size=200))
def test_the_age_is_finite_and_never_below_five(text: str):
    age = reading_age(text)

    assert age is None or 5 <= age < 4000


@given(text=st.text(alphabet="abcdefghij ", min_size=1, max_size=60).filter(str.strip))
def test_saying_it_twice_changes_nothing(text: str):
    assert reading_age(f"{text}. {text}.") == pytest.approx(reading_age(f"{text}."))
