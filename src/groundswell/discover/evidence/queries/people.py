"""Who analyses a programme."""

from groundswell.discover.evidence.rules import ANALYSE
from groundswell.people.models import Person
from groundswell.programme.models import Programme


def coders_of(programme: Programme) -> list[Person]:
    """Return the people who may code in a programme, by name: its members whose role analyses."""
    held = [role.value for role in ANALYSE]
    return list(
        Person.objects.filter(
            programme_places__programme=programme,
            memberships__organisation=programme.organisation,
            memberships__role__in=held,
        )
        .distinct()
        .order_by("name", "pk")
    )
