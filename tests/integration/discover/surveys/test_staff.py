"""Staff lists: joiners, leavers and movers between lists; nothing half done; only those who may."""

import pytest
from tests.integration.discover.surveys.conftest import AT

from groundswell.audit.models import Event
from groundswell.discover.surveys.actions.staff import load_staff
from groundswell.discover.surveys.models import StaffLoad, StaffMember, Unit
from groundswell.discover.surveys.reading.people import ReadMember
from groundswell.national.source import Source
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db
SOURCE = Source("staff.csv", b"any")


def member(key, unit="Theatres", parent="Surgery", **words):
    return ReadMember(
        **{"key": key, "email": key, "name": "", "staff_group": "", "is_leader": False, **words},
        unit=unit,
        parent=parent,
    )


def load(programme, by, *people):
    return load_staff(people, programme=programme, source=SOURCE, by=by, at=AT)


def test_joiners_leavers_and_movers_are_found(programme, lead):
    load(programme, lead, member("a@x.example"), member("b@x.example"), member("c@x.example"))

    second = load(
        programme, lead, member("a@x.example"), member("b@x.example", "Wards", "Medicine"), member("d@x.example")
    )

    assert (second.people, second.joined, second.left, second.moved) == (3, 1, 1, 1)
    assert set(StaffMember.objects.filter(is_active=True).values_list("key", flat=True)) == {
        "a@x.example",
        "b@x.example",
        "d@x.example",
    }
    assert StaffMember.objects.get(key="b@x.example").unit.parent.name == "Medicine"


def test_somebody_who_comes_back_is_the_same_person(programme, lead):
    load(programme, lead, member("a@x.example"), member("b@x.example"))
    before = StaffMember.objects.get(key="b@x.example").pk
    load(programme, lead, member("a@x.example"))

    third = load(programme, lead, member("a@x.example"), member("b@x.example"))

    assert (third.joined, third.left) == (1, 0)
    assert StaffMember.objects.get(key="b@x.example", is_active=True).pk == before


def test_the_same_list_again_changes_nothing(programme, lead):
    load(programme, lead, member("a@x.example"), member("b@x.example", "theatres"))

    again = load(programme, lead, member("a@x.example"), member("b@x.example", "theatres"))

    assert (again.joined, again.left, again.moved) == (0, 0, 0)
    assert sorted(Unit.objects.values_list("key", flat=True)) == ["surgery", "theatres"]


def test_loading_is_in_the_audit_without_anybodys_name(programme, lead):
    load(programme, lead, member("a@x.example", name="Asha Rao"))

    event = Event.objects.latest("number")
    assert (event.what, event.subject) == ("STAFF_LOADED", "1 people in 2 units")
    assert "Asha" not in f"{event.subject} {event.detail}"


@pytest.mark.parametrize("role", [Role.BOARD_SPONSOR, Role.GUARDIAN, Role.OPERATOR, Role.ADMINISTRATOR])
def test_others_cannot_load(programme, in_programme, role):
    with pytest.raises(NotAllowed):
        load(programme, in_programme(role), member("a@x.example"))

    assert not StaffLoad.objects.exists()


def test_who_does_not_work_in_the_programme_cannot_load(programme, alderbrook):
    from tests.factories.people import amara

    with pytest.raises(NotAllowed):
        load(programme, amara(alderbrook), member("a@x.example"))


def test_nine_thousand_people_are_loaded(programme, lead, django_assert_max_num_queries):
    people = [member(f"p{number}@x.example", f"Unit {number % 40}", f"Division {number % 4}") for number in range(9000)]

    with django_assert_max_num_queries(200):
        found = load(programme, lead, *people)

    assert (found.people, StaffMember.objects.filter(is_active=True).count()) == (9000, 9000)
