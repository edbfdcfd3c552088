"""The sample's scoping: settled once, by its lead, with work left to do; and never over what people wrote."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.people import colleague
from tests.factories.programmes import ProgrammeFactory

from groundswell.demo.scope import load_sample_scope
from groundswell.people.enums import Role
from groundswell.programme.models import Member
from groundswell.programme.scope.actions.words import write
from groundswell.programme.scope.models import Settled, Task, Text
from groundswell.programme.scope.presenting.home import home_page
from groundswell.programme.scope.presenting.plan import hours_finding
from groundswell.programme.scope.queries import plan_of

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
TODAY = date(2027, 3, 1)


@pytest.fixture
def programme(alderbrook):
    return ProgrammeFactory(organisation=alderbrook, name="Alderbrook listens", slug="alderbrook")


@pytest.fixture
def lead(alderbrook, programme):
    person = colleague("Ruth", Role.PROGRAMME_LEAD, alderbrook)
    Member.objects.create(programme=programme, person=person)
    return person


def test_the_sample_is_in_discovery_with_work_left_to_do(programme, lead):
    load_sample_scope(programme, by=lead, at=NOON, today=TODAY)

    home = home_page(programme, phase_form=None, today=TODAY)

    assert home.finding == (
        "Alderbrook listens is in discovery, week 10 of 25. 1 of the 4 things to have before discovery waits."
    )
    assert home.waiting == (
        "“Agree the privacy notice with the data protection officer” was due on 23 February 2027: Amara Osei.",
        "1 of 9 parts of scoping is to be written.",
    )
    assert [one.state for one in home.criteria] == ["agreed", "overridden", "agreed", "waiting"]
    assert "The team has 700 hours: 28 hours a week for 25 weeks." in hours_finding(programme, plan_of(programme))
    assert set(Settled.objects.values_list("by_name", flat=True)) == {"Ruth"}


def test_building_the_sample_again_changes_nothing(programme, lead):
    for _ in range(2):
        load_sample_scope(programme, by=lead, at=NOON, today=TODAY)

    assert Task.objects.count() == 3


def test_the_sample_is_not_written_over_what_people_wrote(programme, lead):
    write(programme, "purpose", "Ours.", title="Why", based_on=0, by=lead, at=NOON)

    load_sample_scope(programme, by=lead, at=NOON, today=TODAY)

    assert [one.words for one in Text.objects.all()] == ["Ours."]


def test_a_sample_whose_lead_was_taken_out_stays_empty(programme, lead):
    programme.members.all().delete()

    load_sample_scope(programme, by=lead, at=NOON, today=TODAY)

    assert not Text.objects.exists()
