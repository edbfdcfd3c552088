"""Putting answers into boxes: acknowledged once they are on the disk, counted once however often they are sent.

One writer for each box takes whatever waits and commits it together, so that one disk sync serves many people.
"""

import queue
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from groundswell.ballot.admission import NotAdmitted, token_key
from groundswell.ballot.answers import Answers, envelope
from groundswell.ballot.box_file import (
    SUFFIX,
    BoxNotThere,
    blot_index,
    connect,
    empty_log,
    entry,
    form_in,
    is_closed,
    path_of,
    put_into,
)
from groundswell.ballot.placing import Full
from groundswell.ballot.slips import NotACode, slip_key

# Beyond this, waiting would take longer than a browser's patience: better said at once.
MOST_WAITING = 1000
MOST_TOGETHER = 200
ANSWER_SECONDS = 30.0


class Closed(RuntimeError):
    """No more answers are taken: the closing day is over, or the wave was closed. Carries the last day."""

    def __init__(self, last_day: date) -> None:
        super().__init__(last_day)
        self.last_day = last_day


class NotYet(RuntimeError):
    """No answers are taken before the first day. Carries it."""

    def __init__(self, first_day: date) -> None:
        super().__init__(first_day)
        self.first_day = first_day


class NotStored(RuntimeError):
    """The answers could not be brought to the disk now; trying again later does no harm."""


@dataclass(slots=True)
class _Waiting:
    """One set of answers on its way to the disk."""

    key: bytes
    envelope: bytes
    # Held until the disk has them: the cheapest thing to wait for.
    stored: threading.Lock = field(default_factory=threading.Lock)
    fault: Exception | None = None

    def __post_init__(self) -> None:
        self.stored.acquire()


class Box:
    """The box of one wave, open for answers. Nothing that is in it can be read here."""

    def __init__(self, path: Path, *, today: Callable[[], date]) -> None:
        """Open a box. Raises BoxNotThere, NotDurable."""
        self._connection = connect(path)
        self._path = path
        self._today = today
        self.form = form_in(self._connection)
        self._checking_key = entry(self._connection, "checking_key")
        self._reading = connect(path)
        self._reading_lock = threading.Lock()
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self.is_writing = False
        # What a box that was killed has left.
        self._forget_order(empty_log)
        self._forget_order(blot_index)
        self._writer = threading.Thread(target=self._write, name=f"writer of {self.form.wave}", daemon=True)
        self._writer.start()

    @property
    def is_there(self) -> bool:
        """Whether the file of this box was not destroyed."""
        return self._path.is_file()

    @property
    def waiting(self) -> int:
        """How many sets of answers wait for the disk."""
        return self._waiting.qsize()

    @property
    def has_room(self) -> bool:
        """Whether more answers can wait for the disk."""
        return self.waiting < MOST_WAITING

    def key_of_token(self, token: str) -> bytes:
        """Return the key under which answers with this token lie. Raises NotAdmitted."""
        return token_key(self.form.wave, token, self._checking_key)

    def key_of_slip(self, code: str) -> bytes:
        """Return the key under which answers with this slip lie. Raises NotAdmitted."""
        try:
            key = slip_key(self.form.wave, code)
        except NotACode as mistyped:
            raise NotAdmitted from mistyped
        with self._reading_lock:
            if self._reading.execute("SELECT 1 FROM slip WHERE code_hash = ?", (key,)).fetchone() is None:
                raise NotAdmitted
        return key

    def accept(self, token: str, answers: Answers) -> None:
        """Store answers with a token; see `put`. Raises NotAdmitted too."""
        self.put(self.key_of_token(token), answers)

    def put(self, key: bytes, answers: Answers) -> None:
        """Store answers under a key in place of any before them. Returns once they are on the disk.

        Raises NotYet, Closed, BoxNotThere, NotStored, and BadAnswers where somebody wrote more than fits.
        """
        one = _Waiting(key, envelope(self.form, answers))
        if not self.has_room:
            raise NotStored
        self._waiting.put(one)
        if not one.stored.acquire(timeout=ANSWER_SECONDS):
            raise NotStored
        if one.fault is not None:
            raise one.fault

    def check_open(self) -> None:
        """Raise NotYet before the first day, Closed after the last day or once the box was closed.

        BoxNotThere once it was destroyed.
        """
        if not self.is_there:
            raise BoxNotThere(self.form.wave)
        if fault := self._out_of_days():
            raise fault
        with self._reading_lock:
            if is_closed(self._reading):
                raise Closed(self.form.closes)

    def shut(self) -> None:
        """Finish what waits and let go of the file."""
        self._waiting.put(None)
        self._writer.join()
        self._reading.close()
        self._connection.close()

    def _out_of_days(self) -> NotYet | Closed | None:
        today, form = self._today(), self.form
        if form.opens is not None and today < form.opens:
            return NotYet(form.opens)
        return Closed(form.closes) if today > form.closes else None

    def _write(self) -> None:
        while (first := self._waiting.get()) is not None:
            self.is_writing = True
            together, goes_on = [first], True
            while len(together) < MOST_TOGETHER and not self._waiting.empty():
                another = self._waiting.get()
                if another is None:
                    goes_on = False
                    break
                together.append(another)
            fault = self._commit(together)
            self._forget_order(empty_log)
            for one in together:
                one.fault = fault
                one.stored.release()
            if self._waiting.empty():
                self._forget_order(blot_index)
            self.is_writing = False
            if not goes_on:
                return

    def _commit(self, together: list[_Waiting]) -> Exception | None:
        """Bring answers to the disk, all of them or none, and return what stood in the way."""
        if fault := self._out_of_days():
            return fault
        if not self.is_there:
            return BoxNotThere(self.form.wave)
        # Of one person's only the last.
        rows = sorted({one.key: one.envelope for one in together}.items())
        box = self._connection
        try:
            # Nothing is taken once the box is closed, and whoever closes it meanwhile waits.
            box.execute("BEGIN IMMEDIATE")
            if is_closed(box):
                box.execute("ROLLBACK")
                return Closed(self.form.closes)
            put_into(box, rows)
            box.execute("COMMIT")
        except (sqlite3.Error, Full):
            if box.in_transaction:
                box.execute("ROLLBACK")
            return NotStored()
        return None

    def _forget_order(self, forget: Callable[[sqlite3.Connection], object]) -> None:
        """Leave nothing beside the file that says who came before whom; whoever reads just now is waited for."""
        with suppress(sqlite3.Error):
            forget(self._connection)


class Boxes:
    """All boxes in a folder, each opened when it is first asked for."""

    def __init__(self, folder: Path, *, today: Callable[[], date]) -> None:
        self.folder = folder
        self.today = today
        self._open: dict[str, Box] = {}
        self._lock = threading.Lock()

    def box(self, wave: str) -> Box:
        """Return the box of a wave. Raises BoxNotThere, NotDurable."""
        found = self._open.get(wave)
        if found is not None and found.is_there:
            return found
        path = path_of(self.folder, wave)
        with self._lock:
            found = self._open.get(wave)
            if not path.is_file():
                if found is not None:
                    del self._open[wave]
                    found.shut()
                raise BoxNotThere(wave)
            if found is None:
                found = self._open[wave] = Box(path, today=self.today)
            return found

    def waves(self) -> list[str]:
        """Return the names of the waves that have a box here."""
        return sorted(path.stem for path in self.folder.glob(f"*{SUFFIX}"))

    def shut(self) -> None:
        """Finish what waits in every box and let go of the files."""
        with self._lock:
            for box in self._open.values():
                box.shut()
            self._open.clear()
