"""Where an installation keeps its data: the folder GROUNDSWELL_HOME, by default ./var."""

import os
from pathlib import Path


def data_home() -> Path:
    """Return the data folder of this installation; it need not exist yet."""
    return Path(os.environ.get("GROUNDSWELL_HOME") or "var").absolute()


def shipped_is_visible() -> bool:
    """Return whether the editions inside the package are offered; GROUNDSWELL_SHIPPED=0 hides them."""
    return os.environ.get("GROUNDSWELL_SHIPPED", "1") != "0"
