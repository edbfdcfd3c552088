"""The file of one wave's answers: SQLite, made to hold nothing but answers under hashes (TRUST 2.4, 7).

The issuing side may make it, add slips and close it; the box puts answers in; only the count reads them.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from groundswell.ballot.answers import size_of
from groundswell.ballot.form import Form, canonical, form_from
from groundswell.ballot.placing import EMPTY, home_of, places, slots_for, slots_more

SUFFIX = ".box"
# No time, no sequence, no address, no person. Slots are filled with nothing when the box is made, and a key decides in
# which of them its answers lie (placing.py): the file is the same whatever order they came in.
SCHEMA = """
CREATE TABLE answers (slot INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE slip (code_hash BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE meta (k TEXT PRIMARY KEY, v BLOB NOT NULL) WITHOUT ROWID;
"""
# FULL, not NORMAL: what is acknowledged must be on the disk (TRUST 11). The log of changes is brought into the file and
# emptied after each commit (empty_log): it would hold answers in the order in which they came.
START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=OFF;"
# The smallest that disks write at once: an answer lies on a page of its own beside its key, or on four, and is written
# over in place. Larger pages leave more of the file empty and write more for each answer.
PAGE_SIZE = 4096
WAIT_SECONDS = 20.0
KEY = len(EMPTY)
HOME = """
WITH given (slot, key, body) AS (VALUES {rows})
UPDATE answers SET body = given.body FROM given
WHERE answers.slot = given.slot AND substr(answers.body, 1, 32) IN (zeroblob(32), given.key)
RETURNING slot
"""
FULL = 2


class BoxNotThere(FileNotFoundError):
    """There is no box of this wave in the folder: it was never made, or it was counted and destroyed."""


class BoxThereAlready(FileExistsError):
    """This wave has a box; a second one would split its answers."""


class NotDurable(RuntimeError):
    """The box would acknowledge answers before the disk has them."""


class NotClosed(RuntimeError):
    """Answers may still come, so nobody may look yet."""


def path_of(folder: Path, wave: str) -> Path:
    """Return where the box of a wave lies. Raises BoxNotThere for a name that is no wave's."""
    if not wave.isascii() or not wave.isalnum():
        raise BoxNotThere(wave)
    return folder / f"{wave}{SUFFIX}"


def make_box(
    folder: Path, document: dict[str, Any], *, checking_key: bytes, people: int, plan_sha256: str = ""
) -> Form:
    """Make the box of a wave from the JSON of its form, with room for so many people, and return the form.

    `checking_key` is the box's half of the wave's signing key. With the hash of a publication plan, the box is counted
    by that plan and no other. Raises BadForm, BoxThereAlready.
    """
    form = form_from(document)
    path = path_of(folder, form.wave)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(draft, isolation_level=None)) as made:
        made.executescript(f"PRAGMA page_size={PAGE_SIZE}; PRAGMA synchronous=FULL; {SCHEMA}")
        entries = {
            "form": canonical(document),
            "checking_key": checking_key,
            "size": str(size_of(form)).encode(),
            "plan": plan_sha256.encode(),
        }
        made.executemany("INSERT INTO meta VALUES (?, ?)", entries.items())
        _fill(made, range(slots_for(people)), KEY + size_of(form))
    try:
        # A link fails where a rename would put an empty box in the place of a full one.
        os.link(draft, path)
    except FileExistsError as taken:
        raise BoxThereAlready(form.wave) from taken
    finally:
        draft.unlink()
    sync_folder(folder)
    return form


def _fill(box: sqlite3.Connection, slots: Iterable[int], length: int) -> None:
    box.execute("BEGIN IMMEDIATE")
    box.executemany("INSERT INTO answers VALUES (?, zeroblob(?))", ((slot, length) for slot in slots))
    box.execute("COMMIT")


def add_slips(folder: Path, wave: str, keys: Iterable[bytes]) -> None:
    """Let the holders of these slips answer, and make room for their answers. Raises BoxNotThere."""
    with opened_box(folder, wave) as box:
        box.execute("BEGIN IMMEDIATE")
        # In the order of the hashes, so that the file does not tell the order of printing either.
        added = sorted(keys)
        box.executemany("INSERT OR IGNORE INTO slip VALUES (?)", ((key,) for key in added))
        slots = slots_in(box)
        held = stored_in(box)
        length = box.execute("SELECT length(body) FROM answers LIMIT 1").fetchone()[0]
        box.execute("DELETE FROM answers")
        more = range(slots + slots_more(len(added)))
        box.executemany("INSERT INTO answers VALUES (?, zeroblob(?))", ((slot, length) for slot in more))
        put_into(box, held)
        box.execute("COMMIT")
        # The file is written anew: which pages were free before is not seen in it.
        box.execute("VACUUM")
        empty_log(box)


def close_box(folder: Path, wave: str) -> None:
    """Take no more answers from now on. Raises BoxNotThere."""
    with opened_box(folder, wave) as box:
        box.execute("INSERT OR REPLACE INTO meta VALUES ('closed', x'01')")
        empty_log(box)


def empty_log(box: sqlite3.Connection) -> bool:
    """Bring what is in the log of changes into the file, and say whether the log is empty: not while somebody reads."""
    is_busy, *_ = box.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


def blot_index(box: sqlite3.Connection) -> None:
    """Write a page on which no answer lies, when the log is empty.

    The index beside the log (-shm) goes on naming the pages that were written last, and so whose answers came last; the
    first page to be written into an empty log wipes it.
    """
    box.execute("PRAGMA user_version = 0")
    empty_log(box)


def slots_in(box: sqlite3.Connection) -> int:
    """Return how many slots a box has."""
    found: int = box.execute("SELECT max(slot) + 1 FROM answers").fetchone()[0]
    return found


def put_into(box: sqlite3.Connection, answers: Iterable[tuple[bytes, bytes]]) -> None:
    """Put envelopes under their keys, in place of any before them, in the caller's transaction. Raises Full.

    Every body is as long as the one it takes the place of, so that SQLite writes it where that lay.
    """
    slots = slots_in(box)
    at_home: dict[int, tuple[bytes, bytes]] = {}
    others = []
    for key, envelope in answers:
        home = home_of(key, slots)
        if home in at_home:
            others.append((key, envelope))
        else:
            at_home[home] = key, envelope
    # Most homes are free: one statement for all of those, which does not let go of the interpreter each time.
    given = [part for home, (key, envelope) in at_home.items() for part in (home, key, key + envelope)]
    rows = box.execute(HOME.format(rows=", ".join(["(?, ?, ?)"] * len(at_home))), given) if at_home else ()
    done = {slot for (slot,) in rows}
    others += [one for home, one in at_home.items() if home not in done]

    def key_at(slot: int) -> bytes:
        return bytes(box.execute("SELECT substr(body, 1, ?) FROM answers WHERE slot = ?", (KEY, slot)).fetchone()[0])

    for key, envelope in others:
        changed = places(key_at, slots, key)
        for at, onward in reversed(list(pairwise(changed))):
            box.execute(
                "UPDATE answers SET body = (SELECT body FROM answers WHERE slot = ?) WHERE slot = ?", (at, onward)
            )
        box.execute("UPDATE answers SET body = ? WHERE slot = ?", (key + envelope, changed[0]))


def stored_in(box: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
    """Return every envelope with its key, in the order of the keys."""
    rows = box.execute("SELECT body FROM answers WHERE substr(body, 1, ?) <> ?", (KEY, EMPTY))
    return sorted((bytes(body[:KEY]), bytes(body[KEY:])) for (body,) in rows)


def is_closed(box: sqlite3.Connection) -> bool:
    """Say whether the box was closed; inside a transaction nobody can close it meanwhile."""
    return box.execute("SELECT 1 FROM meta WHERE k = 'closed'").fetchone() is not None


def answers_in(folder: Path, wave: str) -> int:
    """Return how many people have answered: the one figure of an open box that anybody may ask for."""
    with opened_box(folder, wave) as box:
        found: int = box.execute("SELECT count(*) FROM answers WHERE substr(body, 1, ?) <> ?", (KEY, EMPTY)).fetchone()[
            0
        ]
    return found


@contextmanager
def opened_box(folder: Path, wave: str) -> Iterator[sqlite3.Connection]:
    """Yield a durable connection to the box of a wave. Raises BoxNotThere, NotDurable."""
    with closing(connect(path_of(folder, wave))) as box:
        yield box


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection that acknowledges only what is on the disk. Raises BoxNotThere, NotDurable."""
    if not path.is_file():
        raise BoxNotThere(path.stem)
    # mode=rw: SQLite would make a missing file anew, between our look and its own.
    box = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=WAIT_SECONDS,
        check_same_thread=False,
    )
    try:
        box.executescript(START)
        check_durable(box)
    except BaseException:
        box.close()
        raise
    return box


def check_durable(box: sqlite3.Connection) -> None:
    """Raise NotDurable when a commit here may return before the disk has it."""
    level = box.execute("PRAGMA synchronous").fetchone()[0]
    journal = box.execute("PRAGMA journal_mode").fetchone()[0]
    if level < FULL or journal != "wal":
        message = f"synchronous={level}, journal_mode={journal}"
        raise NotDurable(message)


def form_in(box: sqlite3.Connection) -> Form:
    """Return the form that this box was made with."""
    return form_from(json.loads(entry(box, "form")))


def entry(box: sqlite3.Connection, name: str) -> bytes:
    """Return one entry of the box about itself. Raises LookupError."""
    row = box.execute("SELECT v FROM meta WHERE k = ?", (name,)).fetchone()
    if row is None:
        raise LookupError(name)
    return bytes(row[0])


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: a file that is synced but not named would be lost."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
