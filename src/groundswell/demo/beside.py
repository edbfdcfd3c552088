"""What runs beside the demonstration's pages: the ballot box, a mail server that prints, and whoever sends letters."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS_TO_STOP = 5


@contextmanager
def beside(port: int) -> Iterator[None]:
    """Run them on the next two ports for as long as the pages are served, with the settings that lead there."""
    box, mail = port + 1, port + 2
    os.environ.setdefault("GROUNDSWELL_SITE_URL", f"http://localhost:{port}")
    os.environ.setdefault("GROUNDSWELL_BOX_URL", f"http://localhost:{box}")
    os.environ.setdefault("GROUNDSWELL_SMTP_URL", f"smtp://localhost:{mail}?tls=no")
    ours = [sys.executable, "-m", "groundswell"]
    commands = (
        [*ours, "box", "--port", str(box)],
        [sys.executable, "-m", "groundswell.demo.catching", "--port", str(mail)],
        [*ours, "letters", "--watch"],
    )
    # What the mail server prints is for the person at the terminal; the others have nothing to say.
    quiet = (subprocess.DEVNULL, None, subprocess.DEVNULL)
    started = [
        subprocess.Popen(command, stdout=out)  # noqa: S603 - our own program with numbers for words
        for command, out in zip(commands, quiet, strict=True)
    ]
    try:
        yield
    finally:
        for one in started:
            one.terminate()
        for one in started:
            try:
                one.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                one.kill()
