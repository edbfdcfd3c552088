"""Destroying a box: who makes and closes a box may destroy it too, and read nothing of it."""

import os
import secrets
from pathlib import Path

from groundswell.ballot.box_file import BoxNotThere, sync_folder

CHUNK = 1 << 20


def destroy_box(path: Path) -> None:
    """Overwrite a box and its log with random bytes, and remove them. Raises BoxNotThere.

    No row is deleted first: that would copy it into the log. What a disk keeps of overwritten blocks (flash,
    snapshots, backups) is beyond a program: docs say what an operator does about that. A box that was half destroyed
    when the power went is destroyed the rest of the way; after that a call finds nothing and says so.
    """
    is_there = path.is_file()
    for part in (*(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm")), path):
        if part.exists():
            _overwrite(part)
            part.unlink()
    if not is_there:
        raise BoxNotThere(path.stem)
    sync_folder(path.parent)


def destroy_folder(folder: Path) -> None:
    """Overwrite every file of a count's folder with random bytes, and remove them and it. Done again, it goes on.

    Of a folder that is not there nothing is left to do. Copies elsewhere are the operator's, as with a box.
    """
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink():
            _overwrite(path)
        path.unlink()
    folder.rmdir()
    sync_folder(folder.parent)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(secrets.token_bytes(min(CHUNK, left)))
        file.flush()
        os.fsync(file.fileno())
