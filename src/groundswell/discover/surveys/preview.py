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
from groundswell.disclosure.folding import folded
from groundswell.disclosure.suppression import protect
from groundswell.discover.surveys.groups import STAFF_GROUP, UNIT, Groups

RATES = (20, 40, 60, 80)
# If all answered, headcounts would tell everything, and nothing could be kept: nobody reckons with that.
NEARLY_ALL = 90


@dataclass(frozen=True, slots=True)
class Forecast:
    """At one response rate in per cent: the groups and crossings that could be shown, and those that could not."""

    rate: int
    shown: tuple[Cell, ...]
    hidden: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """How many people are invited in each crossing of the smallest groups, and how the groups of each question lie.

    Only questions that are asked: those with more than one group. Without any there is nothing to tell apart.
    """

    people: tuple[tuple[Cell, int], ...]
    parents: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    cuts: tuple[tuple[str, ...], ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that people are told apart by, in the order of the cells."""
        return tuple(name for name, _ in self.parents)


def invited_to(groups: Groups, members: Counter[tuple[str, ...]], *, crossed: bool) -> Invited:
    """Return the invited people as the gate takes them; `members` counts them by the ids of their groups."""
    asked = [(at, name) for at, (name, found) in enumerate(groups.by_question.items()) if len(found) > 1]
    whole = {one.parent for one in groups.by_question[UNIT] if one.parent}
    people: Counter[Cell] = Counter()
    for places, count in members.items():
        people[tuple(_leaf(places[at], whole if name == UNIT else set()) for at, name in asked)] += count
    parents = []
    for nth, (_, name) in enumerate(asked):
        inside = {one.id: one.parent or EVERYBODY for one in groups.by_question[name]}
        leaves_of = dict.fromkeys(cell[nth] for cell in people)
        inside |= {leaf: leaf.removesuffix(ITSELF) for leaf in leaves_of if leaf.endswith(ITSELF)}
        inside |= dict.fromkeys([leaf for leaf in leaves_of if leaf == UNKNOWN], EVERYBODY)
        parents.append((name, tuple(inside.items())))
    names = [name for _, name in asked]
    cuts: list[tuple[str, ...]] = [(name,) for name in names]
    if crossed and {UNIT, STAFF_GROUP} <= set(names):
        cuts.append((UNIT, STAFF_GROUP))
    return Invited(tuple(sorted(people.items())), tuple(parents), tuple(cuts))


def _leaf(place: str, whole: set[str]) -> str:
    return (place + ITSELF if place in whole else place) or UNKNOWN


@lru_cache(maxsize=64)
def forecast(invited: Invited, rate: int, threshold: int) -> Forecast:
    """Return what the gate would show if this share, in per cent, of every group answered."""
    if not invited.parents:
        return Forecast(rate, (), ())
    finest = _cube(invited)
    answers = {cell: int(count * rate / 100 + 0.5) for cell, count in invited.people}
    onto = folded(finest)
    cube, counts = onto.cube, onto.of(finest.per_atom(answers)).astype(np.float64)
    sums = cube.sums(counts)
    headcounts = _sums_by_cell(finest, dict(invited.people))
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
    if not invited.parents:
        return ()
    cube = _cube(invited)
    found = _sums_by_cell(cube, dict(invited.people))
    return tuple(cell for cell, people in found.items() if 0 < people < threshold and is_named(cell) and any(cell))


def _cube(invited: Invited) -> Cube:
    dimensions = [Dimension(name, dict(parents)) for name, parents in invited.parents]
    return Cube.of(dimensions, crossed=invited.cuts, atoms=[cell for cell, _ in invited.people])


def _sums_by_cell(cube: Cube, people: Mapping[Cell, int]) -> dict[Cell, int]:
    sums = cube.sums(cube.per_atom(people))
    return {cell: int(sums[at]) for at, cell in enumerate(cube.cells)}
