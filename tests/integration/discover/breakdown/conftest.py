"""Fixtures for the breakdown's tests with a database."""

from datetime import UTC, datetime

import pytest
from tests.factories.people import amara

# Its signal writes when a session began; without it the first session of a process would count as ended.
import groundswell.web.middleware.sessions  # noqa: F401 - imported for the signal it connects
from groundswell.discover.breakdown.sample import load_sample
from groundswell.people.agents import CommandLine

AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def sample(alderbrook):
    """Return the versions of Alderbrook's sample breakdown, loaded."""
    return load_sample(alderbrook, by=CommandLine("demonstration"), at=AT)


@pytest.fixture
def browser(alderbrook, as_person):
    """Return a browser in which Amara of Alderbrook's Change Team is signed in."""
    return as_person(amara(alderbrook))
