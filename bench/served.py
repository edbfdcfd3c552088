"""`groundswell serve` and `groundswell box` on loopback for as long as a measurement lasts."""

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.whole_process import GROUNDSWELL, ROOT, environment

HOST = "127.0.0.1"
WORKERS = 2
PATIENCE_SECONDS = 60
HEALTH, BOX_HEALTH = "/operate/health", "/health"


class NotServing(RuntimeError):
    """The server ended, or did not answer in time."""


@contextmanager
def served(home: Path | None = None) -> Iterator[int]:
    """Yield the port of a freshly started server with a data folder, or an empty one; it is stopped afterwards."""
    with (
        tempfile.TemporaryDirectory() as empty,
        _serving("serve", "--workers", str(WORKERS), home=str(home or empty)) as port,
    ):
        yield port


@contextmanager
def served_box(folder: Path) -> Iterator[int]:
    """Yield the port of a freshly started ballot box that serves a folder of boxes; it is stopped afterwards."""
    with (
        tempfile.TemporaryDirectory() as home,
        _serving("box", "--folder", str(folder), home=home, health=BOX_HEALTH) as port,
    ):
        yield port


@contextmanager
def _serving(*words: str, home: str, health: str = HEALTH) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            (*GROUNDSWELL, words[0], "--port", str(port), *words[1:]),
            cwd=ROOT,
            env=environment(GROUNDSWELL_HOME=home),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(server, port, health)
            yield port
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                # Its own session holds its workers and nobody else's.
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def _wait_for(server: "subprocess.Popen[bytes]", port: int, health: str) -> None:
    last = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < last:
        if server.poll() is not None:
            message = f"the server ended with {server.returncode}"
            raise NotServing(message)
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(HOST, port, timeout=2)
            connection.request("GET", health)
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    message = f"no answer within {PATIENCE_SECONDS} s"
    raise NotServing(message)
