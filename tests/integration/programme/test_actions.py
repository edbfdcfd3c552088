"""Acts on programmes: what they change, what the audit says, and who is refused."""

from datetime import UTC, datetime

import pytest
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import amara, ben, chloe, colleague
from tests.factories.programmes import ProgrammeFactory

from groundswell.audit.models import Event
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed
from groundswell.programme.actions import (
    NameTaken,
    NameWithoutLetters,
    NotOfTheOrganisation,
    add_member,
    create_programme,
    remove_member,
    rename_programme,
)
from groundswell.programme.models import Programme
from groundswell.programme.queries import members_of, programmes_of

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ROOT = CommandLine("root")


@pytest.fixture
def ruth(alderbrook):
    return colleague("Ruth", Role.PROGRAMME_LEAD, alderbrook)


@pytest.fixture
def programme(alderbrook, db):
    return ProgrammeFactory(organisation=alderbrook, name="Alderbrook listens", slug="alderbrook-listens")


def acts():
    return list(Event.objects.order_by("number").values_list("what", "subject", "detail", "organisation_code"))


def test_a_lead_begins_a_programme_and_its_name_makes_the_address(alderbrook, ruth):
    programme = create_programme(alderbrook, "  Alderbrook listens ", by=ruth, at=NOON)

    assert (programme.name, programme.slug) == ("Alderbrook listens", "alderbrook-listens")
    assert acts() == [("PROGRAMME_CREATED", "Alderbrook listens", "", "ZZA")]


def test_another_trusts_name_gets_an_address_of_its_own(alderbrook, ruth, programme):
    elsewhere = OrganisationFactory(code="ZZB", name="Elsewhere")

    second = create_programme(elsewhere, programme.name, by=ROOT, at=NOON)
    third = create_programme(elsewhere, f"{programme.name}!", by=ROOT, at=NOON)

    assert second.slug == "alderbrook-listens-zzb"
    assert third.slug == "alderbrook-listens-zzb-2"


def test_an_address_has_room_for_the_longest_name(alderbrook, ruth):
    first, second = (create_programme(alderbrook, "listening " * 11 + words, by=ruth, at=NOON) for words in "ab")

    assert len(first.slug) <= 60
    assert len(second.slug) <= 60
    assert first.slug != second.slug


def test_one_organisation_has_a_name_once(alderbrook, ruth, programme):
    with pytest.raises(NameTaken):
        create_programme(alderbrook, programme.name, by=ruth, at=NOON)

    assert acts() == []
    assert Programme.objects.count() == 1


def test_a_name_that_can_stand_in_no_address_is_refused(alderbrook, ruth):
    with pytest.raises(NameWithoutLetters):
        create_programme(alderbrook, "!!!", by=ruth, at=NOON)


def test_a_new_name_leaves_the_address(ruth, programme):
    rename_programme(programme, "We listen", by=ruth, at=NOON)
    programme.refresh_from_db()

    assert (programme.name, programme.slug) == ("We listen", "alderbrook-listens")
    assert acts() == [("PROGRAMME_RENAMED", "We listen", "Alderbrook listens", "ZZA")]


def test_the_same_name_again_is_no_act(ruth, programme):
    rename_programme(programme, programme.name, by=ruth, at=NOON)

    assert acts() == []


def test_a_name_that_another_programme_has_is_refused(alderbrook, ruth, programme):
    other = ProgrammeFactory(organisation=alderbrook)

    with pytest.raises(NameTaken):
        rename_programme(other, programme.name, by=ruth, at=NOON)


def test_members_come_and_go_each_with_one_line_in_the_audit(alderbrook, ruth, programme):
    person = amara(alderbrook)
    for _ in range(2):
        add_member(programme, person, by=ruth, at=NOON)
    inside = list(programmes_of(person))
    for _ in range(2):
        remove_member(programme, person, by=ruth, at=NOON)

    assert inside == [programme]
    assert list(members_of(programme)) == []
    assert acts() == [
        ("MEMBER_ADDED", "Amara (amara@trust.example)", "Alderbrook listens", "ZZA"),
        ("MEMBER_REMOVED", "Amara (amara@trust.example)", "Alderbrook listens", "ZZA"),
    ]


def test_somebody_without_a_role_in_the_organisation_is_not_added(ruth, programme):
    with pytest.raises(NotOfTheOrganisation):
        add_member(programme, chloe(), by=ruth, at=NOON)


@pytest.mark.parametrize(
    "role", [*sorted(set(Role) - {Role.PROGRAMME_LEAD, Role.ADMINISTRATOR}), "installation operator", "Chloe"]
)
def test_others_change_nothing(alderbrook, programme, role):
    if role == "Chloe":
        person = chloe()
    elif role == "installation operator":
        person = colleague("Iona", Role.OPERATOR, None)
    else:
        person = colleague("Somebody", Role(role), alderbrook)
    subject = ben(alderbrook)

    for act in (
        lambda: create_programme(alderbrook, "Another", by=person, at=NOON),
        lambda: rename_programme(programme, "Another", by=person, at=NOON),
        lambda: add_member(programme, subject, by=person, at=NOON),
        lambda: remove_member(programme, subject, by=person, at=NOON),
    ):
        with pytest.raises(NotAllowed):
            act()

    assert acts() == []
