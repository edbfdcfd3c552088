"""One's own account: password, second factor, recovery codes."""

from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.core import ratelimit
from allauth.mfa.recovery_codes.internal import flows as recovery
from allauth.mfa.totp.internal import flows as totp
from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundswell.look.layout.frame import Link
from groundswell.people.actions import (
    note_recovery_codes_made,
    note_second_factor_set_up,
    replace_second_factor,
    set_password,
)
from groundswell.people.forms import ChangePasswordForm
from groundswell.people.pages import CodesPage, FormPage, SetUpPage
from groundswell.people.presenting import account_page, qr_picture
from groundswell.people.queries import has_second_factor
from groundswell.people.records import proved_freshly
from groundswell.people.requests import SignedInRequest
from groundswell.web.errors import too_many
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show

ACCOUNT = Link("Your account", "/account/")


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    """Show one's own account."""
    return show(request, "people/account.jinja", title="Your account", content=account_page(request.user))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: SignedInRequest) -> HttpResponse:
    """Change one's own password; every other session of this person ends."""
    person = request.user
    if not ratelimit.consume(request, action="change_password", user=person):
        return too_many(request)
    form = ChangePasswordForm(sent(request), person=person)
    if request.method == "POST" and form.is_valid():
        set_password(person, form.cleaned_data["password"], by=person, at=timezone.now())
        update_session_auth_hash(request, person)
        messages.success(request, "Your password is changed. Anywhere else you were signed in, you are now signed out.")
        return redirect("account")
    content = FormPage(form=form, errors=errors_of(form) if form.is_bound else [])
    return show(
        request,
        "people/change_password.jinja",
        title="Change your password",
        content=content,
        breadcrumbs=[ACCOUNT],
    )


class SetUpSecondFactor(ActivateTOTPView):
    """Shows a new secret and takes the first code that proves the phone has it."""

    request: SignedInRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Turn the second factor on, count it as used in this session, end all other sessions."""
        person = self.request.user
        with transaction.atomic():
            authenticator, codes = totp.activate_totp(self.request, form)
            note_second_factor_set_up(person, at=timezone.now())
        record_authentication(
            self.request, person, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
        )
        # A new right deserves a new session key; this also keeps this session alive.
        update_session_auth_hash(self.request, person)
        return redirect("mfa_view_recovery_codes" if codes is not None else "account")

    def render_to_response(self, context: dict[str, Any], **_options: Any) -> HttpResponse:
        """Return the set-up page, the secret as a picture and in groups of four characters."""
        form = context["form"]
        secret = form.secret
        content = SetUpPage(
            form=form,
            errors=errors_of(form) if form.is_bound else [],
            qr=qr_picture(context["totp_url"]),
            secret_groups=tuple(secret[at : at + 4] for at in range(0, len(secret), 4)),
            address=context["totp_url"],
            is_first_factor=not has_second_factor(self.request.user),
        )
        return show(
            self.request, "people/set_up_second_factor.jinja", title="Set up your second factor", content=content
        )


set_up_second_factor = proved_freshly(SetUpSecondFactor.as_view())


@require_http_methods(["GET", "HEAD", "POST"])
@proved_freshly
def replace(request: SignedInRequest) -> HttpResponse:
    """Remove one's own second factor, to set up a new phone at once."""
    if request.method == "POST":
        replace_second_factor(request.user, at=timezone.now())
        if not has_second_factor(request.user):
            # Until the new one is set up, this session knows the password only.
            request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
                record for record in get_authentication_records(request, request.user) if record["method"] != "mfa"
            ]
        update_session_auth_hash(request, request.user)
        return redirect("mfa_activate_totp")
    return show(request, "people/replace_second_factor.jinja", title="Use another phone", breadcrumbs=[ACCOUNT])


@require_safe
@proved_freshly
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Show the recovery codes that are still good; asks for the password again first."""
    codes, may_see = recovery.view_recovery_codes(request)
    if codes is None or not may_see:
        raise Http404
    return show(
        request,
        "people/recovery_codes.jinja",
        title="Your recovery codes",
        content=CodesPage(codes=tuple(codes.get_unused_codes())),
        breadcrumbs=[ACCOUNT],
    )


@require_POST
@proved_freshly
def new_recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Replace the recovery codes; the old ones stop working."""
    if not has_second_factor(request.user):
        raise Http404
    with transaction.atomic():
        recovery.generate_recovery_codes(request)
        note_recovery_codes_made(request.user, at=timezone.now())
    messages.success(request, "These codes are new. The old ones no longer work.")
    return redirect("mfa_view_recovery_codes")
