"""Boxes that are broken on purpose: each attack has to catch its own. Never part of the product."""

import os
import secrets
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from groundswell.ballot import box_file
from groundswell.ballot.answers import Answers, envelope
from groundswell.ballot.form import Form
from groundswell.box import store
from groundswell.box.application import Application
from groundswell.box.wsgi import today


def _application() -> Application:
    return Application(Path(os.environ["GROUNDSWELL_BOXES"]), today=today)


def acknowledging_early() -> Callable[..., Any]:
    """Return a box that says “stored” before anything is written."""

    def put(self: store.Box, key: bytes, answers: Any) -> None:
        self.check_open()
        waiting = store._Waiting(key, store.envelope(self.form, answers))
        threading.Timer(0.05, self._waiting.put, [waiting]).start()

    store.Box.put = put
    return _application()


def appending_retries() -> Callable[..., Any]:
    """Return a box that stores a retry beside what it repeats."""
    put_into = store.put_into

    def append(box: sqlite3.Connection, rows: list[tuple[bytes, bytes]]) -> None:
        there = {key for key, _ in box_file.stored_in(box)}
        put_into(box, [(secrets.token_bytes(32) if key in there else key, envelope) for key, envelope in rows])

    store.put_into = append
    return _application()


def cutting_words() -> Callable[..., Any]:
    """Return a box that stores less than was written."""

    def cut(form: Form, answers: Answers) -> bytes:
        items = {name: value[:40] if isinstance(value, str) else value for name, value in answers.items.items()}
        return envelope(form, replace(answers, items=items))

    store.envelope = cut
    return _application()


def syncing_seldom() -> Callable[..., Any]:
    """Return a box on `synchronous=OFF`: it commits, and leaves the disk for later."""
    box_file.START = box_file.START.replace("synchronous=FULL", "synchronous=OFF")
    box_file.FULL = 0
    return _application()


def gossiping() -> Callable[..., Any]:
    """Return a box that writes into its log who was refused, and with what program."""
    inner = _application()

    def tell(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        def started(status: str, headers: list[tuple[str, str]]) -> Any:
            if not status.startswith("200"):
                sys.stderr.write(f"{status} to {environ.get('HTTP_USER_AGENT')}\n")
            return start(status, headers)

        return inner(environ, started)

    return tell


def remembering() -> Callable[..., Any]:
    """Return a box that keeps, beside the answers, the address from which the last request came."""
    inner = _application()

    def remember(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        for path in inner.boxes.folder.glob("3f9c*.box"):
            with closing(box_file.connect(path)) as box:
                box.execute("INSERT OR REPLACE INTO meta VALUES ('last', ?)", (environ.get("REMOTE_ADDR", ""),))
        return inner(environ, start)

    return remember


def tidying() -> Callable[..., Any]:
    """Return a box that puts what was sent into a passing file, and removes it at once."""
    inner = _application()

    def tidy(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        with tempfile.TemporaryFile() as passing:
            passing.write(environ.get("QUERY_STRING", "").encode() + environ.get("HTTP_COOKIE", "").encode())
        return inner(environ, start)

    return tidy


class _Late:
    """An application that is made when it is first called, so that naming one here breaks nothing else."""

    def __init__(self, make: Callable[[], Callable[..., Any]]) -> None:
        self._make = make
        self._made: Callable[..., Any] | None = None
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        with self._lock:
            self._made = self._made or self._make()
        return self._made(environ, start)


early, doubling = _Late(acknowledging_early), _Late(appending_retries)
cutting, unsynced = _Late(cutting_words), _Late(syncing_seldom)
gossip, memory, tidy = _Late(gossiping), _Late(remembering), _Late(tidying)
