"""The real product, as a person would start it: a data folder of its own, its server, its browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

GROUNDSWELL = Path(sys.executable).parent / "groundswell"
SECONDS_TO_START = 60

# A browser that asks nobody anything by itself; no sandbox, because tests may run as root in a container.
CHROMIUM_WORDS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class ProductStopped(Exception):
    """The product could not be built or did not answer; carries what it wrote."""


def environment_of(home: Path) -> dict[str, str]:
    """Return the environment of a product that knows nothing but its data folder."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    return {**ours, "GROUNDSWELL_HOME": str(home)}


def build_demonstration(home: Path) -> None:
    """Build the demonstration into a data folder: shipped editions, sample trust, sample people."""
    done = subprocess.run(
        [GROUNDSWELL, "demo", "--build-only"], env=environment_of(home), capture_output=True, text=True
    )
    if done.returncode:
        raise ProductStopped(done.stdout + done.stderr)


@contextmanager
def served(home: Path, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a data folder on a free loopback port while the body runs; yield its address.

    `settings` are variables of its environment beside the data folder's place.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = home.with_suffix(f".{port}.log")
    with log.open("w") as writing:
        server = subprocess.Popen(
            [GROUNDSWELL, "serve", "--port", str(port), "--workers", "1"],
            env={**environment_of(home), **(settings or {})},
            stdout=writing,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_healthy(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the product says that it runs; raise ProductStopped when it ends or stays silent."""
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/operate/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise ProductStopped(log.read_text())


def free_port() -> int:
    """Return a loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def launch_chromium(playwright: Playwright) -> Browser:
    """Start Debian's Chromium without a window."""
    chromium = shutil.which("chromium")
    if chromium is None:
        message = "The journeys need Chromium, which was not found: run 'make test-system' as root."
        raise FileNotFoundError(message)
    return playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_WORDS))
