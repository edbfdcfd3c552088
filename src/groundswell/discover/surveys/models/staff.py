"""The staff list of an organisation: people, and the units they work in."""

import uuid

from django.db import models

from groundswell.organisations.models import Organisation


class Unit(models.Model):
    """A unit of an organisation, in another or in the trust itself. `key` is its name as it is compared."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="survey_units")
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="surveys_unit_once")]

    def __str__(self) -> str:
        return self.name


class StaffMember(models.Model):
    """Somebody who works here. `key` is their e-mail address, or their staff number where they have none.

    Later lists know them by the address, and else by the number, so that who gets an address is nobody new.
    Leavers stay as inactive rows while a wave that asked them is not counted; then only their random id, unit and staff
    group stay, or nothing where no wave asked them (actions.leaving).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff")
    key = models.CharField(max_length=254)
    email = models.EmailField(max_length=254, blank=True)
    number = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="staff")
    staff_group = models.CharField(max_length=120, blank=True)
    band = models.CharField(max_length=120, blank=True)
    is_leader = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["key"]
        # Whoever enters is looked up by address, and thousands may in one hour.
        indexes = [models.Index(fields=["email"], name="surveys_staff_email")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="surveys_staff_once"),
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=~models.Q(number=""),
                name="surveys_staff_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.key


class StaffLoad(models.Model):
    """One staff list that was loaded, and what it changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff_loads")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    joined = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    moved = models.PositiveIntegerField()

    class Meta:
        ordering = ["-loaded_at"]

    def __str__(self) -> str:
        return self.file_name


class StaffDraft(models.Model):
    """A staff list that waits for its columns to be confirmed. Gone once loaded, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="staff_drafts")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["kept_at"]

    def __str__(self) -> str:
        return self.file_name
