"""The box as attackers run it: the real one, or a broken build of it, started, killed and started again."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.journeys.product import environment_of, free_port

ROOT = Path(__file__).resolve().parents[2]
SOUND = "groundswell.box.wsgi:application"
SECONDS_TO_START = 30


class RunningBox:
    """A box process on a port of its own. `application` names what it serves; `around` is put before its command."""

    def __init__(self, folder: Path, *, application: str = SOUND, around: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.port = free_port()
        self.log = folder.with_suffix(".log")
        self._application = application
        self._around = around
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process and return once it answers."""
        serve = (
            f"from groundswell.web.serving import serve; serve('127.0.0.1', {self.port}, "
            f"application={self._application!r}, workers=1, threads=32)"
        )
        home = self.folder.parent / "home"
        home.mkdir(exist_ok=True)
        # A home and a place for passing files of its own, so that everything that it leaves is found in one folder.
        environment = environment_of(home) | {
            "HOME": str(home),
            "TMPDIR": str(home),
            "GROUNDSWELL_BOXES": str(self.folder),
            "PYTHONPATH": str(ROOT),
        }
        with self.log.open("ab") as writing:
            self._process = subprocess.Popen(
                [*self._around, sys.executable, "-c", serve],
                env=environment,
                cwd=ROOT,
                stdout=writing,
                stderr=writing,
                start_new_session=True,
            )
        self.wait()

    def wait(self, *, while_running: bool = False) -> None:
        """Return once the box answers. Raises TimeoutError, as soon as its server has ended where that is asked for."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and not (while_running and self.has_ended):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.01)
        raise TimeoutError(self.log.read_text(errors="replace"))

    def revive(self) -> None:
        """Return once the box answers again after a kill; where its server gave up, start it as an operator would."""
        try:
            self.wait(while_running=True)
        except TimeoutError:
            self.start()

    def kill(self) -> None:
        """Kill every process of the box at once, as a power cut would end them."""
        if self._process is not None and not self.has_ended:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def kill_worker(self) -> None:
        """Kill the process that answers; the server starts another."""
        for worker in self.workers():
            os.kill(worker, signal.SIGKILL)

    @property
    def has_ended(self) -> bool:
        """Whether no server runs, because it was killed or gave up."""
        return self._process is None or self._process.poll() is not None

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        return [child for child in _children(self.server) if b"resource_tracker" not in _command(child)]

    @property
    def server(self) -> int:
        """The process that starts the workers; 0 where none runs."""
        if self._process is None or self.has_ended:
            return 0
        return _children(self._process.pid)[0] if self._around else self._process.pid

    def kill_inside(self) -> None:
        """Kill the server and its workers, and return once whatever stands around them has ended by itself."""
        if self._process is not None and not self.has_ended:
            for process in (self.server, *self.workers()):
                os.kill(process, signal.SIGKILL)
            self._process.wait(timeout=30)


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""
