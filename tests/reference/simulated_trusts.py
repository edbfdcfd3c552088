"""Whole trusts of a known truth through the count itself: how often results find what is there, and what is not.

    make check-truth

Prints the share of views of null trusts that tell any group apart (promised: 5 % at most), how often a unit of about
60 answers that is truly half a point lower is found (promised: 80 % at least), and the same for changes between waves.
"""

import argparse
import random
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from groundswell.ballot.answers import Answers
from groundswell.ballot.count.counting import counted
from groundswell.ballot.count.deciding import Audit, Decision
from groundswell.ballot.count.plan import plan_from
from groundswell.ballot.count.tally import Tally
from groundswell.ballot.form import form_from, sha256_of
from groundswell.demo.answers import HIGH_UNITS, LOW_UNITS, TRUST_MEAN, Truth, made_up_answers, truth_for
from groundswell.demo.directorates import DIRECTORATES, STAFF_GROUPS
from groundswell.discover.results.averaging import Averaging, averaging
from groundswell.discover.results.changes import changes_between
from groundswell.discover.results.reading import Results, results_from
from groundswell.methods.comparison.change import Verdict
from groundswell.packs.elements import element_set
from groundswell.packs.instruments import form_of, instrument, key_of

ANSWERS = 4_000
# The last two say whether averages of units may be told at all: what no page tells is not found here either.
STATISTICS = ["distribution", "mean", "unit_estimate", "aggregation", "agreement"]
FAULT, FAULTY = -0.5, "pre-operative-clinic"
ELEMENTS = [one.id for one in element_set().elements]
PLANTED = {*LOW_UNITS, *HIGH_UNITS}
CHANGED = frozenset({Verdict.UP, Verdict.DOWN})


def slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace("'", "")


UNITS = {
    slug(unit): ("" if unit == directorate else slug(directorate), share * part)
    for directorate, (share, units) in DIRECTORATES.items()
    for unit, part in units.items()
}
FORM = form_of(
    instrument("culture-pulse"),
    wave="0" * 32,
    organisation="A made-up trust",
    closes=date(2027, 3, 14),
    who_to_tell={"en": "Devi"},
    attributes=[
        {
            "id": "unit",
            "label": {"en": "Unit"},
            "choices": [[one, one] for one in dict.fromkeys([above for above, _ in UNITS.values() if above] + list(UNITS))],
        },
        {"id": "staff_group", "label": {"en": "Group"}, "choices": [[slug(one), one] for one in STAFF_GROUPS]},
    ],
    threshold=11,
)  # fmt: skip


def plan() -> dict[str, Any]:
    """Return the plan of a wave of this trust; about twice as many are invited as answer."""
    invited = {unit: max(1, round(2 * ANSWERS * share)) for unit, (_, share) in UNITS.items()}
    whole = dict(invited)
    for unit, (above, _) in UNITS.items():
        if above:
            whole[above] = whole.get(above, 0) + invited[unit]
    people = sum(invited.values())
    return {
        "version": 1, "threshold": 11, "instrument": key_of(instrument("culture-pulse")),
        "form_sha256": sha256_of(FORM), "cuts": [["unit"], ["staff_group"]],
        "parents": {"unit": {unit: above for unit, (above, _) in UNITS.items() if above}},
        "headcounts": {"unit": whole, "staff_group": {slug(one): round(people * of) for one, of in STAFF_GROUPS.items()}},
        "invited": people, "statistics": STATISTICS, "weighting": None,
    }  # fmt: skip


def answers_of(truth: Truth, *, seed: int) -> list[Answers]:
    """Return the answers of about 4,000 people whose units truly lie as the truth says."""
    chance = random.Random(seed)
    form, key = form_from(FORM), plan()["instrument"]
    units, shares = list(UNITS), [share for _, share in UNITS.values()]
    return [
        made_up_answers(
            form,
            key,
            truth,
            unit=chance.choices(units, shares)[0],
            staff_group=slug(chance.choices(list(STAFF_GROUPS), list(STAFF_GROUPS.values()))[0]),
            chance=chance,
        )
        for _ in range(ANSWERS)
    ]


def large_enough(found: Tally, *, threshold: int) -> Decision:
    """Let every group through that is large enough: here statistics are tried, and the gate has its own attack."""
    seen = np.asarray(found.in_cell(found.people) >= threshold)
    return Decision(seen, dict.fromkeys(found.sums, seen), Audit(len(seen), 0, 0, 0))


