"""Crossed trusts go through the gate and are attacked by other code; `make attack-gate` does so with hundreds."""

import pytest
from tests.attacks.attack_gate import Score, attack_seeds
from tests.attacks.cube_attacker import CubeAttacker, every_truth, small_differences
from tests.attacks.made_cubes import MadeCube, made_cube

EACH = 4


@pytest.mark.parametrize("first", range(30, 46, EACH))
def test_no_hidden_group_can_be_worked_out_and_every_hidden_one_is_needed(first):
    found = attack_seeds(range(first, first + EACH))

    assert found.lost == []
    assert found.lost_without_gate >= EACH - 1
    assert found.needed >= 0.95 * found.shown_again > 0


def test_no_hidden_group_of_a_small_trust_can_be_worked_out_by_trying_every_possibility():
    found = attack_seeds(range(8), is_small=True)

    assert found.lost == []
    assert found.tried_out >= 4
    assert found.lost_without_gate == found.cubes


def test_programmes_and_trying_agree_on_what_is_possible():
    for seed in range(3):
        made = made_cube(seed, is_small=True)
        shown = {cell for cell in made.cells if made.count(cell) >= 11}
        truths = every_truth(made, shown, at_most=100_000)
        assert truths is not None
        for cell in sorted(set(made.cells) - shown):
            possible = truths @ made.inside(cell)
            assert CubeAttacker(made, shown).span(cell) == (possible.min(), possible.max())


def test_the_attacker_subtracts():
    people = {("a", "x"): 4, ("a", "y"): 30, ("b", "x"): 20, ("b", "y"): 20}
    made = MadeCube({"unit": {"a": "", "b": ""}, "staff": {"x": "", "y": ""}}, None, people, {})
    shown = set(made.cells) - {("a", "x")}

    assert CubeAttacker(made, shown).span(("a", "x")) == (4, 4)
    assert (("a", ""), ("a", "y")) in small_differences(made, shown)
    assert CubeAttacker(made, shown - {("a", "y"), ("b", "x"), ("b", "y")}).span(("a", "x")) == (0, 24)


def test_scores_add_up():
    both = Score(1, 10, 3, 2, ["one"], 1, 2, 1, 0) + Score(2, 20, 4, 1, [], 0, 1, 1, 1)

    assert both == Score(3, 30, 7, 3, ["one"], 1, 3, 2, 1)
    assert not both.is_good
