"""Comments that nearly repeat an earlier one, against a slow comparison of every pair."""

from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.text.repeats import LONG, NEAR, near_repeats, plain_words

LETTERS = "abcdefghijkl"
MANY = st.lists(st.lists(st.sampled_from(LETTERS), min_size=6, max_size=14).map(" ".join), max_size=25)


def slowly(texts: list[str]) -> dict[int, int]:
    """Return the same by comparing each text with every earlier one that repeats none."""
    found: dict[int, int] = {}
    for at, text in enumerate(texts):
        own = set(text.split())
        for other in range(at):
            others = set(texts[other].split())
            is_long = min(len(text.split()), len(texts[other].split())) >= LONG
            if is_long and other not in found and len(own & others) / len(own | others) >= NEAR:
                found[at] = other
                break
    return found


@given(MANY)
def test_the_fast_way_finds_what_comparing_every_pair_finds(texts):
    assert near_repeats(texts) == slowly(texts)


def test_one_word_in_eleven_may_differ():
    said = "the nurse on the night shift never once came to see my poor mother"

    assert near_repeats([said, said.replace("poor", ""), said.replace("nurse", "doctor").replace("night", "day")]) == {
        1: 0
    }


def test_short_comments_are_never_near():
    assert near_repeats(["very good", "very good", "Very good!"]) == {}


def test_case_signs_and_accents_do_not_make_a_comment_another_one():
    assert plain_words("Café: “LOVELY” staff!") == plain_words("cafe lovely staff") == "cafe lovely staff"
