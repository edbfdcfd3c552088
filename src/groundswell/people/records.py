"""What a session knows of how its owner proved who they are: with what, when, and whether just now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows, is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from groundswell.people.models import Person

# As long as a password typed again counts (ACCOUNT_REAUTHENTICATION_TIMEOUT).
FRESH_SECONDS = 600
TRUST = "trust"

View = Callable[..., HttpResponse]


def note_trust_sign_in(
    request: HttpRequest, person: Person, organisation_code: str, *, both_factors: bool, is_fresh: bool
) -> None:
    """Note in the session that an organisation said who this is.

    `is_fresh` says that they proved it there just now: many are signed in at work all day, at a desk that others pass.
    """
    record_authentication(
        request, person, TRUST, organisation=organisation_code, both_factors=both_factors, fresh=is_fresh
    )


def proved_both_factors(request: HttpRequest, person: Person) -> bool:
    """Return whether this very session proved both factors: here, or at an organisation where that counts."""
    return any(
        record["method"] == "mfa" or (record["method"] == TRUST and record.get("both_factors") is True)
        for record in get_authentication_records(request, person)
    )


def proved_just_now(request: HttpRequest, person: Person) -> bool:
    """Return whether this session's owner proved who they are within ten minutes."""
    now = timezone.now().timestamp()
    return any(
        now - record["at"] < FRESH_SECONDS and (record["method"] != TRUST or record.get("fresh") is True)
        for record in get_authentication_records(request, person)
    )


def proved_freshly(view: View) -> View:
    """Open a view only to somebody who proved who they are within ten minutes; others are asked again first."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **words: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person) or proved_just_now(request, person):
            return view(request, *args, **words)
        if not get_reauthentication_flows(person) and person.trust_identities.exists():
            # Nothing of ours to ask for: django-allauth would let them through, we ask their organisation.
            place = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("account")
            return redirect(f"{reverse('confirm_by_trust')}?{urlencode({REDIRECT_FIELD_NAME: place})}")
        if is_reauthentication_required(request, app="allauth.mfa"):
            raise ReauthenticationRequired
        return view(request, *args, **words)

    return asked


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor at sign-in, unless the organisation's own sign-in was enough."""

    def _should_handle(self, request: HttpRequest) -> bool:
        enough = any(
            record["method"] == TRUST and record.get("both_factors") is True
            for record in get_authentication_records(request, self.login.user)
        )
        return not enough and bool(super()._should_handle(request))
