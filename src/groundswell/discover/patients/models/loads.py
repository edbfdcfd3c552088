"""A file of comments that waits to be looked through, and what was kept of those that were."""

import uuid

from django.db import models

from groundswell.programme.models import Programme


class CommentsDraft(models.Model):
    """A file that waits. `sheet` and `columns` are what its columns mean, once somebody said so; gone after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="comment_drafts")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    sheet = models.CharField(max_length=200, blank=True)
    columns = models.JSONField(null=True)
    origin = models.CharField(max_length=20, blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["kept_at"]

    def __str__(self) -> str:
        return self.file_name


class CommentsLoad(models.Model):
    """One file that was loaded: how many rows it had, and what became of each. They add up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="comment_loads")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()
    empty = models.PositiveIntegerField()
    same = models.PositiveIntegerField()
    near = models.PositiveIntegerField()
    here_already = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()
    taken_out = models.PositiveIntegerField()

    class Meta:
        ordering = ["-loaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    rows=models.F("empty") + models.F("same") + models.F("near") + models.F("here_already")
                    + models.F("kept")
                ),
                name="patients_load_adds_up",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.file_name
