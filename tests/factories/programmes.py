"""Unsurprising programmes."""

import factory
from tests.factories.organisations import OrganisationFactory

from groundswell.programme.models import Programme


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """A programme of a trust, with nobody in it yet."""

    class Meta:
        model = Programme

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"Listening {number:03d}")
    slug = factory.LazyAttribute(lambda programme: programme.name.lower().replace(" ", "-"))
