"""Signing in through one's organisation: the way there, the way back, and what each coming back is for."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from groundswell.organisations.models import Organisation
from groundswell.people import phrases
from groundswell.people.actions import (
    IdentityTaken,
    LastWayIn,
    accept_link_by_trust,
    add_trust_identity,
    remove_trust_identity,
)
from groundswell.people.enums import TrustFault
from groundswell.people.models import Person
from groundswell.people.pages import OnwardPage, TrustRefusedPage
from groundswell.people.providers import Provider
from groundswell.people.queries import organisation_with, person_for_link, person_of
from groundswell.people.records import note_trust_sign_in, proved_freshly
from groundswell.people.requests import SignedInRequest
from groundswell.people.rules import counts_as_both_factors
from groundswell.people.trust_sign_in import Asked, Proven, SignInFailed, ask, prove
from groundswell.web.errors import too_many
from groundswell.web.pages import show

logger = logging.getLogger(__name__)

SIGN_IN, FIRST, ADD, CONFIRM = "sign-in", "first", "add", "confirm"

Arrival = Callable[[HttpRequest, Provider, Proven, Asked], HttpResponse]
View = Callable[..., HttpResponse]

# What to do with somebody who has come back, by what they were asked for. A room above adds its own with arrives_for.
_arrivals: dict[str, Arrival] = {}


def arrives_for(purpose: str) -> Callable[[Arrival], Arrival]:
    """Return a decorator: the function under it answers those who come back and were asked for this purpose."""

    def registered(arrival: Arrival) -> Arrival:
        _arrivals[purpose] = arrival
        return arrival

    return registered


def told_of_faults(view: View) -> View:
    """Give a view the provider of an organisation, and turn what goes wrong there into a page. 404 without one."""

    @wraps(view)
    def answer(request: HttpRequest, code: str, **words: Any) -> HttpResponse:
        provider = settings.SIGN_IN_PROVIDERS.get(code)
        if provider is None:
            raise Http404
        get_object_or_404(Organisation, code=code)
        if not ratelimit.consume(request, action="trust_sign_in"):
            return too_many(request)
        try:
            return view(request, provider=provider, **words)
        except SignInFailed as failed:
            # The name of a check and of an organisation; nobody's name, address or token.
            logger.warning("Signing in through the provider of %s was refused: %s.", code, failed.why)
            return _failed(request, provider, failed.fault)

    return answer


@require_safe
@never_cache
@login_not_required
@told_of_faults
def begin(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Send somebody to their organisation to sign in, and remember where they wanted to go."""
    if getattr(request, "person", None) is not None:
        return redirect("account")
    place = get_next_redirect_url(request) or ""
    return redirect(_address(request, provider, SIGN_IN, kept={"next": place}))


