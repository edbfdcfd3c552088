"""Counting a wave: the count is a process of its own; what it wrote is taken in, and nothing of it is left outside."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction

from groundswell.ballot.box_file import BoxNotThere, path_of
from groundswell.ballot.destruction import destroy_box, destroy_folder
from groundswell.discover.results.actions import claiming
from groundswell.discover.results.actions.claiming import Busy, alone_with, busy_with, write_claim
from groundswell.discover.results.models import Claim, Count, Remark
from groundswell.discover.surveys.actions.leaving import forget_after_count
from groundswell.discover.surveys.actions.waves import NotNow, locked, move, note
from groundswell.discover.surveys.enums import Act, State
from groundswell.discover.surveys.models import Eligibility, MailboxCode, Wave
from groundswell.discover.surveys.planning import canonical
from groundswell.discover.surveys.queries.turnout import turnout
from groundswell.discover.surveys.queries.waves import slips_drawn
from groundswell.discover.surveys.rules import check_may_open
from groundswell.people.agents import Agent, actor
from groundswell.people.models import Person

AT_ONCE = 500
SECONDS = 1_800
COUNT = (sys.executable, "-m", "groundswell.ballot.count")
RESULTS, TEXTS, DESTRUCTION = "results.json", "texts.json", "destruction.json"
SUFFIX = ".counted"

logger = logging.getLogger(__name__)


def count_wave(wave: Wave, *, folder: Path, by: Agent, at: datetime) -> Count:
    """Count a closed wave, destroy its single answers, and keep what the gate let through. Returns the count.

    `folder` is where boxes lie. Raises NotAllowed, and NotNow unless the wave is closed, while somebody else counts it,
    or where the count refuses: then nothing is lost, and the box is as it was. A count that was interrupted after the
    rows were destroyed is taken in from the files it had written before.

    While the count runs, which can take minutes, no transaction is open: everybody else can go on writing.
    """
    check_may_open(by, wave.programme)
    out = folder / f"{wave.box}{SUFFIX}"
    with _alone(wave, folder) as lock:
        with transaction.atomic():
            wave = locked(wave)
            if wave.state == State.CLOSED:
                write_claim(wave, by=by, at=at)
        if _is_over(wave):
            # A count that was cut off once its results were taken in.
            destroy_folder(out)
        _check_closed(wave)
        if wave.is_destroyed:
            sentence = "There is no box of this wave any more: its answers were destroyed. It can never be counted."
            raise NotNow(sentence)
        if not (out / DESTRUCTION).exists():
            _run(wave, folder, out, lock)
        with transaction.atomic():
            wave = locked(wave)
            _check_closed(wave)
            found = _take_in(wave, out, by=by, at=at)
            move(wave, State.COUNTED)
            wave.is_destroyed = True
            wave.save(update_fields=["is_destroyed"])
            _forget_who_was_invited(wave, at=at)
            Claim.objects.filter(wave=wave).delete()
            note(Act.WAVE_COUNTED, wave, detail=f"{answers_said(found)}, results {found.results_sha256}", by=by, at=at)
        destroy_folder(out)
    return found


def destroy_answers(wave: Wave, *, folder: Path, by: Agent, at: datetime) -> Wave:
    """Destroy the single answers of a wave that is over, counted or not. Done again, it changes nothing.

    Raises NotAllowed, and NotNow for a wave that was never opened, still takes answers, or is being counted. A wave
    destroyed before it was counted can never be counted.
    """
    check_may_open(by, wave.programme)
    with _alone(wave, folder):
        with transaction.atomic():
            wave = locked(wave)
            if wave.state in {State.DRAFT, State.OPEN}:
                sentence = "Single answers are destroyed after the close. Close the wave first, and count it."
                raise NotNow(sentence)
            if not wave.is_destroyed:
                write_claim(wave, by=by, at=at)
        # Outside of a transaction, as it takes a while. Nothing else moves a wave on whose lock is held.
        path = path_of(folder, wave.box)
        if path.exists():
            try:
                destroy_box(path)
            except BoxNotThere:
                path.unlink(missing_ok=True)
        destroy_folder(folder / f"{wave.box}{SUFFIX}")
        with transaction.atomic():
            wave = locked(wave)
            Claim.objects.filter(wave=wave).delete()
            if not wave.is_destroyed:
                wave.is_destroyed = True
                wave.save(update_fields=["is_destroyed"])
                note(Act.WAVE_DESTROYED, wave, by=by, at=at)
            _forget_who_was_invited(wave, at=at)
    return wave


def destroy_leftovers(folder: Path) -> None:
    """Destroy what counts left behind that were cut off after their results were taken in: remarks as written.

    Files of a wave that is still to be counted stay, for its count is taken in from them. What somebody is at now is
    left to them. A folder that cannot be destroyed is told in the log, and stays for the next time.
    """
    boxes = {path.stem for end in (SUFFIX, claiming.SUFFIX) for path in folder.glob(f"*{end}")}
    for box in sorted(boxes):
        try:
            with alone_with(box, folder):
                wave = Wave.objects.filter(box=box).first()
                if wave is not None and _is_over(wave):
                    destroy_folder(folder / f"{box}{SUFFIX}")
        except Busy:
            continue
        except (OSError, DatabaseError):
            logger.exception("What a count left behind could not be destroyed: %s", folder / f"{box}{SUFFIX}")


def answers_told(count: Count) -> int | dict[str, str]:
    """Return how many answers were counted as everybody may know it: rounded, and below the threshold withheld."""
    answers = count.results["answers"]
    return answers if isinstance(answers, dict) else int(answers)


def answers_said(count: Count) -> str:
    """Return the same in words."""
    answers = answers_told(count)
    few = f"fewer than {count.results['threshold']} answers"
    return f"{answers:,} answers" if isinstance(answers, int) else few


@contextmanager
def _alone(wave: Wave, folder: Path) -> Iterator[int]:
    """Hold the lock of a wave, or say who has it."""
    try:
        with alone_with(wave.box, folder) as lock:
            yield lock
    except Busy as taken:
        raise NotNow(busy_with(wave)) from taken


def _is_over(wave: Wave) -> bool:
    return wave.is_destroyed or wave.state in {State.COUNTED, State.RELEASED}


def _check_closed(wave: Wave) -> None:
    if wave.state != State.CLOSED:
        sentence = f"This wave is {wave.get_state_display().lower()}. It can be counted once, after it is closed."
        raise NotNow(sentence)


def _run(wave: Wave, folder: Path, out: Path, lock: int) -> None:
    """Let the count's own process open the box, holding our lock too; say what it said where it refuses."""
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    plan = out / "plan.json"
    plan.touch(mode=0o600)
    plan.write_bytes(canonical(wave.plan))
    drawn = ("--drawn", str(slips_drawn(wave)))
    command = [*COUNT, str(path_of(folder, wave.box)), str(plan), str(out), *drawn]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command, capture_output=True, text=True, timeout=SECONDS, check=False, pass_fds=(lock,)
        )
    except subprocess.TimeoutExpired as slow:
        sentence = "The count took more than half an hour and was stopped. The answers are as they were. Try again."
        raise NotNow(sentence) from slow
    if done.returncode:
        said = done.stderr.strip().splitlines()
        known = said[-1] if done.returncode == 2 and said else "The count stopped. Nothing was published."
        raise NotNow(known)


