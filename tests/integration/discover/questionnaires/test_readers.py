"""Who finds the questionnaires of a programme: people who work in it, by their role; for others there are none."""

import pytest
from tests.factories.people import chloe, colleague
from tests.integration.discover.questionnaires.conftest import AT, HERE, LIST

from groundswell.discover.questionnaires.actions import begin, change, finish
from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed
from groundswell.programme.models import Member, Programme

pytestmark = pytest.mark.django_db
LOOKING = [LIST, HERE, f"{HERE}preview/", f"{HERE}versions/1/", f"{HERE}versions/1/pack.zip", f"{HERE}pack.zip"]
WRITING = [
    f"{LIST}new/", f"{LIST}load/", f"{LIST}shipped/culture-pulse/copy/", f"{HERE}about/", f"{HERE}finish/",
    f"{HERE}remove/", f"{HERE}copy/", f"{HERE}new-topic/", f"{HERE}new-scale/", f"{HERE}topics/our-team/",
    f"{HERE}topics/our-team/new-item/", f"{HERE}scales/agreement/", f"{HERE}items/we-help/",
    f"{HERE}items/we-help/asked/", f"{HERE}items/we-help/remove/",
]  # fmt: skip
CHANGING = [f"{HERE}offer/", f"{HERE}items/we-help/move/"]


@pytest.fixture
def finished(ward_teams, lead):
    """Return the questionnaire, finished as version 1."""
    finish(ward_teams, by=lead, at=AT)
    return ward_teams


def answers(browser, addresses, method="get"):
    return {address: getattr(browser, method)(address).status_code for address in addresses}


@pytest.mark.parametrize("role", [Role.PROGRAMME_LEAD, Role.CHANGE_TEAM, Role.ANALYST])
def test_who_prepares_surveys_finds_every_page(finished, in_programme, as_person, role):
    browser = as_person(in_programme(role, "Alex"))

    found = answers(browser, LOOKING + WRITING)
    # A finished one stays; whoever asks to remove it is led back and told so.
    assert found.pop(f"{HERE}remove/") == 302
    assert set(found.values()) == {200}
    assert "stays" in browser.get(f"{HERE}remove/", follow=True).content.decode()
    assert set(answers(browser, CHANGING, "post").values()) <= {302, 404}


def test_a_sponsor_finds_what_is_to_be_looked_at_only(finished, in_programme, as_person):
    sponsor = as_person(in_programme(Role.BOARD_SPONSOR, "Gwen"))

    assert set(answers(sponsor, LOOKING).values()) == {200}
    assert set(answers(sponsor, WRITING).values()) == {404}
    assert set(answers(sponsor, WRITING + CHANGING, "post").values()) == {404}
    page = sponsor.get(HERE).content.decode()
    assert "Change" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("who", ["no role in it", "a role and no place in it", "another trust's lead", "a guardian"])
def test_for_others_there_is_no_such_page(finished, programme, in_programme, alderbrook, as_person, who):
    if who == "no role in it":
        person = in_programme(Role.CHANGE_TEAM, "Nia")
        person.memberships.all().delete()
    elif who == "a role and no place in it":
        person = colleague("Omar", Role.PROGRAMME_LEAD, alderbrook)
    elif who == "another trust's lead":
        person = chloe()
    else:
        person = in_programme(Role.GUARDIAN, "Devi")
    browser = as_person(person)

    assert set(answers(browser, LOOKING + WRITING).values()) == {404}
    assert set(answers(browser, WRITING + CHANGING, "post").values()) == {404}
    assert finished.versions.count() == 1


def test_nobody_is_sent_to_sign_in(finished, client):
    assert set(answers(client, LOOKING + WRITING).values()) == {302}


def test_another_programmes_address_has_none_of_it(ruths, lead, finished, alderbrook):
    other = Programme.objects.create(organisation=alderbrook, slug="other", name="Other")
    Member.objects.create(programme=other, person=lead)
    elsewhere = [
        one.replace("/alderbrook/", "/other/") for one in (LOOKING + WRITING + CHANGING) if one.startswith(HERE)
    ]

    assert "Ward teams" not in ruths.get("/programmes/other/discover/questionnaires/").content.decode()
    assert set(answers(ruths, [one for one in elsewhere if "offer" not in one and "move" not in one]).values()) == {404}
    assert set(answers(ruths, elsewhere, "post").values()) <= {404, 405}
    assert Questionnaire.objects.get().programme.slug == "alderbrook"


def test_the_actions_refuse_whom_the_pages_would_not_show(finished, programme, in_programme, alderbrook):
    sponsor = in_programme(Role.BOARD_SPONSOR, "Gwen")
    outsider = colleague("Omar", Role.PROGRAMME_LEAD, alderbrook)

    for person in (sponsor, outsider):
        with pytest.raises(NotAllowed):
            change(finished, lambda now: now, by=person)
        with pytest.raises(NotAllowed):
            begin(programme, title="Mine", intro="Mine.", minutes=1, by=person)
