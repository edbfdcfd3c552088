"""The publication plan of a wave: what may ever be published, fixed and hashed before anybody is asked."""

import hashlib
import json
from collections import Counter
from typing import Any

from groundswell.discover.questionnaires.queries import instrument_for
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.groups import QUESTIONS, STAFF_GROUP, UNIT, Group, Groups
from groundswell.discover.surveys.models import Wave
from groundswell.packs.instruments import key_of

VERSION = 1
STATISTICS = (
    "distribution", "mean", "self_other_gap", "importance_gap", "unit_estimate", "reliability", "aggregation",
    "agreement", "factors", "weighting_sensitivity",
)  # fmt: skip


def plan_of(wave: Wave, groups: Groups, form_sha256: str, *, before: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the plan: groups and cuts, headcounts, statistics and threshold; nothing outside it is ever counted.

    `before` names the groups that changed by a few people since an earlier wave of the same questionnaire.
    """
    asked = [question for question, found in groups.by_question.items() if len(found) > 1]
    cuts = [[question] for question in asked]
    if wave.crosses_groups and {UNIT, STAFF_GROUP} <= set(asked):
        cuts.append([UNIT, STAFF_GROUP])
    return {
        "version": VERSION,
        "threshold": wave.threshold,
        "instrument": key_of(instrument_for(wave.programme, wave.instrument, wave.instrument_version)),
        "form_sha256": form_sha256,
        "cuts": cuts,
        "parents": {UNIT: {one.id: one.parent for one in groups.by_question[UNIT] if one.parent}},
        "headcounts": {question: {one.id: one.people for one in groups.by_question[question]} for question in asked},
        "invited": groups.people,
        "statistics": list(STATISTICS),
        "weighting": {"margins": asked, "trim": [0.3, 3.0]} if asked else None,
        "before": before,
    }


def groups_fixed_in(wave: Wave) -> Groups:
    """Return the groups of a wave that was opened, as its form and plan fixed them, whoever works there today.

    Who was invited from which group is read from the invitations while the wave is not counted.
    """
    form, plan = wave.form or {}, wave.plan or {}
    names = {one["id"]: dict(one["choices"]) for one in form.get("attributes", ())}
    by_question = {
        question: tuple(
            Group(group, label, plan["headcounts"][question][group], plan["parents"].get(question, {}).get(group, ""))
            for group, label in names.get(question, {}).items()
        )
        for question in QUESTIONS
    }
    ids = {question: {label: group for group, label in found.items()} for question, found in names.items()}
    crossed: Counter[tuple[str, ...]] = Counter()
    if wave.state in {State.OPEN, State.CLOSED}:
        for places in wave.eligible.values_list("unit__name", "staff_group", "band"):
            crossed[tuple(ids.get(q, {}).get(name, "") for q, name in zip(QUESTIONS, places, strict=True))] += 1
    return Groups(by_question, plan.get("invited", 0), crossed)


def canonical(document: Any) -> bytes:
    """Return a document as the bytes that are hashed: keys in order, no spaces, UTF-8."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256_of(document: Any) -> str:
    """Return the hash of a document in its canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(document)).hexdigest()
