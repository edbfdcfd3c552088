"""What people say of an element beside what is computed, and tools that a trust adds."""

import uuid

from django.db import models

from groundswell.discover.synthesis.enums import Said
from groundswell.programme.models import Programme


class OwnTool(models.Model):
    """A tool that the programme adds to the six. `unit_type` is what its findings count, in the plural."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="own_tools")
    slug = models.SlugField(max_length=60)
    label = models.CharField(max_length=60)
    is_quantitative = models.BooleanField(default=False)
    unit_type = models.CharField(max_length=40)

    class Meta:
        ordering = ["label"]
        constraints = [models.UniqueConstraint(fields=["programme", "slug"], name="synthesis_own_tool_once")]

    def __str__(self) -> str:
        return self.label


class RoomVerdict(models.Model):
    """What the people in the room said of an element before they saw what is computed. The newest one counts.

    `computed` is what stood there at that moment, so that whoever reads it later sees both as they were.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="room_verdicts")
    element = models.SlugField(max_length=60)
    verdict = models.CharField(max_length=20, choices=Said)
    words = models.TextField(max_length=2000, blank=True)
    people = models.PositiveSmallIntegerField(null=True)
    computed = models.CharField(max_length=20, choices=Said)
    by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "id"]
        indexes = [models.Index(fields=["programme", "element", "-made_at"], name="synthesis_room_newest")]


class Override(models.Model):
    """Somebody's verdict in place of the computed one, with the reason. The newest counts; taken back, none does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="overrides")
    element = models.SlugField(max_length=60)
    verdict = models.CharField(max_length=20, choices=Said, blank=True)
    reason = models.TextField(max_length=2000)
    by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "id"]
        indexes = [models.Index(fields=["programme", "element", "-made_at"], name="synthesis_override_newest")]
