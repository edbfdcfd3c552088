"""Codes of evidence: what kind an item is, which way it speaks, where it is on its way to being read."""

from django.db import models


class Kind(models.TextChoices):
    """Words that somebody said or wrote, or a figure that was measured."""

    WORDS = "words"
    FIGURE = "figure"


class Polarity(models.TextChoices):
    """Which way a remark speaks of what it is coded to."""

    STRENGTH = "strength"
    GAP = "gap"
    MIXED = "mixed"


class State(models.TextChoices):
    """An item waits among the analysts, is proposed by one person, and released or held back by another."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    RELEASED = "released"
    HELD_BACK = "held_back"


class FlagState(models.TextChoices):
    """A flag waits for its named person, is in hand, or was closed by a person with a reason."""

    WAITING = "waiting"
    IN_HAND = "in_hand"
    CLOSED = "closed"


class Act(models.TextChoices):
    """Acts on evidence, as the audit names them: how many, never which words."""

    SOURCE_ADDED = "SOURCE_ADDED"
    ITEMS_ADDED = "ITEMS_ADDED"
    ITEM_CORRECTED = "ITEM_CORRECTED"
    ITEM_PROPOSED = "ITEM_PROPOSED"
    ITEM_DECIDED = "ITEM_DECIDED"
    CODE_ADDED = "CODE_ADDED"
    CODE_CHANGED = "CODE_CHANGED"
    SHARED_OUT = "SHARED_OUT"
    SETTLED = "SETTLED"
    FLAGGED = "FLAGGED"
    FLAG_TAKEN = "FLAG_TAKEN"
    FLAG_CLOSED = "FLAG_CLOSED"
    FINDING_ADDED = "FINDING_ADDED"
    FINDING_JUDGED = "FINDING_JUDGED"
