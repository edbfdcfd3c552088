"""A request as our middleware leaves it."""

from typing import Any

from django.http import HttpRequest


class MarkedRequest(HttpRequest):
    """A request that knows whether its session was just ended by time, and who is signed in with both factors."""

    signed_out_by_time: bool
    # A people.models.Person or None; this room must not know people.
    person: Any
