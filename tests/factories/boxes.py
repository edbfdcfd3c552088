"""Boxes for tests: one wave's box in a folder, with people who were admitted and slips that were drawn."""

import sqlite3
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tests.factories.forms import WAVE, small_form

from groundswell.ballot.admission import ConfidentialAdmission, new_signing_key
from groundswell.ballot.answers import Answers, opened, read_answers
from groundswell.ballot.box_file import add_slips, make_box
from groundswell.ballot.form import Form
from groundswell.ballot.slips import new_code, slip_key
from groundswell.box.store import Box

WHILE_OPEN = date(2027, 3, 1)


class Anybody:
    """Somebody who is invited; that they are admitted once is the issuing side's business, tested there."""

    def use_up(self) -> None:
        return


@dataclass
class MadeBox:
    """A box, and what its issuing side can do."""

    folder: Path
    form: Form
    signing_key: bytes
    wave: str = WAVE
    codes: list[str] = field(default_factory=list)

    def token(self) -> str:
        """Return the admission of one more person."""
        return ConfidentialAdmission(self.wave, self.signing_key).admit(Anybody())

    def code(self) -> str:
        """Return the code of one more slip."""
        code = new_code()
        add_slips(self.folder, self.wave, [slip_key(self.wave, code)])
        self.codes.append(code)
        return code

    @property
    def path(self) -> Path:
        """Where the box lies."""
        return self.folder / f"{self.wave}.box"


def made_box(folder: Path, document: dict[str, Any] | None = None, *, people: int = 400) -> MadeBox:
    """Make a box in a folder, with room for so many people."""
    signing_key, checking_key = new_signing_key()
    form = make_box(folder, document or small_form(), checking_key=checking_key, people=people)
    return MadeBox(folder, form, signing_key, wave=form.wave)


@contextmanager
def open_box(made: MadeBox, *, today: date = WHILE_OPEN) -> Iterator[Box]:
    """Yield the box, taking answers on a day."""
    box = Box(made.path, today=lambda: today)
    try:
        yield box
    finally:
        box.shut()


def some(made: MadeBox, point: int) -> Answers:
    """Return answers of somebody who chose one point."""
    return read_answers(made.form, {"items": {"clear-goals": point}})


def until(happened: Callable[[], bool]) -> None:
    """Return once something has happened; fail after ten seconds."""
    deadline = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def stored(made: MadeBox) -> list[Answers]:
    """Return what is in the file, read past every interface of ours."""
    with closing(sqlite3.connect(made.path)) as file:
        rows = [bytes(row[0]) for row in file.execute("SELECT body FROM answers")]
    return [opened(made.form, row[32:]) for row in rows if any(row[:32])]


def pages_named_beside(path: Path) -> list[int]:
    """Return the pages that the index of the log names (https://www.sqlite.org/walformat.html, section 2)."""
    index = path.with_name(f"{path.name}-shm").read_bytes()
    return [page for page in struct.unpack_from("=4062I", index, 136) if page]


def said(path: Path) -> bytes:
    """Return a file of SQLite without its counters of changes (bytes 24 to 27 and 92 to 95 of its head)."""
    content = path.read_bytes()
    return content[:24] + content[28:92] + content[96:]
