"""Counting a wave, releasing what was counted, and destroying what is left: asked first, done once."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from groundswell.discover.results import phrases, rules
from groundswell.discover.results.actions.counting import answers_said, count_wave, destroy_answers
from groundswell.discover.results.actions.releasing import release_results
from groundswell.discover.results.forms import ReleaseForm
from groundswell.discover.results.models import Count
from groundswell.discover.results.pages import ReleasePage
from groundswell.discover.results.queries import count_of
from groundswell.discover.results.views.answering import of_counted
from groundswell.discover.surveys import rules as surveys
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.pages import ConfirmPage
from groundswell.discover.surveys.queries.waves import wave_by_slug
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, around, box_folder
from groundswell.look import numbers
from groundswell.people.requests import SignedInRequest
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of
from groundswell.web.pages import show


@SHOWS_A_FORM
@in_programme(surveys.may_open)
def count(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Say what counting means; on sending, count the wave."""
    found = wave_by_slug(programme, wave)
    if found is None:
        raise Http404

    def act() -> str:
        done = count_wave(found, folder=box_folder(), by=request.user, at=timezone.now())
        destroyed = numbers.clock(timezone.localtime(done.counted_at))
        return f"Counted. {answers_said(done).capitalize()}. Single answers destroyed at {destroyed}."

    title = f"Count “{found.title}”?"
    return _asked(
        request, programme, found.slug, found.title, title=title, sentences=phrases.COUNTING, button="Count it", act=act
    )


@SHOWS_A_FORM
@of_counted(rules.may_release)
def release(request: SignedInRequest, count: Count) -> HttpResponse:
    """Ask what happens next, and say what releasing means; on sending, let everybody read the results."""
    wave = count.wave
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            release_results(count, next_steps=form.cleaned_data["next_steps"], by=request.user, at=timezone.now())
        except (NotNow, NotAllowed) as why:
            messages.error(request, said_by(why))
        else:
            messages.success(request, f"The results of “{wave.title}” are released. Tell staff what they told you.")
        return redirect("results:trust", wave.programme.slug, wave.slug)
    title = f"Release the results of “{wave.title}”?"
    here = reverse("results:trust", args=[wave.programme.slug, wave.slug])
    content = ReleasePage(
        title=title,
        sentences=phrases.RELEASING,
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        back=here,
    )
    frame = around(wave.programme, (wave.title, here))
    return show(request, "results/release.jinja", title=title, content=content, **frame)


@SHOWS_A_FORM
@in_programme(surveys.may_open)
def destroy(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Say what is lost; on sending, destroy the single answers of a wave that was not counted."""
    found = wave_by_slug(programme, wave)
    if found is None:
        raise Http404

    def act() -> str:
        destroy_answers(found, folder=box_folder(), by=request.user, at=timezone.now())
        return f"The single answers of “{found.title}” are destroyed."

    title = f"Destroy the answers of “{found.title}”?"
    return _asked(
        request, programme, found.slug, found.title, title=title, sentences=phrases.DESTROYING,
        button="Destroy them", act=act,
    )  # fmt: skip


def _asked(
    request: SignedInRequest,
    programme: Programme,
    slug: str,
    name: str,
    *,
    title: str,
    sentences: tuple[str, ...],
    button: str,
    act: Callable[[], str],
) -> HttpResponse:
    """Show the question; on sending, do it and lead to the results, or back to the wave with why not."""
    here = reverse("surveys:wave", args=[programme.slug, slug])
    if request.method == "POST":
        try:
            messages.success(request, act())
        except (NotNow, NotAllowed) as why:
            messages.error(request, said_by(why))
            return redirect(here)
        is_counted = count_of(programme, slug) is not None
        return redirect("results:trust", programme.slug, slug) if is_counted else redirect(here)
    content = ConfirmPage(title=title, sentences=sentences, button=button, back=here)
    return show(request, "surveys/confirm.jinja", title=title, content=content, **around(programme, (name, here)))


def said_by(why: NotNow | NotAllowed) -> str:
    """Return the sentence that a refusal carries."""
    return why.sentence() if isinstance(why, NotNow) else why.sentence
