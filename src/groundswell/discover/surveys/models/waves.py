"""A wave of a survey, and who is invited to it. Nothing here knows an answer, or who has given one."""

import uuid
from datetime import date

from django.db import models

from groundswell.discover.surveys.enums import Audience, Channel, Mode, State
from groundswell.discover.surveys.models.staff import StaffMember, Unit
from groundswell.programme.models import Programme


class Wave(models.Model):
    """One wave. Instrument, days, audience, mode, plan and threshold are fixed and hashed at opening.

    `box` is the random name under which the ballot box knows the wave; `admission_key` signs admissions and is
    destroyed at the close. `keepers` look after the computer that takes the answers, and `readers` read what is written
    in words, each by role and team: staff are told both before they answer. `closes_on` is the last day that staff were
    promised, `closed_on` the day on which somebody closed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="waves")
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    instrument = models.CharField(max_length=120)
    instrument_version = models.CharField(max_length=20)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.EVERYONE)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.CONFIDENTIAL)
    threshold = models.PositiveSmallIntegerField(default=11)
    opens_on = models.DateField()
    closes_on = models.DateField()
    closed_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    box = models.CharField(max_length=32, unique=True)
    admission_key = models.BinaryField(blank=True, default=b"")
    who_to_tell = models.TextField(max_length=600)
    keepers = models.CharField(max_length=200, blank=True)
    readers = models.CharField(max_length=200, blank=True)
    crosses_groups = models.BooleanField(default=False)
    form = models.JSONField(null=True)
    plan = models.JSONField(null=True)
    plan_sha256 = models.CharField(max_length=64, blank=True)
    is_destroyed = models.BooleanField(default=False)
    # What is told of an open wave, worked out once a day: how many had answered, already rounded down; 0 for few.
    told_at = models.DateTimeField(null=True)
    told_answers = models.PositiveIntegerField(default=0)
    # When everybody was last written to, and by whom: a second person must not do it again unknowing.
    invited_at = models.DateTimeField(null=True)
    invited_by = models.CharField(max_length=150, blank=True)
    reminded_at = models.DateTimeField(null=True)
    reminded_by = models.CharField(max_length=150, blank=True)
    results_told_at = models.DateTimeField(null=True)
    results_told_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-opens_on", "title"]
        constraints = [
            models.CheckConstraint(condition=models.Q(threshold__gte=11), name="surveys_threshold_eleven_or_more"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="surveys_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        """The last day on which answers were taken: the day it was closed, if that came before the one promised."""
        return min(self.closed_on or self.closes_on, self.closes_on)


class Eligibility(models.Model):
    """Somebody is invited to a wave. Holds no time, and never whether they answered: only that they were let in.

    `unit`, `staff_group` and `band` are those they had when they were invited, so that a later wave knows which groups
    changed by a few people: to subtract such a group's results would tell of those few.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="eligible")
    member = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="eligible_for")
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.NONE)
    is_reissued = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="invited")
    staff_group = models.CharField(max_length=120, blank=True)
    band = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["wave", "member"], name="surveys_invited_once")]

    def __str__(self) -> str:
        return f"{self.member} in {self.wave}"
