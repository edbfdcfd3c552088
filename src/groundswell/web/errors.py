"""What people see when a page cannot be shown, in our words and in the page's own layout."""

import difflib
import logging
import secrets
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLResolver, get_resolver

from groundswell.look.layout.frame import Link
from groundswell.web.pages import show

logger = logging.getLogger(__name__)

NEAREST = 3
# Likeness takes time that grows with what was asked for; our addresses are shorter.
LONGEST_PATH = 200
CLOSE_ENOUGH = 0.55
# PostgreSQL's codes for a lock that was not had in time, a deadlock that was broken up, and a clash of two writers.
CLASHES = frozenset({"55P03", "40P01", "40001"})
RETRY_SECONDS = "30"


class NotHere(Http404):
    """What was asked for is not here. Carries a sentence of ours and ways on, both fit for everybody's eyes."""

    def __init__(self, sentence: str, ways: Sequence[Link] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.ways = tuple(ways)


@dataclass(frozen=True, slots=True)
class NotFoundContent:
    """What the page of a missing page is given."""

    sentence: str
    ways: tuple[Link, ...]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for a request that makes no sense to us; a session that could not be written is none of those."""
    if is_busy(exception):
        return busy(request)
    return show(request, "web/error_400.jinja", title="We could not understand that", status=400)


@login_not_required
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form whose safety token is missing or old. Nothing was changed."""
    return show(request, "web/error_form.jinja", title="Send the form again", status=403)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for a door that is closed; it says no more than the one for a page that is not there."""
    return not_found(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return a kind page: what is missing where we can tell, the nearest we know, and a way to every trust."""
    if isinstance(exception, NotHere):
        content = NotFoundContent(exception.sentence, exception.ways)
    else:
        near = tuple(Link(address, address) for address in nearest_addresses(request.path))
        asked = " Did you mean one of these?" if near else ""
        content = NotFoundContent(f"The address may be mistyped or old, or the page is not open to you.{asked}", near)
    return show(request, "web/error_404.jinja", title="This page is not here", content=content, status=404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for somebody who tried too often; it says when to come back."""
    response = show(request, "web/error_429.jinja", title="Too many tries", status=429)
    response.headers["Retry-After"] = "300"
    return response


def is_busy(fault: BaseException | None) -> bool:
    """Return whether a fault came of a database that refused only because others are writing.

    The same request can succeed in a minute. Sessions wrap such a fault in one of theirs, so what it came of counts.
    """
    while fault is not None and not isinstance(fault, OperationalError):
        fault = fault.__cause__ or fault.__context__
    cause = fault.__cause__ if fault else None
    if isinstance(cause, sqlite3.Error):
        # The extended codes of SQLite hold the plain one in their last byte.
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    return getattr(cause, "sqlstate", None) in CLASHES


def busy(request: HttpRequest) -> HttpResponse:
    """Return the page for a request that could not be written in time; it says when to come back."""
    response = show(request, "web/error_503.jinja", title="Many are writing just now", status=503)
    response.headers["Retry-After"] = RETRY_SECONDS
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault of ours, with a reference that says nothing about the person.

    Called while the fault is being handled: a busy database is none of ours, and told as such.
    """
    if is_busy(sys.exception()):
        return busy(request)
    reference = secrets.token_hex(4)
    # The terminal's line carries the same reference, so the operator can find the fault by it.
    logger.error("Fault shown with reference %s", reference)
    return show(request, "web/error_500.jinja", title="Something went wrong here", content=reference, status=500)


def nearest_addresses(path: str) -> list[str]:
    """Return at most three addresses, open to everybody, that look most like the one asked for."""
    wanted = path.strip("/").lower()[:LONGEST_PATH]
    known = {address.strip("/"): f"/{address}" for address in _open_addresses()}
    return [known[near] for near in difflib.get_close_matches(wanted, known, NEAREST, CLOSE_ENOUGH)]


def _open_addresses(resolver: URLResolver | None = None, before: str = "") -> list[str]:
    """Return every address without a parameter that needs no sign-in."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + str(pattern.pattern)
        if "<" in address:
            continue
        if isinstance(pattern, URLResolver):
            found += _open_addresses(pattern, address)
        elif address and not getattr(pattern.callback, "login_required", True):
            found.append(address)
    return found
