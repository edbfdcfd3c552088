"""A one-time code on its way to somebody's mailbox. Gone once it is used; it holds no time."""

from django.db import models

from groundswell.discover.surveys.models.waves import Eligibility


class MailboxCode(models.Model):
    """The hash of the code that was last sent to somebody who is invited, and how often it was tried."""

    eligibility = models.OneToOneField(Eligibility, on_delete=models.CASCADE, primary_key=True, related_name="code")
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.eligibility_id)
