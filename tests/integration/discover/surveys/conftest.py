"""Fixtures for surveys: Alderbrook's programme with people of each role in it."""

from datetime import UTC, datetime

import pytest
from tests.factories.people import amara, colleague

from groundswell.people.enums import Role
from groundswell.programme.models import Member, Programme

AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def programme(alderbrook):
    """Return Alderbrook's programme, with nobody in it yet."""
    return Programme.objects.create(organisation=alderbrook, slug="alderbrook", name="A place to speak up")


@pytest.fixture
def in_programme(programme):
    """Return a function that puts somebody with a role into the programme."""

    def put(role=Role.CHANGE_TEAM, name=""):
        person = (
            amara(programme.organisation)
            if role is Role.CHANGE_TEAM and not name
            else colleague(name or f"The {role.value.lower()}", role, programme.organisation)
        )
        Member.objects.create(programme=programme, person=person)
        return person

    return put


@pytest.fixture
def lead(in_programme):
    """Return Ruth, the programme lead."""
    return in_programme(Role.PROGRAMME_LEAD, "Ruth")
