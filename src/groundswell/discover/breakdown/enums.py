"""Codes of what can be loaded, how units are grouped, and what the audit calls the acts."""

from enum import StrEnum

from django.db import models


class DataKind(models.TextChoices):
    """What one file holds."""

    RESULTS = "RESULTS"
    RATES = "RATES"
    INDICATORS = "INDICATORS"


class UnitKind(StrEnum):
    """How units are grouped; a team lies in one of the others."""

    DIRECTORATE = "DIRECTORATE"
    SITE = "SITE"
    STAFF_GROUP = "STAFF_GROUP"
    TEAM = "TEAM"


class Act(models.TextChoices):
    """Acts on a trust's own breakdown, as the audit names them."""

    BREAKDOWN_LOADED = "BREAKDOWN_LOADED"
    BREAKDOWN_REMOVED = "BREAKDOWN_REMOVED"
