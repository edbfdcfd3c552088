"""The results of a wave: the whole trust, an element, a group, and how well it measured."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.presenting import document_of, group_at, hidden_page, results_page
from groundswell.discover.results.views.answering import frame, of_results
from groundswell.look.documents.model import Document
from groundswell.people.requests import SignedInRequest
from groundswell.web.pages import show
from groundswell.web.printing import unfolded_for_print


@require_safe
@of_results
def trust(request: SignedInRequest, told: Told) -> HttpResponse:
    """Show the results for the whole trust."""
    return _shown(request, told, document_of(told))


@require_safe
@of_results
def quality(request: SignedInRequest, told: Told) -> HttpResponse:
    """Show how well the questionnaire measured."""
    return _shown(request, told, document_of(told, part="quality"), ("Results", told.address()))


@require_safe
@of_results
def element(request: SignedInRequest, told: Told, element: str) -> HttpResponse:
    """Show one element, statement by statement."""
    return _shown(request, told, document_of(told, element=element), ("Results", told.address()))


@require_safe
@of_results
def group(request: SignedInRequest, told: Told, kind: str, group: str) -> HttpResponse:
    """Show one group beside the trust; or that it cannot be shown, and which larger one can."""
    found = group_at(told, kind, group)
    if found is None:
        raise Http404
    inside = ("Results", told.address())
    if not told.is_told(found):
        content = hidden_page(told, found)
        return show(request, "results/hidden.jinja", title=found.label, content=content, **frame(told, inside))
    return _shown(request, told, document_of(told, group=found), inside)


def _shown(request: SignedInRequest, told: Told, document: Document | None, *inside: tuple[str, str]) -> HttpResponse:
    if document is None:
        raise Http404
    content = results_page(told, document, reader=request.user)
    answer = show(
        request,
        "results/results.jinja",
        title=document.title,
        content=content,
        edition_line=document.edition_line,
        licence_line=document.source_line,
        **frame(told, *inside),
    )
    return unfolded_for_print(request, answer)
