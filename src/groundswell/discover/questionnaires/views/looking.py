"""Questionnaires as people see them on their phones. Nothing on these pages can be sent."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from groundswell.discover.questionnaires import rules
from groundswell.discover.questionnaires.pages import PreviewPage
from groundswell.discover.questionnaires.previewing import preview_page
from groundswell.discover.questionnaires.queries import draft_of, newest_of, shipped_by_id, version_of
from groundswell.discover.questionnaires.views.answering import around, editor_of, found_or_404
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show


@require_safe
@in_programme(rules.may_read)
def shipped(request: SignedInRequest, programme: Programme, shipped: str) -> HttpResponse:
    """Show a questionnaire that comes with this installation."""
    found = shipped_by_id(shipped)
    if found is None:
        raise Http404
    here = [programme.slug, shipped]
    may_edit = rules.may_edit(request.user, programme)
    content = preview_page(
        found,
        language=request.GET.get("language", ""),
        back=reverse("questionnaires:list", args=[programme.slug]),
        copy_address=reverse("questionnaires:copy-shipped", args=here) if may_edit else "",
        pack_address=reverse("questionnaires:shipped-pack", args=here) if found.may_redistribute else "",
    )
    return _shown(request, content, programme)


@require_safe
@in_programme(rules.may_read)
def preview(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Show a questionnaire as it stands."""
    found = found_or_404(programme, questionnaire)
    instrument = draft_of(found) or newest_of(found)
    if instrument is None:
        raise Http404
    back = editor_of(found)
    content = preview_page(instrument, language=request.GET.get("language", ""), back=back[1])
    return _shown(request, content, programme, back)


@require_safe
@in_programme(rules.may_read)
def version(request: SignedInRequest, programme: Programme, questionnaire: str, version: str) -> HttpResponse:
    """Show one finished version."""
    found = found_or_404(programme, questionnaire)
    instrument = version_of(found, version)
    if instrument is None:
        raise Http404
    back = editor_of(found)
    may_take = instrument.may_redistribute
    address = reverse("questionnaires:version-pack", args=[programme.slug, questionnaire, version]) if may_take else ""
    content = preview_page(instrument, language=request.GET.get("language", ""), back=back[1], pack_address=address)
    return _shown(request, content, programme, back)


def _shown(
    request: SignedInRequest, content: PreviewPage, programme: Programme, *above: tuple[str, str]
) -> HttpResponse:
    return show(
        request, "questionnaires/preview.jinja", title=content.title, content=content, **around(programme, *above)
    )
