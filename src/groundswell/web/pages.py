"""From a view's content to an answer: the frame around every page, filled from the request."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from groundswell.look.layout.frame import Account, Frame, Link, NavigationItem


def show(
    request: HttpRequest,
    template: str,
    *,
    title: str,
    content: Any = None,
    breadcrumbs: Sequence[Link] = (),
    status: int = 200,
    **frame: Any,
) -> HttpResponse:
    """Return a rendered page. Templates see `page` (the frame), `content` (theirs) and `notices` (sentences)."""
    context = {
        "page": frame_for(request, title=title, breadcrumbs=tuple(breadcrumbs), **frame),
        "content": content,
        "notices": [str(notice) for notice in messages.get_messages(request)] if is_signed_in(request) else [],
    }
    return render(request, template, context, status=status)


def frame_for(request: HttpRequest, *, title: str, **frame: Any) -> Frame:
    """Return the frame of a page: navigation and account from the request, the rest as given."""
    return Frame(
        title=title,
        navigation=frame.pop("navigation") if "navigation" in frame else navigation_for(request),
        account=frame.pop("account") if "account" in frame else account_for(request),
        address=address_of(request),
        **frame,
    )


def address_of(request: HttpRequest) -> str:
    """Return the page's address for the foot of paper; "" where the request names a host that is not ours."""
    try:
        return request.build_absolute_uri(request.path)
    except DisallowedHost:
        return ""


def is_signed_in(request: HttpRequest) -> bool:
    """Return whether somebody is signed in with both factors; half a sign-in counts as none."""
    return getattr(request, "person", None) is not None


def navigation_for(request: HttpRequest) -> tuple[NavigationItem, ...]:
    """Return the words of the main navigation whose rooms exist in this installation."""
    words = settings.NAVIGATION_SIGNED_IN if is_signed_in(request) else settings.NAVIGATION
    found = []
    for label, name in words:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        found.append(NavigationItem(label, address, is_current=_is_current(request, name, address)))
    return tuple(found)


def _is_current(request: HttpRequest, name: str, address: str) -> bool:
    """Return whether a page lies in a part of the navigation: the address itself, or any page of a part of its own."""
    if request.path == address:
        return True
    here = request.resolver_match.namespace if request.resolver_match else ""
    return here in settings.NAVIGATION_ROOMS.get(name, ())


def account_for(request: HttpRequest) -> Account:
    """Return who is signed in, with the way out, or the way in."""
    person = getattr(request, "person", None)
    if person is None:
        return Account("Sign in", reverse("account_login"))
    return Account(
        person.name,
        reverse("account"),
        sign_out=reverse("account_logout"),
        form_token=("csrfmiddlewaretoken", get_token(request)),
    )
