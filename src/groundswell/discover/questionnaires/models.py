"""The questionnaires of a programme: each with its draft, and its finished versions, which never change."""

import uuid
from typing import Any

from django.db import models

from groundswell.programme.models import Programme


class Questionnaire(models.Model):
    """One questionnaire. `name` is its id as an instrument; `draft` an instrument as JSON, finished or not.

    One that was loaded as a pack has no draft: its wording is used as it came. A withdrawn one is not offered for new
    surveys; its versions can still be read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="questionnaires")
    name = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    draft = models.JSONField(null=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["title", "name"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="questionnaires_name_once")]

    def __str__(self) -> str:
        return self.title


class FinishedVersion(models.Model):
    """A questionnaire as it was finished. Waves and results name it, so it is never changed and never removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(max_length=20)
    content = models.JSONField()
    # Of the YAML that others would read: shows that nothing was changed afterwards.
    sha256 = models.CharField(max_length=64)
    finished_at = models.DateTimeField()

    class Meta:
        ordering = ["finished_at", "number"]
        constraints = [models.UniqueConstraint(fields=["questionnaire", "number"], name="questionnaires_version_once")]

    def __str__(self) -> str:
        return f"{self.questionnaire}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new version. Raises FinishedForGood for one that is stored already."""
        if not self._state.adding:
            raise FinishedForGood(self.number)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raise FinishedForGood: a finished version is never removed."""
        raise FinishedForGood(self.number)


class FinishedForGood(RuntimeError):
    """Something tried to change or remove a finished version."""
