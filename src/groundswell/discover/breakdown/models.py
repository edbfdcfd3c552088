"""What a trust loaded of its own, version by version, and what was ever shown of it."""

import uuid

from django.db import models

from groundswell.discover.breakdown.enums import DataKind
from groundswell.organisations.models import Organisation


class Draft(models.Model):
    """A file that somebody gave us and that waits for its columns to be confirmed. Gone once loaded, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="breakdown_drafts")
    kind = models.CharField(max_length=12, choices=DataKind)
    year = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["kept_at"]

    def __str__(self) -> str:
        return self.file_name


class Load(models.Model):
    """One version of one kind of data for one year. The newest that is not removed is the one in force."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="breakdown_loads")
    kind = models.CharField(max_length=12, choices=DataKind)
    year = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-loaded_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.file_name}"


class UnitRow(models.Model):
    """One unit of a version, in the file's order. `kind` and `name` are empty for the trust's own row.

    None in a count means that the contractor withheld it.
    """

    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="units")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=120, blank=True)
    parent = models.CharField(max_length=120, blank=True)
    answers = models.PositiveIntegerField(null=True)
    eligible = models.PositiveIntegerField(null=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["load", "position"], name="breakdown_one_row_per_place")]

    def __str__(self) -> str:
        return self.name


class MeasuredRow(models.Model):
    """One measure of one unit: a score's mean (0 to 10) or a headline share (0 to 100), and the answers under it."""

    unit = models.ForeignKey(UnitRow, on_delete=models.CASCADE, related_name="measured")
    measure = models.CharField(max_length=60)
    answers = models.PositiveIntegerField()
    value = models.FloatField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["unit", "measure"], name="breakdown_measure_once_per_unit")]

    def __str__(self) -> str:
        return self.measure


class IndicatorRow(models.Model):
    """One local indicator of the whole trust in one period, as the trust wrote it."""

    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="indicators")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    period = models.CharField(max_length=60)
    value = models.FloatField()
    unit = models.CharField(max_length=60, blank=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class LedgerRow(models.Model):
    """One cell as it was ever shown, rounded, or that it was not. Outlives the file it came from."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="breakdown_ledger")
    year = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=600)
    kind = models.CharField(max_length=12, blank=True)
    parent = models.CharField(max_length=600, blank=True)
    layer = models.CharField(max_length=60)
    is_shown = models.BooleanField()
    # Zero where it was not shown: databases disagree on whether two nulls are the same.
    value = models.FloatField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "unit", "layer", "is_shown", "value"],
                name="breakdown_ledger_cell_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.unit} {self.layer}"
