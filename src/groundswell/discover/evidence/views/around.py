"""What the pages of the evidence room share."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from groundswell.discover.evidence.models import Item
from groundswell.discover.evidence.queries.reading import item_for
from groundswell.look.layout.frame import Link
from groundswell.people.models import Person
from groundswell.programme.models import Programme


def around(programme: Programme, *inside: tuple[str, str]) -> dict[str, Any]:
    """Return what the frame of a page needs; `inside` are the pages above it, each with its address."""
    crumbs = [
        Link(programme.name, reverse("programme:programme", args=[programme.slug])),
        Link("Evidence", reverse("evidence:room", args=[programme.slug])),
        *(Link(label, address) for label, address in inside),
    ]
    return {
        "breadcrumbs": tuple(crumbs),
        "trust_name": programme.organisation.name,
        "sample": programme.organisation.is_sample,
    }


def item_or_404(person: Person, programme: Programme, key: UUID) -> Item:
    """Return a remark that somebody may read. Raises Http404."""
    found = item_for(person, programme, key)
    if found is None:
        raise Http404
    return found
