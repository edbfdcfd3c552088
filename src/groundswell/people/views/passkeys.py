"""One's own passkeys: listed, added, named, removed; and signing in by one alone."""

import json
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal import flows
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from groundswell.look.layout.frame import Link
from groundswell.people import phrases
from groundswell.people.actions import LastSecondFactor, LastWayIn, note_passkey_added, remove_passkey
from groundswell.people.pages import FormPage, PasskeyPage
from groundswell.people.passkeys import (
    AddPasskeyForm,
    NamePasskeyForm,
    Passkey,
    fault_in,
    passkey_of,
    passkeys_of,
)
from groundswell.people.presenting import passkeys_page
from groundswell.people.queries import has_second_factor
from groundswell.people.records import proved_freshly
from groundswell.people.requests import SignedInRequest
from groundswell.people.views.account import ACCOUNT
from groundswell.people.views.signing_in import FormStep
from groundswell.web.forms import FormError, errors_of, sent
from groundswell.web.pages import show

PASSKEYS = Link("Your passkeys", "/account/passkeys/")
SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def passkeys(request: SignedInRequest) -> HttpResponse:
    """List one's own passkeys."""
    content = passkeys_page(passkeys_of(request.user))
    return show(request, "people/passkeys.jinja", title="Your passkeys", content=content, breadcrumbs=[ACCOUNT])


@SHOWS_A_FORM
@proved_freshly
def add(request: SignedInRequest) -> HttpResponse:
    """Add a passkey; where it is the first second factor, recovery codes come next."""
    person = request.user
    form = AddPasskeyForm(sent(request), user=person)
    if request.method == "POST" and form.is_valid():
        return _added(request, form)
    content = FormPage(
        form=form,
        errors=[FormError(fault_in(form), None)] if form.is_bound else [],
        passkey_options=json.dumps(webauthn.begin_registration(person, passwordless=True)),
    )
    return show(
        request,
        "people/add_passkey.jinja",
        title="Add a passkey",
        content=content,
        # Half a sign-in can go nowhere above this page.
        breadcrumbs=[ACCOUNT, PASSKEYS] if has_second_factor(person) else [],
    )


@SHOWS_A_FORM
@proved_freshly
def rename(request: SignedInRequest, mark: str) -> HttpResponse:
    """Give one's own passkey another name."""
    passkey = _own(request, mark)
    form = NamePasskeyForm(sent(request), initial={"name": passkey.name})
    if request.method == "POST" and form.is_valid():
        flows.rename_authenticator(request, passkey.stored, form.cleaned_data["name"])
        return redirect("passkeys")
    content = FormPage(form=form, errors=errors_of(form) if form.is_bound else [])
    return show(
        request,
        "people/name_passkey.jinja",
        title="Name a passkey",
        content=content,
        breadcrumbs=[ACCOUNT, PASSKEYS],
    )


@SHOWS_A_FORM
@proved_freshly
def remove(request: SignedInRequest, mark: str) -> HttpResponse:
    """Remove one's own passkey, unless nothing else would prove who signs in."""
    passkey = _own(request, mark)
    if request.method == "POST":
        try:
            remove_passkey(request.user, passkey, at=timezone.now())
        except LastSecondFactor:
            messages.error(request, phrases.LAST_SECOND_FACTOR)
            return redirect("passkeys")
        except LastWayIn:
            messages.error(request, phrases.LAST_WAY_IN)
            return redirect("passkeys")
        update_session_auth_hash(request, request.user)
        messages.success(request, f"{passkey.name} is removed. Anywhere else you were signed in, you are signed out.")
        return redirect("passkeys")
    return show(
        request,
        "people/remove_passkey.jinja",
        title="Remove a passkey",
        content=PasskeyPage(name=passkey.name),
        breadcrumbs=[ACCOUNT, PASSKEYS],
    )


@method_decorator(login_not_required, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class SignInByPasskey(LoginWebAuthnView):
    """A passkey alone signs in: it proves the device and who holds it. GET gives a script what to ask for."""

    http_method_names = ["get", "head", "post"]

    def form_invalid(self, form: Any) -> HttpResponse:
        """Return to the sign-in page, which says that it did not work."""
        because = "tries" if fault_in(form) == phrases.TOO_MANY_TRIES else "passkey"
        words = {"because": because}
        place = get_next_redirect_url(self.request)
        if place:
            words[REDIRECT_FIELD_NAME] = place
        return redirect(f"{reverse('account_login')}?{urlencode(words)}")

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign the passkey's owner in, at the place they came for."""
        authenticator = form.cleaned_data["credential"]
        login = Login(user=authenticator.user, redirect_url=get_next_redirect_url(self.request))
        answer: HttpResponse = flows.perform_passwordless_login(self.request, authenticator, login)
        return answer


class ConfirmPasskey(FormStep, ReauthenticateWebAuthnView):
    """A passkey again, before something that matters."""

    template = "people/confirm_passkey.jinja"
    title = "Confirm it is you"

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again, with what went wrong."""
        return self.render_to_response(self.get_context_data(form=form))


def _added(request: SignedInRequest, form: AddPasskeyForm) -> HttpResponse:
    person, name = request.user, form.cleaned_data["name"]
    is_first_factor = not has_second_factor(person)
    with transaction.atomic():
        stored, codes = flows.add_authenticator(request, name, form.cleaned_data["credential"])
        note_passkey_added(person, name, is_first_factor=is_first_factor, at=timezone.now())
    if is_first_factor:
        record_authentication(request, person, "mfa", id=stored.pk, type=stored.type, reauthenticated=True)
        update_session_auth_hash(request, person)
    if codes is not None:
        return redirect("mfa_view_recovery_codes")
    messages.success(request, f"{name} is added. You can sign in with it from now on.")
    return redirect("passkeys")


def _own(request: SignedInRequest, mark: str) -> Passkey:
    passkey = passkey_of(request.user, mark)
    if passkey is None:
        raise Http404
    return passkey
