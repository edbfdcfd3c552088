"""Findings of several tools become one verdict: the oracle of the methods, and the laws it must keep."""

from dataclasses import replace
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.synthesis.diagnosis import (
    Agreement,
    Verdict,
    combined,
    deduplicated,
    triangulated,
    weighed,
)
from groundswell.methods.synthesis.finding import Confidence, Finding, Reading
from groundswell.methods.synthesis.stability import Overall, diagnose

TOOLS = ("dashboard", "board-interviews", "behaviours-survey", "focus-groups", "workforce", "patients")
NUMBERS = {"dashboard", "behaviours-survey", "workforce"}
CHANCES = st.floats(0, 1)
READINGS = st.tuples(CHANCES, CHANCES).map(lambda pair: Reading(pair[0], pair[1] * (1 - pair[0])))
FINDINGS = st.lists(st.tuples(READINGS, st.sampled_from(Confidence)), min_size=0, max_size=6).map(
    lambda pairs: [found(tool, *pair) for tool, pair in zip(TOOLS, pairs, strict=False)]
)


def found(tool, reading, confidence=Confidence.HIGH, evidence=None):
    return Finding(tool, reading, confidence, tool in NUMBERS, frozenset(evidence or {f"{tool}-1"}))


def rng():
    return np.random.default_rng(7)


def turned(findings):
    return [replace(one, reading=Reading(one.reading.q, one.reading.p)) for one in findings]


def test_the_worked_example_of_the_methods():
    findings = [
        found("dashboard", Reading(0.9, 0.0), Confidence.HIGH),
        found("focus-groups", Reading(0.8, 0.0), Confidence.MODERATE),
        found("workforce", Reading(0.7, 0.0), Confidence.LOW),
    ]

    whole = combined(findings)

    logit = 0.5 * (log(9) + 0.67 * log(4) + 0.33 * log(7 / 3))
    assert log(whole.p / (1 - whole.p)) == pytest.approx(logit)
    assert logit == pytest.approx(1.703, abs=1e-3)
    assert whole.p == pytest.approx(0.846, abs=1e-3)
    assert whole.verdict == Verdict.CONCERN


def test_tools_that_repeat_each_other_wholly_count_as_their_weighted_mean():
    findings = [found("dashboard", Reading(0.9, 0.0)), found("focus-groups", Reading(0.6, 0.0), Confidence.LOW)]

    whole = combined(findings, shared=1.0)

    assert log(whole.p / (1 - whole.p)) == pytest.approx((log(9) + 0.33 * log(1.5)) / 2)


@given(FINDINGS, st.integers(0, 5), CHANCES)
def test_a_worse_reading_never_makes_an_element_look_better(findings, at, worse):
    if at >= len(findings) or worse < findings[at].reading.p:
        return
    after = list(findings)
    after[at] = replace(findings[at], reading=Reading(worse, min(findings[at].reading.q, 1 - worse)))

    assert combined(after).p >= combined(findings).p - 1e-12


@given(FINDINGS, st.integers(0, 5), CHANCES)
def test_a_better_reading_never_lowers_the_chance_of_a_strength(findings, at, better):
    if at >= len(findings) or better < findings[at].reading.q:
        return
    after = list(findings)
    after[at] = replace(findings[at], reading=Reading(min(findings[at].reading.p, 1 - better), better))

    assert combined(after).q >= combined(findings).q - 1e-12


@given(FINDINGS, st.randoms())
def test_the_order_of_findings_says_nothing(findings, chance):
    mixed = list(findings)
    chance.shuffle(mixed)

    assert combined(mixed) == combined(findings)


@given(FINDINGS)
def test_turning_every_sign_turns_concern_into_strength_and_back(findings):
    opposite = {Verdict.CONCERN: Verdict.STRENGTH, Verdict.STRENGTH: Verdict.CONCERN}
    before, after = combined(findings).verdict, combined(turned(findings)).verdict

    if before in opposite:
        assert after == opposite[before]
    else:
        assert after not in opposite


@given(FINDINGS)
def test_the_same_evidence_a_second_time_changes_nothing(findings):
    if not findings:
        return
    again = replace(findings[0], tool="a copy")

    once, twice = diagnose(findings, rng=rng()), diagnose([*findings, again], rng=rng())

    assert twice.combined == once.combined
    assert twice.confidence == once.confidence


