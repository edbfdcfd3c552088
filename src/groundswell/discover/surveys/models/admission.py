"""One-time codes: asked for by anybody, sent to whoever is invited, gone once used; none of it holds a time."""

import uuid

from django.db import models

from groundswell.discover.surveys.models.waves import Eligibility, Wave


class CodeRequest(models.Model):
    """Somebody typed this address and asked for a code. Whether it is invited is looked at when letters are sent.

    It is written down alike for every address, so that nothing a visitor can see or time depends on who is invited.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="code_requests")
    email = models.EmailField(max_length=254)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.id)


class MailboxCode(models.Model):
    """The hash of one code that was sent to somebody who is invited; `nth` of theirs. Several may be on their way."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    eligibility = models.ForeignKey(Eligibility, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64)
    nth = models.PositiveIntegerField()

    class Meta:
        ordering = ["nth"]

    def __str__(self) -> str:
        return str(self.eligibility_id)
