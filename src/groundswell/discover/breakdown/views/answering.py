"""What every view here needs: who may come in, what stands around a page, and a file that nothing keeps."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from groundswell.look.layout.frame import Link
from groundswell.organisations.models import Organisation
from groundswell.people.requests import SignedInRequest

SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


def scoped(may: Callable[..., bool]) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Give a view the organisation instead of its code; 404 unless the rule lets the reader through."""

    def decorated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: SignedInRequest, code: str, **rest: Any) -> HttpResponse:
            organisation = get_object_or_404(request.user.organisations, code=code)
            if not may(request.user, organisation):
                raise Http404
            return view(request, organisation=organisation, **rest)

        return answer

    return decorated


def attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return a file to be saved under a name, which no browser or proxy keeps."""
    answer = not_kept(content, media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def not_kept(content: bytes, media_type: str) -> HttpResponse:
    """Return a file which no browser or proxy keeps."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def around(organisation: Organisation, *, inside: bool = False) -> dict[str, Any]:
    """Return what the frame of a page needs; `inside` for the pages below that of the breakdown."""
    crumbs = [Link("Organisations", "/organisations/")]
    if inside:
        crumbs.append(Link("Our own breakdown", reverse("breakdown:page", args=[organisation.code])))
    return {"breadcrumbs": crumbs, "trust_name": organisation.name, "sample": organisation.is_sample}
