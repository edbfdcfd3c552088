"""The pages of an organisation's people and its audit: scoped, steady in queries, and saying what was done."""

from datetime import UTC, datetime

import pytest
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import MembershipFactory, amara, ben, chloe, colleague

from groundswell.people.actions import give_role, take_role
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ROOT = CommandLine("root")


@pytest.mark.parametrize("others", [1, 3])
def test_the_list_of_people_takes_as_many_queries_for_three_as_for_one(
    alderbrook, as_person, django_assert_num_queries, others
):
    browser = as_person(ben(alderbrook))
    for number in range(others):
        person = colleague(f"Colleague {number}", Role.ANALYST, alderbrook)
        MembershipFactory(person=person, organisation=alderbrook, role=Role.GUARDIAN)

    # Session, person, roles, organisation, people, their roles, their second factors, their organisations' sign-ins.
    with django_assert_num_queries(8):
        page = browser.get("/organisations/ZZA/people/").content.decode()

    assert page.count("Analyst, Freedom to Speak Up guardian") == others


@pytest.mark.parametrize("events", [1, 3])
def test_the_audit_takes_as_many_queries_for_three_as_for_one(alderbrook, as_person, django_assert_num_queries, events):
    browser, person = as_person(ben(alderbrook)), amara(alderbrook)
    for role in (Role.ANALYST, Role.GUARDIAN, Role.BOARD_SPONSOR)[:events]:
        give_role(person, organisation=alderbrook, role=role, by=ROOT, at=NOON)

    # Session, person, roles, organisation, number of events, events.
    with django_assert_num_queries(6):
        page = browser.get("/organisations/ZZA/audit/").content.decode()

    assert page.count("Command line, root, gave Amara (amara@trust.example) the role") == events
    assert "1 March 2027, 12pm" in page


@pytest.mark.parametrize("organisations", [1, 3])
def test_the_list_of_organisations_takes_as_many_queries_for_three_as_for_one(
    as_person, db, django_assert_num_queries, organisations
):
    trusts = [OrganisationFactory() for _ in range(organisations)]
    person = colleague("Iona", Role.OPERATOR, trusts[0])
    for trust in trusts[1:]:
        MembershipFactory(person=person, organisation=trust, role=Role.OPERATOR)
    browser = as_person(person)

    # Session, person, roles, and the organisations twice: for addresses and for the list.
    with django_assert_num_queries(5):
        page = browser.get("/organisations/").content.decode()

    assert page.count("What was done, and by whom") == organisations


def test_people_of_another_trust_are_not_in_the_list_nor_behind_its_address(alderbrook, as_person):
    browser, outsider = as_person(ben(alderbrook)), chloe()

    assert "Chloe" not in browser.get("/organisations/ZZA/people/").content.decode()
    assert browser.get(f"/organisations/ZZA/people/{outsider.pk}/").status_code == 404
    assert browser.post(f"/organisations/ZZA/people/{outsider.pk}/disable/").status_code == 404
    assert Person.objects.get(pk=outsider.pk).is_active


def test_acts_in_another_trust_are_not_in_the_audit(alderbrook, as_person):
    outsider = chloe()
    elsewhere = outsider.organisations.get()
    give_role(amara(alderbrook), organisation=elsewhere, role=Role.ANALYST, by=ROOT, at=NOON)

    page = as_person(ben(alderbrook)).get("/organisations/ZZA/audit/").content.decode()

    assert "gave Amara" not in page
    assert "gave Amara" in as_person(outsider).get(f"/organisations/{elsewhere.code}/audit/").content.decode()


def test_adding_a_person_shows_the_link_once_and_it_works(alderbrook, as_person, client):
    page = as_person(ben(alderbrook)).post(
        "/organisations/ZZA/people/add/", {"name": "Nia", "email": "nia@trust.example", "role": "ANALYST"}
    )
    person = Person.objects.get(email="nia@trust.example")

    link = page.content.decode().split(f"http://testserver/sign-in/password/{person.pk}/")[1].split("<")[0]

    assert client.get(f"/sign-in/password/{person.pk}/{link}").status_code == 200
    assert "Waiting for a password" in as_person(ben_again()).get("/organisations/ZZA/people/").content.decode()


