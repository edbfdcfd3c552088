"""The built styles, scripts and fonts as the server offers them: under an address that changes when any does."""

import hashlib
from pathlib import Path

from groundswell.look.static_files import static_folder


def built_folder() -> Path | None:
    """Return the folder of built static files, or None where nothing has been built."""
    folder = static_folder()
    return folder if folder.is_dir() and any(folder.iterdir()) else None


def content_mark(folder: Path) -> str:
    """Return twelve characters that change when any file's name or content does.

    They become part of every static address, so a browser may keep what it has for ever.
    """
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def always_immutable(_path: str, _url: str) -> bool:
    """Return True: the mark in the address changes with the content, so no file ever changes at its address."""
    return True
