"""Telling people of an open wave: letters, posters and paper slips."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.discover.questionnaires.queries import instrument_for
from groundswell.discover.surveys import phrases, rules
from groundswell.discover.surveys.actions.inviting import invite, letter, to_tell
from groundswell.discover.surveys.actions.slips import ask_for_slips, print_slips, withdraw_slips
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.forms import SlipsForm
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.pages import TellingPage
from groundswell.discover.surveys.paper import SIZES, poster, slips
from groundswell.discover.surveys.paper import card as drawn_card
from groundswell.discover.surveys.presenting import letters_late, letters_sent
from groundswell.discover.surveys.queries.waves import slips_asked, wave_by_slug
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, around, attached, box_address, box_folder
from groundswell.discover.surveys.views.telling_results import telling_results
from groundswell.look import numbers
from groundswell.look.phrases import listed
from groundswell.people.models import Person
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import FormError, errors_of
from groundswell.web.pages import show

PDF = "application/pdf"


@SHOWS_A_FORM
@in_programme(rules.may_prepare)
def telling(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Show the letter that everybody gets, posters and slips; of a released wave, the letter on its results."""
    released = wave_by_slug(programme, wave)
    if released is not None and released.state == State.RELEASED:
        return telling_results(request, released)
    found = _open(programme, wave)
    address = _address(request, found)
    is_reminder = "reminder" in request.GET
    form = SlipsForm(request.POST if "slips" in request.POST else None)
    errors = errors_of(form) if form.is_bound else []
    if "letters" in request.POST:
        if "meant" in request.POST:
            return _invited(request, found, address, is_reminder="reminder" in request.POST)
        errors = [FormError(phrases.TICK_TO_SEND, "#meant")]
    if "slips" in request.POST and form.is_valid():
        return _asked(request, found, form.cleaned_data["count"])
    if "withdraw" in request.POST:
        return _withdrawn(request, found)
    if "print" in request.POST and rules.may_open(request.user, programme):
        return _printed(request, found)
    subject, text = letter(found, address=address, is_reminder=is_reminder, at=timezone.now())
    mailboxes = numbers.count(to_tell(found).exclude(member__email="").count())
    is_again = (found.reminded_at if is_reminder else found.invited_at) is not None
    place = [programme.slug, found.slug]
    here = reverse("surveys:telling", args=place)
    content = TellingPage(
        title=found.title,
        address=address,
        subject=subject,
        text=text,
        is_reminder=is_reminder,
        other_letter=here if is_reminder else f"{here}?reminder=1",
        mailboxes=mailboxes,
        without=numbers.count(to_tell(found).filter(member__email="").count()),
        posters=tuple(
            (one.upper(), reverse("surveys:poster", args=[programme.slug, found.slug, one])) for one in SIZES
        ),
        card=reverse("surveys:card", args=place),
        kiosk=f"{box_address(found)}?kiosk",
        form=form,
        errors=errors,
        waiting=_waiting(found),
        may_print=rules.may_open(request.user, programme) and not _has_asked(found, request.user),
        printed_by=_printed_by(found),
        ticking=reverse("surveys:slips", args=place),
        sent=letters_sent(found),
        late=letters_late(found, timezone.now()),
        not_yet=phrases.NOT_YET.format(day=numbers.day(found.opens_on)) if _is_early(found) else "",
        send_words=(phrases.SEND_AGAIN if is_again else phrases.SEND_NOW).format(count=mailboxes),
    )
    back = (found.title, reverse("surveys:wave", args=place))
    return show(request, "surveys/telling.jinja", title="Tell people", content=content, **around(programme, back))


@require_safe
@in_programme(rules.may_prepare)
def poster_file(request: SignedInRequest, programme: Programme, wave: str, size: str) -> HttpResponse:
    """Send a poster as PDF."""
    if size not in SIZES:
        raise Http404
    found = _open(programme, wave)
    minutes = instrument_for(programme, found.instrument, found.instrument_version).minutes
    made = poster(found, address=_address(request, found), minutes=minutes, size=size)
    return attached(made, PDF, f"{found.slug}-poster-{size}.pdf")


@require_safe
@in_programme(rules.may_prepare)
def card(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Send the card for the intranet as SVG."""
    found = _open(programme, wave)
    return attached(drawn_card(found, address=_address(request, found)).encode(), "image/svg+xml", f"{found.slug}.svg")


def _invited(request: SignedInRequest, wave: Wave, address: str, *, is_reminder: bool) -> HttpResponse:
    try:
        count = invite(wave, address=address, is_reminder=is_reminder, by=request.user, at=timezone.now())
        messages.success(request, phrases.ON_THEIR_WAY.format(count=numbers.count(count)))
    except NotNow as why:
        messages.error(request, why.sentence())
    return redirect("surveys:wave", slug=wave.programme.slug, wave=wave.slug)


def _asked(request: SignedInRequest, wave: Wave, count: int) -> HttpResponse:
    try:
        ask_for_slips(wave, count, by=request.user, at=timezone.now())
        messages.success(request, phrases.SLIPS_ASKED.format(count=numbers.count(count)))
    except NotNow as why:
        messages.error(request, why.sentence())
    return redirect("surveys:telling", slug=wave.programme.slug, wave=wave.slug)


def _withdrawn(request: SignedInRequest, wave: Wave) -> HttpResponse:
    try:
        withdraw_slips(wave, by=request.user, at=timezone.now())
        messages.success(request, phrases.SLIPS_WITHDRAWN)
    except NotNow as why:
        messages.error(request, why.sentence())
    return redirect("surveys:telling", slug=wave.programme.slug, wave=wave.slug)


def _printed(request: SignedInRequest, wave: Wave) -> HttpResponse:
    try:
        codes = print_slips(wave, folder=box_folder(), by=request.user, at=timezone.now())
    except NotNow as why:
        messages.error(request, why.sentence())
        return redirect("surveys:telling", slug=wave.programme.slug, wave=wave.slug)
    made = slips(wave, address=box_address(wave), typed=_address(request, wave), codes=codes)
    return attached(made, PDF, f"{wave.slug}-slips.pdf")


def _is_early(wave: Wave) -> bool:
    return wave.opens_on > timezone.localdate()


def _has_asked(wave: Wave, person: Person) -> bool:
    """Say whether this person asked for the slips that wait, so that another has to print them."""
    found = slips_asked(wave)
    return found is not None and found.asked_by_id == person.pk


def _printed_by(wave: Wave) -> str:
    """Return who else can print the slips that wait, in words; "" where none do."""
    found = slips_asked(wave)
    if found is None:
        return ""
    people = (one.person for one in wave.programme.members.select_related("person").order_by("person__name"))
    names = [
        one.name
        for one in people
        if one.is_active and one.pk != found.asked_by_id and rules.may_open(one, wave.programme)
    ]
    return phrases.SLIPS_PRINTED_BY.format(names=listed(names)) if names else phrases.SLIPS_PRINTED_BY_NOBODY


def _waiting(wave: Wave) -> str:
    """Return how many slips are asked for and by whom, in words; "" for none."""
    found = slips_asked(wave)
    if found is None:
        return ""
    who = found.asked_by.name if found.asked_by else "somebody with access to the server"
    return phrases.SLIPS_WAIT.format(count=numbers.count(found.asked), who=who)


def _open(programme: Programme, slug: str) -> Wave:
    wave = wave_by_slug(programme, slug)
    if wave is None or wave.state != State.OPEN:
        raise Http404
    return wave


def _address(request: SignedInRequest, wave: Wave) -> str:
    return request.build_absolute_uri(reverse("surveys:enter", args=[wave.slug]))
