"""What must not wait: a flag, who it went to, and what they did."""

import uuid

from django.db import models

from groundswell.discover.evidence.enums import FlagState
from groundswell.discover.evidence.models.items import Item
from groundswell.people.models import Person


class Flag(models.Model):
    """A remark that needs a person now. It goes to `holder`, and to `deputy` after `due_at`; never to `about`.

    `kind` is a code of sort flag. `steps` are what was done, in order: [{"at", "who", "words"}]. No team is ever named
    by the machine. Closed by a person with words, never by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="flags")
    kind = models.SlugField(max_length=60)
    reason = models.TextField(max_length=1000)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="flags_raised")
    raised_at = models.DateTimeField()
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="flags_held")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="flags_deputised")
    about = models.ManyToManyField(Person, related_name="flags_about")
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=FlagState, default=FlagState.WAITING)
    steps = models.JSONField(default=list)
    may_tell_guardian = models.BooleanField(default=False)

    class Meta:
        ordering = ["raised_at", "id"]
