"""What one tool says of one element, with what it rests on."""

import uuid
from typing import Any

from django.db import models

from groundswell.discover.evidence.models.items import Item, NeverChanges
from groundswell.programme.models import Programme


class Finding(models.Model):
    """One finding: immutable, one per tool and element that counts; a later one replaces it and the old one stays.

    `p` and `q` are the chances of worse than acceptable and better than good. `units` is how many of `unit_type`
    ("groups", "interviews", "answers") it rests on. `limits` and `second_limits` are the four components as two raters
    judged them. `group` is "" for everybody, or the worst-off group in words. `workings` are the figures behind them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="findings")
    tool = models.SlugField(max_length=60)
    element = models.SlugField(max_length=60)
    group = models.CharField(max_length=120, blank=True)
    claim = models.TextField(max_length=600)
    p = models.FloatField()
    q = models.FloatField()
    units = models.PositiveIntegerField()
    unit_type = models.CharField(max_length=40)
    method = models.CharField(max_length=200)
    workings = models.JSONField(default=dict)
    limits = models.JSONField()
    second_limits = models.JSONField(null=True)
    analyst = models.CharField(max_length=200)
    reviewer = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    items = models.ManyToManyField(Item, related_name="findings")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["element", "tool", "group", "made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "tool", "element", "group"],
                condition=models.Q(is_current=True),
                name="evidence_finding_once_per_cell",
            ),
            models.CheckConstraint(
                condition=models.Q(p__gte=0, q__gte=0, p__lte=1, q__lte=1), name="evidence_finding_is_chances"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new finding, or that it was replaced or reviewed. Raises NeverChanges for anything else."""
        changed = kwargs.get("update_fields")
        if not self._state.adding and (
            changed is None or not set(changed) <= {"is_current", "second_limits", "reviewer"}
        ):
            raise NeverChanges
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raise NeverChanges."""
        raise NeverChanges
