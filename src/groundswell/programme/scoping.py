"""From an address to the programme it names: only its members get there, and only with a role that may."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from groundswell.people.requests import SignedInRequest
from groundswell.programme.queries import programmes_of

View = Callable[..., HttpResponse]


def in_programme(may: Callable[..., bool]) -> Callable[[View], View]:
    """Give a view the programme instead of its slug; 404 unless the reader works in it and the rule lets them."""

    def decorated(view: View) -> View:
        @wraps(view)
        def answer(request: SignedInRequest, slug: str, **rest: Any) -> HttpResponse:
            programme = get_object_or_404(programmes_of(request.user), slug=slug)
            if not may(request.user, programme):
                raise Http404
            return view(request, programme=programme, **rest)

        return answer

    return decorated
