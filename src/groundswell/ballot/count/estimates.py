"""What each unit's mean says once chance is taken out, beside the trust; and what weighting would change."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundswell.ballot.count.measures import Ints, Sort
from groundswell.ballot.count.plan import Plan
from groundswell.ballot.count.quality import unit_sums
from groundswell.ballot.count.tally import Tally
from groundswell.disclosure.cube import EVERYBODY, Cell
from groundswell.methods.estimation.random_intercept import TooFewUnits, UnitEstimates, estimate_units
from groundswell.methods.estimation.standing import judge
from groundswell.methods.weighting.raking import NotRaked, Raked, rake
from groundswell.methods.weighting.survey import Piles, TooFewClusters, survey_mean, weighting_moves


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
                told.setdefault(judged.measure, {})[_cell(found, dimension, unit.name)] = {
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
            group: found.cube.members[found.cube.cells.index(_cell(found, dimension, group))].astype(np.int64)
            for group in groups
            if plan.depth(dimension, group) == depth and _cell(found, dimension, group) in found.cube.cells
        }


def _cell(found: Tally, dimension: str, group: str) -> Cell:
    return tuple(group if one.name == dimension else EVERYBODY for one in found.cube.dimensions)


def weighting_of(found: Tally, plan: Plan) -> dict[str, Any] | None:
    """Return what changes when answers are weighted to the make-up of the staff; None where nothing is planned."""
    if "weighting_sensitivity" not in plan.statistics or not plan.margins:
        return None
    levels = {name: _top_groups(found, plan, name) for name in plan.margins}
    shape = tuple(len(groups) for groups in levels.values())
    places = [_place(found, name, levels[name]) for name in plan.margins]
    known = np.all([place >= 0 for place in places], axis=0) & (found.people > 0)
    cells = np.ravel_multi_index(tuple(place[known] for place in places), shape)
    people = np.bincount(cells, weights=found.people[known], minlength=int(np.prod(shape))).reshape(shape)
    margins = {name: {group: float(plan.headcounts[name][group]) for group in levels[name]} for name in plan.margins}
    try:
        raked = rake(people, margins, floor=plan.trim[0], ceiling=plan.trim[1])
    except NotRaked as reason:
        return {"raked": False, "why": str(reason)}
    return {
        "raked": True,
        "margins": list(plan.margins),
        "design_effect": raked.design_effect,
        "unheard": [list(one) for one in raked.unheard],
        "missed": raked.missed,
        "measures": _moved(found, raked, known, cells, places),
    }


def _moved(
    found: Tally, raked: Raked, known: NDArray[np.bool_], cells: Ints, places: list[Ints]
) -> dict[str, dict[str, Any]]:
    told = {}
    weights = raked.weights.ravel()[cells]
    for name, sums in found.sums.items():
        if sums.sort is not Sort.SUBJECT:
            continue
        n = sums.n[known]
        here = n > 0
        if not here.any():
            continue
        piles = Piles.make(
            n[here],
            sums.total[known][here] / sums.scale,
            sums.squares[known][here] / sums.scale**2,
            weight=weights[here],
            calibration=[place[known][here].tolist() for place in places],
        )
        try:
            mean, moves = survey_mean(piles), weighting_moves(piles)
        except TooFewClusters:
            continue
        told[name] = {
            "weighted": mean.estimate, "interval": list(mean.interval()), "moved": moves.estimate,
            "moved_interval": list(moves.interval()),
        }  # fmt: skip
    return told


def _top_groups(found: Tally, plan: Plan, dimension: str) -> list[str]:
    return [group for group, above in plan.parents[dimension].items() if not above]


def _place(found: Tally, dimension: str, groups: list[str]) -> Ints:
    """Return for every atom which of the top groups it lies in, -1 for none."""
    place = np.full(len(found.cube.atoms), -1, dtype=np.int64)
    for at, group in enumerate(groups):
        cell = _cell(found, dimension, group)
        if cell in found.cube.cells:
            place[found.cube.members[found.cube.cells.index(cell)]] = at
    return place
