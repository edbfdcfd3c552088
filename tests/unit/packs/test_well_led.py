"""What speaks for being well led: everything has a place, and nothing unread passes as known."""

import pytest
from tests.unit.packs.making import Shelf, refused

from groundswell.packs.indicators import catalogue
from groundswell.packs.scoring import score_rules
from groundswell.packs.well_led import PACK, well_led, well_led_of_indicator, well_led_of_score
from groundswell.vocabulary.provenance import Mark


def test_all_30_scores_and_every_indicator_speak_for_something():
    found = well_led()

    assert set(found.scores) == {rule.id for rule in score_rules()}
    assert set(found.indicators) == {one.id for one in catalogue().indicators}


def test_raising_concerns_speaks_for_freedom_to_speak_up():
    link = well_led_of_score("PP3_2")

    assert [one.label for one in link.statements] == ["Freedom to speak up"]
    assert link.mark is Mark.OWN_DESIGN


def test_names_that_were_not_read_at_the_regulator_are_unverified():
    assert {one.mark for one in well_led().statements} == {Mark.UNVERIFIED}
    assert not well_led_of_score("PP1").is_verified


def test_waiting_times_answer_another_question_first():
    assert well_led_of_indicator("rtt-18-weeks").key_question == "responsive"


def test_nothing_is_said_of_what_the_mapping_does_not_know():
    assert well_led_of_score("PP9") is None


FIRST = 'score = "PP1"\nstatements = ["direction", "leaders", "equality"]'


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            FIRST,
            'score = "PP9"\nstatements = ["direction"]',
            "link 1: unknown score “PP9”; expected a score of its pack.",
        ),
        (FIRST, 'statements = ["direction"]', "link 1: it names nothing; expected one score or indicator."),
        (
            FIRST,
            'score = "PP1"',
            (
                "link 1: it names no statement; expected some of direction, leaders, speaking-up, "
                "equality, governance, partnerships, learning, environment."
            ),
        ),
        (
            FIRST,
            'score = "PP1_1"\nstatements = ["direction"]',
            "link 2: score “PP1_1” stands twice; expected each once.",
        ),
        (
            FIRST,
            FIRST + '\nkey_question = "kind"',
            ("link 1: unknown key question “kind”; expected one of caring, effective, responsive, safe, well-led."),
        ),
    ],
)
def test_the_mapping_is_checked(own_shelf: Shelf, old, new, sentence):
    own_shelf.copy(PACK).spoil(PACK, "links.toml", old, new)

    assert refused(well_led) == f"well-led/links.toml: {sentence}"
