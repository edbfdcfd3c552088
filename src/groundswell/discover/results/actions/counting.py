"""Counting a wave: the count is a process of its own; what it wrote is taken in, and nothing of it is left outside."""

import json
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from groundswell.ballot.box_file import BoxNotThere, path_of
from groundswell.ballot.destruction import destroy_box
from groundswell.discover.results.models import Count, Remark
from groundswell.discover.surveys.actions.waves import NotNow, locked, move, note
from groundswell.discover.surveys.enums import Act, State
from groundswell.discover.surveys.models import Eligibility, MailboxCode, Wave
from groundswell.discover.surveys.planning import canonical
from groundswell.discover.surveys.rules import check_may_open
from groundswell.people.agents import Agent, actor
from groundswell.people.models import Person

AT_ONCE = 500
SECONDS = 1_800
RESULTS, TEXTS, DESTRUCTION = "results.json", "texts.json", "destruction.json"


def count_wave(wave: Wave, *, folder: Path, by: Agent, at: datetime) -> Count:
    """Count a closed wave, destroy its single answers, and keep what the gate let through. Returns the count.

    `folder` is where boxes lie. Raises NotAllowed, and NotNow unless the wave is closed, or where the count refuses:
    then nothing is lost, and the box is as it was. A count that was interrupted after the rows were destroyed is taken
    in from the files it had written before.
    """
    check_may_open(by, wave.programme)
    out = folder / f"{wave.box}.counted"
    with transaction.atomic():
        wave = locked(wave)
        if wave.state != State.CLOSED:
            sentence = f"This wave is {wave.get_state_display().lower()}. It can be counted once, after it is closed."
            raise NotNow(sentence)
        if not (out / DESTRUCTION).exists():
            _run(wave, folder, out)
        found = _take_in(wave, out, by=by, at=at)
        move(wave, State.COUNTED)
        wave.is_destroyed = True
        wave.save(update_fields=["is_destroyed"])
        _forget_who_was_invited(wave)
        answers = found.record["answers"]
        note(Act.WAVE_COUNTED, wave, detail=f"{answers:,} answers, results {found.results_sha256}", by=by, at=at)
    shutil.rmtree(out, ignore_errors=True)
    return found


def destroy_answers(wave: Wave, *, folder: Path, by: Agent, at: datetime) -> Wave:
    """Destroy the single answers of a wave that is over, counted or not. Done again, it changes nothing.

    Raises NotAllowed, and NotNow for a wave that was never opened or still takes answers. A wave destroyed before it
    was counted can never be counted.
    """
    check_may_open(by, wave.programme)
    with transaction.atomic():
        wave = locked(wave)
        if wave.state in {State.DRAFT, State.OPEN}:
            sentence = "Single answers are destroyed after the close. Close the wave first, and count it."
            raise NotNow(sentence)
        path = path_of(folder, wave.box)
        if path.exists():
            try:
                destroy_box(path)
            except BoxNotThere:
                path.unlink(missing_ok=True)
        shutil.rmtree(folder / f"{wave.box}.counted", ignore_errors=True)
        _forget_who_was_invited(wave)
        if not wave.is_destroyed:
            wave.is_destroyed = True
            wave.save(update_fields=["is_destroyed"])
            note(Act.WAVE_DESTROYED, wave, by=by, at=at)
    return wave


def _run(wave: Wave, folder: Path, out: Path) -> None:
    """Let the count's own process open the box; say what it said where it refuses."""
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    plan = out / "plan.json"
    plan.touch(mode=0o600)
    plan.write_bytes(canonical(wave.plan))
    command = [sys.executable, "-m", "groundswell.ballot.count", str(path_of(folder, wave.box)), str(plan), str(out)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603 - our own module, no shell
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
    record = _read(out / DESTRUCTION)
    found = Count.objects.create(
        wave=wave,
        results=results,
        results_sha256=record["results_sha256"],
        record=record,
        counted_at=at,
        counted_by=by if isinstance(by, Person) else None,
        counted_by_name=actor(by, organisation=wave.programme.organisation).who,
    )
    # A question that few answered is not opened: whoever reads it could guess who wrote.
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


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _forget_who_was_invited(wave: Wave) -> None:
    """Forget who was let in and by which way, and codes on their way: nothing of it is needed after the close."""
    MailboxCode.objects.filter(eligibility__wave=wave).delete()
    Eligibility.objects.filter(wave=wave).update(channel="none", is_reissued=False)
