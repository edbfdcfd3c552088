"""What is written is read back as the same instrument, whatever its words are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.packs.instruments.making import PACK, SUBJECTS, read_small

from groundswell.packs.instruments import Instrument, Text, instruments
from groundswell.packs.instruments.reading import read_instrument
from groundswell.packs.instruments.writing import yaml_of

# Words that a file may hold: visible signs, single spaces, neither at an end.
words = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\ufeff\ufff9\ufffa\ufffb\ufffc\ufffd"
    ),
    min_size=1,
)
texts = st.lists(words, min_size=1, max_size=5).map(" ".join).filter(lambda text: len(text) <= 2000)


def back(instrument: Instrument) -> Instrument:
    """Return the instrument after writing and reading it."""
    return read_instrument(yaml_of(instrument), file="back.yaml", pack=instrument.pack)


@pytest.mark.parametrize("shipped", instruments(), ids=lambda one: one.id)
def test_every_shipped_instrument_is_read_back_as_it_was(shipped: Instrument):
    assert back(shipped) == shipped


def test_every_kind_of_field_is_read_back_as_it_was():
    small = read_small()

    assert read_instrument(yaml_of(small), file="back.yaml", pack=PACK, subjects=SUBJECTS) == small


@pytest.mark.parametrize("word", ["no", "true", "null", "~", "5", "1.5", "&x", "*x", "!!str a", "- a", "a: b", "# a", "'", '"', "%", "@", "|", "2026-03-14", "1:30", "=", "<<"])  # fmt: skip
def test_words_that_mean_something_in_yaml_stay_words(word: str):
    small = replace(read_small(), intro=Text({"en": word}), licence=word)

    read = read_instrument(yaml_of(small), file="back.yaml", pack=PACK, subjects=SUBJECTS)

    assert (read.intro.get("en"), read.licence) == (word, word)


@given(english=texts, welsh=texts)
def test_any_visible_words_are_read_back(english: str, welsh: str):
    text = Text({"en": english, "cy": welsh}, frozenset({"cy"}))
    small = replace(read_small(), title=text)

    assert read_instrument(yaml_of(small), file="back.yaml", pack=PACK, subjects=SUBJECTS).title == text
