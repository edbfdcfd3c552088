"""Every address as every role and as nobody: the table is the rule, and a new address must be put in it.

A person without both factors is sent to the missing step (302). Somebody without the right is told the same
as for a page that does not exist (404).
"""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.factories.people import MembershipFactory, PersonFactory, amara, ben, chloe, colleague, devi
from tests.integration.doors import (
    accounts,
    breakdown,
    evidence,
    patients,
    programmes,
    published,
    scoping,
    surveys,
    synthesis,
    workforce,
)
from tests.integration.doors.door import NOT_THAT_WAY, READERS, Door

from groundswell.people.enums import Role
from groundswell.programme.models import Member, Programme

DOORS: dict[str, Door] = {
    address: door
    for room in (published, accounts, programmes, scoping, surveys, evidence, patients, workforce, synthesis, breakdown)
    for address, door in room.DOORS.items()
}


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Yield every route of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_every_address_stands_in_the_table():
    assert set(routes()) == set(DOORS)


@pytest.fixture
def browsers(alderbrook, as_person, with_password_only):
    people = {
        "CHANGE_TEAM": amara(alderbrook),
        "ADMINISTRATOR": ben(alderbrook),
        "GUARDIAN": devi(alderbrook),
        "Chloe": chloe(),
        "no role": no_role(),
        "installation operator": colleague("Iona", Role.OPERATOR, None),
    }
    for role in ("PROGRAMME_LEAD", "BOARD_SPONSOR", "ANALYST", "OPERATOR"):
        people[role] = colleague(role.title(), Role(role), alderbrook)
    programme = Programme.objects.create(organisation=alderbrook, slug="alderbrook", name="Alderbrook listens")
    for reader, person in people.items():
        if reader != "Chloe":
            Member.objects.create(programme=programme, person=person)
    found = {reader: as_person(person) for reader, person in people.items()}
    half_way = PersonFactory(name="Half Way")
    for role in Role:
        MembershipFactory(person=half_way, organisation=alderbrook, role=role)
    return {**found, "nobody": as_person(None), "password only": with_password_only(half_way)}


def no_role():
    person = colleague("Nia", Role.OPERATOR, None)
    person.memberships.all().delete()
    return person


@pytest.fixture
def subject(alderbrook):
    person = colleague("Subject", Role.CHANGE_TEAM, alderbrook)
    # A second role, so that taking the first away does not take them out of sight.
    MembershipFactory(person=person, organisation=alderbrook, role=Role.GUARDIAN)
    return person


@pytest.mark.parametrize("route", DOORS)
def test_each_door_opens_for_whom_the_table_says(route, browsers, subject):
    door = DOORS[route]

    answers = {reader: status(browsers[reader], door, subject) for reader in READERS}

    assert answers == {reader: door.expected.get(reader, door.others) for reader in READERS}


def status(client: Client, door: Door, subject) -> int:
    path = door.path.format(subject=subject.pk)
    return getattr(client, door.method)(path, door.data).status_code


@pytest.mark.parametrize("route", [route for route, door in DOORS.items() if door.method == "post"])
def test_what_changes_something_is_not_done_by_a_link(route, browsers, subject):
    door = DOORS[route]

    answer = browsers["installation operator"].get(door.path.format(subject=subject.pk))

    assert answer.status_code == NOT_THAT_WAY
