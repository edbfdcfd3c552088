"""What every view of results needs: the count that an address names, for those who may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from groundswell.discover.results import rules
from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.models import Count
from groundswell.discover.results.presenting import told_of
from groundswell.discover.results.queries import count_of
from groundswell.discover.surveys import rules as surveys
from groundswell.discover.surveys.views.answering import around
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme

View = Callable[..., HttpResponse]


def of_counted(may: Callable[..., bool] = rules.may_read) -> Callable[[View], View]:
    """Give a view the count instead of its address; 404 unless the wave is counted and the rule lets the reader."""

    def decorated(view: View) -> View:
        @in_programme(surveys.may_read)
        @wraps(view)
        def answer(request: SignedInRequest, programme: Programme, wave: str, **rest: Any) -> HttpResponse:
            found = count_of(programme, wave)
            if found is None or not may(request.user, found):
                raise Http404
            return view(request, count=found, **rest)

        return answer

    return decorated


def of_results(view: View) -> View:
    """Give a view the results of the wave that its address names, with their words."""

    @of_counted()
    @wraps(view)
    def answer(request: SignedInRequest, count: Count, **rest: Any) -> HttpResponse:
        return view(request, told=told_of(count), **rest)

    return answer


def frame(told: Told, *inside: tuple[str, str]) -> dict[str, Any]:
    """Return what the frame of a page of results needs; `inside` are the pages between the trust's and this one."""
    wave = told.wave
    above = (wave.title, reverse("surveys:wave", args=[wave.programme.slug, wave.slug]))
    return around(wave.programme, above, *inside)
