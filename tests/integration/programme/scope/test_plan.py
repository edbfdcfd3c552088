"""Timeline, hours, calendar and the list for other programs."""

import json
from datetime import UTC, date, datetime

import pytest
from tests.factories.organisations import OrganisationFactory
from tests.factories.programmes import ProgrammeFactory

from groundswell.__main__ import main
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.actions.plan import Planned, set_numbers, set_phase, set_timeline
from groundswell.programme.scope.enums import Phase
from groundswell.programme.scope.estimating import Numbers
from groundswell.programme.scope.models import Plan, RosterMember, Span, Task
from groundswell.programme.scope.queries import plan_of, spans_of
from groundswell.programme.scope.saying import where_it_is

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HERE = "/programmes/alderbrook-listens/"
DISCOVERY = Planned(date(2027, 3, 1), date(2027, 8, 22))
USUAL = {"interviews": "25", "survey_answers": "500", "groups": "20", "comments": "1000", "event_people": "30"}


@pytest.fixture
def browser(member, as_person):
    """Return the browser of a Change Team member."""
    return as_person(member)


def test_tools_are_planned_in_any_order_and_may_be_left_out(programme, browser, words_of):
    given = {
        "based_on": "0",
        "discover-from": "2027-03-01",
        "discover-to": "2027-08-22",
        # Before discovery, and interviews last: nothing is forced.
        "dashboard-from": "2027-01-04",
        "dashboard-to": "2027-01-10",
        "board-interviews-from": "2027-08-01",
        "board-interviews-to": "2027-08-22",
        "patients-why": "Another team reads them already.",
    }

    page = words_of(browser.post(f"{HERE}timeline/", given, follow=True))

    assert "4 to 10 January 2027 (1 week)" in page
    assert "not used, because: Another team reads them already." in page
    assert sorted(spans_of(programme)) == ["board-interviews", "dashboard", "discover", "patients"]


def test_usual_lengths_are_filled_in_and_kept_only_when_sent(programme, browser, words_of):
    page = words_of(browser.get(f"{HERE}timeline/?begins_on=2027-01-04"))

    assert 'name="scoping-to" type="date" value="2027-03-14"' in page
    assert 'name="discover-from" type="date" value="2027-03-15"' in page
    assert not Span.objects.exists()
    assert "These lengths are our own design" in page


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"design-from": "2027-03-01"}, "design-to", "Enter both days of “Design”, or neither."),
        ({"design-to": "2027-03-01"}, "design-from", "Enter both days of “Design”, or neither."),
        (
            {"design-from": "2027-03-02", "design-to": "2027-03-01"},
            "design-to",
            "The last day of “Design” lies before its first.",
        ),
        ({"design-from": "soon", "design-to": "2027-03-01"}, "design-from", "Enter a day, for example 1 March 2027."),
    ],
)
def test_days_that_will_not_do_are_told_and_nothing_is_kept(programme, browser, words_of, given, field, sentence):
    page = words_of(browser.post(f"{HERE}timeline/", {"based_on": "0", "scoping-from": "2027-01-01", **given}))

    assert f'<a href="#{field}">{sentence}</a>' in page
    assert 'value="2027-01-01"' in page
    assert not Span.objects.exists()


def test_two_people_set_the_timeline_and_the_second_sees_both(programme, browser, member, words_of):
    set_timeline(programme, {"discover": DISCOVERY}, based_on=0, by=member, at=NOON)

    page = words_of(
        browser.post(f"{HERE}timeline/", {"based_on": "0", "discover-from": "2027-04-01", "discover-to": "2027-09-01"})
    )

    assert "Somebody changed this while you were writing." in page
    assert '<dd class="nhsuk-summary-list__value">1 March to 22 August 2027 (25 weeks)</dd>' in page
    assert 'value="2027-04-01"' in page
    assert spans_of(programme)["discover"].starts_on == date(2027, 3, 1)


def test_a_timeline_begun_from_an_older_one_is_refused(programme, member):
    set_timeline(programme, {"discover": DISCOVERY}, based_on=0, by=member, at=NOON)

    with pytest.raises(ChangedMeanwhile):
        set_timeline(programme, {}, based_on=0, by=member, at=NOON)

    assert list(spans_of(programme)) == ["discover"]


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (date(2027, 2, 28), "Alderbrook listens is in discovery, which was to begin on 1 March 2027."),
        (date(2027, 4, 30), "Alderbrook listens is in discovery, week 9 of 25."),
        (date(2027, 8, 22), "Alderbrook listens is in discovery, week 25 of 25."),
        (date(2027, 8, 23), "Alderbrook listens is in discovery, which was to end on 22 August 2027."),
    ],
)
def test_where_a_programme_is_comes_from_its_timeline(programme, ruth, today, sentence):
    set_phase(programme, Phase.DISCOVER, by=ruth, at=NOON)
    set_timeline(programme, {"discover": DISCOVERY}, based_on=0, by=ruth, at=NOON)

    found = where_it_is(programme, plan_of(programme), spans_of(programme)["discover"], today=today)

    assert found == sentence


def test_hours_stand_beside_those_released_with_every_assumption(programme, browser, member, words_of):
    set_timeline(programme, {"discover": DISCOVERY}, based_on=0, by=member, at=NOON)
    RosterMember.objects.create(programme=programme, name="Idris", standing="STAFF", hours=4)

    page = words_of(browser.get(f"{HERE}hours/"))

    assert "The team has 100 hours: 4 hours a week for 25 weeks." in page
    assert "are missing: plan less, release more, or take longer." in page
    assert "25 × 60 minutes × 2 people" in page
    assert "Every minute here is our own design, not measured at any trust." in page


