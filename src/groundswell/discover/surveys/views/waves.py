"""The waves of a programme."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.discover.surveys import phrases, rules
from groundswell.discover.surveys.actions.waves import create_wave
from groundswell.discover.surveys.enums import Audience
from groundswell.discover.surveys.forms import WaveForm, waves_can_ask
from groundswell.discover.surveys.pages import SurveysPage, WaveFormPage, WaveLine
from groundswell.discover.surveys.presenting import state_words, wave_page
from groundswell.discover.surveys.queries.staff import staff_of
from groundswell.discover.surveys.queries.waves import wave_by_slug, waves_of
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, around, box_folder
from groundswell.look import numbers
from groundswell.look.layout.frame import Link
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.queries import programmes_of
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of
from groundswell.web.pages import show


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Lead on to the surveys of the reader's programme, or let them choose between several."""
    readable = [one for one in programmes_of(request.user) if rules.may_read(request.user, one)]
    if len(readable) == 1:
        return redirect("surveys:list", slug=readable[0].slug)
    links = tuple(Link(one.name, reverse("surveys:list", args=[one.slug])) for one in readable)
    return show(request, "surveys/mine.jinja", title="Surveys", content=links)


@require_safe
@in_programme(rules.may_read)
def listed(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show the waves of a programme, and whether there is anybody to ask."""
    people = staff_of(programme.organisation).count()
    content = SurveysPage(
        people=numbers.count(people) if people else "",
        staff_address=reverse("surveys:staff", args=[programme.slug]),
        waves=tuple(
            WaveLine(
                wave.title,
                reverse("surveys:wave", args=[programme.slug, wave.slug]),
                f"{phrases.AUDIENCE_WORDS[Audience(wave.audience)]}, "
                f"{numbers.day(wave.opens_on)} to {numbers.day(wave.closes_on)}",
                state_words(wave, timezone.now()),
            )
            for wave in waves_of(programme)
        ),
        new_address=reverse("surveys:new", args=[programme.slug]),
        questionnaires_address=reverse("questionnaires:list", args=[programme.slug]),
        may_prepare=rules.may_prepare(request.user, programme),
    )
    organisation = programme.organisation
    return show(
        request,
        "surveys/list.jinja",
        title="Surveys",
        content=content,
        trust_name=organisation.name,
        sample=organisation.is_sample,
    )


@SHOWS_A_FORM
@in_programme(rules.may_prepare)
def new(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Take what a wave asks, whom and when; on sending, prepare it."""
    if not staff_of(programme.organisation).exists():
        messages.error(request, "There is nobody to ask yet. Load a staff list first.")
        return redirect("surveys:staff", slug=programme.slug)
    form = WaveForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        asked = next(one for one in waves_can_ask(programme) if one.id == form.cleaned_data["instrument"])
        wave = create_wave(form.prepared(), instrument=asked, programme=programme, by=request.user, at=timezone.now())
        return redirect("surveys:wave", slug=programme.slug, wave=wave.slug)
    content = WaveFormPage(
        heading="Prepare a wave",
        button="Prepare it",
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        questionnaires_address=reverse("questionnaires:list", args=[programme.slug]),
    )
    return show(request, "surveys/new.jinja", title=content.heading, content=content, **around(programme))


@require_safe
@in_programme(rules.may_read)
def wave(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Show one wave: what it asks, whom, when, and what could be published."""
    found = wave_by_slug(programme, wave)
    if found is None:
        raise Http404
    content = wave_page(found, reader=request.user, folder=box_folder(), at=timezone.now())
    return show(request, "surveys/wave.jinja", title=found.title, content=content, **around(programme))
