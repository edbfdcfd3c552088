"""What a programme has settled in scoping. Words are never overwritten: what changed is a further number."""

import uuid

from django.db import models

from groundswell.programme.models import Programme
from groundswell.programme.scope.enums import MeasureKind, Phase, Standing, State


class Text(models.Model):
    """The words of a part of scoping or of a paper, in the version of this number; the highest is in force."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="scope_texts")
    about = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    words = models.TextField()
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ["about", "-number"]
        constraints = [models.UniqueConstraint(fields=["programme", "about", "number"], name="scope_text_once")]

    def __str__(self) -> str:
        return f"{self.about}, version {self.number}"


class Settled(models.Model):
    """How something stands since a moment: agreed, waiting, or overridden with a reason; the highest number holds.

    `of_text` is the version of the words that was agreed, 0 where there are none: a text changed since shows as such.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="scope_settled")
    about = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State)
    reason = models.TextField(blank=True)
    of_text = models.PositiveIntegerField(default=0)
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ["about", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "about", "number"], name="scope_settled_once"),
            models.CheckConstraint(
                condition=~models.Q(state=State.OVERRIDDEN) | ~models.Q(reason=""), name="scope_overridden_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.state}"


class Plan(models.Model):
    """Where a programme is, and how many people it means to hear. One for a programme; without one it is in scoping."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, primary_key=True, related_name="plan")
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.SCOPING)
    interviews = models.PositiveIntegerField(default=25)
    survey_answers = models.PositiveIntegerField(default=500)
    groups = models.PositiveIntegerField(default=20)
    comments = models.PositiveIntegerField(default=1000)
    event_people = models.PositiveIntegerField(default=30)
    numbers_version = models.PositiveIntegerField(default=0)
    timeline_version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.programme}: {self.phase}"


class Span(models.Model):
    """From when to when a phase or a tool is meant to last; a tool may be left out, with the reason why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="spans")
    about = models.SlugField(max_length=60)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    why_not = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["starts_on", "about"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "about"], name="scope_span_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")) | models.Q(starts_on=None),
                name="scope_span_runs_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.starts_on} to {self.ends_on}"


class Line(models.Model):
    """One entry of a list that several people keep; `version` is compared with what somebody's form began from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class RosterMember(Line):
    """Somebody on the Change Team. Needs no account: patients and carers are on it by name and what they bring."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="roster")
    name = models.CharField(max_length=120)
    standing = models.CharField(max_length=10, choices=Standing)
    work = models.CharField(max_length=120, blank=True)
    skills = models.CharField(max_length=300, blank=True)
    hours = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Measure(Line):
    """A measure chosen now, so that what changes later is told against where it began."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="scope_measures")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=MeasureKind)
    source = models.CharField(max_length=200)
    baseline = models.CharField(max_length=120, blank=True)
    baseline_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Task(Line):
    """Something that somebody on the roster does by a day."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(RosterMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks")
    due_on = models.DateField()
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["is_done", "due_on", "title", "id"]

    def __str__(self) -> str:
        return self.title
