"""Which figures of a count nobody may work out, and how much has to stay open when a few people compare notes.

Card: docs/methods/disclosure/cube.md
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from groundswell.disclosure.block import ALWAYS, Block, Target
from groundswell.disclosure.cube import EVERYBODY, Cell, Cube, Flags, Numbers, cell_words
from groundswell.disclosure.differencing import small_rests
from groundswell.disclosure.thresholds import SMALLEST_GROUP, coalition


def small_groups(cube: Cube, counts: Numbers, *, threshold: int = SMALLEST_GROUP) -> tuple[tuple[str, Flags], ...]:
    """Return every group with fewer people than the threshold, in words and as a set of atoms, empty ones included.

    Besides the cells themselves, what is left of one cell without another when no cell stands for it; a rest that
    holds a small cell is protected with that cell.
    """
    sums = cube.sums(counts)
    small = np.flatnonzero(sums < threshold)
    found = {cube.members[at].tobytes(): (cell_words(cube.cells[at]), cube.members[at]) for at in small}
    # Everybody is one cell, and a sum over every set of questions.
    members = np.vstack([cube.members, cube.wholes])
    sums = np.append(sums, np.full(len(cube.wholes), sums[0]))
    cells = (*cube.cells, *[cube.cells[0]] * len(cube.wholes))
    for outer, inner in small_rests(members, sums, below=threshold):
        rest = members[outer] & ~members[inner]
        if sums[outer] >= threshold and not np.any(~np.any(cube.members[small] & ~rest, axis=1)):
            words = f"{cell_words(cells[outer])} without {cell_words(cells[inner])}"
            found.setdefault(rest.tobytes(), (words, rest))
    return tuple(found.values())


def count_block(
    cube: Cube,
    people: Numbers,
    *,
    threshold: int = SMALLEST_GROUP,
    allied: int | None = None,
    headcounts: Mapping[Cell, int] | None = None,
) -> Block:
    """Return what is unknown of how many people answered in each atom, given the cells that are shown.

    A small group has to keep a span of the threshold, reaching up to it, for anybody, and for `allied` of its members
    who know of themselves: as many as thresholds.coalition says when None. Where so much is not open to begin with,
    each of the two keeps what is. `headcounts`, as the staff list has them, are known to everybody: no more can have
    answered.
    """
    sums = cube.sums(people)
    rows = np.vstack([cube.members, cube.wholes]).astype(np.float64)
    said = np.append(sums, np.full(len(cube.wholes), sums[0]))
    of_cell = np.append(np.arange(len(sums)), np.zeros(len(cube.wholes)))
    invited = headcounts or {}
    most = [(at, float(invited[cell])) for at, cell in enumerate(cube.cells) if cell in invited]
    targets = []
    for words, inside in small_groups(cube, people, threshold=threshold):
        wanted = inside.astype(np.float64)
        together = coalition(float(wanted @ people)) if allied is None else allied
        target = Target(f"how many answered in {words}", wanted, float(threshold), float(threshold))
        targets += [target, replace(target, floor=_known_to(together, people, inside))]
    return Block(
        truth=people.astype(np.float64),
        low=np.zeros(len(people)),
        high=np.full(len(people), np.inf),
        says=np.vstack([rows, rows[[at for at, _ in most]]]),
        least=np.concatenate([said, np.zeros(len(most))]),
        most=np.concatenate([said, np.maximum([count for _, count in most], sums[[at for at, _ in most]])]),
        of_cell=np.concatenate([of_cell, np.full(len(most), ALWAYS)]).astype(np.int64),
        is_whole=True,
        targets=tuple(targets),
    )


def _known_to(allied: int, people: Numbers, inside: Flags) -> Numbers:
    """Return how many of each atom a coalition of so many members knows of, taken from the largest atoms first.

    In all, not in each atom: a coalition that were in every atom of a small group would know all of it, and nothing
    of it would be left to protect.
    """
    floor = np.zeros(len(people))
    left = float(allied)
    for atom in sorted(np.flatnonzero(inside), key=lambda at: (-people[at], at)):
        floor[atom] = min(people[atom], left)
        left -= floor[atom]
    return floor


def only_everybody(cube: Cube) -> Flags:
    """Return the cells that are known whatever is shown: how many answered in all is told while the survey is open."""
    return np.array([all(group == EVERYBODY for group in cell) for cell in cube.cells])


def weights_of(counts: Numbers) -> Numbers:
    """Return what hiding a cell costs: the logarithm of its people, so that small cells go first."""
    return np.log1p(counts) + 0.01
