"""Opening a closed box, and destroying it: the only place where stored answers are read."""

import json
import os
import secrets
import sqlite3
from collections.abc import Callable, MutableSequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from groundswell.ballot.answers import Answers, BadAnswers, opened
from groundswell.ballot.box_file import BoxNotThere, NotClosed, entry, forget_order, is_closed, sync_folder
from groundswell.ballot.form import Form, canonical, form_from

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in a box: its form, everybody's answers in no order at all, and how many envelopes held none."""

    form: Form
    form_document: dict[str, Any]
    answers: list[Answers]
    spoiled: int
    empty: int


def open_box(path: Path, shuffle: Callable[[MutableSequence[Any]], None]) -> Opened:
    """Return what is in a closed box, shuffled. Raises BoxNotThere, NotClosed."""
    if not path.is_file():
        raise BoxNotThere(path.stem)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as box:
        if not is_closed(box):
            raise NotClosed(path.stem)
        document = json.loads(entry(box, "form"))
        form = form_from(document)
        envelopes = [bytes(row[0]) for row in box.execute("SELECT envelope FROM answers")]
    shuffle(envelopes)
    answers, spoiled = [], 0
    for one in envelopes:
        try:
            answers.append(opened(form, one))
        except BadAnswers:
            spoiled += 1
    given = [one for one in answers if not one.is_empty]
    return Opened(form, document, given, spoiled, len(answers) - len(given))


def destroy_box(path: Path) -> None:
    """Delete every row, overwrite the file with random bytes, and remove it and its log. Raises BoxNotThere.

    What a disk keeps of overwritten blocks (flash, snapshots, backups) is beyond a program: docs say what an operator
    does about that. A second call finds nothing and says so.
    """
    if not path.is_file():
        raise BoxNotThere(path.stem)
    with closing(sqlite3.connect(path, isolation_level=None)) as box:
        box.execute("PRAGMA secure_delete=ON")
        box.execute("DELETE FROM answers")
        box.execute("DELETE FROM slip")
        forget_order(box)
    for part in (path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))):
        if part.exists():
            _overwrite(part)
            part.unlink()
    sync_folder(path.parent)


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


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(secrets.token_bytes(min(CHUNK, left)))
        file.flush()
        os.fsync(file.fileno())
