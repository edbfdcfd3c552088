"""Occupation weights: arithmetic, the cap, and what a weighted mean may not depend on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.methods.engines import ENGINES, lazy, rows

from groundswell.methods.scoring.weights import (
    WeightsCannotBeMade,
    kish_effective_ratio,
    occupation_weights,
    weighted_mean,
)

sizes = st.dictionaries(
    st.sampled_from([f"group {number}" for number in range(1, 14)]), st.floats(0.01, 1000), min_size=1, max_size=13
)


def test_a_weight_is_target_share_over_observed_share():
    made = occupation_weights({"nursing": 60, "medical": 40}, {"nursing": 30, "medical": 70})

    assert [one.weight for one in made.groups] == pytest.approx([0.6 / 0.3, 0.4 / 0.7])
    assert made.capped == ()
    assert made.warnings() == ()


def test_nobody_stands_for_more_than_the_cap_and_the_warning_says_how_many_it_would_be():
    made = occupation_weights({"a": 0.5, "b": 0.5}, {"a": 0.95, "b": 0.05})

    assert [one.weight for one in made.groups] == pytest.approx([0.5 / 0.95, 5.0])
    assert [one.group for one in made.capped] == ["b"]
    (warning,) = made.warnings()
    assert warning == (
        "Cap bias: people in b would each count for 10.0, more than the cap of 5, "
        "so the weighted mean still gives them too little room."
    )


def test_another_cap_is_the_caller_s_choice():
    made = occupation_weights({"a": 0.5, "b": 0.5}, {"a": 0.95, "b": 0.05}, cap=20.0)

    assert made.mean({"a": 8.0, "b": 4.0}) == pytest.approx((8 + 4) / 2)


def test_a_group_that_nobody_answered_from_is_told():
    made = occupation_weights({"a": 0.5, "b": 0.4, "c": 0.1}, {"a": 0.5, "b": 0.5, "c": 0.0})

    assert made.unreached == ("c",)
    assert made.warnings() == ("Nobody in c answered, so no weight can speak for them.",)


@pytest.mark.parametrize(
    ("target", "observed", "sentence"),
    [
        ({}, {"a": 1}, "The target profile holds no people."),
        ({"a": 1}, {"a": 0}, "The observed profile holds no people."),
        ({"a": -1}, {"a": 1}, "The target profile gives a the size -1; expected a number of 0 or more."),
        (
            {"a": 1},
            {"a": float("nan")},
            "The observed profile gives a the size nan; expected a number of 0 or more.",
        ),
        ({"a": 1}, {"a": 1, "b": 1}, "People answered from groups that the target profile lacks: b."),
        ({"a": 1, "b": 0}, {"b": 3}, "Nobody answered from any group of the target profile."),
    ],
)
def test_profiles_that_do_not_fit_are_refused(target, observed, sentence):
    with pytest.raises(WeightsCannotBeMade) as refused:
        occupation_weights(target, observed)

    assert refused.value.sentence() == sentence


@given(sizes, st.floats(0.001, 1000), st.floats(0.001, 1000), st.data())
def test_counts_or_shares_give_the_same_mean(observed, one, other, data):
    target = {group: data.draw(st.floats(0.01, 1000)) for group in observed}
    means = {group: data.draw(st.floats(0, 10)) for group in observed}

    plain = occupation_weights(target, observed)
    scaled = occupation_weights(
        {group: size * one for group, size in target.items()}, {group: size * other for group, size in observed.items()}
    )

    assert scaled.mean(means) == pytest.approx(plain.mean(means), abs=1e-9)
    assert scaled.effective_ratio == pytest.approx(plain.effective_ratio)


@given(sizes)
def test_the_weighted_mean_stays_within_the_means(observed):
    made = occupation_weights(dict.fromkeys(observed, 1.0), observed)
    means = {group: float(place % 11) for place, group in enumerate(observed)}

    assert min(means.values()) - 1e-9 <= made.mean(means) <= max(means.values()) + 1e-9
    assert 0 < made.effective_ratio <= 1 + 1e-9
    assert all(0 < one.weight <= 5 for one in made.groups)


@given(sizes)
def test_people_who_mirror_the_target_are_not_weighed(observed):
    made = occupation_weights(observed, observed)

    assert [one.weight for one in made.groups] == pytest.approx([1.0] * len(observed))
    assert made.effective_ratio == pytest.approx(1)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_person_gets_the_weight_of_their_group(engine):
    made = occupation_weights({"a": 0.5, "b": 0.5}, {"a": 0.8, "b": 0.2})
    frame = lazy({"person": [1, 2, 3, 4], "occupation": ["a", "b", "other", None]}, engine)

    found = rows(frame.with_columns(made.of_column("occupation").alias("weight")))

    weights = {row["person"]: row["weight"] for row in found}
    assert weights == {1: pytest.approx(0.5 / 0.8), 2: pytest.approx(0.5 / 0.2), 3: None, 4: None}


values = st.lists(st.tuples(st.floats(0, 10), st.floats(0.01, 5)), min_size=1, max_size=30)


@given(values, st.floats(0.01, 100))
def test_a_weighted_mean_knows_only_the_proportions_of_weights(pairs, scale):
    scores, weights = zip(*pairs, strict=True)

    assert weighted_mean(scores, [weight * scale for weight in weights]) == pytest.approx(
        weighted_mean(scores, weights), abs=1e-9
    )
    assert kish_effective_ratio([weight * scale for weight in weights]) == pytest.approx(kish_effective_ratio(weights))


@given(values, st.floats(0.01, 5))
def test_a_person_with_the_mean_leaves_the_mean(pairs, weight):
    scores, weights = zip(*pairs, strict=True)
    mean = weighted_mean(scores, weights)

    assert weighted_mean([*scores, mean], [*weights, weight]) == pytest.approx(mean, abs=1e-9)


def test_weights_of_nothing_have_no_mean():
    with pytest.raises(ValueError, match="more than 0"):
        weighted_mean([1.0], [0.0])
    with pytest.raises(ValueError, match="more than 0"):
        kish_effective_ratio([])
