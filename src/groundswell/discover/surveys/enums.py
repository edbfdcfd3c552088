"""Codes of a wave's life, who is invited, how they show it, and what the audit calls the acts."""

from django.db import models


class State(models.TextChoices):
    """Where a wave is in its life. Whether its answers are destroyed is a field of its own."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    RELEASED = "released"


class Mode(models.TextChoices):
    """Who can read an answer; fixed at opening. Sealed comes later on the same path."""

    CONFIDENTIAL = "confidential"


class Audience(models.TextChoices):
    """Who is invited: everybody on the staff list, or those who lead by their role, doctors and directors too."""

    EVERYONE = "everyone"
    LEADERS = "leaders"


class Channel(models.TextChoices):
    """How somebody showed that they are invited; used up once, without a time. Never says whether they answered.

    All codes are of one length: a row that changes stays where it lies, and the file does not tell who came in when.
    """

    NONE = "none"
    SHOWN = "show"
    SLIP = "slip"


class Act(models.TextChoices):
    """Acts on staff lists and waves, as the audit names them. Nothing that staff do is ever among them."""

    STAFF_LOADED = "STAFF_LOADED"
    WAVE_CREATED = "WAVE_CREATED"
    WAVE_CHANGED = "WAVE_CHANGED"
    WAVE_OPENED = "WAVE_OPENED"
    WAVE_CLOSED = "WAVE_CLOSED"
    WAVE_COUNTED = "WAVE_COUNTED"
    WAVE_RELEASED = "WAVE_RELEASED"
    WAVE_DESTROYED = "WAVE_DESTROYED"
    INVITATIONS_SENT = "INVITATIONS_SENT"
    SLIPS_ASKED = "SLIPS_ASKED"
    SLIPS_WITHDRAWN = "SLIPS_WITHDRAWN"
    SLIPS_MADE = "SLIPS_MADE"
    SLIP_TICKED = "SLIP_TICKED"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.OPEN}),
    State.OPEN: frozenset({State.CLOSED}),
    State.CLOSED: frozenset({State.COUNTED}),
    State.COUNTED: frozenset({State.RELEASED}),
    State.RELEASED: frozenset(),
}
