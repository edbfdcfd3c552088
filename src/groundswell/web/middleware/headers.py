"""Headers that tell browsers what our pages never do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NEVER_USED = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in NEVER_USED)


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that adds the headers Django and django-csp leave out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Content-Security-Policy says it too; this is for browsers that do not read frame-ancestors.
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response

    return middleware