def ben_again():
    return Person.objects.get(name="Ben")


def test_adding_somebody_who_has_an_account_gives_them_the_role(alderbrook, as_person):
    outsider = chloe()

    answer = as_person(ben(alderbrook)).post(
        "/organisations/ZZA/people/add/", {"name": "C", "email": "CHLOE@trust.example", "role": "ANALYST"}
    )

    assert answer.url == f"/organisations/ZZA/people/{outsider.pk}/"
    assert Person.objects.get(pk=outsider.pk).roles_in(alderbrook) == {Role.ANALYST}


def test_an_empty_form_says_what_to_enter_and_links_to_each_field(alderbrook, as_person):
    page = as_person(ben(alderbrook)).post("/organisations/ZZA/people/add/", {}).content.decode()

    assert '<a href="#name">Enter the person&#39;s name.</a>' in page
    assert '<a href="#email">Enter the person&#39;s e-mail address.</a>' in page
    assert '<a href="#role_0">Choose a role.</a>' in page
    assert 'id="role_0"' in page


def test_an_administrator_is_not_offered_the_role_of_operator(alderbrook, as_person):
    person = amara(alderbrook)
    browser = as_person(ben(alderbrook))

    page = browser.get(f"/organisations/ZZA/people/{person.pk}/").content.decode()
    refused = browser.post(f"/organisations/ZZA/people/{person.pk}/give-role/", {"role": "OPERATOR"}, follow=True)

    assert "Give Operator" not in page
    assert "Only an operator of the whole installation" in refused.content.decode()
    assert person.memberships.count() == 1


@pytest.mark.parametrize("act", ["give-role", "take-role"])
def test_a_role_that_does_not_exist_changes_nothing(alderbrook, as_person, act):
    person = amara(alderbrook)

    as_person(ben(alderbrook)).post(f"/organisations/ZZA/people/{person.pk}/{act}/", {"role": "KING"})

    assert [held.role for held in person.memberships.all()] == ["CHANGE_TEAM"]


def test_changing_the_password_ends_other_sessions_and_keeps_this_one(alderbrook, as_person):
    from tests.factories.people import PASSWORD

    person = amara(alderbrook)
    here, elsewhere = as_person(person), as_person(person)
    new = "walnut-otter-thimble-9"

    answer = here.post(
        "/account/password/", {"password_now": PASSWORD, "password": new, "password_again": new}, follow=True
    )

    assert "Your password is changed." in answer.content.decode()
    assert elsewhere.get("/account/").status_code == 302


def test_changing_the_password_needs_the_one_now(alderbrook, as_person):
    new = "walnut-otter-thimble-9"

    page = as_person(amara(alderbrook)).post(
        "/account/password/", {"password_now": "guess", "password": new, "password_again": new}
    )

    assert '<a href="#password_now">Enter the password you sign in with now.</a>' in page.content.decode()


def test_a_summers_day_in_the_audit_is_told_by_the_clock_on_the_wall(alderbrook, as_person):
    summer = datetime(2027, 7, 1, 12, tzinfo=UTC)
    give_role(amara(alderbrook), organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=summer)

    page = as_person(ben(alderbrook)).get("/organisations/ZZA/audit/").content.decode()

    assert "1 July 2027, 1pm" in page


def test_a_long_audit_is_read_in_pages(alderbrook, as_person):
    person = amara(alderbrook)
    for _ in range(26):
        give_role(person, organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON)
        take_role(person, organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON)
    browser = as_person(ben(alderbrook))

    first, second = (browser.get(f"/organisations/ZZA/audit/?page={page}").content.decode() for page in (1, 2))

    assert (first.count("<time"), second.count("<time")) == (50, 2)
    assert 'href="?page=2"' in first
    assert 'href="?page=1"' in second
