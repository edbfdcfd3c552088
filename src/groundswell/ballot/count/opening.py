"""Opening a closed box: the only place where stored answers are read."""

import json
import os
import sqlite3
from collections.abc import Callable, MutableSequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from groundswell.ballot.answers import Answers, BadAnswers, opened
from groundswell.ballot.box_file import BoxNotThere, NotClosed, entry, is_closed, stored_in, sync_folder
from groundswell.ballot.form import Form, canonical, form_from


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in a box: its form, everybody's answers in no order at all, and how many envelopes held none.

    `plan_sha256` is the hash of the plan that was fixed when the box was made, "" where none was.
    `by_slip` is how many envelopes lay there under a paper slip.
    """

    form: Form
    form_document: dict[str, Any]
    plan_sha256: str
    answers: list[Answers]
    spoiled: int
    empty: int
    by_slip: int


def open_box(path: Path, shuffle: Callable[[MutableSequence[Any]], None]) -> Opened:
    """Return what is in a closed box, shuffled. Raises BoxNotThere, NotClosed."""
    if not path.is_file():
        raise BoxNotThere(path.stem)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as box:
        if not is_closed(box):
            raise NotClosed(path.stem)
        document = json.loads(entry(box, "form"))
        form = form_from(document)
        plan_sha256 = entry(box, "plan").decode()
        stored = stored_in(box)
        slips = {bytes(row[0]) for row in box.execute("SELECT code_hash FROM slip")}
    envelopes = [one for _, one in stored]
    by_slip = sum(key in slips for key, _ in stored)
    shuffle(envelopes)
    answers, spoiled = [], 0
    for one in envelopes:
        try:
            answers.append(opened(form, one))
        except BadAnswers:
            spoiled += 1
    given = [one for one in answers if not one.is_empty]
    return Opened(form, document, plan_sha256, given, spoiled, len(answers) - len(given), by_slip)


def write_safely(path: Path, document: Any) -> bytes:
    """Write a document so that it is there whole, on the disk, or not at all; return its bytes."""
    content = canonical(document) + b"\n"
    draft = path.with_name(f"{path.name}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)
    return content
