"""A wave to measure with: the culture pulse in the demonstration's made-up trust, its plan, its box, and answers.

Also a page of ten five-point items and nothing else.
"""

import random
import secrets
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from groundswell.ballot.admission import ConfidentialAdmission, new_signing_key
from groundswell.ballot.answers import Answers, envelope
from groundswell.ballot.box_file import close_box, connect, make_box, path_of, put_into
from groundswell.ballot.form import Form, form_from, sha256_of
from groundswell.demo.answers import made_up_answers, truth_for
from groundswell.demo.directorates import DIRECTORATES, STAFF_GROUPS
from groundswell.packs.instruments import form_of, instrument, key_of

WAVE, PULSE = "be9c4d", "culture-pulse"
SHARE = 0.45
STATISTICS = (
    "distribution", "mean", "self_other_gap", "importance_gap", "unit_estimate", "reliability", "aggregation",
    "agreement", "factors", "weighting_sensitivity",
)  # fmt: skip
AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")


class Anybody:
    """Somebody who is invited; the issuing side is not what is measured."""

    def use_up(self) -> None:
        """Use up nothing."""


def name_of(words: str) -> str:
    """Return the id of a unit or staff group."""
    return words.lower().replace(" ", "-").replace("'", "")


# Each unit's directorate ("" for one that has no parts) and its share of the staff.
UNITS = {
    name_of(unit): ("" if unit == directorate else name_of(directorate), share * part)
    for directorate, (share, units) in DIRECTORATES.items()
    for unit, part in units.items()
}
GROUPS = {name_of(group): share for group, share in STAFF_GROUPS.items()}


def pulse_form() -> dict[str, Any]:
    """Return the form of the culture pulse in the made-up trust, open for a month."""
    units = dict.fromkeys([above for above, _ in UNITS.values() if above] + list(UNITS))
    return form_of(
        instrument(PULSE),
        wave=WAVE,
        organisation="A made-up trust",
        closes=_last_day(),
        who_to_tell={"en": "Devi"},
        attributes=[
            {"id": "unit", "label": {"en": "Unit"}, "choices": [[one, one] for one in units]},
            {"id": "staff_group", "label": {"en": "Staff group"}, "choices": [[one, one] for one in GROUPS]},
        ],
        threshold=11,
    )


def pulse_plan(form: dict[str, Any], *, answers: int) -> dict[str, Any]:
    """Return the plan of a wave in which so many answer, with every statistic that a plan can ask for."""
    people = round(answers / SHARE)
    headcounts = {unit: max(1, round(people * share)) for unit, (_, share) in UNITS.items()}
    for above in {above for above, _ in UNITS.values() if above}:
        headcounts[above] = sum(headcounts[unit] for unit, (over, _) in UNITS.items() if over == above)
    return {
        "version": 1,
        "threshold": 11,
        "instrument": key_of(instrument(PULSE)),
        "form_sha256": sha256_of(form),
        "cuts": [["unit"], ["staff_group"]],
        "parents": {"unit": {unit: above for unit, (above, _) in UNITS.items() if above}},
        "headcounts": {
            "unit": headcounts,
            "staff_group": {group: round(people * share) for group, share in GROUPS.items()},
        },
        "invited": people,
        "statistics": list(STATISTICS),
        "weighting": {"margins": ["unit", "staff_group"], "trim": [0.3, 3.0]},
    }


def pulse_answers(form: Form, count: int, *, seed: int = 1) -> list[Answers]:
    """Return the made-up answers of so many people, the same for the same seed."""
    chance = random.Random(seed)
    key = key_of(instrument(PULSE))
    truth = truth_for(list(UNITS), chance=chance)
    units = chance.choices(list(UNITS), [share for _, share in UNITS.values()], k=count)
    groups = chance.choices(list(GROUPS), list(GROUPS.values()), k=count)
    return [
        made_up_answers(form, key, truth, unit=unit, staff_group=group, chance=chance)
        for unit, group in zip(units, groups, strict=True)
    ]


def closed_box(folder: Path, document: dict[str, Any], answers: list[Answers]) -> Path:
    """Return the file of a closed box that holds these answers."""
    _, checking_key = new_signing_key()
    form = make_box(folder, document, checking_key=checking_key, people=len(answers))
    path = path_of(folder, form.wave)
    with closing(connect(path)) as box:
        box.execute("BEGIN IMMEDIATE")
        rows = sorted((secrets.token_bytes(32), envelope(form, one)) for one in answers)
        put_into(box, rows)
        box.execute("COMMIT")
    close_box(folder, form.wave)
    return path


def open_box(folder: Path, document: dict[str, Any], *, people: int) -> tuple[Form, list[str]]:
    """Make an open box; return its form and the tokens of so many people."""
    signing_key, checking_key = new_signing_key()
    form = make_box(folder, document, checking_key=checking_key, people=people)
    admission = ConfidentialAdmission(form.wave, signing_key)
    return form, [admission.admit(Anybody()) for _ in range(people)]


def ten_items() -> dict[str, Any]:
    """Return the form of one page with ten five-point items and nothing else."""
    points = [[value, {"en": words}] for value, words in enumerate(AGREEMENT, start=1)]
    items = [
        {
            "id": f"item-{number}", "kind": "scale", "text": {"en": f"Statement {number} about working here."},
            "points": points, "not_applicable": {"en": "Does not apply to me"}, "importance": False, "shown_if": None,
        }
        for number in range(1, 11)
    ]  # fmt: skip
    form = pulse_form() | {
        "topics": [{"id": "all", "title": {"en": "All"}, "intro": {}, "items": items}],
        "attributes": [],
        "importance": None,
        "languages": ["en"],
        "needs_review": [],
    }
    form_from(form)
    return form


def _last_day() -> date:
    return datetime.now(UTC).date() + timedelta(days=30)
