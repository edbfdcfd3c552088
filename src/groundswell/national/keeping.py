"""Writing editions into the store and taking them out, one writer at a time.

Everything is written beside the store and moved in by one rename, so a load that fails, or is killed, changes nothing.
"""

import errno
import fcntl
import hashlib
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from groundswell.national.editions import CARD, Edition, Table, card_of
from groundswell.national.store import (
    DamagedEdition,
    ShippedEdition,
    all_editions,
    damaged_editions,
    find_edition,
    loaded_editions_folder,
)

if TYPE_CHECKING:
    import polars as pl

EDITION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LOCK = ".lock"
INCOMING, REMOVED = ".incoming-", ".removed-"


@contextmanager
def only_writer(*, waiting: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Hold the store for as long as the block runs, and yield its folder; waiting is called if another holds it.

    What a killed writer left behind is swept away first: whoever holds the lock is the only one writing, so whatever
    else lies there is nobody's. The system releases the lock of a process that ends, however it ends.
    """
    store = loaded_editions_folder()
    store.mkdir(parents=True, exist_ok=True)
    handle = os.open(store / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        for left in store.iterdir():
            if left.name.startswith((INCOMING, REMOVED)):
                shutil.rmtree(left, ignore_errors=True)
        yield store
    finally:
        os.close(handle)


def next_vintage(base_id: str) -> tuple[str, int]:
    """Return the id and number for another file of a release: the plain id first, then -v2, -v3 and so on.

    A damaged edition keeps its number.
    """
    taken = {edition.id for edition in all_editions()} | {damage.id for damage in damaged_editions()}
    numbers = [int(id_.removeprefix(f"{base_id}-v")) for id_ in taken if re.fullmatch(rf"{base_id}-v\d+", id_)]
    if base_id in taken:
        numbers.append(1)
    vintage = 1 + max(numbers, default=0)
    return (base_id if vintage == 1 else f"{base_id}-v{vintage}"), vintage


def write_edition(edition: Edition, tables: Mapping[str, "pl.DataFrame"], *, store: Path) -> Edition:
    """Write an edition and its tables into a store by one rename, and return it as it now stands.

    Raises FileExistsError if the id is taken; whatever fails, the store is as it was.
    """
    if not EDITION_ID.fullmatch(edition.id):
        message = f"not an edition id: {edition.id}"
        raise ValueError(message)
    target = store / edition.id
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    store.mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(prefix=INCOMING, dir=store))
    try:
        written = {name: _write_table(frame, incoming / f"{name}.parquet") for name, frame in tables.items()}
        edition = replace(edition, tables=written, folder=target)
        _write(incoming / CARD, (json.dumps(card_of(edition), indent=2, ensure_ascii=False) + "\n").encode())
        incoming.chmod(0o755)
        _sync(incoming)
        incoming.rename(target)
        _sync(store)
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    return edition


def remove_edition(edition_id: str) -> str:
    """Remove a loaded edition, sound or damaged, and return the name of the file it was read from, or "".

    Raises UnknownEdition or ShippedEdition.
    """
    try:
        edition = find_edition(edition_id)
        folder, is_shipped, file = edition.folder, edition.is_shipped, edition.source.name
    except DamagedEdition:
        damage = next(one for one in damaged_editions() if one.id == edition_id)
        folder, is_shipped, file = damage.folder, damage.is_shipped, ""
    if is_shipped:
        raise ShippedEdition(edition_id)
    with only_writer() as store:
        going = Path(tempfile.mkdtemp(prefix=REMOVED, dir=store))
        # One rename takes it out of sight; what is deleted after that can no longer be half an edition.
        folder.rename(going / edition_id)
        # What cannot be deleted now is swept by the next writer.
        shutil.rmtree(going, ignore_errors=True)
    return file


def _write_table(frame: "pl.DataFrame", path: Path) -> Table:
    # Into memory first, so that a full disk is told by the system and not by the engine.
    packed = io.BytesIO()
    frame.write_parquet(packed, compression="zstd", compression_level=12, statistics=False)
    _write(path, packed.getvalue())
    digest = hashlib.sha256(packed.getvalue()).hexdigest()
    return Table(file=path.name, sha256=digest, rows=frame.height, columns=frame.width)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
