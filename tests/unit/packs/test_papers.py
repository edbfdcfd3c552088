"""The shipped papers: complete, honest about what they are, with no gap that nothing can fill."""

import pytest
from tests.unit.packs.making import Shelf, refused

from groundswell.packs.papers import GAPS, PACK, filled, paper, papers
from groundswell.vocabulary.provenance import Mark

KNOWN = {name: f"<{name}>" for name in GAPS}


def test_the_papers_that_scoping_needs_are_there():
    assert [one.id for one in papers()] == [
        "charter",
        "participant-information",
        "privacy-notice",
        "data-protection",
        "staff-side",
        "backfill-letter",
        "support-contacts",
        "board-introduction",
        "training",
    ]
    assert {one.mark for one in papers()} == {Mark.OWN_DESIGN}
    assert paper("nothing") is None


@pytest.mark.parametrize("one", papers(), ids=lambda one: one.id)
def test_no_paper_promises_what_cannot_be_kept(one):
    words = one.words.lower()

    assert "anonym" not in words
    assert "100%" not in words
    assert "safe space" not in words


def test_whoever_takes_part_reads_where_confidentiality_ends():
    for name in ("charter", "participant-information"):
        assert "## Where confidentiality ends" in paper(name).words


def test_gaps_are_filled_on_one_line_and_an_unknown_one_stays_in_brackets():
    words = "For {organisation}.\n{purpose}\n{sponsor}"

    assert filled(words, {"organisation": "Alderbrook", "purpose": "Stay.\n## Heading"}) == (
        "For Alderbrook.\nStay. ## Heading\n[sponsor]"
    )


def test_what_is_filled_in_is_not_filled_again():
    assert filled("{purpose}", {"purpose": "{sponsor}", "sponsor": "no"}) == "{sponsor}"


@pytest.mark.parametrize("one", papers(), ids=lambda one: one.id)
def test_a_paper_of_which_all_is_known_has_no_gap_left(one):
    assert "{" not in filled(one.words, KNOWN)


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("charter.md", "{lead}", "{chair}", "papers/charter.md: there is the gap “{chair}”"),
        ("papers.toml", 'id = "training"', 'id = "exam"', "paper “exam”: exam.md is missing or not UTF-8"),
        ("papers.toml", 'id = "training"', 'id = "charter"', "charter"),
        ("papers.toml", 'title = "Privacy notice"', 'titel = "Privacy notice"', "paper “privacy-notice”"),
    ],
)
def test_a_pack_that_is_wrong_is_refused_with_the_place(own_shelf: Shelf, file, old, new, sentence):
    own_shelf.copy(PACK).spoil(PACK, file, old, new)

    assert sentence in refused(papers)
