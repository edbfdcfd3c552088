"""Packs in and out: a file somebody holds rights to is taken in, and what may travel is taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.discover.questionnaires import phrases, rules
from groundswell.discover.questionnaires.actions import NotNow
from groundswell.discover.questionnaires.actions import load as load_pack
from groundswell.discover.questionnaires.editing.beginning import numbered
from groundswell.discover.questionnaires.editing.parts import without_idle_importance
from groundswell.discover.questionnaires.forms.packs import PackForm
from groundswell.discover.questionnaires.pages import FormPage
from groundswell.discover.questionnaires.queries import draft_of, newest_of, shipped_by_id, version_of, versions_of
from groundswell.discover.questionnaires.views.answering import (
    SHOWS_A_FORM,
    attached,
    editor_of,
    form_shown,
    found_or_404,
)
from groundswell.packs.instruments import Instrument
from groundswell.packs.instruments.parcel import MayNotBePassedOn, write_pack
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import errors_of, sent


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def load(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Take a pack; on sending, take in all of its questionnaires or none."""
    form = PackForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = load_pack(programme, form.cleaned_data["file"], by=request.user, at=timezone.now())
        except NotNow as why:
            form.add_error("file", why.sentence())
        else:
            messages.success(request, "; ".join(f"“{one.title}” is here" for one in taken) + ".")
            return redirect("questionnaires:list", slug=programme.slug)
    content = FormPage(
        title="Load a questionnaire",
        sentences=phrases.LOADING,
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Load it",
        back=reverse("questionnaires:list", args=[programme.slug]),
    )
    return form_shown(request, "questionnaires/load.jinja", content, programme)


@require_safe
@in_programme(rules.may_read)
def shipped_pack(request: SignedInRequest, programme: Programme, shipped: str) -> HttpResponse:
    """Send the pack of a questionnaire that comes with this installation."""
    back = reverse("questionnaires:list", args=[programme.slug])
    return _sent(request, shipped_by_id(shipped), back=back)


@require_safe
@in_programme(rules.may_read)
def draft_pack(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Send the pack of a questionnaire as it stands, under the version it would be finished as."""
    found = found_or_404(programme, questionnaire)
    draft = draft_of(found)
    if draft is None:
        return _sent(request, newest_of(found), back=editor_of(found)[1])
    stands = numbered(without_idle_importance(draft), str(len(versions_of(found)) + 1))
    return _sent(request, stands, back=editor_of(found)[1])


@require_safe
@in_programme(rules.may_read)
def version_pack(request: SignedInRequest, programme: Programme, questionnaire: str, version: str) -> HttpResponse:
    """Send the pack of one finished version."""
    found = found_or_404(programme, questionnaire)
    return _sent(request, version_of(found, version), back=editor_of(found)[1])


def _sent(request: SignedInRequest, instrument: Instrument | None, *, back: str) -> HttpResponse:
    if instrument is None:
        raise Http404
    try:
        parcel = write_pack(instrument)
    except MayNotBePassedOn as why:
        messages.error(request, why.sentence())
        return redirect(back)
    except BadInput:
        messages.error(request, "It cannot be exported yet. Put right what the page lists, then export it.")
        return redirect(back)
    return attached(parcel, f"{instrument.id}-{instrument.version}.zip")
