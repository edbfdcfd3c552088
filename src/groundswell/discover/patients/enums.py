"""Codes of patient comments: where they come from, and what the audit names."""

from django.db import models


class Origin(models.TextChoices):
    """Where a comment comes from."""

    FRIENDS_AND_FAMILY = "friends-and-family"
    COMPLAINT = "complaint"
    PALS = "pals"
    SURVEY = "survey"


class Act(models.TextChoices):
    """Acts on comments, as the audit names them: how many, never which words."""

    COMMENTS_LOADED = "COMMENTS_LOADED"
