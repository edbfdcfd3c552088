"""Scores of people: minimum answers, gates, what fails closed, and the plain oracle."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.methods.engines import ENGINES, lazy, rows
from tests.unit.methods.scoring.plain import scores_of_person

from groundswell.methods.scoring.minimums import (
    AssumedMinimum,
    Minimum,
    MinimumOutOfReach,
    Origin,
    UnknownMinimum,
    UnverifiedRules,
)
from groundswell.methods.scoring.respondents import UnknownAnswer, check_answers, scores_from_respondents
from groundswell.methods.scoring.rules import Gate, ItemRule, ScoreRule
from groundswell.packs.scoring import score_rule, score_rules
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.provenance import Mark

AGREE = {"strongly_disagree": 0.0, "disagree": 2.5, "neither": 5.0, "agree": 7.5, "strongly_agree": 10.0}
UNKNOWN = ("PP4_1", "PP4_3", "PP5_1", "PP5_2", "PP7_1")
few = settings(max_examples=6)
some = settings(max_examples=25)


def a_rule(id_: str, *questions: str, minimum: int | None = 2, mark: Mark = Mark.DOCUMENTED, **more) -> ScoreRule:
    items = tuple(ItemRule(question, AGREE, left_out=frozenset({"not_applicable"})) for question in questions)
    held = {"parts": (), "gate": None, "rule_mark": Mark.RECOMPUTED, **more}
    return ScoreRule(id_, id_, None, items, held["parts"], held["gate"], held["rule_mark"], minimum, mark, 0.05)


def people(*answers: tuple[str | None, ...], questions: str = "abc", engine: str = "polars"):
    columns = {"person": list(range(len(answers)))}
    return lazy(columns | {q: [one[place] for one in answers] for place, q in enumerate(questions)}, engine)


def scored(frame, rules, **more) -> dict[str, list[float | None]]:
    made = scores_from_respondents(frame, rules, key=["person"], **more)
    held = sorted(rows(made.frame), key=lambda row: row["person"])
    return {rule.id: [row[rule.id] for row in held] for rule in made.rules}


SA, A, N, D, SD, NA = "strongly_agree", "agree", "neither", "disagree", "strongly_disagree", "not_applicable"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_score_is_the_mean_of_answered_items_if_there_are_enough(engine):
    frame = people((SA, A, D), (SA, A, None), (SA, None, None), (None, None, None), (SA, NA, N), engine=engine)

    assert scored(frame, [a_rule("S", "a", "b", "c")])["S"] == [
        pytest.approx((10 + 7.5 + 2.5) / 3),
        pytest.approx((10 + 7.5) / 2),
        None,  # one answered of at least two
        None,
        pytest.approx((10 + 5) / 2),  # "does not apply" counts as not answered
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_no_appraisal_is_0_and_forgetting_leaves_a_person_out(engine):
    gate = Gate("a", frozenset({"yes"}), frozenset({"no"}), frozenset({"cannot_remember"}))
    frame = people(
        ("yes", SA, N),
        ("no", None, None),
        ("cannot_remember", SA, SA),
        (None, SA, SA),
        ("yes", None, None),
        engine=engine,
    )

    found = scored(frame, [a_rule("S", "b", "c", gate=gate)])["S"]

    assert found == [pytest.approx((10 + 5) / 2), 0.0, None, None, None]


def test_items_asked_of_some_are_simply_answered_or_not():
    rule = score_rule("PP4_1")
    everybody = dict.fromkeys(["meets-demands", "has-equipment", "enough-staff"], SA)
    everybody |= {"organisation-acts-on-wellbeing": SA, "time-pressure": "never"}
    reporter = {"violence-reported": "no", "abuse-reported": "reported_both"}
    columns = {question: [everybody.get(question)] * 2 for question in rule.questions}
    columns |= {question: [None, answer] for question, answer in reporter.items()}

    found = scored(lazy({"person": [0, 1], **columns}), [rule], minimum_override={"PP4_1": 4})["PP4_1"]

    assert found == pytest.approx([5 * 10 / 5, (5 * 10 + 0 + 10) / 7])


def test_an_element_is_the_mean_of_each_person_s_sub_scores():
    rules = [
        a_rule("P", parts=("P_1", "P_2"), minimum=2),
        a_rule("Q", parts=("P_1", "P_2"), minimum=1),
        a_rule("P_1", "a", minimum=1),
        a_rule("P_2", "b", "c", minimum=2),
    ]

    found = scored(people((SA, N, SD), (SA, N, None), (None, None, None)), rules)

    assert found["P"] == [pytest.approx((10 + (5 + 0) / 2) / 2), None, None]
    assert found["Q"] == [pytest.approx((10 + (5 + 0) / 2) / 2), 10.0, None]


def test_rules_whose_questions_are_not_in_the_table_are_left_out():
    rules = [a_rule("P", parts=("P_1", "P_2")), a_rule("P_1", "a", minimum=1), a_rule("P_2", "gone")]

    assert scored(people((SA, N, SD)), rules) == {"P_1": [10.0]}
    assert scored(people((SA, N, SD)), [rules[2]]) == {}


def test_official_scores_pass_where_every_rule_is_documented():
    frame = lazy({"person": [0], **{question: ["often"] for question in score_rule("PP4_2").questions}})

    made = scores_from_respondents(frame, [score_rule("PP4_2")], official=True)

    assert made.unverified == ()
    assert made.minimums == (Minimum("PP4_2", 5, 7, Origin.RULE, Mark.DOCUMENTED),)


def every_question():
    return lazy({question: [None] for question in staff_survey().questions})


def test_official_scores_are_refused_and_every_unverified_rule_is_named():
    with pytest.raises(UnverifiedRules) as refused:
        scores_from_respondents(every_question(), score_rules(), official=True, assume_minimum=AssumedMinimum.HALF)

    named = {phrase.split(":")[0] for phrase in refused.value.rules}
    assert named == {rule.id for rule in score_rules()} - {"PP3_2", "PP4_2", "PP6_2"}
    assert "PP1_1: at least 3 of 5 answers" in refused.value.rules
    assert "PP4_3: at least 5 of 9 answers (assumed)" in refused.value.rules
    assert "engagement: the mean of each person's sub-scores, at least 2 of 3" in refused.value.rules
    assert refused.value.sentence().startswith("No official scores can be given, because these rules are unverified: ")


def test_a_number_of_one_s_own_is_never_official():
    frame = lazy({question: ["often"] for question in score_rule("PP4_2").questions})

    with pytest.raises(UnverifiedRules) as refused:
        scores_from_respondents(frame, [score_rule("PP4_2")], official=True, minimum_override={"PP4_2": 5})

    assert refused.value.rules == ("PP4_2: at least 5 of 7 answers (chosen for this analysis)",)


def test_a_rule_on_answers_that_was_never_checked_is_named_too():
    made = scores_from_respondents(people((SA, N, SD)), [a_rule("S", "a", "b", rule_mark=Mark.UNVERIFIED)])

    assert made.unverified == ("S: what the answers are worth",)


def test_an_unknown_minimum_needs_an_explicit_choice():
    with pytest.raises(UnknownMinimum) as refused:
        scores_from_respondents(every_question(), score_rules())

    assert refused.value.scores == UNKNOWN
    assert refused.value.sentence() == (
        "It is not known how many answers a person needs for PP4_1, PP4_3, PP5_1, PP5_2, PP7_1. "
        "Give a number for each, or choose one assumption for all; results will say so."
    )


def test_an_assumption_is_named_in_the_result():
    half = scores_from_respondents(every_question(), score_rules(), assume_minimum=AssumedMinimum.HALF)
    whole = scores_from_respondents(every_question(), score_rules(), assume_minimum=AssumedMinimum.ALL)

    assumed = {one.score: (one.answered, one.of) for one in half.minimums if one.origin is Origin.ASSUMED}
    assert assumed == {"PP4_1": (4, 7), "PP4_3": (5, 9), "PP5_1": (3, 5), "PP5_2": (2, 3), "PP7_1": (4, 8)}
    assert all(one.answered == one.of for one in whole.minimums if one.origin is Origin.ASSUMED)
    assert "PP5_2: at least 2 of 3 answers (assumed)" in half.unverified


def test_a_choice_for_one_score_goes_before_the_assumption_for_all():
    made = scores_from_respondents(
        every_question(), score_rules(), minimum_override={"PP4_3": 9}, assume_minimum=AssumedMinimum.HALF
    )

    assert next(one for one in made.minimums if one.score == "PP4_3") == Minimum(
        "PP4_3", 9, 9, Origin.OVERRIDE, Mark.UNVERIFIED
    )


@pytest.mark.parametrize("asked", [0, 4])
def test_a_minimum_out_of_reach_is_refused(asked):
    with pytest.raises(MinimumOutOfReach) as refused:
        scores_from_respondents(people((SA, N, SD)), [a_rule("S", "a", "b", "c")], minimum_override={"S": asked})

    assert refused.value.sentence() == f"S cannot need {asked} answers: give a number from 1 to 3."


def test_a_choice_for_a_score_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="PP9"):
        scores_from_respondents(people((SA, N, SD)), [a_rule("S", "a")], minimum_override={"PP9": 1})


def test_a_misspelt_answer_is_not_taken_for_silence():
    gate = Gate("a", frozenset({"yes"}), frozenset({"no"}), frozenset({"cannot_remember"}))
    rules = [a_rule("S", "b", "c", gate=gate), a_rule("T", "b")]

    check_answers(people(("yes", SA, NA), ("cannot_remember", None, N)), rules)
    with pytest.raises(UnknownAnswer) as refused:
        check_answers(people(("yes", SA, "Agree"), ("no", None, "5")), rules)

    assert refused.value.sentence() == (
        "Column “c” holds “5”, “Agree”; expected one of agree, disagree, neither, not_applicable, strongly_agree, "
        "strongly_disagree, or nothing where the person did not answer."
    )


def some_people(rng: np.random.Generator, number: int) -> dict[str, list[str | None]]:
    """Return random answers, a third of them missing."""
    columns = {}
    for question in staff_survey().questions.values():
        codes = [answer.code for answer in question.answers]
        columns[question.id] = [None if rng.random() < 0.3 else str(rng.choice(codes)) for _ in range(number)]
    return columns


seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)


@few
@given(seeds)
def test_the_fast_version_agrees_with_the_plain_one(rng):
    columns = some_people(rng, 60)

    made = scores_from_respondents(lazy(columns), score_rules(), assume_minimum=AssumedMinimum.HALF)

    needed = {one.score: one.answered for one in made.minimums}
    found = rows(made.frame)
    assert len(found) == 60
    for place, row in enumerate(found):
        answers = {question: values[place] for question, values in columns.items()}
        expected = scores_of_person(answers, score_rules(), needed)
        assert {rule.id: row[rule.id] for rule in made.rules} == pytest.approx(expected, abs=1e-9)
        assert all(0 <= value <= 10 for value in expected.values() if value is not None)


def test_two_engines_agree():
    columns = {"person": list(range(40)), **some_people(np.random.default_rng(5), 40)}

    first, second = (
        scored(lazy(columns, engine), score_rules(), assume_minimum=AssumedMinimum.HALF) for engine in ENGINES
    )

    assert first.keys() == second.keys()
    for score, values in first.items():
        assert second[score] == pytest.approx(values, abs=1e-9)


answers = st.lists(st.sampled_from([*AGREE, None]), min_size=3, max_size=3)


@some
@given(st.lists(answers, min_size=1, max_size=20), st.permutations([0, 1, 2]))
def test_the_order_of_questions_does_not_matter(table, order):
    rule, turned = a_rule("S", "a", "b", "c"), a_rule("S", *["abc"[place] for place in order])

    straight, other = (scored(people(*map(tuple, table)), [one])["S"] for one in (rule, turned))

    assert other == pytest.approx(straight, abs=1e-9)


@some
@given(st.lists(answers, min_size=1, max_size=20))
def test_turning_every_answer_round_mirrors_scores_at_5(table):
    turn = {**dict(zip(AGREE, reversed(AGREE), strict=True)), None: None}
    turned = [tuple(turn[answer] for answer in one) for one in table]

    straight = scored(people(*map(tuple, table)), [a_rule("S", "a", "b", "c")])["S"]
    mirrored = scored(people(*turned), [a_rule("S", "a", "b", "c")])["S"]

    assert mirrored == pytest.approx([None if one is None else 10 - one for one in straight], abs=1e-9)