def _take_in(wave: Wave, out: Path, *, by: Agent, at: datetime) -> Count:
    """Keep the results, and what was written where enough people wrote, each remark by itself."""
    results, texts = _read(out / RESULTS), _read(out / TEXTS)
    # The exact number stays nowhere: beside the rounded one it would tell of those few by which two waves differ.
    record = _read(out / DESTRUCTION) | {"answers": results["answers"]}
    record["turnout"] = _came_in(wave, by_slip=record.pop("by_slip", 0))
    found = Count.objects.create(
        wave=wave,
        results=results,
        results_sha256=record["results_sha256"],
        record=record,
        counted_at=at,
        counted_by=by if isinstance(by, Person) else None,
        counted_by_name=actor(by, organisation=wave.programme.organisation).who,
    )
    # A question that few wrote to is not opened. The count leaves it out itself; one made by an older version did not.
    Remark.objects.bulk_create(
        (
            Remark(count=found, question=question, text=text)
            for question, written in texts["texts"].items()
            if len(written) >= wave.threshold
            for text in written
        ),
        batch_size=AT_ONCE,
    )
    return found


def _came_in(wave: Wave, *, by_slip: int) -> dict[str, int]:
    """Return by which ways people came in, rounded; with the count it is forgotten who came by which."""
    found = turnout(wave)
    unticked = max(0, by_slip - slips_drawn(wave))
    return {
        "invited": wave.eligible.count(),
        "let_in": found.let_in or 0 if found else 0,
        "let_in_again": found.again if found else 0,
        "slips_drawn": found.slips if found else 0,
        "slips_unticked": unticked + -unticked % 5,
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as broken:
        sentence = (
            "The files of this count are incomplete: it was begun to destroy them. The wave can only be given up."
        )
        raise NotNow(sentence) from broken
    return found


def _forget_who_was_invited(wave: Wave, *, at: datetime) -> None:
    """Forget who was let in and by which way, codes on their way, and the names of those who have left since."""
    MailboxCode.objects.filter(eligibility__wave=wave).delete()
    Eligibility.objects.filter(wave=wave).update(channel="none", is_reissued=False)
    forget_after_count(wave.programme.organisation, at=at)
