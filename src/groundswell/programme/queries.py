"""Questions about programmes."""

from django.db.models import Prefetch, QuerySet

from groundswell.people.models import Membership, Person
from groundswell.people.queries import people_of
from groundswell.programme.models import Programme
from groundswell.programme.rules import SEE


def programmes_of(person: Person) -> QuerySet[Programme]:
    """Return the programmes that a person works in; everybody else's do not exist for them."""
    return Programme.objects.filter(members__person=person).select_related("organisation")


def programme_by_slug(slug: str) -> Programme | None:
    """Return a programme by its name in addresses, for whoever has access to the server, or None."""
    return Programme.objects.select_related("organisation").filter(slug=slug).first()


def programmes_seen_by(person: Person) -> QuerySet[Programme]:
    """Return the programmes of the organisations in which a person holds a role; those of others do not exist."""
    organisations = [held.organisation_id for held in person.held_roles if held.organisation_id and held.role in SEE]
    return Programme.objects.filter(organisation_id__in=organisations).select_related("organisation")


def members_of(programme: Programme) -> QuerySet[Person]:
    """Return who works in a programme, each with all roles held, in order of name."""
    return (
        Person.objects.filter(programme_places__programme=programme)
        .order_by("name", "email")
        .prefetch_related(Prefetch("memberships", Membership.objects.select_related("organisation")))
    )


def people_to_add(programme: Programme) -> list[Person]:
    """Return the people of the organisation with an open account who do not work in the programme yet."""
    inside = set(programme.members.values_list("person_id", flat=True))
    return [one for one in people_of(programme.organisation) if one.is_active and one.pk not in inside]
