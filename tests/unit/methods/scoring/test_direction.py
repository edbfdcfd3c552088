"""The guard: every item goes with the rest of its score, or scoring stops."""

import numpy as np
import pytest
from tests.unit.methods.engines import lazy
from tests.unit.methods.scoring.simulated import people_of

from groundswell.methods.scoring.direction import (
    ItemDirection,
    ItemsRunAgainst,
    check_directions,
    item_directions,
)
from groundswell.methods.scoring.respondents import scores_from_respondents
from groundswell.methods.scoring.rules import ItemRule, ScoreRule
from groundswell.packs.scoring import score_rule
from groundswell.vocabulary.provenance import Mark

OFTEN = {"never": 0.0, "rarely": 2.5, "sometimes": 5.0, "often": 7.5, "always": 10.0}


def a_rule(*questions: str) -> ScoreRule:
    items = tuple(ItemRule(question, {"x": 1.0}) for question in questions)
    return ScoreRule("S", "S", None, items, (), None, Mark.RECOMPUTED, None, None, 0.05)


def items(within: list[str] | None = None, **columns: list[float | None]):
    """Return a frame of item scores under the items' own names."""
    return lazy({f"{question}|x=1": values for question, values in columns.items()} | ({"g": within} if within else {}))


def test_the_correlation_is_with_the_mean_of_the_other_items():
    rng = np.random.default_rng(1)
    a, b, c = rng.normal(size=(3, 50))

    found = item_directions(items(a=list(a), b=list(b), c=list(c)), [a_rule("a", "b", "c")])

    assert [one.correlation for one in found] == pytest.approx(
        [
            np.corrcoef(a, (b + c) / 2)[0, 1],
            np.corrcoef(b, (a + c) / 2)[0, 1],
            np.corrcoef(c, (a + b) / 2)[0, 1],
        ]
    )
    assert {one.rows for one in found} == {50}


def test_a_row_counts_where_the_item_and_some_other_are_there():
    found = item_directions(
        items(a=[1.0, 2.0, 3.0, None, 5.0], b=[2.0, 1.0, None, 4.0, None], c=[1.0, None, 4.0, 4.0, None]),
        [a_rule("a", "b", "c")],
    )

    pairs_of_a = ([1.0, 2.0, 3.0], [(2 + 1) / 2, 1.0, 4.0])
    assert found[0].correlation == pytest.approx(np.corrcoef(*pairs_of_a)[0, 1])
    assert [one.rows for one in found] == [3, 3, 3]


def test_differences_between_groups_are_taken_out():
    # In each group the items go together; across groups they do not.
    a, b = [1.0, 2.0, 3.0, 11.0, 12.0, 13.0], [11.0, 12.0, 13.0, 1.0, 2.0, 3.0]
    frame = items(within=["x", "x", "x", "y", "y", "y"], a=a, b=b)

    across, within = item_directions(frame, [a_rule("a", "b")]), item_directions(frame, [a_rule("a", "b")], within="g")

    assert across[0].correlation < 0
    assert within[0].correlation == pytest.approx(1)


def test_an_item_without_spread_or_answers_has_no_direction():
    frame = items(a=[5.0] * 4, b=[1.0, 2.0, 3.0, 4.0], c=[None] * 4)

    found = item_directions(frame, [a_rule("a", "b")]) + item_directions(frame, [a_rule("a", "c")])

    assert [one.correlation for one in found] == [None, None, None, None]
    assert not any(one.is_against for one in found)


def test_a_group_without_answers_takes_no_part():
    found = item_directions(
        items(within=["x", "x", "x", "y"], a=[1.0, 2.0, 3.0, None], b=[1.0, 2.0, 3.0, 9.0]),
        [a_rule("a", "b")],
        within="g",
    )

    assert [(one.correlation, one.rows) for one in found] == [(pytest.approx(1), 3), (pytest.approx(1), 3)]


def test_a_score_of_one_item_has_no_rest():
    assert item_directions(items(a=[1.0, 2.0]), [a_rule("a")]) == ()


@pytest.mark.parametrize(
    ("correlation", "rows", "is_against", "is_beyond_chance"),
    [
        (0.1, 500, False, False),
        (0.0, 500, True, False),
        (-0.05, 263, True, False),  # atanh(-.05) x sqrt(260) = -0.8 standard errors
        (-0.2, 263, True, True),  # -3.3 standard errors
        (-1.0, 30, True, True),
        (-1.0, 29, False, False),  # too few rows to tell
        (None, 263, False, False),
    ],
)
def test_what_is_told_and_what_stops_the_work(correlation, rows, is_against, is_beyond_chance):
    item = ItemDirection("M_3", "time-pressure", correlation, rows)

    assert (item.is_against, item.is_beyond_chance) == (is_against, is_beyond_chance)


def with_time_pressure_upside_down(rule: ScoreRule) -> ScoreRule:
    turned = tuple(
        ItemRule(item.question, OFTEN, left_out=item.left_out) if item.question == "time-pressure" else item
        for item in rule.items
    )
    return ScoreRule(
        rule.id, rule.label, None, turned, (), None, rule.rule_mark, rule.minimum_answered, rule.minimum_mark, 0.05
    )


def simulated():
    rule = score_rule("M_3")
    shares = {(item.question, answer): 20.0 for item in rule.items for answer in item.points}
    return rule, lazy(people_of(shares, [rule], people=300, rng=np.random.default_rng(4)))


def test_time_pressure_scored_upside_down_is_caught_among_people():
    rule, answers = simulated()
    turned = scores_from_respondents(answers, [with_time_pressure_upside_down(rule)])

    with pytest.raises(ItemsRunAgainst) as caught:
        check_directions(item_directions(turned.frame, turned.rules))

    assert [one.question for one in caught.value.items] == ["time-pressure"]
    assert caught.value.sentence().startswith(
        "M_3: “time-pressure” does not go with the rest of the score (correlation -0."
    )
    assert caught.value.sentence().endswith("over 300 rows); it may be scored upside down.")


def test_the_rules_as_they_are_pass_among_people():
    rule, answers = simulated()
    scores = scores_from_respondents(answers, [rule])

    found = item_directions(scores.frame, scores.rules)

    check_directions(found)
    assert all(one.correlation > 0.3 for one in found)