@require_safe
@never_cache
@login_not_required
@told_of_faults
def come_back(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Check who the organisation says has come back, and do what they were asked for."""
    proven, asked = prove(
        request.session,
        provider,
        answer=request.GET.dict(),
        back=_back(request, provider.organisation_code),
        at=timezone.now(),
    )
    arrival = _arrivals.get(asked.purpose)
    if arrival is None:
        raise SignInFailed(TrustFault.STALE, "asked for what this installation no longer does")
    return arrival(request, provider, proven, asked)


@require_POST
@never_cache
@login_not_required
@told_of_faults
def begin_by_link(request: HttpRequest, provider: Provider, key: UUID, token: str) -> HttpResponse:
    """Let the bearer of a good link sign in through their organisation instead of setting a password."""
    person = person_for_link(key, token)
    if person is None:
        return show(request, "people/link_is_old.jinja", title="This link no longer works", status=404)
    if not _belongs(person, provider):
        raise Http404
    kept = {"key": str(key), "token": token}
    return _onward(request, provider, _address(request, provider, FIRST, kept=kept))


@require_POST
@proved_freshly
@told_of_faults
def add(request: SignedInRequest, provider: Provider) -> HttpResponse:
    """Let somebody who is signed in sign in through their organisation from now on.

    By a sent form only: a foreign page must not be able to begin this and add its own owner's identity.
    """
    if not _belongs(request.user, provider):
        raise Http404
    return _onward(request, provider, _address(request, provider, ADD, kept={"person": str(request.user.pk)}))


@require_POST
@proved_freshly
def remove(request: SignedInRequest, code: str) -> HttpResponse:
    """End signing in through an organisation, unless nothing else is left."""
    organisation = get_object_or_404(Organisation, code=code, pk__in=_linked(request.user))
    try:
        remove_trust_identity(request.user, organisation=organisation, label=label_of(organisation), at=timezone.now())
    except LastWayIn:
        messages.error(request, phrases.LAST_WAY_IN)
        return redirect("account")
    update_session_auth_hash(request, request.user)
    messages.success(request, f"You no longer sign in with {label_of(organisation)}.")
    return redirect("account")


@require_safe
def confirm(request: SignedInRequest) -> HttpResponse:
    """Ask somebody whom only their organisation knows to prove there, now, that it is they."""
    provider = next((one for code in _linked(request.user) if (one := settings.SIGN_IN_PROVIDERS.get(code))), None)
    if provider is None:
        raise Http404
    return _confirm(request, code=provider.organisation_code)


@told_of_faults
def _confirm(request: HttpRequest, provider: Provider) -> HttpResponse:
    kept = {"next": get_next_redirect_url(request) or reverse("account")}
    return _onward(request, provider, _address(request, provider, CONFIRM, kept=kept, is_fresh=True), again=True)


@arrives_for(SIGN_IN)
def _signs_in(request: HttpRequest, provider: Provider, proven: Proven, asked: Asked) -> HttpResponse:
    person = person_of(proven)
    if person is None:
        return _unknown(request, provider)
    return _enter(request, person, proven, place=asked.kept["next"], is_fresh=False)


@arrives_for(FIRST)
def _accepts_link(request: HttpRequest, provider: Provider, proven: Proven, asked: Asked) -> HttpResponse:
    person = person_for_link(UUID(asked.kept["key"]), asked.kept["token"])
    if person is None or not _belongs(person, provider):
        return show(request, "people/link_is_old.jinja", title="This link no longer works", status=404)
    organisation = organisation_with(provider.organisation_code)
    try:
        accept_link_by_trust(person, proven, organisation=organisation, label=provider.label, at=timezone.now())
    except IdentityTaken:
        return _refused(request, provider, phrases.IDENTITY_TAKEN)
    return _enter(request, person, proven, place="", is_fresh=True)


@arrives_for(ADD)
def _adds(request: HttpRequest, provider: Provider, proven: Proven, asked: Asked) -> HttpResponse:
    person = getattr(request, "person", None)
    if person is None or str(person.pk) != asked.kept["person"] or not _belongs(person, provider):
        return _refused(request, provider, phrases.NOT_YOUR_IDENTITY)
    organisation = organisation_with(provider.organisation_code)
    try:
        add_trust_identity(person, proven, organisation=organisation, label=provider.label, at=timezone.now())
    except IdentityTaken:
        return _refused(request, provider, phrases.IDENTITY_TAKEN)
    messages.success(request, f"You can sign in with {provider.label} from now on.")
    return redirect("account")


@arrives_for(CONFIRM)
def _confirms(request: HttpRequest, provider: Provider, proven: Proven, asked: Asked) -> HttpResponse:
    person = person_of(proven)
    if person is None or not request.user.is_authenticated or request.user.pk != person.pk:
        return _refused(request, provider, phrases.NOT_YOUR_IDENTITY)
    both = counts_as_both_factors(proven, person)
    note_trust_sign_in(request, person, provider.organisation_code, both_factors=both, is_fresh=True)
    return redirect(asked.kept["next"])


def _enter(request: HttpRequest, person: Person, proven: Proven, *, place: str, is_fresh: bool) -> HttpResponse:
    """Go on with signing a person in: their own second factor next, unless their organisation's counts."""
    both = counts_as_both_factors(proven, person)
    note_trust_sign_in(request, person, proven.organisation_code, both_factors=both, is_fresh=is_fresh)
    answer: HttpResponse = perform_login(request, Login(user=person, redirect_url=place or None))
    return answer


def _belongs(person: Person, provider: Provider) -> bool:
    return any(held.organisation_id == provider.organisation_code for held in person.held_roles)


def _linked(person: Person) -> list[str]:
    return list(person.trust_identities.order_by("organisation_id").values_list("organisation_id", flat=True))


def label_of(organisation: Organisation) -> str:
    """Return what an organisation's sign-in is called, also once its settings are gone."""
    provider = settings.SIGN_IN_PROVIDERS.get(organisation.code)
    return provider.label if provider else f"the account of {organisation.name}"


def _address(
    request: HttpRequest, provider: Provider, purpose: str, *, kept: dict[str, str], is_fresh: bool = False
) -> str:
    back = _back(request, provider.organisation_code)
    return ask(request.session, provider, back=back, purpose=purpose, at=timezone.now(), is_fresh=is_fresh, kept=kept)


def _back(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("trust_sign_in_back", args=[code]))


def _onward(request: HttpRequest, provider: Provider, address: str, *, again: bool = False) -> HttpResponse:
    """Return a page with the way on: our content policy lets no form lead to another site, and that is well."""
    content = OnwardPage(label=provider.label, address=address, is_again=again)
    return show(request, "people/onward.jinja", title="Go on at your organisation", content=content)


def _unknown(request: HttpRequest, provider: Provider) -> HttpResponse:
    organisation = organisation_with(provider.organisation_code)
    content = TrustRefusedPage(label=provider.label, organisation=organisation.name)
    return show(request, "people/not_known.jinja", title="No account here yet", content=content, status=403)


def _refused(request: HttpRequest, provider: Provider, sentence: str) -> HttpResponse:
    content = TrustRefusedPage(label=provider.label, sentence=_about(provider, sentence))
    return show(request, "people/trust_refused.jinja", title="You were not signed in", content=content, status=403)


def _failed(request: HttpRequest, provider: Provider, fault: TrustFault) -> HttpResponse:
    heading, sentence = phrases.TRUST_FAULTS[fault]
    content = TrustRefusedPage(label=provider.label, sentence=_about(provider, sentence))
    return show(
        request,
        "people/trust_refused.jinja",
        title=heading,
        content=content,
        status=503 if fault == TrustFault.UNREACHABLE else 403,
    )


def _about(provider: Provider, sentence: str) -> str:
    words = sentence.format(label=provider.label)
    return words[0].upper() + words[1:]
