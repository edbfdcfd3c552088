"""Telling everybody who was asked that results are there: one letter, the same for all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.actions.inviting import results_letter, tell_results, to_tell
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.pages import TellingResultsPage
from groundswell.discover.surveys.presenting import letters_late, letters_sent
from groundswell.discover.surveys.views.answering import around
from groundswell.look import numbers
from groundswell.people.requests import SignedInRequest
from groundswell.web.forms import FormError
from groundswell.web.pages import show


def telling_results(request: SignedInRequest, wave: Wave) -> HttpResponse:
    """Show the letter that leads to what staff told; on sending, write it to everybody who was asked."""
    address = request.build_absolute_uri(reverse("results:told", args=[wave.slug]))
    here = reverse("surveys:wave", args=[wave.programme.slug, wave.slug])
    if "meant" in request.POST:
        return _sent(request, wave, address)
    subject, text = results_letter(wave, address=address)
    mailboxes = numbers.count(to_tell(wave).exclude(member__email="").count())
    send_words = phrases.SEND_AGAIN if wave.results_told_at else phrases.SEND_NOW
    content = TellingResultsPage(
        title=wave.title,
        address=address,
        subject=subject,
        text=text,
        mailboxes=mailboxes,
        without=numbers.count(to_tell(wave).filter(member__email="").count()),
        errors=[FormError(phrases.TICK_TO_SEND, "#meant")] if request.method == "POST" else [],
        sent=letters_sent(wave),
        late=letters_late(wave, timezone.now()),
        send_words=send_words.format(count=mailboxes),
    )
    title, frame = "Tell staff the results", around(wave.programme, (wave.title, here))
    return show(request, "surveys/telling_results.jinja", title=title, content=content, **frame)


def _sent(request: SignedInRequest, wave: Wave, address: str) -> HttpResponse:
    try:
        count = tell_results(wave, address=address, by=request.user, at=timezone.now())
        messages.success(request, phrases.ON_THEIR_WAY.format(count=numbers.count(count)))
    except NotNow as why:
        messages.error(request, why.sentence())
    return redirect("surveys:wave", slug=wave.programme.slug, wave=wave.slug)
