"""What could be published of a wave, at several response rates, before anybody is asked.

The gate itself is asked: counts that would come if every group answered at the same rate. What is hidden then is a
forecast, since groups differ; what is too small to be shown even if everybody answers is certain.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from groundswell.ballot.groups import ITSELF, UNKNOWN, is_named
from groundswell.disclosure.coalition import count_block, only_everybody, weights_of
from groundswell.disclosure.cube import EVERYBODY, Cell, Cube, Dimension
from groundswell.disclosure.suppression import protect
from groundswell.discover.surveys.groups import STAFF_GROUP, UNIT, Groups

RATES = (20, 40, 60, 80)


@dataclass(frozen=True, slots=True)
class Forecast:
    """At one response rate in per cent: the groups and crossings that could be shown, and those that could not."""

    rate: int
    shown: tuple[Cell, ...]
    hidden: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """How many people are invited in each crossing of the smallest unit and staff group, and how units lie."""

    people: tuple[tuple[Cell, int], ...]
    parents: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    cuts: tuple[tuple[str, ...], ...]


def invited_to(groups: Groups, members: Counter[tuple[str, str]], *, crossed: bool) -> Invited:
    """Return the invited people as the gate takes them; `members` counts them by unit and staff group, by id."""
    units = groups.by_question[UNIT]
    whole = {one.parent for one in units if one.parent}
    people: Counter[Cell] = Counter()
    for (unit, staff_group), count in members.items():
        people[unit + ITSELF if unit in whole else unit, staff_group or UNKNOWN] += count
    inside = {one.id: one.parent or EVERYBODY for one in units}
    inside |= {unit: unit.removesuffix(ITSELF) for unit, _ in people if unit.endswith(ITSELF)}
    jobs = dict.fromkeys([one.id for one in groups.by_question[STAFF_GROUP]], EVERYBODY)
    jobs |= dict.fromkeys([job for _, job in people if job == UNKNOWN], EVERYBODY)
    cuts = ((UNIT,), (STAFF_GROUP,), *(((UNIT, STAFF_GROUP),) if crossed else ()))
    return Invited(
        tuple(sorted(people.items())),
        ((UNIT, tuple(inside.items())), (STAFF_GROUP, tuple(jobs.items()))),
        cuts,
    )


@lru_cache(maxsize=64)
def forecast(invited: Invited, rate: int, threshold: int) -> Forecast:
    """Return what the gate would show if this share, in per cent, of every group answered."""
    cube = _cube(invited)
    answers = {cell: int(count * rate / 100 + 0.5) for cell, count in invited.people}
    counts = cube.per_atom(answers).astype(np.float64)
    sums = cube.sums(counts)
    headcounts = _sums_by_cell(cube, dict(invited.people))
    block = count_block(cube, counts, threshold=threshold, headcounts=headcounts)
    hidden = protect([block], hidden=sums < threshold, known=only_everybody(cube), weights=weights_of(sums))
    named = [at for at, cell in enumerate(cube.cells) if is_named(cell) and any(cell)]
    return Forecast(
        rate,
        tuple(cube.cells[at] for at in named if not hidden[at]),
        tuple(cube.cells[at] for at in named if hidden[at]),
    )


def never_shown(invited: Invited, threshold: int) -> tuple[Cell, ...]:
    """Return the groups and crossings that cannot be shown even if everybody in them answers."""
    cube = _cube(invited)
    found = _sums_by_cell(cube, dict(invited.people))
    return tuple(cell for cell, people in found.items() if 0 < people < threshold and is_named(cell) and any(cell))


def _cube(invited: Invited) -> Cube:
    dimensions = [Dimension(name, dict(parents)) for name, parents in invited.parents if parents]
    return Cube.of(dimensions, crossed=[cut for cut in invited.cuts if {*cut} <= {one.name for one in dimensions}])


def _sums_by_cell(cube: Cube, people: Mapping[Cell, int]) -> dict[Cell, int]:
    sums = cube.sums(cube.per_atom(people))
    return {cell: int(sums[at]) for at, cell in enumerate(cube.cells)}
