"""What comes in, read with care: nothing of the sender is looked at, and nothing large is taken."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from groundswell.ballot.answers import NOT_APPLICABLE
from groundswell.ballot.form import Form, Kind, Option

LARGEST_BODY = 128 * 1024
MOST_FIELDS = 2000
LONGEST_FIELD = 20_000
FORM, JSON = "application/x-www-form-urlencoded", "application/json"

Environ = dict[str, Any]


class BadRequest(ValueError):
    """What was sent cannot be read."""


class TooLarge(ValueError):
    """More was sent than any set of answers can take."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: where to, and what with. Of who sent it, from where and with what program, nothing is read."""

    method: str
    path: str
    query: Mapping[str, str]
    takes_gzip: bool


def asked(environ: Environ) -> Asked:
    """Return a request from its environment. Raises BadRequest for an address that is no text."""
    try:
        path = str(environ.get("PATH_INFO", "/")).encode("latin-1").decode("utf-8")
        query = parse_qs(str(environ.get("QUERY_STRING", "")), keep_blank_values=True, max_num_fields=20)
    except (UnicodeError, ValueError) as broken:
        raise BadRequest from broken
    return Asked(
        method=str(environ.get("REQUEST_METHOD", "GET")),
        path=path,
        query={name: values[0] for name, values in query.items()},
        takes_gzip="gzip" in str(environ.get("HTTP_ACCEPT_ENCODING", "")),
    )


def fields_in(environ: Environ) -> dict[str, str]:
    """Return the fields of a form that was sent. Raises BadRequest, TooLarge."""
    body = _body(environ, FORM)
    try:
        found = parse_qs(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict", encoding="utf-8"
        )
    except ValueError as broken:
        raise BadRequest from broken
    return {name: values[-1][:LONGEST_FIELD] for name, values in found.items()}


def document_in(environ: Environ) -> dict[str, Any]:
    """Return the JSON object that was sent. Raises BadRequest, TooLarge."""
    body = _body(environ, JSON)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise BadRequest from broken
    if not isinstance(found, dict):
        raise BadRequest
    return found


def answers_from(form: Form, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the answers in the fields of a sent form, for `read_answers` to judge; other fields are not answers."""
    items = {
        item.id: _chosen(item.options, value) if item.kind is not Kind.TEXT else value
        for item in form.items.values()
        if (value := fields.get(f"i.{item.id}", ""))
    }
    points = form.importance.points if form.importance else ()
    importance = {name: _chosen(points, value) for name in form.items if (value := fields.get(f"w.{name}", ""))}
    groups = {
        one.id: _chosen(one.choices, value) for one in form.attributes if (value := fields.get(f"a.{one.id}", ""))
    }
    return {"items": items, "importance": importance, "attributes": groups}


def _chosen(options: tuple[Option, ...], sent: str) -> int | str:
    """Return the value that a browser sent as text; what is no option stays text, and is refused later."""
    if sent == NOT_APPLICABLE:
        return sent
    return next((one.value for one in options if str(one.value) == sent), sent)


def _body(environ: Environ, kind: str) -> bytes:
    if str(environ.get("CONTENT_TYPE", "")).split(";")[0].strip().lower() != kind:
        raise BadRequest
    try:
        length = int(environ.get("CONTENT_LENGTH") or "")
    except ValueError as broken:
        raise BadRequest from broken
    if length < 0:
        raise BadRequest
    if length > LARGEST_BODY:
        raise TooLarge
    body: bytes = environ["wsgi.input"].read(length)
    if len(body) != length:
        raise BadRequest
    return body
