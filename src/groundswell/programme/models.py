"""A culture and leadership programme of one organisation, and who works in it."""

import uuid

from django.db import models

from groundswell.organisations.models import Organisation
from groundswell.people.models import Person


class Programme(models.Model):
    """One programme. `slug` stands in addresses: the field's words, no number in sequence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="programme_name_once_per_organisation")
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """Somebody who works in a programme. What they may do there is their role in its organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="programme_places")

    class Meta:
        ordering = ["person__name", "id"]
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="programme_member_once")]

    def __str__(self) -> str:
        return f"{self.person} in {self.programme}"
