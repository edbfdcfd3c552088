"""Fixtures for signing in: an organisation's provider on this machine, and somebody it knows."""

from dataclasses import replace

import pytest
from django.core.cache import cache
from tests.factories.openid_provider import CLIENT_ID, CLIENT_SECRET, running_provider
from tests.factories.people import amara
from tests.integration.people.at_work import BACK

from groundswell.people.models import TrustIdentity
from groundswell.people.providers import Provider, SecondFactor


@pytest.fixture(autouse=True)
def nobody_tried_yet(db):
    cache.clear()


@pytest.fixture
def provider():
    with running_provider() as running:
        running.client.redirect_uris = [BACK]
        for subject in ("amara-at-work", "ben-at-work", "stranger"):
            running.add(subject, "amara@trust.example")
        yield running


@pytest.fixture
def settled(provider, settings):
    """Return a function that says how the provider is settled: `settled(second_factor=SecondFactor.ALWAYS)`."""

    def settle(**words):
        one = Provider("ZZA", provider.issuer, CLIENT_ID, CLIENT_SECRET, "your Alderbrook account", SecondFactor.NEVER)
        settings.SIGN_IN_PROVIDERS = {"ZZA": replace(one, **words)}

    settle()
    return settle


@pytest.fixture
def person(alderbrook, settled, provider):
    person = amara(alderbrook)
    TrustIdentity.objects.create(
        person=person, organisation=alderbrook, issuer=provider.issuer, subject="amara-at-work"
    )
    return person
