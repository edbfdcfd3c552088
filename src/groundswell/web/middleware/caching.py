"""A page is either public (compressed, may be asked for again by its mark) or private (neither, never stored).

Compression beside a secret lets a listener guess the secret from sizes (BREACH), so a page with a form
token or a signed-in person on it is sent as it is.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware


def is_private(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Return whether an answer holds anything that belongs to one person or one browser."""
    return (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        or "CSRF_COOKIE_NEEDS_UPDATE" in request.META
        or bool(response.cookies)
        or "no-store" in response.headers.get("Cache-Control", "")
    )


def public_or_private(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that says no-store on private answers and, elsewhere, ask again by the mark."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if is_private(request, response):
            response.headers["Cache-Control"] = "no-store, private"
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware


class PublicGZip(GZipMiddleware):
    """Compresses public answers only."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the answer, compressed where that gives nothing away."""
        if "no-store" in response.headers.get("Cache-Control", ""):
            return response
        return super().process_response(request, response)


class PublicConditionalGet(ConditionalGetMiddleware):
    """Marks public answers with an ETag, and answers 304 where the browser has it already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the answer, or 304 for a public page that has not changed."""
        if "no-store" in response.headers.get("Cache-Control", ""):
            return response
        return super().process_response(request, response)