@given(st.lists(st.sampled_from([0.4, 0.5, 0.6]), min_size=2, max_size=6))
def test_a_trust_in_the_middle_of_its_group_is_never_a_strength(chances):
    readings = [Reading(0.25, min(one, 0.5) / 2) for one in chances]
    findings = [found(tool, reading) for tool, reading in zip(TOOLS, readings, strict=False)]

    assert combined(findings).verdict in {Verdict.NOT_A_CONCERN, Verdict.NO_CLEAR_SIGNAL}


@given(FINDINGS.filter(lambda findings: 3 <= len(findings) < 6), CHANCES)
def test_a_finding_of_very_low_confidence_never_turns_a_verdict_that_is_sure(findings, chance):
    before = diagnose(findings, rng=rng())
    if before.confidence != Overall.HIGH:
        return
    for reading in (Reading(chance, 0.0), Reading(0.0, chance)):
        weak = found("patients", reading, Confidence.VERY_LOW)
        assert combined([*findings, weak]).verdict == before.verdict


def test_wards_and_board_that_say_the_opposite_are_mixed_whatever_the_chance():
    findings = [
        found("behaviours-survey", Reading(0.95, 0.0)),
        found("dashboard", Reading(0.95, 0.0)),
        found("focus-groups", Reading(0.95, 0.0)),
        found("board-interviews", Reading(0.2, 0.6), Confidence.MODERATE),
    ]

    whole = combined(findings)

    assert whole.p > 0.8
    assert whole.verdict == Verdict.MIXED


def test_two_tools_of_words_that_disagree_are_told_but_not_mixed():
    findings = [
        found("board-interviews", Reading(0.1, 0.8)),
        found("focus-groups", Reading(0.9, 0.0)),
        found("dashboard", Reading(0.5, 0.4)),
    ]

    pairs = triangulated(("board-interviews", "focus-groups", "dashboard", "patients"), findings)

    assert combined(findings).verdict == Verdict.NO_CLEAR_SIGNAL
    assert pairs["board-interviews", "focus-groups"] == Agreement.DISSONANCE
    assert pairs["focus-groups", "dashboard"] == Agreement.PARTIAL
    assert pairs["dashboard", "patients"] == Agreement.SILENCE


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ([], Verdict.INSUFFICIENT),
        ([found("dashboard", Reading(0.95, 0.0))], Verdict.INSUFFICIENT),
        ([found(one, Reading(0.95, 0.0), Confidence.LOW) for one in TOOLS[:3]], Verdict.INSUFFICIENT),
        ([found(one, Reading(0.05, 0.9)) for one in TOOLS[:3]], Verdict.STRENGTH),
        ([found(one, Reading(0.05, 0.3)) for one in TOOLS[:3]], Verdict.NOT_A_CONCERN),
        ([found(one, Reading(0.5, 0.2)) for one in TOOLS[:3]], Verdict.NO_CLEAR_SIGNAL),
    ],
)
def test_verdicts(findings, verdict):
    assert combined(findings).verdict == verdict


def test_one_finding_whose_evidence_is_in_another_is_counted_once():
    wide = found("focus-groups", Reading(0.9, 0.0), evidence={"a", "b"})
    narrow = found("patients", Reading(0.9, 0.0), evidence={"a"})

    assert deduplicated([narrow, wide]) == (wide,)


def test_sureness_needs_numbers_and_words_and_no_single_pillar():
    numbers = [found(one, Reading(0.95, 0.0)) for one in sorted(NUMBERS)]
    words = found("focus-groups", Reading(0.95, 0.0))

    assert diagnose(numbers, rng=rng()).confidence == Overall.MODERATE
    assert diagnose([*numbers, words], rng=rng()).confidence == Overall.HIGH
    leaning = diagnose([found("dashboard", Reading(0.9, 0.0)), found("focus-groups", Reading(0.5, 0.0))], rng=rng())
    assert leaning.sensitivity.without == {
        "dashboard": Verdict.INSUFFICIENT,
        "focus-groups": Verdict.INSUFFICIENT,
    }
    assert leaning.confidence == Overall.LOW


def test_weights_given_from_outside_are_the_ones_used():
    findings = [found("dashboard", Reading(0.9, 0.0)), found("focus-groups", Reading(0.5, 0.0))]

    assert weighed(findings, [0.0, 1.0], shared=0.5).p == pytest.approx(0.5)
