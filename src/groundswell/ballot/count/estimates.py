"""What each unit's mean says once chance is taken out, beside the trust; and what weighting would change."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundswell.ballot.count.measures import Ints, Sort
from groundswell.ballot.count.plan import Plan
from groundswell.ballot.count.quality import FOR_MOMENTS, unit_sums
from groundswell.ballot.count.tally import Tally, group_cell
from groundswell.disclosure.cube import Cell, Flags
from groundswell.disclosure.released import shown_mean
from groundswell.methods.estimation.random_intercept import TooFewUnits, UnitEstimates, estimate_units
from groundswell.methods.estimation.standing import judge
from groundswell.methods.weighting.raking import NotRaked, Raked, rake
from groundswell.methods.weighting.survey import Piles, TooFewClusters, weighting_moves

# Why nothing is weighted, as the middle of a sentence.
FEW = "fewer than a hundred people answered"
HIDDEN = "some groups are not shown, and weighting would tell of them"
UNSETTLED = "no weights fit all groups at once"


def estimates_of(found: Tally, plan: Plan) -> dict[str, dict[Cell, dict[str, Any]]]:
    """Return, for every subject and cell of a single grouping, the estimate of its mean and where it stands.

    Groups at the same depth are looked at together: they share nobody. Whether a cell may be seen is the gate's
    decision, not made here.
    """
    told: dict[str, dict[Cell, dict[str, Any]]] = {}
    if "unit_estimate" not in plan.statistics:
        return told
    for dimension in plan.dimensions:
        for members in _levels(found, plan, dimension):
            view = _fitted(found, members)
            for judged in judge(view):
                unit = judged.unit
                told.setdefault(judged.measure, {})[group_cell(found.cube, dimension, unit.name)] = {
                    "estimate": unit.estimate, "interval": list(unit.interval), "reliability": unit.reliability,
                    "place_may_be_shown": bool(unit.place_may_be_shown), "standing": judged.standing.value,
                }  # fmt: skip
    return told


def _fitted(found: Tally, members: Mapping[str, Ints]) -> dict[str, UnitEstimates]:
    view = {}
    for name, sums in found.sums.items():
        if sums.sort in {Sort.SUBJECT, Sort.SELF_OTHER_GAP}:
            try:
                view[name] = estimate_units(unit_sums(sums, members))
            except TooFewUnits:
                continue
    return view


def _levels(found: Tally, plan: Plan, dimension: str) -> Iterable[dict[str, Ints]]:
    """Yield the groups of a dimension by depth, each with the atoms that are in it."""
    groups = plan.parents[dimension]
    for depth in sorted({plan.depth(dimension, group) for group in groups}):
        yield {
            group: found.cube.members[found.cube.cells.index(group_cell(found.cube, dimension, group))].astype(np.int64)
            for group in groups
            if plan.depth(dimension, group) == depth and group_cell(found.cube, dimension, group) in found.cube.cells
        }


def weighting_of(found: Tally, plan: Plan, *, counted: Flags) -> dict[str, Any] | None:
    """Return what changes when answers are weighted to the make-up of the staff; None where nothing is planned.

    `counted` says of which cells the number of answers may be seen. A grouping of which one group may not be seen is
    left out, and of fewer than a hundred answers nothing is told: what weighting moves would say how many a hidden
    group is, and what it answered. For the same reason only the move is told, and to one decimal.
    """
    if "weighting_sensitivity" not in plan.statistics or not plan.margins:
        return None
    if found.people.sum() < FOR_MOMENTS:
        return {"raked": False, "why": FEW}
    levels = {
        name: groups for name in plan.margins if _are_seen(found, name, groups := _top_groups(plan, name), counted)
    }
    if not levels:
        return {"raked": False, "why": HIDDEN}
    shape = tuple(len(groups) for groups in levels.values())
    places = [_place(found, name, groups) for name, groups in levels.items()]
    known = np.all([place >= 0 for place in places], axis=0) & (found.people > 0)
    cells = np.ravel_multi_index(tuple(place[known] for place in places), shape)
    people = np.bincount(cells, weights=found.people[known], minlength=int(np.prod(shape))).reshape(shape)
    margins = {name: {group: float(plan.headcounts[name][group]) for group in levels[name]} for name in levels}
    try:
        raked = rake(people, margins, floor=plan.trim[0], ceiling=plan.trim[1])
    except NotRaked:
        return {"raked": False, "why": UNSETTLED}
    return {"raked": True, "margins": list(levels), "measures": _moved(found, raked, known, cells, places)}


def _are_seen(found: Tally, dimension: str, groups: list[str], counted: Flags) -> bool:
    cells = [group_cell(found.cube, dimension, group) for group in groups]
    return all(cell in found.cube.cells and counted[found.cube.cells.index(cell)] for cell in cells)


def _moved(
    found: Tally, raked: Raked, known: NDArray[np.bool_], cells: Ints, places: list[Ints]
) -> dict[str, dict[str, float]]:
    told = {}
    weights = raked.weights.ravel()[cells]
    for name, sums in found.sums.items():
        n = sums.n[known]
        here = n > 0
        if sums.sort is not Sort.SUBJECT or n.sum() < FOR_MOMENTS:
            continue
        piles = Piles.make(
            n[here],
            sums.total[known][here] / sums.scale,
            sums.squares[known][here] / sums.scale**2,
            weight=weights[here],
            calibration=[place[known][here].tolist() for place in places],
        )
        with suppress(TooFewClusters):
            told[name] = {"moved": shown_mean(weighting_moves(piles).estimate).value}
    return told


def _top_groups(plan: Plan, dimension: str) -> list[str]:
    return [group for group, above in plan.parents[dimension].items() if not above]


def _place(found: Tally, dimension: str, groups: list[str]) -> Ints:
    """Return for every atom which of the top groups it lies in, -1 for none."""
    place = np.full(len(found.cube.atoms), -1, dtype=np.int64)
    for at, group in enumerate(groups):
        cell = group_cell(found.cube, dimension, group)
        if cell in found.cube.cells:
            place[found.cube.members[found.cube.cells.index(cell)]] = at
    return place
