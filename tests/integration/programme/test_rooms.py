"""The programme's page leads to the rooms that its reader may enter, and to no other."""

import re

import pytest
from tests.factories.people import colleague

from groundswell.people.enums import Role
from groundswell.programme.models import Member, Programme
from groundswell.programme.rooms import ROOMS

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/"
MEMBERS = [one for one in Role if one is not Role.OPERATOR]


@pytest.fixture
def programme(alderbrook):
    return Programme.objects.create(organisation=alderbrook, slug="alderbrook", name="A place to speak up")


def links(browser) -> set[str]:
    page = browser.get(HERE).content.decode()
    return set(re.findall(rf'href="{HERE}(discover/[a-z]+/)"', page))


@pytest.mark.parametrize("role", MEMBERS)
def test_every_room_that_is_named_opens_and_every_other_does_not(programme, as_person, role):
    person = colleague(f"Somebody {role.value.lower()}", role, programme.organisation)
    Member.objects.create(programme=programme, person=person)
    browser = as_person(person)

    opened = {one.below for one in ROOMS if browser.get(f"{HERE}{one.below}").status_code == 200}

    assert links(browser) == opened


def test_who_does_not_work_in_it_is_led_nowhere(programme, as_person):
    assert links(as_person(colleague("Farah", Role.ANALYST, programme.organisation))) == set()
