"""Pages for paper: nothing can be unfolded there, with or without a script, so all that folds is open."""

from django.http import HttpRequest, HttpResponse

FOLDED, UNFOLDED = b" data-open-in-print", b" data-open-in-print open"


def unfolded_for_print(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return a page with everything open where its address asks for print, else as it is."""
    if "print" in request.GET:
        response.content = response.content.replace(FOLDED, UNFOLDED)
    return response
