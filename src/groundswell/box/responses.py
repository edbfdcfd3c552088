"""What goes out: the same headers on everything, no cookie, nothing that a browser keeps."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from groundswell.box.rendering import packed

StartResponse = Callable[..., Any]

# Everything from this origin, sent to this origin, framed by nobody.
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self'",
        "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    )
)  # fmt: skip
NEVER_USED = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in NEVER_USED)),
)
NOT_KEPT = ("Cache-Control", "no-store")
FOR_EVER = ("Cache-Control", "public, max-age=31536000, immutable")
# Below this, packing costs more than it saves.
WORTH_PACKING = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a request. `extra` are headers besides those that everything has."""

    status: HTTPStatus
    kind: str
    body: bytes
    extra: tuple[tuple[str, str], ...] = (NOT_KEPT,)
    is_packed: bool = False

    def send(self, start: StartResponse, *, with_body: bool, takes_gzip: bool) -> Iterable[bytes]:
        """Hand the answer to the server."""
        body, extra = self.body, self.extra
        if self.is_packed:
            extra = (*extra, ("Content-Encoding", "gzip"))
        elif takes_gzip and len(body) > WORTH_PACKING and self.kind.startswith("text/"):
            body, extra = packed(body), (*extra, ("Content-Encoding", "gzip"))
        headers = [("Content-Type", self.kind), ("Content-Length", str(len(body))), *HEADERS, *extra]
        start(f"{self.status.value} {self.status.phrase}", headers)
        return [body] if with_body else []


def html(body: bytes, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Return a page."""
    return Answer(status, "text/html; charset=utf-8", body)


def told(status: HTTPStatus, **facts: Any) -> Answer:
    """Return an answer for the script."""
    extra: tuple[tuple[str, str], ...] = (NOT_KEPT,)
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        extra = (NOT_KEPT, ("Retry-After", "5"))
    return Answer(status, "application/json", json.dumps(facts).encode(), extra)
