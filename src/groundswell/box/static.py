"""The built styles, scripts and fonts, held in memory: nothing of a request ever reaches the file system."""

import mimetypes
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path

from groundswell.box.responses import FOR_EVER, Answer
from groundswell.look.static_files import built_folder

KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2"}
NEEDED = (".css", ".js", ".svg", ".woff2", ".txt")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One built file, and how it is sent packed, if it is."""

    kind: str
    content: bytes
    packed: bytes | None


@cache
def static_files() -> dict[str, StaticFile]:
    """Return every built file that a page may ask for, by its path."""
    folder = built_folder()
    if folder is None:
        return {}
    return {
        path.relative_to(folder).as_posix(): _read(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in NEEDED
    }


def static_answer(path: str, *, takes_gzip: bool) -> Answer | None:
    """Return a built file by its path, or None."""
    found = static_files().get(path)
    if found is None:
        return None
    if takes_gzip and found.packed is not None:
        return Answer(HTTPStatus.OK, found.kind, found.packed, (FOR_EVER, ("Vary", "Accept-Encoding")), is_packed=True)
    return Answer(HTTPStatus.OK, found.kind, found.content, (FOR_EVER, ("Vary", "Accept-Encoding")))


def _read(path: Path) -> StaticFile:
    packed = path.with_name(f"{path.name}.gz")
    kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return StaticFile(kind, path.read_bytes(), packed.read_bytes() if packed.is_file() else None)
