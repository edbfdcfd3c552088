"""A page that cannot write because others are writing says so in words, instead of looking broken."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from groundswell.web import errors


class BusyDatabase:
    """Answers 503 with a sentence where a view waited for the database as long as it may, in vain.

    What comes to grief further out, as a session that cannot be written, `errors` tells in the same words.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a busy database, or None where something else is the matter."""
        return errors.busy(request) if errors.is_busy(exception) else None
