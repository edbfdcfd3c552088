"""Where the built static files lie: styles, fonts, small scripts."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def static_folder() -> Path:
    """Return the folder that tools/build_static.py fills; it may not exist yet.

    Inside an installed package the files travel with it; in a working copy they are in build/static.
    """
    shipped = _PACKAGE / "static"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "build" / "static"
