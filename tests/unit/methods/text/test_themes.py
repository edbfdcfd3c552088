"""Themes in remarks that are made of known words, and in remarks without any."""

import numpy as np
import pytest

from groundswell.methods.text.themes import FEWEST, TooFewRemarks, themes_in

WORDS = {
    "parking": ["parking", "car", "space", "fee", "ticket", "barrier", "entrance", "machine", "permit", "queue"],
    "food": ["food", "meal", "cold", "breakfast", "menu", "tray", "supper", "portion", "hungry", "taste"],
    "night": ["night", "noise", "sleep", "light", "buzzer", "snoring", "trolley", "midnight", "awake", "pillow"],
}


def remarks(rng, *, count=150, words=5):
    """Return remarks, each of one theme's words."""
    themes = [*WORDS]
    return [" ".join(rng.choice(WORDS[themes[at % len(themes)]], words, replace=False)) for at in range(count)]


def test_planted_themes_are_found_and_no_others():
    found = themes_in(remarks(np.random.default_rng(3)), rng=np.random.default_rng(4))

    assert found.is_stable
    assert {frozenset(one.words) for one in found.themes} == {frozenset(words) for words in WORDS.values()}
    assert [one.remarks for one in found.themes] == [50, 50, 50]
    assert found.without == 0


def test_exemplars_are_of_their_theme():
    texts = remarks(np.random.default_rng(3))

    for theme in themes_in(texts, rng=np.random.default_rng(4), exemplars=3).themes:
        assert len(theme.exemplars) == 3
        assert all(set(texts[at].split()) <= set(theme.words) for at in theme.exemplars)


def test_words_at_random_hold_no_theme():
    rng = np.random.default_rng(7)
    every = [f"{word}{at}" for words in WORDS.values() for word in words for at in range(4)]
    texts = [" ".join(rng.choice(every, 6, replace=False)) for _ in range(FEWEST)]

    assert not themes_in(texts, rng=np.random.default_rng(4)).is_stable


def test_too_few_remarks_hold_no_themes():
    with pytest.raises(TooFewRemarks):
        themes_in(["parking was full"] * (FEWEST - 1), rng=np.random.default_rng(4))
