"""Where staff begin: the same address for everyone, open to all, keeping nothing of who came."""

import time
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from groundswell.discover.questionnaires.queries import instrument_for
from groundswell.discover.surveys import phrases, phrases_welsh
from groundswell.discover.surveys.actions.admitting import ask_for_code, use_code
from groundswell.discover.surveys.entering_pages import EnterPage, HandOverPage, WelshLines
from groundswell.discover.surveys.enums import Mode, State
from groundswell.discover.surveys.forms import CodeForm, MailboxForm
from groundswell.discover.surveys.limits import Limits
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.queries.waves import provider_of, wave_to_enter
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, box_address
from groundswell.look import numbers
from groundswell.packs.instruments import Instrument
from groundswell.web.client import client_address
from groundswell.web.forms import FormError, errors_of
from groundswell.web.pages import show

# In ten minutes: codes asked for one address; and from one address on the network, which a whole trust may share,
# codes asked for.
CODES_EACH, ASKED_FROM_ONE_MACHINE = 3, 6000
# Wrong codes in ten minutes, right ones never count: of one machine for one address, of one machine, and for one
# address from everywhere. A code has 40 bits, so the last two can be so high that nobody is locked out by them.
WRONG_EACH, WRONG_FROM_ONE_MACHINE, WRONG_FROM_EVERYWHERE = 20, 1000, 1000
limits = Limits(time.time)


# The one page of ours from which a form leads to another program.
@csp_update({"form-action": [settings.BOX_URL]})  # type: ignore[arg-type]  # its type knows only views without arguments
@login_not_required
@never_cache
@SHOWS_A_FORM
def enter(request: HttpRequest, wave: str) -> HttpResponse:
    """Take an address and send it a code; take the code and hand over to the box. Says nothing of who is invited."""
    found = wave_to_enter(wave)
    if found is None:
        raise Http404
    if request.method != "POST" or not is_open(found):
        return page(request, found, form=MailboxForm())
    return _code_tried(request, found) if "code" in request.POST else _code_asked(request, found)


def _code_asked(request: HttpRequest, wave: Wave) -> HttpResponse:
    form = MailboxForm(request.POST)
    if not form.is_valid():
        return page(request, wave, form=form, errors=errors_of(form))
    if not limits.allow("asked", client_address(request), most=ASKED_FROM_ONE_MACHINE):
        return page(request, wave, form=form, errors=[FormError(phrases.TOO_OFTEN, None)], status=429)
    email = form.cleaned_data["email"]
    # Beyond the limit nothing is sent, and the page is the same: an address is not told apart by being tried.
    if limits.allow("code", f"{wave.pk} {email.lower()}", most=CODES_EACH):
        ask_for_code(wave, email)
    return page(request, wave, form=CodeForm(), email=email)


def _code_tried(request: HttpRequest, wave: Wave) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return page(request, wave, form=form, errors=errors_of(form), email=request.POST.get("email", "")[:254])
    email, machine = form.cleaned_data["email"], client_address(request)
    whose = f"{wave.pk} {email.lower()}"
    if not limits.allow("wrong from", machine, most=WRONG_FROM_ONE_MACHINE):
        return page(request, wave, form=MailboxForm(), errors=[FormError(phrases.TOO_OFTEN, None)], status=429)
    is_allowed = limits.allow("wrong for", f"{machine} {whose}", most=WRONG_EACH)
    # Who is stopped already is not counted against the address, or one machine could close it for its owner.
    is_allowed = is_allowed and limits.allow("wrong", whose, most=WRONG_FROM_EVERYWHERE)
    token = use_code(wave, email, form.cleaned_data["code"]) if is_allowed else None
    if token is None:
        return page(request, wave, form=CodeForm(), errors=[FormError(phrases.WRONG_CODE, "#code")], email=email)
    for what, who in (("wrong from", machine), ("wrong for", f"{machine} {whose}"), ("wrong", whose)):
        limits.give_back(what, who)
    return hand_over(request, wave, token=token, used_up=phrases.CODE_USED_UP)


def hand_over(request: HttpRequest, wave: Wave, *, token: str, used_up: str) -> HttpResponse:
    """Return the page that leads into the box by a form, and never by an address."""
    asked = instrument_for(wave.programme, wave.instrument, wave.instrument_version)
    content = HandOverPage(
        title=wave.title,
        used_up=used_up,
        token=token,
        box_address=box_address(wave),
        welsh=_in_welsh(asked, phrases_welsh.HAND_OVER, phrases_welsh.HAND_OVER_GO),
    )
    return show(request, "surveys/hand_over.jinja", title=wave.title, content=content, **frame(wave))


def page(
    request: HttpRequest,
    wave: Wave,
    *,
    form: MailboxForm | CodeForm,
    errors: list[FormError] | None = None,
    email: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page on which staff show that they are invited, or which says that they cannot now."""
    asked = instrument_for(wave.programme, wave.instrument, wave.instrument_version)
    takes_part = wave.state == State.OPEN and timezone.localdate() <= wave.closes_on
    content = EnterPage(
        title=wave.title,
        address=reverse("surveys:enter", args=[wave.slug]),
        organisation=wave.programme.organisation.name,
        is_open=is_open(wave),
        closed_words=_closed_words(wave),
        told_address=reverse("results:told", args=[wave.slug]) if wave.state == State.RELEASED else "",
        said=phrases.POSTER_MINUTES.format(minutes=asked.minutes) if takes_part else "",
        until=phrases.UNTIL.format(day=numbers.day(wave.closes_on)) if takes_part else "",
        mode=phrases.MODE_LINES[Mode(wave.mode)],
        form=form,
        errors=errors or [],
        email=email,
        sign_in_address=reverse("surveys:sign-in", args=[wave.slug]) if provider_of(wave) and not email else "",
        slip_address=box_address(wave),
        promise_address=f"{box_address(wave)}can-anyone-find-out/",
        welsh=_in_welsh(
            asked,
            phrases_welsh.CODE if email else phrases_welsh.ENTER,
            phrases_welsh.SLIP_GO,
            before_link=phrases_welsh.SLIP,
            link=f"{box_address(wave)}?lang={phrases_welsh.WELSH}",
        ),
    )
    return show(request, "surveys/enter.jinja", title=wave.title, content=content, status=status, **frame(wave))


def _in_welsh(asked: Instrument, do: str, go: str, *, before_link: str = "", link: str = "") -> WelshLines | None:
    if phrases_welsh.WELSH not in asked.languages:
        return None
    return WelshLines(do=do, go=go, unreviewed=phrases_welsh.UNREVIEWED, before_link=before_link, link=link)


def frame(wave: Wave) -> dict[str, Any]:
    """Return the frame of a page for staff: no navigation, no sign-in, nothing that says who looks."""
    organisation = wave.programme.organisation
    return {"trust_name": organisation.name, "sample": organisation.is_sample, "navigation": (), "account": None}


def is_open(wave: Wave) -> bool:
    """Return whether a wave takes answers today."""
    return wave.state == State.OPEN and wave.opens_on <= timezone.localdate() <= wave.closes_on


def _closed_words(wave: Wave) -> str:
    if wave.state == State.OPEN and timezone.localdate() < wave.opens_on:
        return f"This survey opens on {numbers.day(wave.opens_on)}."
    closed = phrases.CLOSED_ON.format(day=numbers.day(wave.last_day))
    return closed if wave.state == State.RELEASED else f"{closed} {phrases.TOLD_LATER}"
