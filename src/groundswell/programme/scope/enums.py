"""Codes of scoping; phrases.py has the words."""

from django.db import models


class Phase(models.TextChoices):
    """Where a programme is, as its lead says: nothing is worked out, and nothing is locked by it."""

    SCOPING = "scoping"
    DISCOVER = "discover"
    DESIGN = "design"
    DELIVER = "deliver"


class State(models.TextChoices):
    """How a criterion, a paper or a part stands. OVERRIDDEN needs a reason."""

    WAITING = "WAITING"
    AGREED = "AGREED"
    OVERRIDDEN = "OVERRIDDEN"


class Standing(models.TextChoices):
    """In what capacity somebody is on the Change Team's roster."""

    STAFF = "STAFF"
    PATIENT = "PATIENT"
    STAFF_SIDE = "STAFF_SIDE"
    OUTSIDE = "OUTSIDE"


class MeasureKind(models.TextChoices):
    """What a measure tells: what came of it, what was done, or what it cost elsewhere."""

    OUTCOME = "OUTCOME"
    PROCESS = "PROCESS"
    BALANCING = "BALANCING"


class Act(models.TextChoices):
    """Acts of scoping, as the audit names them."""

    SCOPE_WRITTEN = "SCOPE_WRITTEN"
    SCOPE_SETTLED = "SCOPE_SETTLED"
    PHASE_SET = "PHASE_SET"
    SCOPE_LINE_ADDED = "SCOPE_LINE_ADDED"
    SCOPE_LINE_CHANGED = "SCOPE_LINE_CHANGED"
    SCOPE_LINE_REMOVED = "SCOPE_LINE_REMOVED"
    TIMELINE_SET = "TIMELINE_SET"
    NUMBERS_SET = "NUMBERS_SET"
