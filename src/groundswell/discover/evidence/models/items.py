"""Evidence items: what was said, or what was measured. They never change; a correction is a new version."""

import uuid
from typing import Any

from django.db import models

from groundswell.discover.evidence.enums import Kind, State
from groundswell.discover.evidence.models.sources import Source
from groundswell.people.models import Person

# What may change once an item is stored: its way to being read, and that a newer version took its place.
MAY_CHANGE = frozenset({"state", "shown", "proposed_by", "is_current"})


class NeverChanges(RuntimeError):
    """Something tried to change or remove what was said."""


class Item(models.Model):
    """One remark or figure. `text` is as it was said, for those who may read the source; `shown` is what others read.

    `question` is what it answers; `figure` is {"value", "unit", "address", "measure"} for a figure. `provenance` says
    how it came in: {"file", "row"} or {"document", "start"}. Ids are random; `position` is its place in the source.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WORDS)
    question = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    figure = models.JSONField(null=True)
    position = models.PositiveIntegerField(default=0)
    provenance = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    shown = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="items_proposed")
    made_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    reason = models.CharField(max_length=300, blank=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["source", "position", "id"]
        indexes = [models.Index(fields=["source", "is_current", "position"], name="evidence_item_in_order")]

    def __str__(self) -> str:
        return f"{self.source}, {self.position}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new item, or its way to being read. Raises NeverChanges for anything else."""
        changed = kwargs.get("update_fields")
        if not self._state.adding and (changed is None or not set(changed) <= MAY_CHANGE):
            raise NeverChanges
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raise NeverChanges."""
        raise NeverChanges
