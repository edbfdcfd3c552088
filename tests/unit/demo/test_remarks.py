"""What the made-up trust says: the volumes of a real one, the same for the same seed, and the planted truth in it."""

from collections import Counter
from datetime import date

import pytest

from groundswell.demo.remarks import TRUTH, conversations
from groundswell.discover.evidence.enums import Polarity
from groundswell.methods.synthesis.diagnosis import Agreement, Verdict, combined, triangulated
from groundswell.methods.synthesis.finding import Confidence, Finding, reading_of_groups
from groundswell.packs.elements import element_set

TODAY = date(2026, 11, 23)
TOOLS = {"board-interviews": Confidence.HIGH, "focus-groups": Confidence.HIGH, "patients": Confidence.MODERATE}
SEEDS = range(1, 21)


def findings(element, seed):
    """Return what the three tools find of an element when everything is coded as it was meant."""
    said = conversations(today=TODAY, seed=seed)
    found = []
    for tool, confidence in TOOLS.items():
        units = [one for one in said if one.tool == tool]
        ways = [{r.polarity for r in one.remarks if r.element == element} for one in units]
        if tool == "patients":
            ways = [{r.polarity} for one in units for r in one.remarks if r.element == element]
        gaps, strengths = (sum(one == {way} for one in ways) for way in (Polarity.GAP, Polarity.STRENGTH))
        found.append(Finding(tool, reading_of_groups(gaps, strengths, len(ways)), confidence, is_quantitative=False))
    return found


def test_it_has_the_volumes_of_a_real_programme():
    said = conversations(today=TODAY, seed=1)

    assert Counter(one.tool for one in said) == {"board-interviews": 25, "focus-groups": 20, "patients": 3}
    assert 160 <= sum(one.people for one in said if one.tool == "focus-groups") <= 200
    assert sum(len(one.remarks) for one in said if one.tool == "patients") == 1000
    assert all(one.remarks for one in said)


def test_the_same_seed_says_the_same():
    assert (
        conversations(today=TODAY, seed=3) == conversations(today=TODAY, seed=3) != conversations(today=TODAY, seed=4)
    )


def test_every_voice_has_words_for_every_element_both_ways():
    assert {element for voice in TRUTH.values() for element in voice} == {one.id for one in element_set().elements}
    heard = {
        (one.tool, remark.element, remark.polarity)
        for seed in SEEDS
        for one in conversations(today=TODAY, seed=seed)
        for remark in one.remarks
    }
    assert len(heard) == 3 * 6 * 2


@pytest.mark.parametrize(
    ("element", "verdict"), [("support-and-compassion", Verdict.CONCERN), ("teamwork", Verdict.STRENGTH)]
)
def test_what_is_planted_is_found(element, verdict):
    verdicts = Counter(combined(findings(element, seed)).verdict for seed in SEEDS)

    assert verdicts[verdict] >= 18


@pytest.mark.parametrize("element", ["vision-and-values", "goals-and-performance", "learning-and-innovation"])
def test_what_is_not_planted_is_not_found(element):
    verdicts = Counter(combined(findings(element, seed)).verdict for seed in SEEDS)

    assert verdicts[Verdict.CONCERN] + verdicts[Verdict.STRENGTH] == 0


def test_board_and_wards_disagree_on_equity_and_inclusion():
    apart = [
        triangulated(list(TOOLS), findings("equity-and-inclusion", seed))["board-interviews", "focus-groups"]
        for seed in SEEDS
    ]

    assert Counter(apart)[Agreement.DISSONANCE] >= 18
