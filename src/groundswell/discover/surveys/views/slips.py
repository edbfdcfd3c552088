"""Ticking who takes a slip, where slips are drawn: found on the invited list, and never said who came in before."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from groundswell.discover.surveys import phrases, rules
from groundswell.discover.surveys.actions.inviting import to_tell
from groundswell.discover.surveys.actions.slips import tick_slip
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.forms import WhoForm
from groundswell.discover.surveys.models import Eligibility, Wave
from groundswell.discover.surveys.pages import InvitedLine, SlipsPage
from groundswell.discover.surveys.queries.waves import wave_by_slug
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, around
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of
from groundswell.web.pages import show

MOST_LISTED = 20


@SHOWS_A_FORM
@in_programme(rules.may_prepare)
def slips(request: SignedInRequest, programme: Programme, wave: str) -> HttpResponse:
    """Look for somebody who is invited; on ticking, write down that they take a slip. Names stand in no address."""
    found = wave_by_slug(programme, wave)
    if found is None or found.state != State.OPEN:
        raise Http404
    if "tick" in request.POST:
        return _ticked(request, found, request.POST["tick"])
    form = WhoForm(request.POST if request.method == "POST" else None)
    people = _named(found, form.cleaned_data["who"]) if form.is_valid() else []
    content = SlipsPage(
        title=found.title,
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        found=tuple(InvitedLine(str(one.pk), *_words(one)) for one in people[:MOST_LISTED]),
        nobody=phrases.NOBODY_FOUND if form.is_bound and form.is_valid() and not people else "",
        more=phrases.MORE_FOUND if len(people) > MOST_LISTED else "",
        telling_address=reverse("surveys:telling", args=[programme.slug, found.slug]),
    )
    back = (found.title, reverse("surveys:wave", args=[programme.slug, found.slug]))
    return show(
        request, "surveys/slips.jinja", title="Tick who takes a slip", content=content, **around(programme, back)
    )


def _ticked(request: SignedInRequest, wave: Wave, key: str) -> HttpResponse:
    try:
        tick_slip(wave, UUID(key), by=request.user, at=timezone.now())
        messages.success(request, phrases.TICKED)
    except NotNow as why:
        messages.error(request, why.sentence())
    except ValueError as wrong:
        raise Http404 from wrong
    return redirect("surveys:slips", slug=wave.programme.slug, wave=wave.slug)


def _named(wave: Wave, words: str) -> list[Eligibility]:
    """Return who fits, one more than are listed. Nothing of by which way they come in is looked at."""
    fits = Q(member__name__icontains=words) | Q(member__email__icontains=words) | Q(member__number__iexact=words)
    people = to_tell(wave).filter(fits).select_related("member", "unit").order_by("member__key")
    return list(people[: MOST_LISTED + 1])


def _words(one: Eligibility) -> tuple[str, str]:
    """Return how the staff list names somebody, and the unit they were in when the wave opened."""
    member = one.member
    number = f"staff number {member.number}" if member.number else ""
    said = [words for words in (member.name, member.email, number) if words]
    return ", ".join(said), one.unit.name if one.unit else ""
