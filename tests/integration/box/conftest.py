"""A box in a folder, and a browser that speaks WSGI to it: no socket, no server."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.factories.boxes import WHILE_OPEN, MadeBox, made_box

from groundswell.box.application import Application


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def said(self) -> Any:
        return json.loads(self.body)


@dataclass
class Visitor:
    """Somebody with a browser; `headers` are sent along every time, as a WSGI environment has them."""

    made: MadeBox
    today: date = WHILE_OPEN
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.application = Application(self.made.folder, today=lambda: self.today)
        self.start = f"/answer/{self.made.wave}/"

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "", **more: Any) -> Reply:
        found: list[Any] = []
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body), **self.headers, **more,
        }  # fmt: skip
        content = b"".join(self.application(environ, lambda *started: found.extend(started)))
        status, headers = found
        return Reply(int(status.split()[0]), dict(headers), content)

    def get(self, path: str = "") -> Reply:
        return self.ask("GET", self.start + path)

    def post(self, path: str = "", **fields: str) -> Reply:
        return self.ask("POST", self.start + path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def put(self, document: Any) -> Reply:
        return self.ask("PUT", self.start, json.dumps(document).encode(), "application/json")


@pytest.fixture
def made(tmp_path: Path) -> MadeBox:
    return made_box(tmp_path / "boxes")


@pytest.fixture
def visit(made: MadeBox) -> Callable[..., Visitor]:
    """Return a function that opens a browser: `visit(today=...)`. Boxes are let go of at the end."""
    opened = []

    def visitor(**more: Any) -> Visitor:
        opened.append(Visitor(made, **more))
        return opened[-1]

    yield visitor
    for one in opened:
        one.application.boxes.shut()


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    return visit()
