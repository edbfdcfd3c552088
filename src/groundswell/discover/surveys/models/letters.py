"""Letters that wait to be sent. A row is gone once the mail server has it: no list says who was written to, or when."""

import uuid

from django.db import models

from groundswell.discover.surveys.models.waves import Wave


class Letter(models.Model):
    """One letter to one address. `wave` is set where everybody invited gets the same, and never for a code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, null=True, related_name="letters")
    # Codes that somebody waits for go before invitations to thousands.
    is_urgent = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_urgent", "id"]

    def __str__(self) -> str:
        return self.subject
