"""The box is killed while people answer; `make attack-box` does so more than a hundred times."""

import pytest
from tests.attacks.kill_the_box import Outcome, attack

BROKEN = "tests.attacks.broken_boxes:"


def test_nothing_acknowledged_is_lost_doubled_or_altered(tmp_path):
    found = attack(tmp_path, faults=6, at_least=60)

    assert found.is_sound, found
    assert found.acknowledged >= 60
    assert found.resent > 0


@pytest.mark.parametrize(("broken", "what"), [("early", "lost"), ("doubling", "doubled"), ("cutting", "altered")])
def test_a_box_that_breaks_its_word_is_found_out(tmp_path, broken, what):
    found = attack(tmp_path, faults=4, at_least=60, application=f"{BROKEN}{broken}")

    assert getattr(found, what) > 0
    assert not found.is_sound


def test_one_broken_promise_is_enough():
    assert Outcome(faults=1, acknowledged=1, resent=0, lost=0, doubled=0, altered=0).is_sound
    for what in ("lost", "doubled", "altered"):
        counts = {"lost": 0, "doubled": 0, "altered": 0} | {what: 1}
        assert not Outcome(faults=1, acknowledged=1, resent=0, **counts).is_sound
