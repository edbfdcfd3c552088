"""Mean scores of one's own people: arithmetic, weights, and what stays protected."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.methods.engines import lazy

from groundswell.methods.scoring.averages import AverageScore, ThresholdTooLow, average_scores
from groundswell.methods.scoring.direction import ItemsRunAgainst
from groundswell.methods.scoring.respondents import scores_from_respondents
from groundswell.methods.scoring.rules import ItemRule, ScoreRule
from groundswell.methods.scoring.weights import kish_effective_ratio, occupation_weights, weighted_mean
from groundswell.vocabulary.provenance import Mark
from groundswell.vocabulary.withheld import PROTECTED

POINTS = {"no": 0.0, "partly": 5.0, "yes": 10.0}


def a_rule(id_: str, *questions: str) -> ScoreRule:
    items = tuple(ItemRule(question, POINTS) for question in questions)
    return ScoreRule(id_, id_, None, items, (), None, Mark.RECOMPUTED, 1, Mark.DOCUMENTED, 0.05)


def of_people(answers: list[str | None], **key: list[str]):
    frame = lazy({"q": answers, **key})
    return scores_from_respondents(frame, [a_rule("S", "q")], key=list(key))


def test_the_mean_of_eleven_people_is_shown():
    (found,) = average_scores(of_people(["yes"] * 6 + ["no"] * 5))

    assert found == AverageScore((), "S", pytest.approx(6 * 10 / 11), 11.0, pytest.approx(11.0))


def test_ten_people_are_protected_and_so_is_their_number():
    assert average_scores(of_people(["yes"] * 10 + [None] * 20)) == (
        AverageScore((), "S", PROTECTED, PROTECTED, PROTECTED),
    )


def test_every_group_is_judged_by_itself():
    site = ["North"] * 11 + ["South"] * 10 + ["West"] * 12
    found = average_scores(of_people(["yes"] * 33, site=site), by=["site"])

    assert [(one.group, one.value, one.people) for one in found] == [
        (("North",), 10.0, 11.0),
        (("South",), PROTECTED, PROTECTED),
        (("West",), 10.0, 12.0),
    ]


def test_the_threshold_can_be_raised():
    assert average_scores(of_people(["yes"] * 19), fewest=20)[0].value is PROTECTED
    assert average_scores(of_people(["yes"] * 20), fewest=20)[0].value == 10.0


@pytest.mark.parametrize("fewest", [10, 1, 0, -5])
def test_the_threshold_cannot_be_lowered(fewest):
    with pytest.raises(ThresholdTooLow) as refused:
        average_scores(of_people(["yes"] * 30), fewest=fewest)

    assert refused.value.sentence() == (
        f"Results of fewer than 11 people are never shown; {fewest} is too low a threshold."
    )


def test_people_count_by_the_weight_of_their_occupation():
    occupation = ["nursing"] * 90 + ["medical"] * 10
    answers = ["yes"] * 90 + ["no"] * 10
    weights = occupation_weights({"nursing": 0.5, "medical": 0.5}, {"nursing": 90, "medical": 10})

    (found,) = average_scores(of_people(answers, occupation=occupation), weights=weights, occupation="occupation")

    each = [0.5 / 0.9] * 90 + [5.0] * 10
    assert found.value == pytest.approx(weighted_mean([10.0] * 90 + [0.0] * 10, each))
    assert found.people == 100
    assert found.effective == pytest.approx(100 * kish_effective_ratio(each))


def test_people_of_no_known_occupation_are_left_out_of_a_weighted_mean():
    occupation = ["nursing"] * 12 + ["unknown"] * 12
    weights = occupation_weights({"nursing": 1}, {"nursing": 1})
    scores = of_people(["yes"] * 12 + ["no"] * 12, occupation=occupation)

    assert average_scores(scores, weights=weights, occupation="occupation")[0] == AverageScore(
        (), "S", 10.0, 12.0, pytest.approx(12.0)
    )
    assert average_scores(scores)[0].value == 5.0


def test_people_who_all_weigh_nothing_have_no_mean():
    weights = occupation_weights({"nursing": 1, "porters": 0}, {"nursing": 1, "porters": 1})
    scores = of_people(["yes"] * 12, occupation=["porters"] * 12)

    assert average_scores(scores, weights=weights, occupation="occupation")[0].value is PROTECTED


def test_a_score_with_an_item_upside_down_is_not_averaged():
    rng = np.random.default_rng(2)
    good = rng.random(200) < 0.5
    frame = lazy({"a": ["yes" if one else "no" for one in good], "b": ["no" if one else "yes" for one in good]})

    with pytest.raises(ItemsRunAgainst):
        average_scores(scores_from_respondents(frame, [a_rule("S", "a", "b")]))


some = settings(max_examples=15)
people = st.lists(st.sampled_from(["yes", "partly", "no"]), min_size=11, max_size=40)


@some
@given(people, st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(answers, random):
    shuffled = random.sample(answers, len(answers))

    assert average_scores(of_people(shuffled))[0].value == pytest.approx(average_scores(of_people(answers))[0].value)


@some
@given(people, st.integers(1, 20))
def test_people_with_the_mean_leave_the_mean(answers, more):
    # As many of each kind again: everybody new has, on average, the mean.
    doubled = average_scores(of_people(answers * 2 + [None] * more))[0]

    assert doubled.value == pytest.approx(average_scores(of_people(answers))[0].value)
    assert doubled.people == 2 * len(answers)