def results_of(truth: Truth, *, seed: int) -> Results:
    """Return the results of a trust of this truth, as pages get them."""
    document = counted(answers_of(truth, seed=seed), plan_from(plan()), gate=large_enough)
    return results_from(document, form=FORM, plan=plan())


@dataclass
class Found:
    """How often things were found. A view is all groups of one kind and depth on all subjects, looked at together."""

    views: int = 0
    alarms: int = 0
    change_views: int = 0
    change_alarms: int = 0
    faults: int = 0
    faults_found: int = 0
    faults_hidden: int = 0
    moves: int = 0
    moves_found: int = 0
    names: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"Null trusts: {self.alarms} of {self.views} views tell a group apart ({self.alarms / self.views:.1%}); "
            f"{self.change_alarms} of {self.change_views} views of changes show one "
            f"({self.change_alarms / self.change_views:.1%}). A unit of about 60 answers half a point lower is told "
            f"apart on {self.faults_found} of {self.faults} elements ({self.faults_found / self.faults:.1%}), and no unit is "
            f"averaged on {self.faults_hidden}; half a "
            f"point of change in it is found on {self.moves_found} of {self.moves} ({self.moves_found / self.moves:.1%})."
        )


def tried(seeds: range) -> Found:
    """Return what was found in one null trust and one faulty one for each seed."""
    found = Found()
    null = Truth(TRUST_MEAN, {}, 0.0)
    for seed in seeds:
        first, second = results_of(null, seed=2 * seed), results_of(null, seed=2 * seed + 1)
        for view in views_of(first).values():
            found.views += 1
            found.alarms += any(one != "not told apart" for one in view)
        changes = changes_between(first, second, since="before", compared=ELEMENTS)
        by_question = [[one for key, one in changes.groups.items() if key[1] == name] for name in first.groups]
        for judged in (list(changes.whole.values()), *by_question):
            found.change_views += 1
            found.change_alarms += any(one.verdict in CHANGED for one in judged)
        usual = truth_for(list(UNITS), chance=random.Random(seed))
        units = {unit: shift for unit, shift in usual.units.items() if unit not in PLANTED} | {FAULTY: 0.0}
        even, faulty = Truth(TRUST_MEAN, units, 0.0), Truth(TRUST_MEAN, units | {FAULTY: FAULT}, 0.0)
        before, lower = results_of(even, seed=10**6 + seed), results_of(faulty, seed=2 * 10**6 + seed)
        moved = changes_between(before, lower, since="before", compared=ELEMENTS)
        for measure in (lower.measures[name] for name in ELEMENTS):
            group = lower.group("unit", FAULTY)
            if group is None:
                continue
            drawn = measure.of(group.cell).drawn
            is_told = averaging(lower.quality, measure.id, group.question) is Averaging.STANDS
            found.faults += 1
            found.faults_hidden += not is_told
            found.faults_found += is_told and drawn is not None and drawn.standing == "below"
            judged_here = moved.of(measure.id, group)
            found.moves += 1
            found.moves_found += judged_here is not None and judged_here.verdict is Verdict.DOWN
    return found


def views_of(results: Results) -> Mapping[tuple[str, int], list[str]]:
    """Return how groups stand, by kind and depth."""
    found: dict[tuple[str, int], list[str]] = {}
    for measure in results.of_sort("subject"):
        for group in (one for groups in results.groups.values() for one in groups):
            drawn = measure.of(group.cell).drawn
            if drawn is not None:
                found.setdefault((group.question, group.depth), []).append(drawn.standing)
    return found


def main() -> int:
    """Try so many trusts, print what was found, and return 0 if the promises hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.reference.simulated_trusts", description=main.__doc__)
    parser.add_argument("--trusts", type=int, default=100)
    started = time.monotonic()
    found = tried(range(parser.parse_args().trusts))
    sys.stdout.write(f"{found} {time.monotonic() - started:.0f} s\n")
    holds = found.alarms <= 0.05 * found.views and found.change_alarms <= 0.05 * found.change_views
    return 0 if holds and found.faults_found >= 0.8 * found.faults else 1


if __name__ == "__main__":
    sys.exit(main())
