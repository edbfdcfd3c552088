"""Where the built static files lie: styles, fonts, small scripts."""

import hashlib
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def static_folder() -> Path:
    """Return the folder that tools/build_static.py fills; it may not exist yet.

    Inside an installed package the files travel with it; in a working copy they are in build/static.
    """
    shipped = _PACKAGE / "static"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "build" / "static"


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
