"""What the count lets through: nobody is found out by a share, a mean, or what is left of the groups around them."""

import numpy as np
import pytest
from tests.attacks.attack_answers import attack, shown_in, tally_of
from tests.attacks.made_answers import MadeAnswers, made_answers
from tests.attacks.made_cubes import MadeCube, Place, made_cube

from groundswell.ballot.count.deciding import decide

WORTH = np.arange(1, 6)


def trust(asked: dict[str, dict[str, list[int]]], *, worth: np.ndarray = WORTH) -> tuple[MadeCube, list[MadeAnswers]]:
    """Return a trust of teams: for each question, how many in each team gave each answer."""
    first = next(iter(asked.values()))
    people = {(team,): sum(given) for team, given in first.items()}
    made = MadeCube({"team": dict.fromkeys(first, "")}, None, people, {})
    return made, [MadeAnswers(name, np.array(list(given.values())), worth) for name, given in asked.items()]


def seen(made: MadeCube, asked: list[MadeAnswers], measure: str) -> set[Place]:
    found = tally_of(made, asked)
    return set(shown_in(found, decide(found, threshold=11), measure))


def test_a_share_that_is_one_person_is_not_shown():
    # Of thirteen people 7.7 % is one: that one would know what all twelve others said.
    choice = {"a": [1, 12], "b": [14, 16], "c": [19, 21], "d": [30, 35]}
    made, asked = trust({"choice": choice}, worth=np.array([]))

    found = seen(made, asked, "choice")

    assert ("a",) not in found
    assert {("b",), ("c",), ("d",)} - found
    assert ("a",) in seen(made, asked, "")


def test_one_hidden_team_is_not_the_trust_without_the_others():
    made, asked = trust({"item": {"a": [1, 1, 1, 1, 1], "b": [2, 4, 8, 8, 4], "c": [3, 5, 9, 9, 4]}})

    assert seen(made, asked, "item") == {("",), ("c",)}


def test_hidden_teams_that_all_said_the_same_take_a_third_with_them():
    alike = {"a": [0, 0, 0, 5, 0], "b": [0, 0, 0, 12, 0], "c": [3, 5, 9, 9, 4], "d": [9, 9, 19, 9, 4]}
    unlike = alike | {"a": [1, 1, 1, 1, 1], "b": [2, 3, 3, 2, 2]}

    assert seen(*trust({"item": unlike}), "item") == {("",), ("c",), ("d",)}
    assert seen(*trust({"item": alike}), "item") == {("",), ("d",)}
    # Measures on one floor are seen in the same cells: what is left of a sum could be the other.
    assert seen(*trust({"other": unlike, "item": alike}), "other") == {("",), ("d",)}


# 195: two of fifty-five said otherwise, and both are in one small group: they know what all the others said.
@pytest.mark.parametrize("seed", [5, 6, 8, 195])
def test_nothing_that_hidden_groups_answered_is_found_out_by_other_code(seed):
    made = made_cube(seed)

    found = attack(made, made_answers(made, seed), named=f"seed {seed}")

    assert found.lost == []
    assert found.targets > (10 if seed < 100 else 5)
    assert found.lost_without_gate > 0


def test_the_order_of_questions_and_of_runs_changes_nothing():
    made = made_cube(6)
    asked = made_answers(made, 6)

    first, again = decide(tally_of(made, asked), threshold=11), decide(tally_of(made, asked[::-1]), threshold=11)

    assert {name: flags.tolist() for name, flags in first.seen.items()} == {
        name: flags.tolist() for name, flags in again.seen.items()
    }
    assert first.audit == again.audit
