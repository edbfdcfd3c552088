"""Text that people write: four signs and no more, and the same words as a Word file."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.look.documents.writing import Piece, Sort, pieces, word_of

TEXT = """## What we ask

One line
and another.

- first
- second

- third
### Smaller
#no heading
"""


def test_a_text_comes_apart_into_headings_paragraphs_and_points():
    assert pieces(TEXT) == (
        Piece(Sort.HEADING, ("What we ask",)),
        Piece(Sort.PARAGRAPH, ("One line", "and another.")),
        Piece(Sort.POINTS, ("first", "second")),
        Piece(Sort.POINTS, ("third",)),
        Piece(Sort.SUBHEADING, ("Smaller",)),
        Piece(Sort.PARAGRAPH, ("#no heading",)),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t"])
def test_nothing_has_no_pieces(text):
    assert pieces(text) == ()


@given(st.text(max_size=300))
def test_no_line_that_says_something_is_lost(text):
    said = [line.strip() for line in text.splitlines() if line.strip()]

    assert sum(len(one.lines) for one in pieces(text)) == len(said)


def test_a_word_file_has_title_whose_note_and_the_text_in_its_styles():
    made = word_of(TEXT, title="Charter", whose="Alderbrook", note="A draft.", sample=True)
    file = docx.Document(io.BytesIO(made))

    assert [(one.style.name, one.text) for one in file.paragraphs] == [
        ("Sample", "Sample data. This trust is made up."),
        ("Title", "Charter"),
        ("Subtitle", "Alderbrook"),
        ("Note", "A draft."),
        ("Heading 2", "What we ask"),
        ("Normal", "One line"),
        ("Normal", "and another."),
        ("List Bullet", "first"),
        ("List Bullet", "second"),
        ("List Bullet", "third"),
        ("Heading 3", "Smaller"),
        ("Normal", "#no heading"),
    ]
    assert file.core_properties.title == "Charter"


def test_the_same_text_gives_the_same_file():
    words = {"title": "Charter", "whose": "Alderbrook"}

    assert word_of(TEXT, **words) == word_of(TEXT, **words)


def test_signs_that_a_word_file_cannot_hold_are_left_out():
    file = docx.Document(io.BytesIO(word_of("a\x00b\x07c", title="t", whose="w")))

    assert [one.text for one in file.paragraphs] == ["t", "w", "a b c"]
