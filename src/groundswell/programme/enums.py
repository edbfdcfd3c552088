"""Codes of acts on programmes; phrases.py has the words."""

from django.db import models


class Act(models.TextChoices):
    """Acts on programmes, as the audit names them."""

    PROGRAMME_CREATED = "PROGRAMME_CREATED"
    PROGRAMME_RENAMED = "PROGRAMME_RENAMED"
    MEMBER_ADDED = "MEMBER_ADDED"
    MEMBER_REMOVED = "MEMBER_REMOVED"
