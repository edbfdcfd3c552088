"""Whoever has left gets no more letters, and nothing that names them stays longer than a wave needs it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_staff import load, member
from tests.integration.discover.surveys.test_wave_page import prepared

from groundswell.discover.results.actions.counting import destroy_answers
from groundswell.discover.surveys.actions.inviting import invite
from groundswell.discover.surveys.actions.leaving import SETTLED, forget_after_count
from groundswell.discover.surveys.actions.opening import close_wave, open_wave
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.changing import changed_since_earlier
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.groups import groups_of
from groundswell.discover.surveys.models import Letter, StaffLoad, StaffMember, Wave

pytestmark = pytest.mark.django_db
STAY = [member(f"stay{at}@x.example", "Theatres" if at % 2 else "Wards") for at in range(40)]
LEAVERS = [
    member("gone@x.example", "Theatres", name="Gudrun Gone", number="n4711"),
    member("number 12", "Wards", email="", number="12", name="Nils Numbered"),
]


def held():
    """Return every word that is held of people."""
    return " ".join(" ".join(map(str, row)) for row in StaffMember.objects.values_list())


@pytest.fixture
def wave(programme, lead, tmp_path):
    load(programme, lead, *STAY, *LEAVERS)
    return open_wave(prepared(programme), folder=tmp_path, by=lead, at=AT, today=timezone.localdate())


@pytest.mark.parametrize("is_reminder", [False, True])
def test_letters_go_to_those_who_are_invited_and_still_here(wave, programme, lead, is_reminder):
    load(programme, lead, *STAY[:30], member("new@x.example"))

    count = invite(wave, address="https://x.example/", is_reminder=is_reminder, by=lead, at=AT)

    assert count == 30
    assert set(Letter.objects.values_list("to", flat=True)) == {one.email for one in STAY[:30]}


def test_where_everybody_has_left_no_letter_is_written_and_it_is_said(wave, programme, lead, as_person):
    load(programme, lead, *(member(f"new{at}@x.example") for at in range(20)))

    with pytest.raises(NotNow, match="still on the staff list"):
        invite(wave, address="https://x.example/", is_reminder=True, by=lead, at=AT)
    assert not Letter.objects.exists()
    page = as_person(lead).get("/programmes/alderbrook/discover/surveys/pulse/tell/").content.decode()
    assert "0 people get this letter" in page


def test_who_was_never_asked_and_is_on_neither_of_two_lists_leaves_no_row(programme, lead):
    load(programme, lead, *STAY, *LEAVERS)

    load(programme, lead, *STAY)
    assert "Gudrun Gone" in held()
    load(programme, lead, *STAY)

    assert StaffMember.objects.count() == len(STAY)


def test_a_wrong_list_and_then_the_right_one_finds_the_same_people(programme, lead):
    load(programme, lead, *STAY, *LEAVERS)
    before = set(StaffMember.objects.values_list("pk", flat=True))

    load(programme, lead, member("wrong@x.example"))
    load(programme, lead, *STAY, *LEAVERS)

    assert set(StaffMember.objects.filter(is_active=True).values_list("pk", flat=True)) == before


@pytest.mark.parametrize("state", [State.OPEN, State.CLOSED])
def test_a_wave_that_is_not_counted_still_knows_whom_it_asked(wave, programme, lead, state):
    Wave.objects.update(state=state)
    for _ in range(3):
        load(programme, lead, *STAY)

    assert "Gudrun Gone" in held()
    assert wave.eligible.count() == 42


@pytest.mark.parametrize("state", [State.COUNTED, State.RELEASED])
def test_once_it_is_counted_a_random_id_in_its_unit_is_all_that_stays(wave, programme, lead, state):
    Wave.objects.update(state=state, is_destroyed=True)
    pks = set(StaffMember.objects.filter(name__contains=" ").values_list("pk", flat=True))

    for _ in range(2):
        load(programme, lead, *STAY)

    assert set(StaffMember.objects.filter(is_active=False).values_list("pk", flat=True)) == pks
    for word in ("Gudrun", "Nils", "gone@", "n4711", "number 12"):
        assert word not in held()
    gone = StaffMember.objects.filter(pk__in=pks)
    assert {(one.unit.name, one.email, one.number, one.name) for one in gone} == {
        ("Theatres", "", "", ""),
        ("Wards", "", "", ""),
    }
    assert {one.key for one in gone} == {f"former {one.pk}" for one in gone}


def test_the_next_wave_still_knows_that_its_groups_lost_a_few(wave, programme, lead):
    Wave.objects.update(state=State.RELEASED, is_destroyed=True)
    for _ in range(2):
        load(programme, lead, *STAY)
    again = prepared(programme, slug="again", box="cd34")
    for one in StaffMember.objects.filter(is_active=True):
        again.eligible.create(member=one, unit=one.unit, staff_group=one.staff_group)

    changed = {(one["unit"], one["changed"]) for one in changed_since_earlier(again, groups_of(again))}

    assert changed >= {("theatres", 1), ("wards", 1), ("", 2)}


def test_giving_a_wave_up_forgets_them_once_the_list_is_settled(wave, programme, lead, tmp_path):
    load(programme, lead, *STAY)
    close_wave(wave, folder=tmp_path, by=lead, at=AT)

    forget_after_count(programme.organisation, at=AT + SETTLED)
    assert "Gudrun Gone" in held()
    StaffLoad.objects.update(loaded_at=AT - SETTLED + timedelta(hours=1))
    destroy_answers(wave, folder=tmp_path, by=lead, at=AT)
    assert "Gudrun Gone" in held()
    destroy_answers(wave, folder=tmp_path, by=lead, at=AT + timedelta(hours=1))
    assert "Gudrun Gone" not in held()
