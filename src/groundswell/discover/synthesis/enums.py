"""Codes of the synthesis; phrases.py has the words."""

from django.db import models


class Act(models.TextChoices):
    """Acts on the synthesis, as the audit names them."""

    ROOM_SAID = "ROOM_SAID"
    OVERRIDDEN = "OVERRIDDEN"
    OVERRIDE_TAKEN_BACK = "OVERRIDE_TAKEN_BACK"
    TOOL_ADDED = "TOOL_ADDED"


class Said(models.TextChoices):
    """What people can say of an element. It is what can be computed, so that both can be compared."""

    CONCERN = "concern"
    STRENGTH = "strength"
    NOT_A_CONCERN = "not a concern"
    MIXED = "mixed"
    INSUFFICIENT = "insufficient"
    NO_CLEAR_SIGNAL = "no clear signal"
