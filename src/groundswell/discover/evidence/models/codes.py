"""Codes that a team adds to those of the packs."""

import uuid

from django.db import models

from groundswell.programme.models import Programme


class OwnCode(models.Model):
    """A team's own code. One that was merged points to the code it became; codings keep what they said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="own_codes")
    name = models.SlugField(max_length=60)
    label = models.CharField(max_length=80)
    meaning = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=1, blank=True)
    is_retired = models.BooleanField(default=False)
    became = models.SlugField(max_length=60, blank=True)

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="evidence_code_once")]

    def __str__(self) -> str:
        return self.label
