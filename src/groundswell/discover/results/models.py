"""What is left of a wave once it is counted: figures that the gate let through, and remarks without anything beside."""

import uuid

from django.db import models

from groundswell.discover.results.enums import RemarkState
from groundswell.discover.surveys.models import Wave
from groundswell.people.models import Person


class Count(models.Model):
    """The count of a wave: its results file, the record of what was destroyed, and the two people who vouch for it.

    `results` holds only what the gate released. Names are kept in words too, for the record outlives accounts.
    `next_steps` is what staff are told will happen.
    """

    wave = models.OneToOneField(Wave, on_delete=models.PROTECT, primary_key=True, related_name="count")
    results = models.JSONField()
    results_sha256 = models.CharField(max_length=64)
    record = models.JSONField()
    counted_at = models.DateTimeField()
    counted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="waves_counted")
    counted_by_name = models.CharField(max_length=200)
    released_at = models.DateTimeField(null=True)
    released_by_name = models.CharField(max_length=200, blank=True)
    next_steps = models.TextField(max_length=600, blank=True)

    def __str__(self) -> str:
        return f"Count of {self.wave}"


class Claim(models.Model):
    """Who began last to count a wave or to destroy its answers, and when: told to whoever comes meanwhile.

    Whether somebody is at it still, the lock beside the box says, which ends with its process; this row does not.
    """

    wave = models.OneToOneField(Wave, on_delete=models.CASCADE, primary_key=True, related_name="claim")
    by_name = models.CharField(max_length=200)
    began_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Claim of {self.wave}"


class Remark(models.Model):
    """Something that was written, with its question and nothing else: no group, no time, no person, no other answer.

    Ids are random, so that the order of rows says nothing. `text` is as it was written, gone once it is decided on;
    `shown` is what may be read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="remarks")
    question = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    shown = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=RemarkState, default=RemarkState.WAITING)
    proposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="remarks_proposed")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Remark on {self.question}"
