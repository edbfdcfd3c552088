"""Commands measured as whole processes, by the operating system's own account of each.

Scripts that use this import nothing heavy: a child's peak memory starts from its parent's.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUNDSWELL = (sys.executable, "-m", "groundswell")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: wall and processor seconds, the peak MiB of its largest process, its words."""

    status: int
    seconds: float
    processor_seconds: float
    peak_mib: float
    said: str


class UnexpectedEnding(RuntimeError):
    """A measured command ended otherwise than it should, so its figures mean nothing."""


def measured(command: Sequence[str], *, status: int = 0, **changes: str) -> Ended:
    """Run a command to its end and return what it took. Raises UnexpectedEnding if it ends with another status."""
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        running = subprocess.Popen(
            command, cwd=ROOT, env=environment(**changes), stdout=words, stderr=subprocess.STDOUT
        )
        _, raw, usage = os.wait4(running.pid, 0)
        seconds = time.perf_counter() - started
        running.returncode = os.waitstatus_to_exitcode(raw)
        words.seek(0)
        said = words.read().decode("utf-8", "replace")
    if running.returncode != status:
        message = f"{' '.join(command)} ended with {running.returncode}, not {status}:\n{said[-2000:]}"
        raise UnexpectedEnding(message)
    return Ended(status, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said)


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without settings of ours but those named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    return {**kept, **changes}
