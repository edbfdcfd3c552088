"""How well the items of each subject measure, over the whole trust: computed while the rows are there, told once.

Only where so many people answered that no figure says anything of one of them (METHODS 2, TRUST 8), and, over groups,
of groups that may be seen: whether a hidden one is empty is told nowhere. Sums of items are not kept: beside those of
a measure that one person more answered they would give that person's answers.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundswell.ballot.count.measures import Measure, rows_of
from groundswell.ballot.count.plan import Plan, Subject
from groundswell.ballot.count.tally import Sums, Tally, group_cell
from groundswell.ballot.groups import UNKNOWN
from groundswell.disclosure.cube import EVERYBODY, Flags
from groundswell.disclosure.released import shown_count
from groundswell.methods.estimation.units import UnitSums
from groundswell.methods.psychometrics.aggregation import aggregation
from groundswell.methods.psychometrics.agreement import agreement_over_units
from groundswell.methods.psychometrics.factors import NotFitted, confirm
from groundswell.methods.psychometrics.fit import Fit
from groundswell.methods.psychometrics.moments import ItemSums, NotEnoughAnswers
from groundswell.methods.psychometrics.reliability import omega, reliability

# Sums and products of items are kept, and told, from so many answers on; a factor model needs more to mean anything.
FOR_MOMENTS, FOR_FACTORS = 100, 200
FEWEST_UNITS = 5
# Two means to one hundredth of so many answers leave the sum of answers open by more than a whole scale: nobody who
# left a question out, or came between two waves, can be found between them. Below, figures are told to a tenth.
ANSWERS_FOR_HUNDREDTHS = 500


def quality_of(measures: Sequence[Measure], found: Tally, plan: Plan, *, seen: Mapping[str, Flags]) -> dict[str, Any]:
    """Return the quality of every subject by its id, and of the model with all elements as factors under "".

    `seen` says in which cells each measure may be seen.
    """
    rows = {subject.id: rows_of(subject, measures, plan) for subject in plan.subjects if subject.items}
    told: dict[str, Any] = {
        subject.id: _scale(subject, rows[subject.id], found, plan, seen[subject.id])
        for subject in plan.subjects
        if subject.items
    }
    elements = {one.id: one.items for one in plan.subjects if one.sort == "element" and len(one.items) > 1}
    if "factors" in plan.statistics and len(elements) > 1:
        told[""] = _model(elements, measures, plan)
    return told


def _scale(subject: Subject, rows: NDArray[np.float64], found: Tally, plan: Plan, seen: Flags) -> dict[str, Any]:
    complete = ItemSums.from_rows(rows, subject.items, complete=True)
    people = int(complete.counts.min()) if complete.counts.size else 0
    told: dict[str, Any] = {"items": list(subject.items)}
    if people < FOR_MOMENTS:
        return told | {"too_few": True}
    told["n"] = _about(people)
    if "reliability" in plan.statistics and len(subject.items) > 1:
        told |= _reliability(complete)
    if "factors" in plan.statistics and people >= FOR_FACTORS and len(subject.items) > 3:
        told |= _factors({subject.id: subject.items}, complete)
    for dimension in plan.dimensions:
        told.setdefault("units", {})[dimension] = _over_units(subject, found, plan, dimension, seen)
    return told


def _reliability(sums: ItemSums) -> dict[str, Any]:
    try:
        moments = sums.moments()
        found = reliability(moments)
    except NotEnoughAnswers:
        return {"alpha": None}
    digits = digits_of_whole(found.n)
    told: dict[str, Any] = {
        "alpha": found.alpha,
        "spreads": [round(float(one), digits) for one in np.sqrt(np.diag(moments.covariance))],
        "correlations": moments.correlation.tolist(),
        "item_rest": {one.item: one.item_rest for one in found.items},
    }
    try:
        told["omega"] = omega(moments).implied
    except (NotEnoughAnswers, NotFitted):
        told["omega"] = None
    return told


def _factors(factors: Mapping[str, Sequence[str]], sums: ItemSums) -> dict[str, Any]:
    try:
        model = confirm(sums.moments(), factors)
    except (NotEnoughAnswers, NotFitted):
        return {"fit": None}
    return {
        "fit": _fit(model.fit) | {"improper": model.improper},
        "loadings": dict(zip(model.items, model.standardised.sum(axis=1).tolist(), strict=True)),
        "factor_correlations": model.factor_correlations.tolist(),
    }


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "n": _about(fit.n), "chi2": fit.chi2, "df": fit.df, "p": fit.p, "cfi": fit.cfi, "tli": fit.tli,
        "rmsea": fit.rmsea, "rmsea_interval": list(fit.rmsea_interval), "srmr": fit.srmr,
    }  # fmt: skip


def _model(elements: Mapping[str, Sequence[str]], measures: Sequence[Measure], plan: Plan) -> dict[str, Any]:
    # An item that speaks for two elements can carry only one factor: the first that names it.
    taken: set[str] = set()
    factors: dict[str, tuple[str, ...]] = {}
    for name, items in elements.items():
        own = tuple(item for item in items if item not in taken)
        taken |= set(own)
        if len(own) > 1:
            factors[name] = own
    items = tuple(item for own in factors.values() for item in own)
    sums = ItemSums.from_rows(rows_of(Subject("", "", items), measures, plan), items, complete=True)
    people = int(sums.counts.min()) if sums.counts.size else 0
    if people < FOR_FACTORS or len(factors) < 2:
        return {"too_few": True}
    return {"factors": list(factors)} | _factors(factors, sums)


def digits_of_whole(people: int) -> int:
    """Return to how many decimals the mean and the spread of so many answers may be told."""
    return 2 if people >= ANSWERS_FOR_HUNDREDTHS else 1


def _about(people: int) -> int:
    """Return how many people as they may be told: to the nearest five."""
    return int(shown_count(people).value)


def _over_units(subject: Subject, found: Tally, plan: Plan, dimension: str, seen: Flags) -> dict[str, Any]:
    """Return whether groups differ (ICC) and agree inside (rwg(j)), over the smallest groups that may be seen."""
    told: dict[str, Any] = {}
    members = _leaves(found, dimension, seen)
    if len(members) < FEWEST_UNITS:
        return told
    if "aggregation" in plan.statistics:
        sums = unit_sums(found.sums[subject.id], members)
        try:
            fitted = aggregation(sums)
        except NotEnoughAnswers:
            told["icc"] = None
        else:
            if fitted.units >= FEWEST_UNITS:
                told["icc"] = {
                    "icc1": fitted.icc1, "icc2": fitted.icc2, "interval": list(fitted.interval), "p": fitted.p,
                    "units": fitted.units, "differ": bool(fitted.differ),
                }  # fmt: skip
    if "agreement" in plan.statistics:
        told["agreement"] = _agreement(subject, found, members, plan)
    return told


def _agreement(
    subject: Subject, found: Tally, members: Mapping[str, NDArray[np.int64]], plan: Plan
) -> dict[str, Any] | None:
    scales = {tuple(found.sums[item].values) for item in subject.items}
    if len(scales) != 1:
        return None
    # Reversed items agree as far as they would unreversed: variances do not turn. Points are distances here.
    counts = {
        unit: np.array([rows @ found.sums[item].answers for item in subject.items]) for unit, rows in members.items()
    }
    large = {unit: table for unit, table in counts.items() if table.sum(axis=1).min() >= plan.threshold}
    if len(large) < FEWEST_UNITS:
        return None
    over = agreement_over_units(list(large), np.array(list(large.values())), [float(one) for one in scales.pop()])
    return {"median_rwg_j": over.median_rwg_j, "units": len(over.names), "may_be_averaged": over.may_be_averaged}


def unit_sums(sums: Sums, members: Mapping[str, NDArray[np.int64]]) -> UnitSums:
    """Return a measure's sums in groups that share nobody; `members` says which atoms are in each."""
    n, total, squares = (
        np.array([rows @ part for rows in members.values()], dtype=np.float64)
        for part in (sums.n, sums.total, sums.squares)
    )
    return UnitSums.from_sums(list(members), n, total / sums.scale, squares / sums.scale**2)


def _leaves(found: Tally, dimension: str, seen: Flags) -> dict[str, NDArray[np.int64]]:
    """Return which atoms are in each smallest group of a dimension that may be seen, but for those who did not say."""
    at = [one.name for one in found.cube.dimensions].index(dimension)
    names = dict.fromkeys(atom[at] for atom in found.cube.atoms)
    return {
        name: np.array([atom[at] == name for atom in found.cube.atoms], dtype=np.int64)
        for name in names
        if name not in {EVERYBODY, UNKNOWN} and seen[found.cube.cells.index(group_cell(found.cube, dimension, name))]
    }
