"""Exactly what the pages are given on which staff show that they are invited."""

from dataclasses import dataclass

from django.forms import BaseForm

from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class WelshLines:
    """What a page says in Welsh where the questions can be answered in it: what to do, and that nobody checked it."""

    do: str
    go: str
    unreviewed: str
    before_link: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class EnterPage:
    """Where staff show that they are invited: by their sign-in at work, a code sent to their address, or a slip.

    `sign_in_address` is "" where the organisation has no sign-in for that, or the reader is half-way through a code.
    """

    title: str
    address: str
    organisation: str
    is_open: bool
    closed_words: str
    told_address: str
    said: str
    until: str
    mode: str
    form: BaseForm | None
    errors: list[FormError]
    email: str
    sign_in_address: str
    slip_address: str
    promise_address: str
    welsh: WelshLines | None = None


@dataclass(frozen=True, slots=True)
class OnwardPage:
    """The way on to the organisation's own sign-in, with what it notes and what is kept here; and the way back."""

    label: str
    address: str
    enter_address: str


@dataclass(frozen=True, slots=True)
class LostPage:
    """Somebody came back from their sign-in to a browser that did not ask, or no longer knows."""

    sentence: str


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """The way into the box: a form with the token, sent by the reader's own browser and never by an address."""

    title: str
    used_up: str
    token: str
    box_address: str
    welsh: WelshLines | None = None
