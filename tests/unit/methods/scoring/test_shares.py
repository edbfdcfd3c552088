"""Scores of organisations from answer shares: against a plain oracle, on two engines, and by their invariances."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.methods.engines import ENGINES, lazy, rows
from tests.unit.methods.scoring.plain import column_of, scores_of_shares

from groundswell.methods.scoring.rules import Gate, ItemRule, ScoreRule
from groundswell.methods.scoring.shares import item_scores_from_shares, scores_from_shares
from groundswell.packs.scoring import score_rules
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.provenance import Mark

AGREE = {"strongly_disagree": 0.0, "disagree": 2.5, "neither": 5.0, "agree": 7.5, "strongly_agree": 10.0}
YES_BAD = {"yes": 0.0, "no": 10.0}
# Building a hundred expressions takes longer than computing them, so whole-survey properties run fewer examples.
few = settings(max_examples=6)


def a_rule(id_: str, *items: ItemRule, parts: tuple[str, ...] = (), gate: Gate | None = None) -> ScoreRule:
    return ScoreRule(id_, id_, None, items, parts, gate, Mark.RECOMPUTED, None, None, 0.05)


def an_organisation(rng: np.random.Generator, *, withheld: float = 0.0) -> dict[tuple[str, str], float | None]:
    """Return shares and bases of every question; withheld is the chance that a whole question is held back."""
    cells: dict[tuple[str, str], float | None] = {}
    for question in staff_survey().questions.values():
        is_withheld = rng.random() < withheld
        shares = rng.dirichlet(np.ones(len(question.answers))) * 100
        for answer, share in zip(question.answers, shares, strict=True):
            cells[question.id, answer.code] = None if is_withheld else float(share)
        cells[question.id, "base"] = None if is_withheld else float(rng.integers(20, 5000))
    return cells


def frame_of(organisations, engine: str = "polars"):
    columns = {"code": [f"R{place:02}" for place in range(len(organisations))]}
    for question, answer in organisations[0]:
        columns[column_of(question, answer)] = [one[question, answer] for one in organisations]
    return lazy(columns, engine)


def scored(organisations, rules=None, engine: str = "polars") -> list[dict]:
    made = scores_from_shares(
        frame_of(organisations, engine), rules or score_rules(), key=["code"], column_of=column_of
    )
    return sorted(rows(made), key=lambda row: row["code"])


seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)


@few
@given(seeds)
def test_the_fast_version_agrees_with_the_plain_one(rng):
    organisations = [an_organisation(rng, withheld=0.05) for _ in range(40)]

    for row, organisation in zip(scored(organisations), organisations, strict=True):
        del row["code"]
        assert row == pytest.approx(scores_of_shares(organisation, score_rules()), abs=1e-9)


def test_two_engines_agree():
    rng = np.random.default_rng(3)
    organisations = [an_organisation(rng, withheld=0.1) for _ in range(30)]

    first, second = (scored(organisations, engine=engine) for engine in ENGINES)

    assert len(first) == 30
    for one, other in zip(first, second, strict=True):
        assert one.pop("code") == other.pop("code")
        assert other == pytest.approx(one, abs=1e-9)


@few
@given(seeds)
def test_scores_lie_between_0_and_10(rng):
    found = scored([an_organisation(rng) for _ in range(40)])

    assert {len(row) for row in found} == {1 + 30}
    assert all(0 <= value <= 10 for row in found for score, value in row.items() if score != "code")


@few
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_of_organisations_does_not_matter(rng, random):
    organisations = [an_organisation(rng, withheld=0.05) for _ in range(4)]
    order = random.sample(range(4), 4)

    straight, shuffled = scored(organisations), scored([organisations[place] for place in order])

    for place, row in zip(order, shuffled, strict=True):
        assert {**row, "code": ""} == pytest.approx({**straight[place], "code": ""}, abs=1e-9)


one_item = a_rule("S", ItemRule("q", AGREE))
shares = st.lists(st.floats(0.1, 100), min_size=5, max_size=5)


def score_of(values: list[float | None], points=AGREE) -> float | None:
    organisation = {("q", code): value for code, value in zip(AGREE, values, strict=True)}
    return scored([organisation], [a_rule("S", ItemRule("q", points))])[0]["S"]


@given(shares)
def test_turning_a_scale_round_mirrors_the_score_at_5(values):
    assert score_of(values[::-1]) == pytest.approx(10 - score_of(values), abs=1e-9)


@given(shares)
def test_turning_answers_and_points_round_together_changes_nothing(values):
    reversed_points = dict(zip(AGREE, reversed(AGREE.values()), strict=True))

    assert score_of(values[::-1], reversed_points) == pytest.approx(score_of(values), abs=1e-9)


@given(shares, st.floats(0.01, 100))
def test_only_the_proportions_of_shares_matter(values, scale):
    assert score_of([value * scale for value in values]) == pytest.approx(score_of(values), abs=1e-9)


@given(shares, st.integers(0, 4))
def test_a_withheld_share_withholds_the_score(values, place):
    assert score_of([None if at == place else value for at, value in enumerate(values)]) is None


def test_a_question_nobody_answered_has_no_score():
    assert score_of([0.0] * 5) is None


def test_an_item_is_the_mean_worth_of_the_counted_answers():
    assert score_of([10, 20, 30, 25, 15]) == pytest.approx((10 * 0 + 20 * 2.5 + 30 * 5 + 25 * 7.5 + 15 * 10) / 100)


def test_answers_without_points_are_left_out_of_the_base():
    rule = a_rule("S", ItemRule("q", AGREE, left_out=frozenset({"not_applicable"})))
    cells = {("q", "strongly_disagree"): 0, ("q", "disagree"): 0, ("q", "neither"): 20.0}
    cells |= {("q", "agree"): 0.0, ("q", "strongly_agree"): 60.0, ("q", "not_applicable"): 20.0}

    assert scored([cells], [rule])[0]["S"] == pytest.approx((20 * 5 + 60 * 10) / (20 + 60))


def test_people_without_an_appraisal_count_as_0_and_those_who_forget_not_at_all():
    rule = a_rule("A", ItemRule("b", YES_BAD), gate=Gate("a", frozenset({"yes"}), frozenset({"no"})))
    cells = {("b", "yes"): 30.0, ("b", "no"): 70.0, ("a", "yes"): 60.0, ("a", "no"): 20.0, ("a", "forgot"): 20.0}

    assert scored([cells], [rule])[0]["A"] == pytest.approx(10 * 0.7 * 60 / (60 + 20))
    assert scored([{**cells, ("a", "yes"): 0.0, ("a", "no"): 0.0}], [rule])[0]["A"] is None


MIXED = a_rule("H", ItemRule("x", YES_BAD), ItemRule("m", YES_BAD, is_mixed=True))
ASKED = {("x", "yes"): 40.0, ("x", "no"): 60.0, ("x", "base"): 200.0, ("m", "yes"): 25.0, ("m", "no"): 75.0}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # A quarter was asked: they have the mean of 6 and 7.5, the others 6.
        ({("m", "base"): 50.0}, 0.75 * 6 + 0.25 * (6 + 7.5) / 2),
        # A base above everybody's is a rounding of the publisher: all were asked.
        ({("m", "base"): 210.0}, (6 + 7.5) / 2),
        # Withheld, so nobody is taken to have answered.
        ({("m", "base"): None, ("m", "yes"): None, ("m", "no"): None}, 6),
    ],
)
def test_a_question_asked_of_some_weighs_by_how_many_were_asked(cells, expected):
    assert scored([{**ASKED, **cells}], [MIXED])[0]["H"] == pytest.approx(expected)


def test_an_element_is_the_mean_of_its_sub_scores_and_missing_with_one_of_them():
    rules = [
        a_rule("P", parts=("P_1", "P_2")),
        a_rule("P_1", ItemRule("x", YES_BAD)),
        a_rule("P_2", ItemRule("m", YES_BAD)),
    ]

    whole = scored([ASKED], rules)[0]
    broken = scored([{**ASKED, ("m", "no"): None}], rules)[0]

    assert (whole["P_1"], whole["P_2"], whole["P"]) == pytest.approx((6, 7.5, (6 + 7.5) / 2))
    assert (broken["P_1"], broken["P_2"], broken["P"]) == (pytest.approx(6), None, None)


def test_rules_whose_questions_are_not_in_the_table_are_left_out():
    gate = Gate("gone", frozenset({"yes"}), frozenset({"no"}))
    rules = [
        a_rule("P", parts=("P_1", "P_2")),
        a_rule("P_1", ItemRule("x", YES_BAD)),
        a_rule("P_2", ItemRule("gone", YES_BAD)),
        a_rule("P_3", ItemRule("x", YES_BAD), gate=gate),
        a_rule("P_4", ItemRule("x", YES_BAD), ItemRule("z", YES_BAD, is_mixed=True)),
    ]
    cells = {**ASKED, ("z", "yes"): 1.0, ("z", "no"): 99.0}  # no base of z, so P_4 cannot be mixed

    assert scored([cells], rules) == [{"code": "R00", "P_1": pytest.approx(6)}]


def test_item_scores_stand_under_the_item_s_own_name():
    items = item_scores_from_shares(frame_of([ASKED]), [MIXED], key=["code"], column_of=column_of)
    small = item_scores_from_shares(frame_of([{("x", "yes"): 1.0}]), [MIXED], key=["code"], column_of=column_of)

    # The mixed item's base is missing here, so the whole rule is left out.
    assert rows(items) == [{"code": "R00"}]
    assert rows(small) == [{"code": "R00"}]
    assert rows(
        item_scores_from_shares(frame_of([{**ASKED, ("m", "base"): 50.0}]), [MIXED], key=["code"], column_of=column_of)
    ) == [{"code": "R00", "x|yes=0|no=10": pytest.approx(6), "m|yes=0|no=10": pytest.approx(7.5)}]
