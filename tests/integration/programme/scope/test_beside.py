"""Two programmes side by side: only for somebody who works in both, and nothing of a third."""

from datetime import UTC, datetime

import pytest
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import MembershipFactory
from tests.factories.programmes import ProgrammeFactory

from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.programme.models import Member
from groundswell.programme.scope.actions.words import write

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HERE = "/programmes/alderbrook-listens/"


@pytest.fixture
def second(db):
    """Return a programme of a trust that may merge with the first."""
    other = ProgrammeFactory(
        organisation=OrganisationFactory(name="Birchvale"), name="Birchvale hears", slug="birchvale"
    )
    write(other, "purpose", "So that nights are heard.", title="Why", based_on=0, by=CommandLine("root"), at=NOON)
    return other


def let_in(person, programme, role=Role.CHANGE_TEAM):
    MembershipFactory(person=person, organisation=programme.organisation, role=role)
    Member.objects.create(programme=programme, person=person)


def test_who_works_in_both_reads_them_under_the_same_headings(programme, second, member, as_person, words_of):
    let_in(member, second)
    write(programme, "purpose", "So that staff stay.", title="Why", based_on=0, by=member, at=NOON)
    browser = as_person(member)

    page = words_of(browser.get(f"{HERE}beside/birchvale/"))

    assert f'href="{HERE}beside/birchvale/"' in words_of(browser.get(HERE))
    why = page.split("Why</h2>")[1].split("</section>")[0]
    assert '<h3>Alderbrook listens, Alderbrook</h3> <p class="text">So that staff stay.</p>' in why
    assert '<h3>Birchvale hears, Birchvale</h3> <p class="text">So that nights are heard.</p>' in why


def test_who_works_in_one_alone_finds_no_second(programme, second, member, as_person, words_of):
    browser = as_person(member)

    assert browser.get(f"{HERE}beside/birchvale/").status_code == 404
    assert "Birchvale" not in words_of(browser.get(HERE))
    assert browser.get(f"{HERE}beside/alderbrook-listens/").status_code == 404


def test_who_only_keeps_accounts_in_the_second_finds_none(programme, second, member, as_person, words_of):
    let_in(member, second, Role.ADMINISTRATOR)
    browser = as_person(member)

    assert browser.get(f"{HERE}beside/birchvale/").status_code == 404
    assert "beside/birchvale" not in words_of(browser.get(HERE))
