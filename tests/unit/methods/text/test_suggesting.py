"""Suggestions learned from coding that is made up so that the right answer is known."""

import numpy as np
import pytest

from groundswell.methods.text.suggesting import FEWEST, Example, TooFewExamples, folds_of, learn

PARKING = ("parking cost too much", "no space to park the car", "the car park was full again", "parking is a fortune")
FOOD = ("the food was cold", "meals came late and cold", "lovely food and warm meals", "the meal was not what I chose")
PLAIN = ("nothing more to say", "it was all fine thank you", "my visit was short", "we came and went")


def coded(times=10):
    """Return remarks of known codes, from as many groups as times."""
    made = []
    for group in range(times):
        for texts, codes in ((PARKING, {"parking"}), (FOOD, {"food"}), (PLAIN, set())):
            made += [Example(f"{text} {'today' if group % 2 else ''}", frozenset(codes), f"g{group}") for text in texts]
    return made


def test_what_is_plain_is_suggested_and_nothing_else():
    model = learn(coded())

    suggested = model.suggest(["Was there parking for the car?", "Cold food", "Sincerely, somebody", ""])

    assert [tuple(one.code for one in found) for found in suggested] == [("parking",), ("food",), (), ()]
    assert all(0.3 <= one.chance <= 1 for found in suggested for one in found)
    assert model.suggest([]) == []


def test_the_order_of_examples_changes_nothing():
    examples = coded()
    texts = ["parking and cold food", "my visit"]

    assert learn(examples).suggest(texts) == learn(examples[::-1]).suggest(texts)


def test_a_code_with_too_few_remarks_is_not_learned_and_said_so():
    examples = [*coded(), *(Example(f"rare thing {at}", frozenset({"rare"}), "g1") for at in range(FEWEST - 1))]

    model = learn(examples)

    assert model.too_few == {"rare": FEWEST - 1}
    assert set(model.learned) == {"parking", "food"}


@pytest.mark.parametrize("examples", [[], coded(1), [Example("a", frozenset(), "g1")] * 50])
def test_too_little_coding_teaches_nothing(examples):
    with pytest.raises(TooFewExamples):
        learn(examples)


def test_groups_stay_together_and_folds_are_even():
    groups = [f"g{at % 7}" for at in range(70)]

    folds = folds_of(groups)

    assert all(len({fold for fold, own in zip(folds, groups, strict=True) if own == group}) == 1 for group in groups)
    assert max(np.bincount(folds)) <= 20
