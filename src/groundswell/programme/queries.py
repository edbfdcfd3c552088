"""Questions about programmes."""

from django.db.models import QuerySet

from groundswell.people.models import Person
from groundswell.programme.models import Programme


def programmes_of(person: Person) -> QuerySet[Programme]:
    """Return the programmes that a person works in; everybody else's do not exist for them."""
    return Programme.objects.filter(members__person=person).select_related("organisation")


def programme_by_slug(slug: str) -> Programme | None:
    """Return a programme by its name in addresses, for whoever has access to the server, or None."""
    return Programme.objects.select_related("organisation").filter(slug=slug).first()
