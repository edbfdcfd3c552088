"""A wave that was never opened: changing what was chosen for it, and removing it."""

from dataclasses import fields

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from groundswell.discover.surveys import phrases, rules
from groundswell.discover.surveys.actions.waves import NotNow, Prepared, change_draft, check_is_draft, delete_draft
from groundswell.discover.surveys.forms import WaveForm, waves_can_ask
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.pages import ConfirmPage, WaveFormPage
from groundswell.discover.surveys.queries.waves import wave_by_slug
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, around
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@SHOWS_A_FORM
@in_programme(rules.may_prepare)
def change(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Show what was chosen; on sending, keep what was changed."""
    found = _found(programme, wave)
    here = reverse("surveys:wave", args=[programme.slug, found.slug])
    form = WaveForm(sent(request), programme=programme, initial=_chosen_before(found))
    try:
        check_is_draft(found)
        if form.is_bound and form.is_valid():
            asked = next(one for one in waves_can_ask(programme) if one.id == form.cleaned_data["instrument"])
            change_draft(found, form.prepared(), instrument=asked, by=request.user, at=timezone.now())
            return redirect(here)
    except NotNow as why:
        messages.error(request, why.sentence())
        return redirect(here)
    content = WaveFormPage(
        heading=f"Change “{found.title}”",
        button="Change it",
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        questionnaires_address=reverse("questionnaires:list", args=[programme.slug]),
    )
    frame = around(programme, (found.title, here))
    return show(request, "surveys/new.jinja", title=content.heading, content=content, **frame)


@SHOWS_A_FORM
@in_programme(rules.may_prepare)
def remove(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Ask first; on sending, remove a wave that was never opened."""
    found = _found(programme, wave)
    here = reverse("surveys:wave", args=[programme.slug, found.slug])
    try:
        check_is_draft(found)
        if request.method == "POST":
            delete_draft(found, by=request.user, at=timezone.now())
            messages.success(request, f"“{found.title}” is removed.")
            return redirect("surveys:list", slug=programme.slug)
    except NotNow as why:
        messages.error(request, why.sentence())
        return redirect(here)
    title = f"Remove “{found.title}”?"
    content = ConfirmPage(title=title, sentences=phrases.REMOVING, button="Remove it", back=here)
    return show(
        request, "surveys/confirm.jinja", title=title, content=content, **around(programme, (found.title, here))
    )


def _found(programme: Programme, slug: str) -> Wave:
    wave = wave_by_slug(programme, slug)
    if wave is None:
        raise Http404
    return wave


def _chosen_before(wave: Wave) -> dict[str, object]:
    names = ("instrument", *(one.name for one in fields(Prepared) if one.name != "crosses_groups"))
    # A draft from before these were asked holds nothing for some: then what is filled in stays.
    held = {name: getattr(wave, name) for name in names if getattr(wave, name)}
    return held | {"crosses_groups": "yes" if wave.crosses_groups else ""}
