"""The texts that explain: all there, readable in the app, and slips refused by file and section."""

import pytest
from tests.unit.packs.making import Shelf, refused

from groundswell.packs.explanations import PACK, method_explanation, method_explanations, page_explanation


def test_what_pages_link_to_is_explained():
    assert method_explanation("comparison/group-range") is not None
    assert method_explanation("equity") is not None
    assert method_explanation("astrology") is None


@pytest.mark.parametrize("word", ["users", "respondents", "significant ", "anonymous", "N/A", "!"])
def test_the_texts_keep_to_our_words(word):
    said = [
        words
        for one in (*method_explanations(), page_explanation("about"), page_explanation("accessibility"))
        for part in one.parts
        for words in (one.title, one.finding, part.heading, *part.text)
    ]

    assert [words for words in said if word in words] == []


def test_parts_have_ids_of_their_own():
    for one in (*method_explanations(), page_explanation("about"), page_explanation("accessibility")):
        ids = [part.id for part in one.parts]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            '  ["middle half", "within it, its edges included"],',
            '  ["middle half"],',
            "section “phrases”: “rows” holds ['middle half']; expected rows of 2 texts.",
        ),
        (
            'caption = "What each phrase means"\nheader = ["Phrase", "Means"]\n',
            "",
            "section “phrases”: it has rows and no header; expected a header.",
        ),
    ],
)
def test_tables_are_checked(own_shelf: Shelf, old, new, sentence):
    own_shelf.copy(PACK).spoil(PACK, "methods/comparison/group-range.toml", old, new)

    assert refused(method_explanations) == f"comparison/group-range.toml: {sentence}"
