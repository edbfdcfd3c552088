"""The pages of programmes: scoped to the organisation, steady in queries, and saying what to do."""

import pytest
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import MembershipFactory, amara, ben, chloe, colleague, devi
from tests.factories.programmes import ProgrammeFactory

from groundswell.people.enums import Role
from groundswell.people.models import Membership
from groundswell.programme.models import Member, Programme


@pytest.fixture
def programme(alderbrook):
    return ProgrammeFactory(organisation=alderbrook, name="Alderbrook listens", slug="alderbrook-listens")


@pytest.fixture
def lead(alderbrook, as_person):
    """Return the browser of the programme's lead."""
    return as_person(colleague("Ruth", Role.PROGRAMME_LEAD, alderbrook))


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_everybody_of_the_organisation_sees_who_works_in_it_and_only_some_may_change_it(
    alderbrook, programme, as_person, lead
):
    member = amara(alderbrook)
    Member.objects.create(programme=programme, person=member)

    guardians = words_of(as_person(devi(alderbrook)).get("/programmes/alderbrook-listens/"))
    members = words_of(as_person(member).get("/programmes/alderbrook-listens/"))
    leads = words_of(lead.get("/programmes/alderbrook-listens/"))

    assert "<strong>Amara</strong>: Change Team member</li>" in guardians
    assert 'href="/programmes/alderbrook-listens/discover/surveys/"' in members
    assert "discover/surveys/" not in guardians, "who does not work in it would find nothing there"
    assert "Take out" not in guardians
    assert "Add somebody" not in guardians
    assert "Take out" in leads
    assert "Ruth (ruth@trust.example)" in leads


def test_a_member_who_lost_their_last_role_is_shown_as_such(alderbrook, programme, lead):
    Member.objects.create(programme=programme, person=amara(alderbrook))
    Membership.objects.filter(person__name="Amara").delete()

    assert "<strong>Amara</strong>: no role in the organisation any more</li>" in words_of(
        lead.get("/programmes/alderbrook-listens/")
    )


def test_a_programme_of_another_trust_does_not_exist(alderbrook, as_person):
    ProgrammeFactory(organisation=OrganisationFactory(name="Nowhere near"), slug="elsewhere", name="Elsewhere listens")
    browser = as_person(chloe())

    assert browser.get("/programmes/elsewhere/").status_code == 404
    assert "Elsewhere listens" not in browser.get("/programmes/").content.decode()
    assert browser.get("/organisations/ZZA/programmes/new/").status_code == 404


def test_a_lead_begins_a_programme_from_the_list(alderbrook, lead):
    before = words_of(lead.get("/programmes/"))
    answer = lead.post("/organisations/ZZA/programmes/new/", {"name": "Alderbrook listens"})

    assert "There is no programme yet." in before
    assert '<a href="/organisations/ZZA/programmes/new/">Begin one at Alderbrook</a>' in before
    assert answer.url == "/programmes/alderbrook-listens/"
    assert "Nobody yet." in words_of(lead.get(answer.url))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Enter a name."),
        ("Alderbrook listens", "There is a programme of this name in your organisation already."),
        ("!!!", "Enter a name with letters or figures in it"),
        ("x" * 121, "Enter a name of at most 120 letters."),
    ],
)
def test_a_name_that_will_not_do_is_kept_with_a_sentence(alderbrook, programme, lead, name, sentence):
    page = words_of(lead.post("/organisations/ZZA/programmes/new/", {"name": name}))

    assert f'<a href="#name">{sentence}' in page
    assert f'value="{name}"' in page
    assert Programme.objects.count() == 1


def test_renaming_to_a_taken_name_changes_nothing(alderbrook, programme, lead):
    ProgrammeFactory(organisation=alderbrook, name="We listen", slug="we-listen")

    page = words_of(lead.post("/programmes/alderbrook-listens/name/", {"name": "We listen"}))
    renamed = lead.post("/programmes/alderbrook-listens/name/", {"name": "All of us listen"})

    assert "There is a programme of this name" in page
    assert renamed.url == "/programmes/alderbrook-listens/"
    assert Programme.objects.get(slug="alderbrook-listens").name == "All of us listen"


def test_members_are_chosen_from_the_organisation_alone(alderbrook, programme, lead):
    person, outsider = amara(alderbrook), chloe()

    added = lead.post("/programmes/alderbrook-listens/members/add/", {"person": str(person.pk)}, follow=True)
    refused = lead.post("/programmes/alderbrook-listens/members/add/", {"person": str(outsider.pk)})

    assert "Amara now works in Alderbrook listens." in words_of(added)
    assert "Choose a person from the list." in words_of(refused)
    assert "Chloe" not in refused.content.decode()
    assert [one.person for one in Member.objects.all()] == [person]


@pytest.mark.parametrize("person", ["", "nobody", "1"])
def test_nobody_chosen_is_a_sentence(programme, lead, person):
    page = words_of(lead.post("/programmes/alderbrook-listens/members/add/", {"person": person}))

    assert 'href="#add-person"' in page


def test_somebody_who_is_not_inside_cannot_be_taken_out(alderbrook, programme, lead):
    Member.objects.create(programme=programme, person=amara(alderbrook))

    page = lead.post("/programmes/alderbrook-listens/members/remove/", {"person": str(ben(alderbrook).pk)})

    assert '<a href="#remove-person">Choose a person from the list.</a>' in words_of(page)
    assert Member.objects.count() == 1


def test_somebody_taken_out_loses_nothing_but_the_way_in(alderbrook, programme, lead):
    person = amara(alderbrook)
    Member.objects.create(programme=programme, person=person)

    sent = {"person": str(person.pk)}
    page = lead.post("/programmes/alderbrook-listens/members/remove/", sent, follow=True)

    assert "Amara no longer works in Alderbrook listens. Nothing they made is lost." in words_of(page)
    assert "Choose a person from the list." not in words_of(page)
    assert not Member.objects.exists()
    assert person.memberships.exists()


def test_a_reader_of_one_programme_is_led_to_it(alderbrook, programme, as_person):
    assert as_person(devi(alderbrook)).get("/programmes/").url == "/programmes/alderbrook-listens/"


def test_a_reader_of_two_chooses(alderbrook, programme, as_person):
    ProgrammeFactory(organisation=alderbrook, name="We listen", slug="we-listen")

    page = words_of(as_person(devi(alderbrook)).get("/programmes/"))

    assert page.split("<main")[1].count('<li><a href="/programmes/') == 2


def test_the_audit_tells_it_in_sentences(alderbrook, programme, as_person, lead):
    lead.post("/programmes/alderbrook-listens/members/add/", {"person": str(amara(alderbrook).pk)})

    page = words_of(as_person(ben(alderbrook)).get("/organisations/ZZA/audit/"))

    assert "Ruth (ruth@trust.example), programme lead, added Amara (amara@trust.example) to the programme" in page


@pytest.mark.parametrize("members", [1, 4])
def test_the_page_takes_as_many_queries_for_four_members_as_for_one(
    alderbrook, programme, lead, django_assert_num_queries, members
):
    for number in range(members):
        person = colleague(f"Colleague {number}", Role.ANALYST, alderbrook)
        MembershipFactory(person=person, organisation=alderbrook, role=Role.GUARDIAN)
        Member.objects.create(programme=programme, person=person)

    # Session, person, roles, programme, who is inside, people of the organisation, their roles, members, their roles.
    with django_assert_num_queries(9):
        page = lead.get("/programmes/alderbrook-listens/").content.decode()

    assert page.count("Analyst, Freedom to Speak Up guardian") == members
