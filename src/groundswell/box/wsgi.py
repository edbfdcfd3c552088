"""The application that the server loads: `groundswell.box.wsgi:application`."""

import os
import resource
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from groundswell.box.application import Application

FOLDER = "GROUNDSWELL_BOXES"
LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """Return the day it is in London, where closing days end."""
    return datetime.now(LONDON).date()


# A crash must not write the memory, which holds answers, onto a disk.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.umask(0o077)
application = Application(Path(os.environ[FOLDER]), today=today)
