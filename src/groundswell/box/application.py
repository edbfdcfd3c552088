"""The box as a bare WSGI application: pages to answer on, and the one door through which answers come in.

It reads nothing of who asks: no address, no cookie, no user agent, no referrer, no language of a browser. It writes
nothing but answers. What goes wrong is told on standard error by kind and place, never with what was sent.
"""

import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from http import HTTPStatus
from pathlib import Path

from groundswell.ballot.box_file import BoxNotThere
from groundswell.box import answering
from groundswell.box.pages import Frame, Told
from groundswell.box.phrases import language_of, phrase
from groundswell.box.rendering import rendered, static_root
from groundswell.box.requests import Asked, BadRequest, Environ, TooLarge, asked
from groundswell.box.responses import Answer, StartResponse, html, told
from groundswell.box.static import static_answer
from groundswell.box.store import Boxes

WAVE = re.compile(r"/answer/([0-9A-Za-z]{1,64})/(|send/|can-anyone-find-out/)")
READS = frozenset({"GET", "HEAD"})


class Application:
    """Answers requests for every wave that has a box in the folder."""

    def __init__(self, folder: Path, *, today: Callable[[], date]) -> None:
        self.boxes = Boxes(folder, today=today)

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        is_head, takes_gzip = environ.get("REQUEST_METHOD") == "HEAD", False
        try:
            request = asked(environ)
            takes_gzip = request.takes_gzip
            answer = self._answer(request, environ)
        except BadRequest:
            answer = problem("not_here", "", HTTPStatus.BAD_REQUEST)
        except TooLarge:
            answer = told(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reason="too large")
        except Exception as fault:  # noqa: BLE001 - whatever it is, nothing of what was sent may be printed
            note(fault)
            answer = problem("broken", "", HTTPStatus.INTERNAL_SERVER_ERROR)
        return answer.send(start, with_body=not is_head, takes_gzip=takes_gzip)

    def _answer(self, request: Asked, environ: Environ) -> Answer:
        if request.path.startswith("/static/"):
            name = request.path.removeprefix(static_root())
            found = static_answer(name, takes_gzip=request.takes_gzip) if request.method in READS else None
            return found or problem("not_here", "", HTTPStatus.NOT_FOUND)
        if request.path == "/health" and request.method in READS:
            return told(HTTPStatus.OK, is_well=True)
        match = WAVE.fullmatch(request.path)
        if match is None:
            return problem("not_here", request.query.get("lang", ""), HTTPStatus.NOT_FOUND)
        wave, place = match.groups()
        route = ROUTES.get((request.method if request.method != "HEAD" else "GET", place))
        if route is None:
            return told(HTTPStatus.METHOD_NOT_ALLOWED, reason="method")
        try:
            return route(self.boxes.box(wave), request, environ)
        except BoxNotThere:
            if request.method == "PUT":
                return told(HTTPStatus.GONE, reason="closed")
            return problem("not_here", request.query.get("lang", ""), HTTPStatus.NOT_FOUND)


ROUTES: dict[tuple[str, str], Callable[..., Answer]] = {
    ("GET", ""): answering.landing,
    ("GET", "can-anyone-find-out/"): answering.can_anyone_find_out,
    ("POST", ""): answering.enter,
    ("POST", "send/"): answering.send_page,
    ("PUT", ""): answering.put,
}


def problem(name: str, language: str, status: HTTPStatus) -> Answer:
    """Return a page that says what is wrong and what to do."""
    ours = language_of(language)
    heading = phrase(name, ours)
    return html(
        rendered("told", Frame(title=heading, language=ours), Told(heading, (phrase(f"{name}_do", ours),))), status
    )


def note(fault: BaseException) -> None:
    """Tell the operator what kind of fault it was and where, and nothing that anybody sent."""
    where = fault.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
    sys.stderr.write(f"Fault of the box: {type(fault).__name__} at {place}\n")
