"""Reading the audit: what was done, as sentences, by those who answer for it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from groundswell.audit.pages import AuditPage
from groundswell.audit.queries import all_events, events_of
from groundswell.look.layout.frame import Link
from groundswell.people import rules
from groundswell.people.phrases import ACT_WORDS
from groundswell.people.requests import SignedInRequest
from groundswell.web.pages import show

PER_PAGE = 50


@require_safe
def organisation_audit(request: SignedInRequest, code: str) -> HttpResponse:
    """Show what was done in one organisation, newest first."""
    organisation = get_object_or_404(request.user.organisations, code=code)
    if not rules.may_read_audit(request.user, organisation):
        raise Http404
    page = Paginator(events_of(organisation.code), PER_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "audit/events.jinja",
        title="What was done",
        content=AuditPage.of(page, words=ACT_WORDS, where=organisation.name),
        trust_name=organisation.name,
        sample=organisation.is_sample,
        breadcrumbs=[Link("Organisations", "/organisations/")],
    )


@require_safe
def whole_audit(request: SignedInRequest) -> HttpResponse:
    """Show everything that was done in this installation, newest first."""
    if not rules.may_read_whole_audit(request.user):
        raise Http404
    page = Paginator(all_events(), PER_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "audit/events.jinja",
        title="What was done",
        content=AuditPage.of(page, words=ACT_WORDS, where="this installation"),
        breadcrumbs=[Link("Organisations", "/organisations/")],
    )
