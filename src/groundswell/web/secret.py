"""The installation's secret key: made once, kept in the data folder, readable by its owner only."""

import os
import secrets
from pathlib import Path

FILE_NAME = "secret-key"


def make_secret(home: Path) -> None:
    """Make the secret key of this data folder, unless it has one.

    Two processes may start at once: the key is written beside its place and then linked into it, which
    fails for the second, so both read the same key and nobody ever reads half of one.
    """
    place = home / FILE_NAME
    if place.exists():
        return
    draft = home / f"{FILE_NAME}.{secrets.token_hex(8)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, place)
        except FileExistsError:
            return
    finally:
        draft.unlink()


def kept_secret(home: Path) -> str:
    """Return the data folder's secret key, or a throw-away one where no folder was prepared.

    The throw-away key serves tools that only read the code (type checks, new migrations); every
    command that serves or changes anything prepares the folder first.
    """
    try:
        return (home / FILE_NAME).read_text()
    except FileNotFoundError:
        return secrets.token_urlsafe(64)
