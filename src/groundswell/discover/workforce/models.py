"""Posts as they came from a staff record, files that wait, and what the team states. No names, no staff numbers."""

import uuid

from django.db import models

from groundswell.discover.workforce.enums import Kind
from groundswell.programme.models import Programme


class Draft(models.Model):
    """An extract that waits for its columns to be confirmed. Gone once loaded, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="workforce_drafts")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["kept_at"]

    def __str__(self) -> str:
        return self.file_name


class Extract(models.Model):
    """An extract that was loaded: which file, as of which day, how many posts. Only the newest keeps its posts."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="workforce_extracts")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    as_of = models.DateField()
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-loaded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name}, as of {self.as_of}"


class Post(models.Model):
    """One post or assignment. Age stands in bands, ethnicity and disability in groups: no table needs more.

    `was_trained` and `was_inducted` are None where the extract does not say.
    """

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="posts")
    unit = models.CharField(max_length=120, blank=True)
    band = models.CharField(max_length=60, blank=True)
    staff_group = models.CharField(max_length=120, blank=True)
    role_title = models.CharField(max_length=120, blank=True)
    fte = models.DecimalField(max_digits=4, decimal_places=2)
    is_vacant = models.BooleanField()
    leads = models.BooleanField()
    age = models.CharField(max_length=20, blank=True)
    sex = models.CharField(max_length=40, blank=True)
    ethnicity = models.CharField(max_length=40, blank=True)
    disability = models.CharField(max_length=40, blank=True)
    started_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    leaving_reason = models.CharField(max_length=120, blank=True)
    was_trained = models.BooleanField(null=True)
    was_inducted = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.role_title or 'post'}, {self.band or 'no band'}"


class Statement(models.Model):
    """What the team states: who counts as a leader, what is assumed, successors, skills. A change is a new version."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="workforce_statements")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    version = models.PositiveIntegerField()
    content = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "version"], name="workforce_statement_once_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, version {self.version}"
