"""Opening and closing a wave: asked first, done once."""

from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from groundswell.discover.surveys import phrases, rules
from groundswell.discover.surveys.actions.opening import close_wave, open_wave
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.enums import Audience, State
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.pages import ConfirmPage
from groundswell.discover.surveys.queries.staff import staff_of
from groundswell.discover.surveys.queries.waves import wave_by_slug
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, around, box_folder
from groundswell.look import numbers
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show


@SHOWS_A_FORM
@in_programme(rules.may_open)
def open_(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Say what opening fixes; on sending, open the wave."""
    found = _found(programme, wave)
    audience = Audience(found.audience)
    people = staff_of(programme.organisation, audience).count()
    if found.state == State.DRAFT and not people:
        messages.error(request, phrases.NOBODY_IS_ASKED[audience])
        return redirect("surveys:wave", slug=programme.slug, wave=found.slug)

    def act(folder: Path) -> str:
        now = timezone.now()
        let_in = request.build_absolute_uri(reverse("surveys:enter", args=[found.slug]))
        open_wave(found, folder=folder, by=request.user, at=now, today=timezone.localdate(), let_in=let_in)
        return f"“{found.title}” is open. Send the invitation next."

    sentences = tuple(one.format(people=numbers.count(people)) for one in phrases.OPENING)
    return _asked(request, found, title=f"Open “{found.title}”?", sentences=sentences, button="Open it", act=act)


@SHOWS_A_FORM
@in_programme(rules.may_open)
def close(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Say what closing means; on sending, close the wave."""
    found = _found(programme, wave)

    def act(folder: Path) -> str:
        close_wave(found, folder=folder, by=request.user, at=timezone.now())
        return f"“{found.title}” is closed."

    title = f"Close “{found.title}”?"
    is_early = timezone.localdate() < found.closes_on
    promised = (phrases.PROMISED_UNTIL.format(day=numbers.day(found.closes_on)),) if is_early else ()
    sentences = (*phrases.CLOSING, *promised)
    return _asked(request, found, title=title, sentences=sentences, button="Close it", act=act)


def _found(programme: Programme, slug: str) -> Wave:
    wave = wave_by_slug(programme, slug)
    if wave is None:
        raise Http404
    return wave


def _asked(
    request: SignedInRequest,
    wave: Wave,
    *,
    title: str,
    sentences: tuple[str, ...],
    button: str,
    act: Callable[[Path], str],
) -> HttpResponse:
    """Show the question; on sending, do it and lead back to the wave with what became of it."""
    here = reverse("surveys:wave", args=[wave.programme.slug, wave.slug])
    if request.method == "POST":
        try:
            messages.success(request, act(box_folder()))
        except NotNow as why:
            messages.error(request, why.sentence())
        return redirect(here)
    content = ConfirmPage(title=title, sentences=sentences, button=button, back=here)
    frame = around(wave.programme, (wave.title, here))
    return show(request, "surveys/confirm.jinja", title=title, content=content, **frame)
