"""What the audit calls the acts on published data."""

from django.db import models


class Act(models.TextChoices):
    """Acts on the editions of an installation, as the audit names them."""

    EDITION_ADDED = "EDITION_ADDED"
