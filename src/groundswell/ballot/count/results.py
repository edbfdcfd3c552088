"""The results of a wave as one document: every figure that the gate lets through, and for every other that it is not.

Withheld figures are all alike: whether a group is small or hidden beside a small one is told to nobody.
"""

from collections.abc import Mapping
from dataclasses import asdict
from math import sqrt
from typing import Any

import numpy as np
from scipy.stats import t as t_distribution

from groundswell.ballot.count.deciding import Decision
from groundswell.ballot.count.measures import Sort
from groundswell.ballot.count.plan import Plan
from groundswell.ballot.count.quality import FOR_MOMENTS, digits_of_whole
from groundswell.ballot.count.tally import Sums, Tally
from groundswell.ballot.groups import is_named
from groundswell.disclosure.cube import Cell
from groundswell.disclosure.released import Released, shown_count, shown_mean, shown_share
from groundswell.vocabulary.withheld import Withheld

VERSION = 1
WITHHELD = {"withheld": "protected"}
# More digits of what is told of the whole trust would pretend more.
DIGITS = 2
# Two means to one decimal of so many answers leave the mean of those who came or went open by half a point or more,
# even if everybody else answers as before (METHODS 4.3, 4.4).
ANSWERS_FOR_EACH_CHANGED = 5
# Shares in whole per cent give the exact number of each answer below a hundred answers, in both waves. From here on
# they leave it open by more than one in each.
ANSWERS_FOR_SHARES = 125


def results_of(
    found: Tally,
    decision: Decision,
    plan: Plan,
    *,
    estimates: Mapping[str, Mapping[Cell, Mapping[str, Any]]],
    quality: Mapping[str, Any],
    weighting: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return the results; cells are those that a person would look for, the trust's own first."""
    named = [at for at, cell in enumerate(found.cube.cells) if is_named(cell)]
    answers = found.in_cell(found.people)
    everybody = int(found.people.sum())
    return {
        "version": VERSION,
        "threshold": plan.threshold,
        "instrument": {"id": plan.instrument, "version": plan.instrument_version},
        "dimensions": list(plan.dimensions),
        "answers": _plain(shown_count(everybody)) if everybody >= plan.threshold else WITHHELD,
        "invited": plan.invited,
        "cells": [
            {
                "cell": list(found.cube.cells[at]),
                "answers": _plain(shown_count(int(answers[at]))) if decision.counted[at] else WITHHELD,
            }
            for at in named
        ],
        "measures": [
            _measure(found, sums, decision, named, estimates.get(name, {}), plan) for name, sums in found.sums.items()
        ],
        "quality": _rounded(quality),
        "weighting": _rounded(weighting),
        "audit": asdict(decision.audit),
    }


def _measure(
    found: Tally,
    sums: Sums,
    decision: Decision,
    named: list[int],
    estimates: Mapping[Cell, Mapping[str, Any]],
    plan: Plan,
) -> dict[str, Any]:
    n, total, answers = found.in_cell(sums.n), found.in_cell(sums.total), found.in_cell(sums.answers)
    seen = decision.seen[sums.measure]
    whole = _whole(sums)
    figures: list[Any] = []
    for at in named:
        changed = plan.changed.get(found.cube.cells[at], 0)
        if not seen[at] or not n[at] or n[at] < ANSWERS_FOR_EACH_CHANGED * changed:
            figures.append(WITHHELD)
            continue
        figure: dict[str, Any] = {}
        if sums.sort is not Sort.CHOICE:
            figure["mean"] = _plain(shown_mean(total[at] / (sums.scale * n[at])))
            if whole is not None and n[at] > 1:
                figure["interval"] = _interval(total[at] / (sums.scale * n[at]), whole["sd"], int(n[at]))
        if sums.values and (not changed or n[at] >= ANSWERS_FOR_SHARES):
            figure["shares"] = [_plain(shown_share(100 * float(one) / float(n[at]))) for one in answers[at]]
        if estimate := estimates.get(found.cube.cells[at]):
            figure["estimate"] = _estimate(estimate)
        figures.append(figure)
    return {
        "id": sums.measure,
        "sort": sums.sort.value,
        "low": sums.low,
        "high": sums.high,
        "values": list(sums.values),
        "whole": whole,
        "figures": figures,
    }


def _whole(sums: Sums) -> dict[str, Any] | None:
    """Return about how many answered in the whole trust, their mean and spread; None for a small trust.

    Kept so that later waves can be compared with this one (TRUST 8): rounded, because the number of answers differs
    by a few from question to question, and two exact sums would give what those few answered.
    """
    n = int(sums.n.sum())
    if sums.sort is Sort.CHOICE or n < FOR_MOMENTS:
        return None
    mean = float(sums.total.sum()) / (sums.scale * n)
    squares = float(sums.squares.sum()) / sums.scale**2
    spread = sqrt(max(0.0, squares - n * mean**2) / (n - 1))
    digits = digits_of_whole(n)
    return {"n": int(shown_count(n).value), "mean": round(mean, digits), "sd": round(spread, digits)}


def _interval(mean: float, spread: float, n: int) -> list[Any]:
    """Return the range in which the mean of a group so large lies by chance: 95 %, from the spread in the whole trust.

    A group's own spread is never told: beside its mean it would say how its few people differ.
    """
    reach = float(t_distribution.ppf(0.975, n - 1)) * spread / sqrt(n)
    return [_plain(shown_mean(mean - reach)), _plain(shown_mean(mean + reach))]


def _estimate(estimate: Mapping[str, Any]) -> dict[str, Any]:
    """Return an estimate as it may be seen: to one decimal like every mean, since more would give the count away."""
    low, high = estimate["interval"]
    return {
        "value": _plain(shown_mean(estimate["estimate"])),
        "interval": [_plain(shown_mean(low)), _plain(shown_mean(high))],
        "reliability": round(float(estimate["reliability"]), 1),
        "place_may_be_shown": estimate["place_may_be_shown"],
        "standing": estimate["standing"],
    }


def _plain(cell: Released) -> Any:
    return WITHHELD if isinstance(cell, Withheld) else cell.value


def _rounded(part: Any) -> Any:
    """Return figures of the whole trust with four decimals, and what is no number as none."""
    if isinstance(part, Mapping):
        return {name: _rounded(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_rounded(value) for value in part]
    if isinstance(part, float | np.floating):
        return round(float(part), DIGITS) if np.isfinite(part) else None
    return part