def test_without_a_team_or_days_it_cannot_be_told_whether_hours_are_enough(programme, browser, words_of):
    page = words_of(browser.get(f"{HERE}hours/"))

    assert "Whether that is enough can be told once the Change Team and the days of discovery are set." in page


def test_enough_hours_are_said_to_be_enough(programme, browser, member, words_of):
    set_timeline(programme, {"discover": DISCOVERY}, based_on=0, by=member, at=NOON)
    RosterMember.objects.create(programme=programme, name="Idris", standing="STAFF", hours=60)

    assert "That is enough if the assumptions hold." in words_of(browser.get(f"{HERE}hours/"))


def test_numbers_are_changed_and_counted_again(programme, browser, words_of):
    page = words_of(browser.post(f"{HERE}hours/", {**USUAL, "interviews": "0", "based_on": "0"}, follow=True))

    assert "Board interviews: about" not in page
    assert plan_of(programme).interviews == 0


@pytest.mark.parametrize("value", ["", "-1", "many", "501", "2.5"])
def test_numbers_that_will_not_do_are_told(programme, browser, words_of, value):
    page = words_of(browser.post(f"{HERE}hours/", {**USUAL, "interviews": value, "based_on": "0"}))

    assert '<a href="#interviews">Enter a whole number from 0 to 500.</a>' in page
    assert f'value="{value}"' in page
    assert not Plan.objects.exists()


def test_numbers_that_another_changed_stand_beside_ones_own(programme, browser, member, words_of):
    set_numbers(programme, Numbers(10, 500, 20, 1000, 30), based_on=0, by=member, at=NOON)

    page = words_of(browser.post(f"{HERE}hours/", {**USUAL, "based_on": "0"}))

    assert "Somebody changed this while you were writing." in page
    assert plan_of(programme).interviews == 10


def test_the_calendar_holds_what_is_planned_and_names_no_patient(programme, browser, member):
    set_timeline(
        programme,
        {"discover": DISCOVERY, "patients": Planned(date(2027, 5, 1), date(2027, 5, 2), "Not now.")},
        based_on=0,
        by=member,
        at=NOON,
    )
    nesta = RosterMember.objects.create(programme=programme, name="Nesta Pugh", standing="PATIENT", hours=2)
    Task.objects.create(programme=programme, title="Read the leaflet", owner=nesta, due_on=date(2027, 4, 1))
    Task.objects.create(programme=programme, title="Whose?", due_on=date(2027, 4, 2))
    Task.objects.create(programme=programme, title="Done", due_on=date(2027, 4, 1), is_done=True)

    answer = browser.get(f"{HERE}calendar.ics")
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [line for line in lines if line.startswith("SUMMARY:")] == [
        "SUMMARY:Discovery: Alderbrook listens",
        "SUMMARY:Read the leaflet: Alderbrook listens",
        "SUMMARY:Whose?: Alderbrook listens",
    ]
    assert "DESCRIPTION:To be done by nobody yet." in lines
    assert "DESCRIPTION:To be done by a patient or carer on the team." in lines
    assert "Nesta" not in answer.content.decode()
    assert "URL:http://testserver/programmes/alderbrook-listens/" in lines


@pytest.fixture
def no_new_start(monkeypatch, tmp_path):
    """Let the command find the database that the tests have open, whatever is set for a fresh start."""
    monkeypatch.setattr("groundswell.programme.scope.commands.prepare_home", lambda: tmp_path)


def test_the_list_for_other_programs_has_the_sample_first(programme, alderbrook, inside, capsys, no_new_start):
    other = ProgrammeFactory(organisation=OrganisationFactory(name="Aardvale"), name="Aardvale hears", slug="aardvale")
    set_phase(other, Phase.DESIGN, by=CommandLine("root"), at=NOON)

    status = main(["programme", "list", "--json"])

    assert status == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "id": "alderbrook-listens",
            "name": "Alderbrook listens",
            "organisation": "Alderbrook",
            "phase": "scoping",
        },
        {"id": "aardvale", "name": "Aardvale hears", "organisation": "Aardvale", "phase": "design"},
    ]


def test_the_list_for_people_is_a_line_each(programme, capsys, no_new_start):
    assert main(["programme", "list"]) == 0
    assert capsys.readouterr().out == "alderbrook-listens  Alderbrook listens, Alderbrook: scoping\n"


def test_an_installation_without_programmes_says_who_begins_one(db, capsys, no_new_start):
    assert main(["programme", "list"]) == 0
    assert capsys.readouterr().out == "There is no programme here yet. A programme lead begins one in the browser.\n"


def test_a_data_folder_that_cannot_be_used_is_a_sentence(db, capsys, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path / "file"))

    assert main(["programme", "list", "--json"]) == 2
    assert str(tmp_path / "file") in capsys.readouterr().err


def test_who_only_reads_sets_nothing(programme, inside, as_person):
    reader = as_person(inside(Role.ANALYST))

    assert reader.post(f"{HERE}timeline/", {"based_on": "0"}).status_code == 404
    assert reader.post(f"{HERE}hours/", {**USUAL, "based_on": "0"}).status_code == 404
    assert '<form method="post"' not in reader.get(f"{HERE}hours/").content.decode().split("<main")[1]
