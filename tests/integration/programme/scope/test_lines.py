"""Roster, measures and tasks: kept by several people, with no account needed to be on the roster."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.organisations import OrganisationFactory
from tests.factories.programmes import ProgrammeFactory

from groundswell.audit.models import Event
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed
from groundswell.programme.scope.actions.lines import add_line, change_line, remove_line
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.models import Measure, RosterMember, Task

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HERE = "/programmes/alderbrook-listens/"
NESTA = {
    "name": "Nesta Pugh",
    "standing": "PATIENT",
    "work": "",
    "skills": "cared for her father on four wards",
    "hours": "2.5",
    "based_on": "0",
}


@pytest.fixture
def browser(member, as_person):
    """Return the browser of a Change Team member."""
    return as_person(member)


def on_roster(programme, name="Idris", **more):
    return RosterMember.objects.create(programme=programme, name=name, standing="STAFF", hours=4, **more)


def test_a_patient_is_on_the_team_without_an_account_and_the_audit_does_not_name_them(programme, browser, words_of):
    people = Person.objects.count()

    page = words_of(browser.post(f"{HERE}roster/new/", NESTA, follow=True))

    assert "1 person is on the Change Team, with 2.5 hours a week between them." in page
    assert "Nesta Pugh</a>" in page
    assert Person.objects.count() == people
    assert [(one.what, one.detail) for one in Event.objects.all()] == [("SCOPE_LINE_ADDED", "the Change Team roster")]
    assert not Event.objects.filter(subject__contains="Nesta").exists()


def test_the_roster_says_who_is_missing_from_it(programme, browser, words_of):
    on_roster(programme)
    RosterMember.objects.create(programme=programme, name="Wyn", standing="STAFF", hours=0)

    page = words_of(browser.get(f"{HERE}roster/"))

    assert "2 people are on the Change Team, with 4 hours a week between them." in page
    assert "1 of them has no hours agreed yet. No patient or carer is on it." in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Enter a name."),
        ("standing", "KING", "Choose in what capacity they are on the team."),
        ("hours", "many", "Enter hours a week from 0 to 60, for example 2 or 7.5."),
        ("hours", "61", "Enter hours a week from 0 to 60, for example 2 or 7.5."),
        ("hours", "-1", "Enter hours a week from 0 to 60, for example 2 or 7.5."),
        ("hours", "1.25", "Enter hours a week from 0 to 60, for example 2 or 7.5."),
    ],
)
def test_what_will_not_do_is_told_and_the_rest_is_kept(programme, browser, words_of, field, value, sentence):
    page = words_of(browser.post(f"{HERE}roster/new/", {**NESTA, field: value}))

    assert f'<a href="#{field}">{sentence}</a>' in page
    assert "cared for her father on four wards" in page
    assert not RosterMember.objects.exists()


def test_two_people_change_one_entry_and_the_second_sees_both(programme, browser, ruth, as_person, words_of):
    entry = on_roster(programme, skills="knows the night shift")
    address = f"{HERE}roster/{entry.pk}/"
    given = {"name": "Idris", "standing": "STAFF", "work": "", "hours": "4", "based_on": "1"}
    browser.post(address, {**given, "skills": "leads groups"})

    told = words_of(as_person(ruth).post(address, {**given, "skills": "speaks Welsh"}))

    assert "Somebody changed this while you were writing." in told
    assert "leads groups</dd>" in told
    assert 'value="speaks Welsh"' in told
    assert 'name="based_on" value="2"' in told
    assert RosterMember.objects.get().skills == "leads groups"


def test_an_entry_that_was_taken_off_is_not_changed(programme, member):
    entry = on_roster(programme)
    remove_line(RosterMember.objects.get(), by=member, at=NOON)

    with pytest.raises(ChangedMeanwhile):
        change_line(entry, {"name": "Other"}, based_on=1, by=member, at=NOON)


def test_a_change_from_an_older_version_is_refused(programme, member):
    entry = on_roster(programme)
    change_line(entry, {"name": "Second"}, based_on=1, by=member, at=NOON)

    with pytest.raises(ChangedMeanwhile):
        change_line(entry, {"name": "Third"}, based_on=1, by=member, at=NOON)

    assert RosterMember.objects.get().name == "Second"


def test_a_task_of_somebody_taken_off_is_nobodys(programme, browser, words_of):
    entry = on_roster(programme)
    task = Task.objects.create(programme=programme, title="Book rooms", owner=entry, due_on=date(2027, 4, 1))

    browser.post(f"{HERE}roster/{entry.pk}/remove/")

    task.refresh_from_db()
    assert task.owner is None
    assert "nobody yet" in words_of(browser.get(f"{HERE}tasks/"))


def test_a_task_past_its_day_waits_on_the_home(programme, browser, words_of):
    Task.objects.create(programme=programme, title="Book rooms", owner=on_roster(programme), due_on=date(2020, 4, 1))
    Task.objects.create(programme=programme, title="Done long ago", due_on=date(2020, 4, 1), is_done=True)

    home = words_of(browser.get(HERE))

    assert "“Book rooms” was due on 1 April 2020: Idris." in home
    assert "Done long ago" not in home
    assert "1 task is to be done; 1 is past its day." in home


def test_a_task_is_ticked_off(programme, browser):
    task = Task.objects.create(programme=programme, title="Book rooms", due_on=date(2027, 4, 1))
    given = {"title": "Book rooms", "owner": "", "due_on": "1 April 2027", "is_done": "on", "based_on": "1"}

    browser.post(f"{HERE}tasks/{task.pk}/", given)

    task.refresh_from_db()
    assert (task.is_done, task.due_on) == (True, date(2027, 4, 1))


def test_a_task_is_not_given_to_somebody_on_another_team(programme, browser, words_of):
    stranger = on_roster(ProgrammeFactory(organisation=OrganisationFactory()), name="Stranger")
    given = {"title": "Book rooms", "owner": str(stranger.pk), "due_on": "2027-04-01", "based_on": "0"}

    page = words_of(browser.post(f"{HERE}tasks/new/", given))

    assert '<a href="#owner">Choose somebody from the list.</a>' in page
    assert "Stranger" not in page
    assert not Task.objects.exists()


def test_an_entry_of_another_programme_does_not_exist(programme, browser):
    other = on_roster(ProgrammeFactory(organisation=OrganisationFactory()))

    assert browser.get(f"{HERE}roster/{other.pk}/").status_code == 404
    assert browser.post(f"{HERE}roster/{other.pk}/remove/").status_code == 404
    assert RosterMember.objects.count() == 1


def test_a_baseline_needs_its_day(programme, browser, words_of):
    given = {"name": "Engagement", "kind": "OUTCOME", "source": "staff survey", "baseline": "6.4", "based_on": "0"}

    refused = words_of(browser.post(f"{HERE}measures/new/", given))
    kept = words_of(browser.post(f"{HERE}measures/new/", {**given, "baseline_on": "2027-03-01"}, follow=True))

    assert '<a href="#baseline_on">Enter the day of this figure' in refused
    assert "1 measure is chosen, with where it stands today." in kept
    assert "6.4, 1 March 2027" in kept


def test_a_measure_whose_start_nobody_knows_is_said_to_be_so(programme, browser, words_of):
    Measure.objects.create(programme=programme, name="Sickness", kind="BALANCING", source="ESR")

    page = words_of(browser.get(f"{HERE}measures/"))

    assert "1 measure is chosen; 1 has no baseline yet." in page
    assert "not known yet" in page


def test_who_only_reads_finds_no_way_to_change(programme, inside, as_person, words_of):
    entry = on_roster(programme)
    reader = as_person(inside(Role.BOARD_SPONSOR))

    page = words_of(reader.get(f"{HERE}roster/"))

    assert "Idris" in page
    assert f"roster/{entry.pk}/" not in page
    assert "roster/new/" not in page
    assert reader.post(f"{HERE}roster/{entry.pk}/remove/").status_code == 404


def test_who_keeps_accounts_does_not_see_the_roster(programme, inside, as_person):
    on_roster(programme, name="Nesta Pugh")
    keeper = as_person(inside(Role.ADMINISTRATOR))

    assert keeper.get(f"{HERE}roster/").status_code == 404
    assert "Nesta" not in keeper.get(HERE).content.decode()


def test_words_for_an_entry_that_was_taken_off_are_kept_and_can_be_added_anew(programme, browser, words_of):
    entry = on_roster(programme)
    browser.post(f"{HERE}roster/{entry.pk}/remove/")

    told = words_of(browser.post(f"{HERE}roster/{entry.pk}/", {**NESTA, "based_on": "1"}))
    added = words_of(browser.post(f"{HERE}roster/new/", {**NESTA, "based_on": "1"}, follow=True))

    assert "Somebody took this entry off the list while you were writing." in told
    assert f'action="{HERE}roster/new/"' in told
    assert 'value="cared for her father on four wards"' in told
    assert "Nesta Pugh</a>" in added


def test_taking_off_twice_is_one_act(programme, member):
    entry = on_roster(programme)
    for _ in range(2):
        remove_line(entry, by=member, at=NOON)

    assert [one.what for one in Event.objects.all()] == ["SCOPE_LINE_REMOVED"]


def test_a_task_that_two_people_change_is_shown_in_words(programme, browser, member, words_of):
    entry = on_roster(programme)
    task = Task.objects.create(programme=programme, title="Book rooms", due_on=date(2027, 4, 1))
    values = {"title": "Book rooms", "owner": entry, "due_on": date(2027, 5, 1), "is_done": True}
    change_line(task, values, based_on=1, by=member, at=NOON)

    given = {"title": "Book halls", "owner": "", "due_on": "2027-06-01", "based_on": "1"}
    told = words_of(browser.post(f"{HERE}tasks/{task.pk}/", given))

    stored = [part.split("</dd>")[0] for part in told.split('value">')[1:]]
    assert stored == ["Book rooms", "Idris", "1 May 2027", "yes"]
    assert 'value="Book halls"' in told


def test_a_change_that_will_not_do_keeps_what_was_typed(programme, browser, words_of):
    entry = on_roster(programme)

    page = words_of(browser.post(f"{HERE}roster/{entry.pk}/", {**NESTA, "name": "", "based_on": "1"}))

    assert '<a href="#name">Enter a name.</a>' in page
    assert "cared for her father on four wards" in page


def test_when_every_task_is_done_it_says_so(programme, browser, words_of):
    Task.objects.create(programme=programme, title="Book rooms", due_on=date(2027, 4, 1), is_done=True)

    assert "Every task is done." in words_of(browser.get(f"{HERE}tasks/"))


@pytest.mark.parametrize("role", [Role.ANALYST, Role.GUARDIAN, Role.BOARD_SPONSOR, Role.ADMINISTRATOR])
def test_others_keep_no_list(programme, inside, role):
    with pytest.raises(NotAllowed):
        add_line(programme, RosterMember, {"name": "x", "standing": "STAFF", "hours": 1}, by=inside(role), at=NOON)


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(programme, browser, django_assert_num_queries, people):
    for number in range(people):
        owner = on_roster(programme, name=f"Idris {number}")
        Task.objects.create(programme=programme, title=f"Task {number}", owner=owner, due_on=date(2027, 4, 1))

    # Session, person, programme, twice whether they work in it, their roles, tasks with owners.
    with django_assert_num_queries(7):
        browser.get(f"{HERE}tasks/")
