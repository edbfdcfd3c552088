"""Protecting the crossed tables of 20 trusts, against two linear programmes per small cell in every round."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.measurement import Measurement, Table, run_alone
from bench.plain_gate import PlainGate
from bench.spread import in_turn
from groundswell.disclosure.coalition import count_block, only_everybody, weights_of
from groundswell.disclosure.cube import Cube, Dimension
from groundswell.disclosure.suppression import protection
from groundswell.disclosure.thresholds import SMALLEST_GROUP

TRUSTS = 20
WANTED = 2.0


@dataclass
class Done:
    """What one way made of all trusts: cells hidden, and what it left exposed."""

    hidden: int = 0
    exposed: int = 0


def made_trust(seed: int) -> tuple[Cube, NDArray[np.float64]]:
    """Return 3 divisions of 3 teams by 3 staff groups, 52 cells, and the people in each atom; a quarter is small."""
    rng = np.random.default_rng(seed)
    units = {f"d{division}": "" for division in range(3)}
    units |= {f"d{division}t{team}": f"d{division}" for division in range(3) for team in range(3)}
    cube = Cube.of([Dimension("unit", units), Dimension("staff", {f"s{at}": "" for at in range(3)})])
    mean = rng.gamma(2.0, rng.uniform(4, 11), size=(9, 1)) * rng.dirichlet(np.full(3, 2.0)) * 3
    return cube, rng.poisson(mean).astype(np.float64).ravel()


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Protect the same trusts both ways, in turn."""
    made = [made_trust(seed) for seed in range(2 if is_quick else TRUSTS)]
    small = sum(int((cube.sums(people) < SMALLEST_GROUP).sum()) for cube, people in made)
    peers: list[PlainGate] = []
    ours, theirs = Done(), Done()

    def by_us() -> None:
        ours.hidden, ours.exposed = 0, 0
        for cube, people in made:
            sums = cube.sums(people)
            found = protection(
                [count_block(cube, people)],
                hidden=sums < SMALLEST_GROUP,
                known=only_everybody(cube),
                weights=weights_of(sums),
            )
            ours.hidden += int(found.hidden.sum())
            ours.exposed += len(found.exposed)

    def by_peer() -> None:
        peers.clear()
        theirs.hidden = 0
        for cube, people in made:
            peers.append(PlainGate(cube.members.astype(np.float64), people, SMALLEST_GROUP))
            theirs.hidden += int(peers[-1].protect(weights_of(cube.sums(people))).sum())

    pair = in_turn(by_us, by_peer, runs=1 if is_quick else 5)
    cells = sum(len(cube.cells) for cube, _ in made)
    return Measurement(
        name="gate",
        title="Certifying crossed tables",
        question="20 made-up trusts (3 divisions, 9 teams, 3 staff groups: 1,040 cells) are protected and certified, "
        "against the algorithm written down plainly: two linear programmes per small cell, in every round "
        f"(bench/plain_gate.py). One process each. Wanted: under {WANTED:.0f} s on 2 cores.",
        tables=(
            Table(
                ("Cells", "Small", "Ratio", "Ours, s", "Plain, s", "Hidden by us", "Hidden plainly", "Left exposed"),
                (
                    (
                        f"{cells:,}",
                        str(small),
                        *(str(one) for one in (pair.ratio, pair.ours, pair.peer)),
                        str(ours.hidden),
                        str(theirs.hidden),
                        str(ours.exposed),
                    ),
                ),
            ),
        ),
        notes=(
            (
                "Ours asks for more: one or two members of a group put their own answers together, and differences of "
                "two cells are protected like cells. Every proof is a pair of other truths, checked without a solver."
            ),
            f"The plain way solved {sum(one.programmes for one in peers):,} programmes.",
        ),
    )


if __name__ == "__main__":
    run_alone(measure)
