"""Staff lists: joiners, leavers and movers between lists; nothing half done; only those who may."""

import pytest
from tests.integration.discover.surveys.conftest import AT

from groundswell.audit.models import Event
from groundswell.discover.surveys.actions.staff import load_staff
from groundswell.discover.surveys.models import StaffLoad, StaffMember, Unit
from groundswell.discover.surveys.queries.staff import unit_counts
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


def numbered(number, email="", **words):
    return member(email or f"number {number}", email=email, number=number, **words)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (numbered("5"), numbered("5", "a@x.example")),
        (numbered("5", "a@x.example"), numbered("5")),
        (numbered("5", "a@x.example"), numbered("5", "b@x.example")),
        (numbered("5", "a@x.example"), numbered("6", "a@x.example")),
        (member("a@x.example"), numbered("5", "a@x.example")),
        (numbered("5", "a@x.example"), member("a@x.example")),
    ],
)
def test_somebody_whose_address_or_number_comes_or_goes_is_the_same_person(programme, lead, before, after):
    load(programme, lead, before, member("z@x.example"))
    known = StaffMember.objects.get(key=before.key).pk

    second = load(programme, lead, after, member("z@x.example"))

    assert (second.joined, second.left, second.moved) == (0, 0, 0)
    found = StaffMember.objects.get(pk=known)
    assert (found.key, found.email, found.number) == (after.key, after.email, after.number or before.number)
    assert StaffMember.objects.count() == 2


def test_somebody_who_gets_an_address_and_moves_is_a_mover(programme, lead):
    load(programme, lead, numbered("5"))

    second = load(programme, lead, numbered("5", "a@x.example", unit="Wards"))

    assert (second.joined, second.left, second.moved) == (0, 0, 1)


def test_a_number_is_remembered_through_a_list_without_numbers(programme, lead):
    for one in (numbered("5", "a@x.example"), member("a@x.example"), numbered("5")):
        last = load(programme, lead, one)

    assert (last.joined, last.left) == (0, 0)
    assert StaffMember.objects.count() == 1


def test_two_rows_of_an_older_list_that_were_one_person_become_one(programme, lead):
    load(programme, lead, member("a@x.example"), numbered("5"))

    second = load(programme, lead, numbered("5", "a@x.example"))

    assert (second.joined, second.left) == (0, 1)
    assert StaffMember.objects.get(is_active=True).key == "a@x.example"
    third = load(programme, lead, numbered("5"))
    assert (third.joined, third.left) == (0, 0)


def test_keys_and_numbers_that_change_places_are_no_clash(programme, lead):
    load(programme, lead, numbered("5", "a@x.example"), numbered("6", "b@x.example"), numbered("7"))

    second = load(programme, lead, numbered("6", "a@x.example"), numbered("7", "b@x.example"), numbered("5"))

    # The address says who it is before the number does, so whoever was 7 is gone, and 5 is somebody new.
    assert (second.people, second.joined, second.left) == (3, 1, 1)
    found = StaffMember.objects.filter(is_active=True).values_list("email", "number").order_by("number")
    assert list(found) == [("", "5"), ("a@x.example", "6"), ("b@x.example", "7")]


def test_two_lists_together_put_no_units_into_each_other(programme, lead):
    load(programme, lead, member("a@x.example", "A", "B"))

    load(programme, lead, member("b@x.example", "B", "A"))

    assert Unit.objects.get(key="a").parent is None
    assert [(one.unit.key, one.depth, one.people) for one in unit_counts(programme.organisation)] == [
        ("a", 0, 1),
        ("b", 1, 1),
    ]


def test_units_in_each_other_from_before_such_were_refused_break_no_page(programme, lead, as_person):
    load(programme, lead, *(member(f"{unit}@x.example", unit, "") for unit in "abcd"))
    units = {one.key: one for one in Unit.objects.all()}
    for unit, parent in ("ab", "bc", "ca"):
        units[unit].parent = units[parent]
        units[unit].save()

    found = unit_counts(programme.organisation)

    assert [(one.unit.key, one.depth, one.people) for one in found] == [
        ("a", 0, 3),
        ("c", 1, 2),
        ("b", 2, 1),
        ("d", 0, 1),
    ]
    assert as_person(lead).get("/programmes/alderbrook/discover/surveys/staff/").status_code == 200


def test_units_deeper_than_python_can_call_are_counted(programme, lead):
    load(programme, lead, *(member(f"{at}@x.example", f"U{at:04}", f"U{at + 1:04}") for at in range(3000)))

    found = unit_counts(programme.organisation)

    assert (found[0].people, found[0].depth, found[-1].depth) == (3000, 0, 3000)


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
