"""Nobody reaches a page that is not open to everybody without both factors: closed unless said otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from groundswell.people.models import Person
from groundswell.people.queries import has_second_factor
from groundswell.people.records import proved_both_factors
from groundswell.web.requests import MarkedRequest

# What somebody may do whose account has no second factor yet: set it up, prove who they are, leave.
WHILE_SETTING_UP = frozenset(
    {"mfa_activate_totp", "add_passkey", "account_reauthenticate", "confirm_by_trust", "account_logout"}
)


def used_second_factor(request: HttpRequest) -> bool:
    """Return whether this very session proved the second factor, at sign-in or by setting it up."""
    person = request.user
    return isinstance(person, Person) and proved_both_factors(request, person)


class SignedInByDefault:
    """Gives `request.person` to pages open to all, and closes every other page to half a sign-in.

    A view is open when it is marked with Django's `login_not_required`. A session that knows only the
    password gets to the set-up page when the account has no second factor, and is ended when it has one:
    otherwise somebody with a stolen password could wait until the owner had set it up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MarkedRequest) -> HttpResponse:
        """Answer the request with `request.person` set: a Person signed in with both factors, or None."""
        user = request.user
        request.person = user if user.is_authenticated and used_second_factor(request) else None
        return self.get_response(request)

    def process_view(
        self, request: MarkedRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Return a redirect to the missing step of signing in, or None when the page may be shown."""
        if not getattr(view, "login_required", True) or request.person is not None:
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if has_second_factor(request.user):
            logout(request)
            return to_sign_in(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in WHILE_SETTING_UP:
            return None
        return redirect("mfa_activate_totp")


def to_sign_in(request: MarkedRequest) -> HttpResponse:
    """Return the way to the sign-in page and, afterwards, back to the same place."""
    words = {REDIRECT_FIELD_NAME: _place_of(request)}
    if request.signed_out_by_time:
        words["because"] = "time"
    return redirect(f"{reverse('account_login')}?{urlencode(words)}")


def _place_of(request: HttpRequest) -> str:
    """Return the address to come back to: for a sent form, the page it stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = urlsplit(request.headers.get("Referer", ""))
    return page.path if page.netloc == request.get_host() else reverse("account")
