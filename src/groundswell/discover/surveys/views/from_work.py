"""Staff show by their organisation's own sign-in that they are invited, without an account and without a trace.

What has to be remembered until they come back is in a signed cookie of their own browser, and not in a session: a
session is a row in the database, and could be that of somebody who has an account here.
"""

import logging
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from groundswell.ballot.admission import AlreadyAdmitted
from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.actions.admitting import NotInvited, use_sign_in
from groundswell.discover.surveys.entering_pages import LostPage, OnwardPage
from groundswell.discover.surveys.forms import MailboxForm
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.naming import name_at_work, scope_for
from groundswell.discover.surveys.queries.waves import provider_of, wave_to_enter
from groundswell.discover.surveys.views.entering import frame, hand_over, is_open, limits, page
from groundswell.people.enums import TrustFault
from groundswell.people.providers import Provider
from groundswell.people.trust_sign_in import GOOD_FOR, SignInFailed, ask, prove
from groundswell.web.client import client_address
from groundswell.web.forms import FormError
from groundswell.web.pages import show

logger = logging.getLogger(__name__)

PURPOSE = "survey"
COOKIE = "__Secure-groundswell-way-in" if settings.HTTPS else "groundswell-way-in"
# Sent back to nothing but the addresses that staff come back to.
COOKIE_PATH = "/answer/organisation/"
SALT = "groundswell.surveys.way-in"
# From one machine in ten minutes. Nothing can be guessed there, and a whole trust may come from one address.
BEGUN_FROM_ONE_MACHINE = 6000
# What the people who run the server can mend. That somebody changed their mind is nobody's business.
FOR_THE_LOG = frozenset({TrustFault.UNREACHABLE, TrustFault.UNTRUE})


@require_POST
@login_not_required
@never_cache
def begin(request: HttpRequest, wave: str) -> HttpResponse:
    """Show the way on to the sign-in at work. By a sent form only, or a foreign page could use up somebody's way in."""
    found = wave_to_enter(wave)
    provider = provider_of(found) if found else None
    if found is None or provider is None:
        raise Http404
    if not is_open(found):
        return page(request, found, form=MailboxForm())
    if not limits.allow("sign-in", client_address(request), most=BEGUN_FROM_ONE_MACHINE):
        return _told(request, found, phrases.TOO_MANY_AT_ONCE, status=429)
    asked: dict[str, Any] = {}
    try:
        address = ask(
            asked,
            provider,
            back=_back(request, provider),
            purpose=PURPOSE,
            at=timezone.now(),
            kept={"wave": found.slug},
            scope=scope_for(provider.staff_claim),
            # On a shared computer somebody else may still be signed in there: let people see who.
            prompt="select_account",
        )
    except SignInFailed as failed:
        return _failed(request, found, provider, failed)
    content = OnwardPage(
        label=provider.label, address=address, enter_address=reverse("surveys:enter", args=[found.slug])
    )
    answer = show(request, "surveys/onward.jinja", title=found.title, content=content, **frame(found))
    answer.set_cookie(
        COOKIE,
        signing.dumps(asked, salt=SALT),
        max_age=GOOD_FOR,
        path=COOKIE_PATH,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return answer


# A form leads from here to the box, as on the page where a code is typed. Not by HEAD: this uses a way in up.
@csp_update({"form-action": [settings.BOX_URL]})  # type: ignore[arg-type]  # its type knows only views without arguments
@require_GET
@login_not_required
@never_cache
def come_back(request: HttpRequest, code: str) -> HttpResponse:
    """Let in, once, whom the organisation's sign-in has sent back, and forget what was asked."""
    provider = settings.SIGN_IN_PROVIDERS.get(code)
    if provider is None or not provider.staff_claim:
        raise Http404
    asked = _asked(request)
    found = wave_to_enter(_wave_in(asked))
    if found is None:
        content = LostPage(sentence=phrases.SIGN_IN_LOST)
        words: dict[str, Any] = {"navigation": (), "account": None}
        answer = show(request, "surveys/sign_in_lost.jinja", title="Begin again", content=content, status=403, **words)
    else:
        answer = _let_in(request, found, provider, asked)
    answer.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Lax")
    return answer


def _let_in(request: HttpRequest, wave: Wave, provider: Provider, asked: dict[str, Any]) -> HttpResponse:
    if not is_open(wave):
        return page(request, wave, form=MailboxForm())
    try:
        proven, _ = prove(asked, provider, answer=request.GET.dict(), back=_back(request, provider), at=timezone.now())
    except SignInFailed as failed:
        return _failed(request, wave, provider, failed)
    named = name_at_work(proven.claims, provider.staff_claim)
    if named is None:
        return _told(request, wave, phrases.UNNAMED_AT_WORK)
    try:
        token = use_sign_in(wave, named)
    except NotInvited:
        return _told(request, wave, phrases.NOT_ON_THE_LIST)
    except AlreadyAdmitted:
        return _told(request, wave, phrases.ALREADY_LET_IN)
    return hand_over(request, wave, token=token, used_up=phrases.SIGN_IN_USED_UP)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Return what this browser was sent away with a moment ago; nothing where it was not, or long ago."""
    try:
        asked: dict[str, Any] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return {}
    return asked


def _wave_in(asked: dict[str, Any]) -> str:
    """Return the name of the one wave that was asked for; "" where none was."""
    waiting = [each for by_state in asked.values() for each in by_state.values()]
    return str(waiting[0]["kept"]["wave"]) if waiting else ""


def _failed(request: HttpRequest, wave: Wave, provider: Provider, failed: SignInFailed) -> HttpResponse:
    if failed.fault in FOR_THE_LOG:
        # The name of a check and of an organisation; nobody's name, address or token.
        logger.warning("Coming in through the provider of %s failed: %s.", provider.organisation_code, failed.why)
    status = 503 if failed.fault == TrustFault.UNREACHABLE else 403
    return _told(request, wave, phrases.SIGN_IN_FAULTS[failed.fault], status=status)


def _told(request: HttpRequest, wave: Wave, sentence: str, *, status: int = 403) -> HttpResponse:
    return page(request, wave, form=MailboxForm(), errors=[FormError(sentence, None)], status=status)


def _back(request: HttpRequest, provider: Provider) -> str:
    return request.build_absolute_uri(reverse("surveys:sign-in-back", args=[provider.organisation_code]))
