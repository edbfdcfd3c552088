"""Fixtures for questionnaires: Alderbrook's programme, its lead, and a questionnaire that could be finished."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.factories.people import colleague

from groundswell.discover.questionnaires.actions import begin, change
from groundswell.discover.questionnaires.editing.beginning import english
from groundswell.discover.questionnaires.editing.parts import add_item, put_topic
from groundswell.packs.instruments import Item, Kind, Topic
from groundswell.people.enums import Role
from groundswell.programme.models import Member, Programme

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LIST = "/programmes/alderbrook/discover/questionnaires/"
HERE = f"{LIST}ward-teams/"
# What the form of an item sends for a statement on the team.
STATEMENT = {
    "text_en": "We talk about what went wrong.",
    "kind": "scale",
    "scale": "agreement",
    "speaks_for": ["teamwork", "learning-and-innovation"],
    "facing": "team",
    "pair": "",
    "provenance": "own design",
    "source": "",
}


@pytest.fixture
def programme(alderbrook):
    """Return Alderbrook's programme, with nobody in it yet."""
    return Programme.objects.create(organisation=alderbrook, slug="alderbrook", name="A place to speak up")


@pytest.fixture
def in_programme(programme):
    """Return a function that puts somebody with a role into the programme."""

    def put(role, name):
        person = colleague(name, role, programme.organisation)
        Member.objects.create(programme=programme, person=person)
        return person

    return put


@pytest.fixture
def lead(in_programme):
    """Return Ruth, the programme lead."""
    return in_programme(Role.PROGRAMME_LEAD, "Ruth")


@pytest.fixture
def ruths(lead, as_person):
    """Return Ruth's browser."""
    return as_person(lead)


def statement(item_id, words, **more):
    """Return a statement on the scale of agreement that speaks for teamwork."""
    given = {"kind": Kind.SCALE, "scale": "agreement", "speaks_for": ("teamwork",), **more}
    return Item(id=item_id, text=english(words), **given)


@pytest.fixture
def ward_teams(programme, lead):
    """Return a questionnaire with two statements on one page, not finished."""
    begun = begin(programme, title="Ward teams", intro="About your team.", minutes=3, by=lead)

    def fill(now):
        now = put_topic(now, Topic("our-team", english("Our team"), english(""), ()))
        now = add_item(now, "our-team", statement("we-help", "We help each other."))
        return add_item(now, "our-team", statement("i-wait", "I wait for help.", reversed=True))

    change(begun, fill, by=lead)
    begun.refresh_from_db()
    return begun


def with_licence(instrument, *, may_redistribute):
    """Return the instrument in a pack that may or may not be passed on."""
    pack = replace(instrument.pack, may_redistribute=may_redistribute)
    return replace(instrument, pack=pack, may_redistribute=may_redistribute)
