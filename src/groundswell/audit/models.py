"""One row per administrative act, chained by hash. No foreign keys: live data can neither block nor lose it."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(TypeError):
    """Somebody tried to change or remove what the audit already holds."""


class EventQuerySet(models.QuerySet["Event"]):
    """Reads only; the database refuses the rest too (migration 0002)."""

    def update(self, **_changes: Any) -> NoReturn:
        """Raise AppendOnly: what was done stays written."""
        raise AppendOnly

    def delete(self) -> NoReturn:
        """Raise AppendOnly: what was done stays written."""
        raise AppendOnly


class Event(models.Model):
    """What one actor did to one subject, in words that stay true after both are gone."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.TextField()
    role = models.TextField()
    what = models.CharField(max_length=60)
    subject = models.TextField()
    detail = models.TextField(blank=True)
    organisation_code = models.CharField(max_length=10, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"

    def save(self, **options: Any) -> None:
        """Store a new row. Raises AppendOnly for a row that is stored already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(force_insert=True, using=options.get("using"))

    def delete(self, *_arguments: Any, **_options: Any) -> NoReturn:
        """Raise AppendOnly: what was done stays written."""
        raise AppendOnly
