"""Unsurprising organisations."""

import factory

from groundswell.organisations.models import Organisation


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A trust this installation works for."""

    class Meta:
        model = Organisation

    code = factory.Sequence(lambda number: f"ZY{number:03d}")
    name = factory.LazyAttribute(lambda organisation: f"Trust {organisation.code}")
