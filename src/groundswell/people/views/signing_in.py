"""Signing in and out: django-allauth's steps with our pages around them."""

import json
from typing import Any
from uuid import UUID

from allauth.account.views import LoginView, LogoutView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from groundswell.people import phrases
from groundswell.people.actions import set_password
from groundswell.people.forms import NewPasswordForm
from groundswell.people.pages import FormPage, OtherWay, SetPasswordPage, TrustWay
from groundswell.people.passkeys import fault_in
from groundswell.people.presenting import trust_ways, trust_ways_of
from groundswell.people.queries import has_code_app, person_for_link
from groundswell.web.forms import FormError, errors_of, sent
from groundswell.web.pages import show


class FormStep:
    """Renders a step of signing in with our layout instead of allauth's."""

    template = ""
    title = ""
    request: HttpRequest

    def notice(self) -> str:
        """Return a sentence to show above the form, or nothing."""
        return ""

    def trust_ways(self) -> tuple[TrustWay, ...]:
        """Return the organisations' own sign-ins to offer: none, except where signing in begins."""
        return ()

    def has_codes(self) -> bool:
        """Return whether a phone shows codes for the account; where nobody is known yet, that it may."""
        return True

    def faults(self, context: dict[str, Any]) -> list[FormError]:
        """Return what is to mend in what was sent: a passkey's form has no field that a person fills in."""
        for form in (context["form"], context.get("webauthn_form")):
            if form is not None and form.is_bound:
                return [FormError(fault_in(form), None)] if "credential" in form.fields else errors_of(form)
        return []

    def render_to_response(self, context: dict[str, Any], **_options: Any) -> HttpResponse:
        """Return the step's page; a form that needs mending answers 200 with the words kept."""
        form, options = context["form"], context.get("js_data", {}).get("request_options")
        content = FormPage(
            form=form,
            errors=self.faults(context),
            notice=self.notice(),
            trust_ways=self.trust_ways(),
            next_address=context.get("redirect_field_value") or "",
            passkey_options=json.dumps(options) if options and options["publicKey"]["allowCredentials"] else "",
            has_codes=self.has_codes(),
            other_ways=tuple(
                OtherWay(phrases.WAYS_TO_CONFIRM[way["id"]], way["url"])
                for way in context.get("reauthentication_alternatives", ())
            ),
        )
        return show(self.request, self.template, title=self.title, content=content)


class SignIn(FormStep, LoginView):
    """E-mail address and password; the second factor comes next."""

    template = "people/sign_in.jinja"
    title = "Sign in"

    def notice(self) -> str:
        """Return why this page came up by itself, if it did."""
        return phrases.SIGN_IN_NOTICES.get(self.request.GET.get("because", ""), "")

    def trust_ways(self) -> tuple[TrustWay, ...]:
        """Return every organisation's own sign-in."""
        return trust_ways()


@method_decorator(login_not_required, name="dispatch")
class SecondFactor(FormStep, AuthenticateView):
    """The code of the second factor, a recovery code, or a passkey."""

    template = "people/second_factor.jinja"
    title = "Prove it is you"

    def has_codes(self) -> bool:
        """Return whether a phone shows codes for whoever gave the password."""
        return has_code_app(self.stage.login.user)

    def get_context_data(self, **words: Any) -> dict[str, Any]:
        """Return what the page needs; where no phone shows codes, only a recovery code can be meant."""
        context: dict[str, Any] = super().get_context_data(**words)
        if not self.has_codes():
            context["form"].fields["code"].label = "Recovery code"
        return context


class ConfirmPassword(FormStep, ReauthenticateView):
    """The password again, before something that matters."""

    template = "people/confirm_password.jinja"
    title = "Confirm it is you"


class ConfirmCode(FormStep, CodeAgainView):
    """The code again, before something that matters."""

    template = "people/confirm_code.jinja"
    title = "Confirm it is you"


class SignOut(LogoutView):
    """Ends the session; by a sent form only, so that no link can sign anybody out."""

    def render_to_response(self, context: dict[str, Any], **_options: Any) -> HttpResponse:
        """Return the page that asks, for somebody who came here by address."""
        return show(self.request, "people/sign_out.jinja", title="Sign out")


@require_safe
@login_not_required
def account_closed(request: HttpRequest) -> HttpResponse:
    """Tell somebody whose account is closed, after their right password."""
    return show(request, "people/account_closed.jinja", title="Your account is closed", status=403)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def set_password_by_link(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """Let the bearer of a good link set a password; they sign in with it afterwards."""
    person = person_for_link(key, token)
    if person is None:
        return show(request, "people/link_is_old.jinja", title="This link no longer works", status=404)
    form = NewPasswordForm(sent(request), person=person)
    if request.method == "POST" and form.is_valid():
        set_password(person, form.cleaned_data["password"], by=person, at=timezone.now())
        return redirect(f"{reverse('account_login')}?because=password")
    content = SetPasswordPage(
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        here=request.path,
        trust_ways=trust_ways_of(person),
    )
    return show(request, "people/set_password.jinja", title="Set your password", content=content)
