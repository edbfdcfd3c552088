"""The count itself: from a closed box and its plan to results and texts, and then no rows any more."""

import hashlib
import json
from collections.abc import Callable, MutableSequence, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from groundswell.ballot.answers import Answers
from groundswell.ballot.box_file import BoxNotThere
from groundswell.ballot.count.deciding import Gate, decide
from groundswell.ballot.count.estimates import estimates_of, weighting_of
from groundswell.ballot.count.measures import measures_of, texts_of
from groundswell.ballot.count.opening import Opened, open_box, write_safely
from groundswell.ballot.count.plan import Plan, plan_from
from groundswell.ballot.count.quality import quality_of
from groundswell.ballot.count.results import results_of
from groundswell.ballot.count.tally import atoms_of, cube_of, tally
from groundswell.ballot.destruction import destroy_box
from groundswell.ballot.form import sha256_of

RESULTS, TEXTS, DESTRUCTION = "results.json", "texts.json", "destruction.json"
# Says that results and texts are whole, and that the box may go. Gone with the box.
COUNTED = "counted.json"
HOW = "rows deleted, file overwritten with random bytes and removed; copies elsewhere are the operator's"
Shuffle = Callable[[MutableSequence[Any]], None]


class OtherForm(ValueError):
    """The box was made with another form than the plan was fixed for."""


class OtherPlan(ValueError):
    """The plan is not the one that was fixed and hashed before the wave was opened."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a count did: answers counted, left empty, spoiled, and the hash of the results file."""

    answers: int
    empty: int
    spoiled: int
    results_sha256: str


def count(
    path: Path,
    document: dict[str, Any],
    out: Path,
    *,
    at: datetime,
    shuffle: Shuffle,
    gate: Gate = decide,
    drawn: int | None = None,
) -> Counted:
    """Count a closed box by a plan into a folder, and destroy the box. Returns what was done.

    `shuffle` is the system's own, but for tests; no figure depends on it. `drawn` is how many people are known to have
    drawn a paper slip: slip answers beyond that may have been made up by whoever holds the slips and knows them, so the
    threshold rises by as many.

    Results and texts are on the disk before the first row is destroyed. A count that was interrupted before that is
    made again, with the same results; one that was interrupted while it destroyed is brought to its end, from what it
    had written. Raises BadPlan, BoxNotThere, NotClosed, OtherForm, OtherPlan, and Refused when the gate certifies
    nothing: then everything is as it was.
    """
    plan = plan_from(document)
    if not (out / COUNTED).exists():
        _count_into(out, path, plan, document, shuffle=shuffle, gate=gate, drawn=drawn)
    told = json.loads((out / COUNTED).read_text(encoding="utf-8"))
    with suppress(BoxNotThere):
        destroy_box(path)
    write_safely(out / DESTRUCTION, told | {"destroyed_at": at.isoformat(timespec="seconds"), "how": HOW})
    (out / COUNTED).unlink()
    return Counted(told["answers"], told["empty"], told["spoiled"], told["results_sha256"])


def _count_into(
    out: Path, path: Path, plan: Plan, document: dict[str, Any], *, shuffle: Shuffle, gate: Gate, drawn: int | None
) -> None:
    found = open_box(path, shuffle)
    if sha256_of(found.form_document) != plan.form_sha256:
        raise OtherForm(found.form.wave)
    if found.plan_sha256 and found.plan_sha256 != sha256_of(document):
        raise OtherPlan(found.form.wave)
    made_up = 0 if drawn is None else max(0, found.by_slip - drawn)
    results = counted(found.answers, plan, gate=gate, made_up=made_up) | {
        "wave": found.form.wave,
        "plan_sha256": sha256_of(document),
    }
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = write_safely(out / RESULTS, results)
    write_safely(out / TEXTS, _texts(found, plan, shuffle))
    done = Counted(len(found.answers), found.empty, found.spoiled, hashlib.sha256(content).hexdigest())
    write_safely(out / COUNTED, {"wave": found.form.wave, **asdict(done), "by_slip": found.by_slip})


def counted(answers: Sequence[Answers], plan: Plan, *, gate: Gate = decide, made_up: int = 0) -> dict[str, Any]:
    """Return the results of these answers by a plan, as the gate lets them through, of which so many may be made up.

    Raises Refused.
    """
    cube = cube_of(answers, plan)
    measures = measures_of(answers, plan)
    found = tally(measures, atoms_of(answers, plan, cube), cube, plan)
    decision = gate(found, threshold=plan.threshold + made_up)
    return results_of(
        found,
        decision,
        plan,
        estimates=estimates_of(found, plan),
        quality=quality_of(measures, found, plan, seen=decision.seen),
        weighting=weighting_of(found, plan, counted=decision.counted),
    )


def _texts(found: Opened, plan: Plan, shuffle: Shuffle) -> dict[str, Any]:
    """Return what was written, each question shuffled by itself, so that no two texts are known to be one person's.

    A question that few wrote to is left out, and its words go with the box: whoever reads them could guess whose.
    """
    written = texts_of(found.answers, plan)
    texts = {question: said for question, said in written.items() if len(said) >= plan.threshold}
    for one in texts.values():
        shuffle(one)
    return {"wave": found.form.wave, "texts": texts}
