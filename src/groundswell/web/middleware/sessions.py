"""A session ends after a time without use, and after a day's work whatever happens."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from groundswell.web.requests import MarkedRequest

BEGAN, SEEN = "session_began", "session_seen"
# Writing the time of every click would be a database write per page; a minute is exact enough.
SEEN_EVERY = timedelta(minutes=1)


def begin(session: SessionBase, *, at: datetime) -> None:
    """Note that a signed-in session begins now."""
    session[BEGAN] = session[SEEN] = at.timestamp()


def has_ended(session: SessionBase, *, at: datetime) -> bool:
    """Return whether a signed-in session has been idle too long or has lasted too long; unknown times have."""
    began, seen, now = session.get(BEGAN), session.get(SEEN), at.timestamp()
    if began is None or seen is None:
        return True
    return now - seen > settings.SESSION_IDLE.total_seconds() or now - began > settings.SESSION_LONGEST.total_seconds()


def session_ends(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[MarkedRequest], HttpResponse]:
    """Return a middleware that signs people out by time and marks the request `signed_out_by_time`."""

    def middleware(request: MarkedRequest) -> HttpResponse:
        request.signed_out_by_time = False
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            now = timezone.now()
            if has_ended(request.session, at=now):
                logout(request)
                request.signed_out_by_time = True
            elif now.timestamp() - request.session[SEEN] > SEEN_EVERY.total_seconds():
                request.session[SEEN] = now.timestamp()
        return get_response(request)

    return middleware


def _begin_at_sign_in(request: HttpRequest, **_kwargs: object) -> None:
    begin(request.session, at=timezone.now())


user_logged_in.connect(_begin_at_sign_in, dispatch_uid="groundswell.web.session_begins")
