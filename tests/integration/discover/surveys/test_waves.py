"""Preparing a wave: who may, what is refused in a sentence, and what could be published before anybody is asked."""

from datetime import date

import pytest
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.audit.models import Event
from groundswell.discover.surveys.groups import groups_of
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.preview import forecast, invited_to, never_shown
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/discover/surveys/"
GIVEN = {
    "instrument": "culture-pulse",
    "title": "How it is to work here",
    "audience": "everyone",
    "opens_on": "2027-03-01",
    "closes_on": "21 March 2027",
    "threshold": "11",
    "crosses_groups": "",
    "who_to_tell": "Devi Raman, guardian, 01632 960001",
    "keepers": "the digital services team",
    "readers": "two people of the Change Team",
}
SIZES = {"Theatres": 60, "Wards": 200, "Clinics": 24, "Archive": 9}


@pytest.fixture
def staffed(programme, lead):
    people = [
        member(f"{unit}{at}@x.example", unit, "Surgery" if unit == "Theatres" else "Medicine", staff_group=group)
        for unit, size in SIZES.items()
        for at in range(size)
        for group in ["Nursing" if at % 3 else "Medical"]
    ]
    load(programme, lead, *people)
    return programme


def prepared(staffed, **words):
    return Wave.objects.create(
        **{
            "programme": staffed,
            "slug": "pulse",
            "title": "Pulse",
            "instrument": "culture-pulse",
            "instrument_version": "1",
            "opens_on": date(2027, 3, 1),
            "closes_on": date(2027, 3, 21),
            "box": "00",
            **words,
        }
    )


def test_a_wave_is_prepared_and_in_the_audit(staffed, in_programme, as_person):
    browser = as_person(in_programme())

    answer = browser.post(f"{HERE}new/", GIVEN)

    wave = Wave.objects.get()
    assert answer.headers["Location"] == f"{HERE}how-it-is-to-work-here/"
    assert (wave.state, wave.threshold, wave.closes_on) == ("draft", 11, date(2027, 3, 21))
    assert Event.objects.latest("number").what == "WAVE_CREATED"
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "Archive" in page
    assert "293 people" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"threshold": "10"}, "Nothing may be shown of fewer than 11 answers. Enter 11 or more."),
        ({"closes_on": "2027-02-01"}, "The last day lies before the first."),
        ({"opens_on": "soon"}, "Enter the first day, for example 1 March 2027."),
        ({"who_to_tell": ""}, "Name somebody whom people can tell at once"),
        ({"keepers": ""}, "Say who looks after that computer"),
        ({"readers": ""}, "Say who reads it"),
        ({"title": ""}, "Give the survey a name"),
        ({"instrument": "team-reflection"}, "Choose what to ask."),
    ],
)
def test_what_cannot_be_a_wave_is_said(staffed, in_programme, as_person, words, said):
    page = as_person(in_programme()).post(f"{HERE}new/", {**GIVEN, **words}).content.decode()

    assert said in page
    assert not Wave.objects.exists()


def test_the_form_says_who_keeps_the_box_and_who_reads_until_somebody_says_better(staffed, in_programme, as_person):
    page = as_person(in_programme()).get(f"{HERE}new/").content.decode()

    assert 'value="our IT team"' in page
    assert 'value="two people of the Change Team"' in page


def test_without_a_staff_list_there_is_nobody_to_ask(programme, in_programme, as_person):
    browser = as_person(in_programme())

    assert "There is nobody to ask yet." in browser.get(HERE).content.decode()
    assert browser.get(f"{HERE}new/").headers["Location"] == f"{HERE}staff/"


def test_a_group_below_the_threshold_can_never_be_shown_and_takes_a_neighbour_with_it(staffed):
    wave = prepared(staffed)
    groups = groups_of(wave)
    invited = invited_to(groups, groups.crossed, crossed=False)

    assert never_shown(invited, 11) == (("archive", ""),)
    everybody = forecast(invited, 80, 11)
    # Archive is hidden, and with it one more of Medicine, or else it would follow by subtraction.
    hidden = {cell for cell in everybody.hidden if cell[0]}
    assert ("archive", "") in hidden
    assert len(hidden) >= 2
    assert len(everybody.shown) > len(forecast(invited, 20, 11).shown)


def test_crossing_hides_more(staffed):
    wave = prepared(staffed, crosses_groups=True)
    groups = groups_of(wave)
    invited = invited_to(groups, groups.crossed, crossed=True)

    assert {("archive", "medical"), ("clinics", "medical")} <= set(never_shown(invited, 11))


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.OPERATOR, Role.ADMINISTRATOR])
def test_others_find_no_such_page(staffed, in_programme, as_person, role):
    browser = as_person(in_programme(role))

    assert [browser.get(HERE + page).status_code for page in ("", "staff/", "new/")] == [404] * 3


def test_who_works_in_another_programme_finds_no_such_page(staffed, alderbrook, as_person):
    from tests.factories.people import amara

    assert as_person(amara(alderbrook)).get(HERE).status_code == 404
    assert staffed.organisation == alderbrook
    assert AT
