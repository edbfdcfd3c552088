"""Serving the pages from a prepared data folder, and what to say when that cannot be."""

import argparse
import signal
import socket
from importlib import import_module
from typing import Any

WORKERS = 2
# Pages are made by the processor, so a few threads would do; the others are places for requests that arrive slowly,
# which a proxy in front should not let through (docs/how-to/serve-behind-a-proxy.md).
THREADS = 32
# Requests a worker takes in before it lets newcomers wait outside.
BACKPRESSURE = 256
# Seconds that a worker has to end what it is at; one that was told to stop while it still awoke may not have heard.
GRACE = 10
HIGHEST_PORT = 65_535


PAGES = "groundswell.config.wsgi:application"


def serve(host: str, port: int, *, application: str = PAGES, workers: int = WORKERS, threads: int = THREADS) -> int:
    """Serve an application, by default the pages of a prepared home, until stopped, and return 0.

    No line is written per request.
    """
    from granian import Granian  # noqa: PLC0415 - the server is needed by nobody else
    from granian.constants import Interfaces  # noqa: PLC0415 - as above, the server
    from granian.log import LogLevels  # noqa: PLC0415 - as above, the server

    server = Granian(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        backpressure=BACKPRESSURE,
        log_access=False,
        log_enabled=True,
        log_level=LogLevels.error,
        websockets=False,
        # A worker that dies is replaced; the others go on serving meanwhile.
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
    )
    server.serve(target_loader=_awake)
    return 0


def _awake(target: str) -> Any:
    """Return the application of a worker; called in the worker, before it listens to signals of its own.

    A worker is a fork, so until then it would take a request to stop for its parent's, note it, and go on for ever.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def port_is_taken(host: str, port: int) -> bool:
    """Return whether somebody listens on this address and port already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def port_sentence(port: int) -> str:
    """Return what a taken port means and what to do."""
    other = f"--port {port + 1}, or 'make demo PORT={port + 1}'"
    return f"Port {port} is in use by another program. Stop it, or choose another port: {other}."


def shown_host(host: str) -> str:
    """Return the host as people type it in a browser on this machine."""
    return "localhost" if host in {"127.0.0.1", "::1", "0.0.0.0"} else host  # noqa: S104 - compared, not bound


def port_number(text: str) -> int:
    """Return a port number. Raises ArgumentTypeError unless it is between 1 and 65535."""
    if not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        message = f"a port is a whole number from 1 to {HIGHEST_PORT}, not {text!r}"
        raise argparse.ArgumentTypeError(message)
    return int(text)
