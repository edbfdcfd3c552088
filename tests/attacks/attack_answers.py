"""Attack what hidden groups answered, after the count's own decision: part of `make attack-gate`."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

import numpy as np
from tests.attacks.answer_attacker import SMALLEST, found_out
from tests.attacks.made_answers import MadeAnswers, made_answers
from tests.attacks.made_cubes import MadeCube, Place, made_cube

from groundswell.ballot.count.deciding import Decision, decide
from groundswell.ballot.count.measures import Sort
from groundswell.ballot.count.tally import Sums, Tally
from groundswell.disclosure.cube import Cube, Dimension


@dataclass
class AnswerScore:
    """What the attack on answers found. `lost` names seeds, questions and groups."""

    cubes: int = 0
    figures: int = 0
    seen: int = 0
    targets: int = 0
    lost: list[str] = field(default_factory=list)
    lost_without_gate: int = 0

    def __add__(self, other: "AnswerScore") -> "AnswerScore":
        return AnswerScore(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def __str__(self) -> str:
        return (
            f"{self.cubes} trusts, {self.figures} figures, {self.seen} shown, {self.targets} hidden groups attacked: "
            f"{len(self.lost)} found out. With only small and one-sided figures hidden, {self.lost_without_gate} are."
        )

    @property
    def is_good(self) -> bool:
        """Nothing was found out, and the attacker has shown that it would have found something."""
        return not self.lost and self.lost_without_gate > 0


def tally_of(made: MadeCube, asked: list[MadeAnswers]) -> Tally:
    """Return the tally of a made-up trust, as the count makes it of answers."""
    cube = Cube.of([Dimension(name, parents) for name, parents in made.parents.items()], crossed=made.crossed)
    order = [made.places.index(atom) for atom in cube.atoms]
    people = np.array(list(made.people.values()))[order]
    return Tally(cube, people, {one.name: _sums(one, order) for one in asked}, made.headcounts)


def _sums(one: MadeAnswers, order: list[int]) -> Sums:
    given, worth = one.given[order], one.worth
    is_choice = not len(worth)
    points = np.zeros(given.shape[1], dtype=np.int64) if is_choice else worth
    sort = Sort.CHOICE if is_choice else Sort.ITEM if one.has_shares else Sort.SUBJECT
    values = tuple(range(given.shape[1])) if is_choice else tuple(int(at) for at in worth) if one.has_shares else ()
    low, high = (0, 0) if is_choice else (int(worth[0]), int(worth[-1]))
    answers = given if one.has_shares else np.zeros((len(given), 0), dtype=np.int64)
    return Sums(one.name, sort, 1, low, high, values, given.sum(axis=1), given @ points, given @ points**2, answers)


def attack(made: MadeCube, asked: list[MadeAnswers], *, named: str) -> AnswerScore:
    """Let the count decide on one trust, and attack what it hides; and what a plain threshold would hide."""
    found = tally_of(made, asked)
    decision = decide(found, threshold=SMALLEST)
    counted = shown_in(found, decision, "")
    score = AnswerScore(cubes=1)
    plain = [cell for cell in made.cells if made.count(cell) >= SMALLEST]
    for one in asked:
        seen = shown_in(found, decision, one.name)
        lost, tried = found_out(made, one, counted, seen)
        given = {cell: one.given[made.inside(cell)].sum(axis=0) for cell in plain}
        telling = {cell for cell, said in given.items() if said.sum() < SMALLEST or said.sum() - said.max() < 1}
        score += AnswerScore(
            figures=len(made.cells),
            seen=len(seen),
            targets=tried,
            lost=[f"{named}, {one.name}: {'/'.join(cell)}" for cell in lost],
            lost_without_gate=len(found_out(made, one, plain, [cell for cell in plain if cell not in telling])[0]),
        )
    return score


def shown_in(found: Tally, decision: Decision, measure: str) -> list[Place]:
    """Return the cells in which a measure may be seen, or the number of people when it is ""."""
    flags = decision.seen[measure] if measure else decision.counted
    return [cell for at, cell in enumerate(found.cube.cells) if flags[at]]


def attack_answers(seeds: Iterable[int], *, is_beside: bool = False) -> AnswerScore:
    """Return the scores of the trusts of these seeds together."""
    found = AnswerScore()
    for seed in seeds:
        made = made_cube(seed, is_beside=is_beside)
        found += attack(made, made_answers(made, seed), named=f"seed {seed}{', side by side' if is_beside else ''}")
    return found
