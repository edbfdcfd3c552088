"""A programme with people in it: its lead, a Change Team member, a sponsor and an analyst."""

import pytest
from tests.factories.people import amara, colleague
from tests.factories.programmes import ProgrammeFactory

from groundswell.people.enums import Role
from groundswell.programme.models import Member


@pytest.fixture
def programme(alderbrook):
    return ProgrammeFactory(organisation=alderbrook, name="Alderbrook listens", slug="alderbrook-listens")


@pytest.fixture
def inside(alderbrook, programme):
    """Return a function that gives somebody of a role who works in the programme."""

    def somebody(role, name=""):
        person = colleague(name or str(role), role, alderbrook)
        Member.objects.create(programme=programme, person=person)
        return person

    return somebody


@pytest.fixture
def ruth(inside):
    """Return the programme's lead."""
    return inside(Role.PROGRAMME_LEAD, "Ruth")


@pytest.fixture
def member(alderbrook, programme):
    """Return Amara of the Change Team, who works in the programme."""
    person = amara(alderbrook)
    Member.objects.create(programme=programme, person=person)
    return person


@pytest.fixture
def words_of():
    """Return a function that gives the words of an answer on one line."""
    return lambda answer: " ".join(answer.content.decode().split())
