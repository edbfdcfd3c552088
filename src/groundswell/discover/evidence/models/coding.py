"""Who coded which words to what, who is to, and what two who differed agreed on."""

import uuid

from django.db import models

from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models.items import Item
from groundswell.people.models import Person


class Share(models.Model):
    """An item in somebody's share. Where two hold a blind share of it, each sees the other's codes once both are done.

    An item that is done without any code was read and found to speak of nothing in the codebook.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="shares")
    coder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shares")
    is_blind = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "coder"], name="evidence_share_once")]
        indexes = [models.Index(fields=["coder", "done_at", "position"], name="evidence_share_in_order")]


class Coding(models.Model):
    """One person's code on the words from `start` to `end` of an item (0 and its length for the whole of it)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="codings")
    coder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="codings")
    code = models.SlugField(max_length=60)
    polarity = models.CharField(max_length=10, choices=Polarity)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    was_suggested = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["start", "end", "code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "coder", "code", "start", "end"], name="evidence_coding_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="evidence_coding_has_words"),
        ]
        indexes = [models.Index(fields=["code", "item"], name="evidence_coding_by_code")]


class Memo(models.Model):
    """What a coder thought while coding; read by everyone who may read the item."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="memos")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memos")
    text = models.TextField(max_length=2000)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]


class Settled(models.Model):
    """What two coders who differed agreed on: [[code, polarity], ...]. Their own codings stay as they were."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="settled")
    codes = models.JSONField()
    words = models.TextField(max_length=1000, blank=True)
    by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
