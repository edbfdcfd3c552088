"""Attack the gate's crossed tables, how many answered and what: a trust is released by the gate and attacked by other code.

    make attack-gate

Ends with 1 if anything hidden can be worked out, or if the attacker fails to win where the gate is switched off.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from functools import partial

import numpy as np
from tests.attacks.attack_answers import AnswerScore, attack_answers
from tests.attacks.cube_attacker import (
    SMALLEST,
    CubeAttacker,
    every_truth,
    small_differences,
    worked_out_by_trying,
)
from tests.attacks.made_cubes import MadeCube, Place, made_cube

from groundswell.disclosure.coalition import count_block, only_everybody, weights_of
from groundswell.disclosure.cube import Cube, Dimension
from groundswell.disclosure.folding import folded
from groundswell.disclosure.suppression import protect

CUBES = 500
# Attacking answers takes a hundred times as long as attacking numbers of people.
ANSWERED = 300
TRIES = 100_000
NEEDED = 0.95
PROCESSES = 2


@dataclass
class Score:
    """What the attack found. `lost` names seeds and groups that were worked out."""

    cubes: int = 0
    cells: int = 0
    primary: int = 0
    complementary: int = 0
    lost: list[str] = field(default_factory=list)
    lost_without_gate: int = 0
    shown_again: int = 0
    needed: int = 0
    tried_out: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def __str__(self) -> str:
        needed = f" ({100 * self.needed / self.shown_again:.1f} %)" if self.shown_again else ""
        return (
            f"{self.cubes} trusts, {self.cells} cells, {self.primary} primary, {self.complementary} complementary: "
            f"{len(self.lost)} exposed. With only the small cells hidden, {self.lost_without_gate} trusts give somebody "
            f"away. Shown again one by one, {self.needed} of {self.shown_again} complementary cells{needed} do. "
            f"{self.tried_out} trusts tried possibility by possibility."
        )

    @property
    def is_good(self) -> bool:
        """Nothing was lost, and the attacker has shown that it would have found a loss."""
        return not self.lost and self.lost_without_gate > 0 and self.needed >= NEEDED * self.shown_again


def shown_by_gate(made: MadeCube) -> set[Place]:
    """Return the cells that the gate shows of a trust."""
    finest = Cube.of([Dimension(name, parents) for name, parents in made.parents.items()], crossed=made.crossed)
    assert set(finest.cells) == set(made.cells)
    onto = folded(finest)
    cube, people = onto.cube, onto.of(finest.per_atom(made.people)).astype(np.float64)
    sums = cube.sums(people)
    block = count_block(cube, people, headcounts=made.headcounts)
    hidden = protect([block], hidden=sums < SMALLEST, known=only_everybody(cube), weights=weights_of(sums))
    return {cell for at, cell in enumerate(cube.cells) if not hidden[at]}


def attack(made: MadeCube, *, named: str, is_tried_out: bool = False) -> Score:
    """Release one trust, attack it, attack it without the gate, and with each complementary cell shown again."""
    shown = shown_by_gate(made)
    small = {cell for cell in made.cells if made.count(cell) < SMALLEST}
    beside = [cell for cell in made.cells if cell not in shown | small]
    targets = sorted(small - {made.total})
    attacker = CubeAttacker(made, shown)
    lost = [f"{named}: {'/'.join(cell)}" for cell in attacker.exposed(targets)]
    lost += [f"{named}: {'/'.join(outer)} without {'/'.join(inner)}" for outer, inner in small_differences(made, shown)]
    score = Score(1, len(made.cells), len(small), len(beside), lost, shown_again=len(beside))
    without_gate = CubeAttacker(made, set(made.cells) - small)
    score.lost_without_gate = int(any(without_gate.works_out(target) for target in targets))
    for cell in beside:
        again = CubeAttacker(made, shown | {cell}, truths=attacker.truths)
        score.needed += any(map(again.works_out, targets)) or bool(small_differences(made, again.shown))
    if is_tried_out and (truths := every_truth(made, shown, at_most=TRIES)) is not None:
        score.tried_out = 1
        score.lost += [f"{named}, by trying: {'/'.join(cell)}" for cell in worked_out_by_trying(made, truths, targets)]
    return score


def attack_seeds(seeds: Iterable[int], *, is_small: bool = False, is_beside: bool = False) -> Score:
    """Return the scores of the trusts of these seeds together."""
    named = ", side by side" if is_beside else ""
    made = ((one, made_cube(one, is_small=is_small, is_beside=is_beside)) for one in seeds)
    return sum((attack(of, named=f"seed {one}{named}", is_tried_out=is_small) for one, of in made), Score())


def main() -> int:
    """Attack, print the figures, and return 0 if nothing was worked out and the attacker is shown to be able to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cubes", type=int, default=CUBES)
    parser.add_argument("--answered", type=int, default=ANSWERED)
    cubes, answered = (arguments := parser.parse_args()).cubes, arguments.answered
    started = time.monotonic()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with ProcessPoolExecutor(PROCESSES) as pool:
        chunks = [range(at, min(at + 10, cubes)) for at in range(0, cubes, 10)]
        large = sum(pool.map(attack_seeds, chunks), Score())
        small = sum(pool.map(partial(attack_seeds, is_small=True), chunks[: len(chunks) // 2]), Score())
        beside = sum(pool.map(partial(attack_seeds, is_beside=True), chunks), Score())
        beside += sum(
            pool.map(partial(attack_seeds, is_beside=True, is_small=True), chunks[: len(chunks) // 2]), Score()
        )
        seeds = [[seed] for seed in range(answered)]
        said = sum(pool.map(attack_answers, seeds), AnswerScore())
        said_beside = sum(pool.map(partial(attack_answers, is_beside=True), seeds), AnswerScore())
    print(f"Crossed trusts: {large}\nSmall trusts:   {small}\nSide by side:   {beside}")
    print(f"Answers:        {said}\nSide by side:   {said_beside}")
    print(f"{time.monotonic() - started:.0f} s")
    every = (large, small, beside, said, said_beside)
    for one in (name for score in every for name in score.lost):
        print(f"EXPOSED: {one}")
    return 0 if all(one.is_good for one in every) and small.tried_out and beside.tried_out else 1


if __name__ == "__main__":
    sys.exit(main())
