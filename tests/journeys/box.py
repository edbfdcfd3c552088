"""The real ballot box, as an operator would start it: a folder of boxes, its server, its log."""

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.product import GROUNDSWELL, ProductStopped, environment_of, free_port

SECONDS_TO_START = 20


@dataclass(frozen=True, slots=True)
class ServedBox:
    """A running box: where it is, its process, and where it writes what it has to say."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def served_box(folder: Path) -> Iterator[ServedBox]:
    """Serve a folder of boxes on a free loopback port while the body runs."""
    port = free_port()
    log = folder.with_suffix(".log")
    with log.open("a") as writing:
        process = subprocess.Popen(
            [GROUNDSWELL, "box", "--port", str(port), "--folder", str(folder)],
            env=environment_of(folder.parent / "home"),
            stdout=writing,
            stderr=subprocess.STDOUT,
        )
        box = ServedBox(f"http://127.0.0.1:{port}", process, log)
        try:
            wait_until_well(box)
            yield box
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_well(box: ServedBox) -> None:
    """Return when the box answers; raise ProductStopped when it ends or stays silent."""
    deadline = time.monotonic() + SECONDS_TO_START
    while box.process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{box.address}/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise ProductStopped(box.log.read_text())
