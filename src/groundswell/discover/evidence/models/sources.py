"""Where evidence came from: one interview, one focus group, one file of comments, one wave, one edition."""

import uuid

from django.db import models

from groundswell.people.models import Person
from groundswell.programme.models import Programme


class Source(models.Model):
    """One source of a tool. Themes count sources, not remarks.

    `tool` is the id of a tool (evidence/tools.py) or of one of the programme's own. `attributes` are of the whole
    group and never of one person: {"staff_group": "Nursing", "site": "Ashfield"}. A restricted source is read by
    `readers` only. `address` leads to what it is a source of.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sources")
    tool = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    attributes = models.JSONField(default=dict)
    happened_on = models.DateField(null=True)
    is_restricted = models.BooleanField(default=False)
    readers = models.ManyToManyField(Person, related_name="sources_read")
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["tool", "label", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "tool", "label"], name="evidence_source_once_per_tool")
        ]

    def __str__(self) -> str:
        return self.label
