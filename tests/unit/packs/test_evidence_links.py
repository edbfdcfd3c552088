"""What research found elsewhere: told with design and grade, never as a cause, and not before somebody has read it."""

import re

from tests.unit.packs.making import Shelf, refused

from groundswell.packs.elements import element_set
from groundswell.packs.evidence_links import PACK, evidence_links
from groundswell.packs.indicators import catalogue
from groundswell.packs.shelf import find_pack

CAUSAL = re.compile(
    r"\b(caus\w+|driv\w+|lead to|leads to|led to|impact\w*|effect\w*|reduc\w+|improv\w+|result(s|ed)? in|thanks to|"
    r"due to|because of|protect\w*|prevent\w*|explain\w*)\b",
    re.IGNORECASE,
)


def test_every_link_carries_design_size_source_and_grade():
    assert all(one.design and one.n and one.source and one.grade and one.why for one in evidence_links())


def test_no_verb_says_that_one_thing_makes_another():
    said = [f"{one.measure} {one.outcome} {one.found} {one.why}" for one in evidence_links()]

    assert [words for words in said if CAUSAL.search(words)] == []


def test_the_unread_source_is_in_the_pack_and_is_not_shown():
    written = (find_pack(PACK).folder / "links.toml").read_text(encoding="utf-8")

    assert 'id = "engagement-absence-cost"' in written
    assert "engagement-absence-cost" not in {one.id for one in evidence_links()}


def test_links_belong_to_elements_and_outcomes_that_exist():
    elements = {one.id for one in element_set("six-2022").elements}
    outcomes = {one.id for one in catalogue().outcomes}

    assert {one for link in evidence_links() for one in link.elements} <= elements
    assert {one for link in evidence_links() for one in link.outcomes} <= outcomes


def test_a_grade_of_ones_own_is_refused(own_shelf: Shelf):
    own_shelf.copy(PACK).spoil(PACK, "links.toml", 'why = "observational and old"', 'why = "old"\ngrading = "A"')

    assert refused(evidence_links).startswith(
        "evidence-links/links.toml: link “engagement-mortality”: it has the field “grading”"
    )
