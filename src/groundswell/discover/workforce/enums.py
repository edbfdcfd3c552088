"""Codes of the leadership workforce: what a team states, and what is done, as the audit names it."""

from django.db import models


class Kind(models.TextChoices):
    """What a team states itself, each kept with its history."""

    DEFINITION = "definition"
    ASSUMPTIONS = "assumptions"
    POPULATION = "population"
    SUCCESSORS = "successors"
    SKILLS = "skills"


class Act(models.TextChoices):
    """Acts on the workforce: how many rows, never whose."""

    POSTS_LOADED = "WORKFORCE_POSTS_LOADED"
    POSTS_REMOVED = "WORKFORCE_POSTS_REMOVED"
    STATED = "WORKFORCE_STATED"
