"""Acts on accounts: what they change, what they refuse, what the audit says afterwards."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import MembershipFactory, amara, ben, chloe, colleague

from groundswell.audit.pages import sentence_of
from groundswell.audit.queries import all_events, events_of
from groundswell.people import actions
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.phrases import ACT_WORDS
from groundswell.people.rules import NotAllowed
from groundswell.people.tokens import tokens

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ROOT = CommandLine("root")


def sentences(organisation):
    return [sentence_of(event, words=ACT_WORDS) for event in events_of(organisation.code)]


def test_adding_a_person_gives_the_first_role_and_says_so(alderbrook):
    administrator = ben(alderbrook)

    person = actions.add_person(
        "New@Trust.example", name="Nia", organisation=alderbrook, role=Role.ANALYST, by=administrator, at=NOON
    )

    assert person.email == "new@trust.example"
    assert not person.has_usable_password()
    assert person.roles_in(alderbrook) == {Role.ANALYST}
    assert sentences(alderbrook) == [
        "Ben (ben@trust.example), administrator, gave Nia (new@trust.example) the role Analyst.",
        "Ben (ben@trust.example), administrator, added Nia (new@trust.example).",
    ]


def test_one_address_has_one_account(alderbrook):
    amara(alderbrook)

    with pytest.raises(actions.EmailTaken):
        actions.add_person(
            "AMARA@trust.example", name="A", organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON
        )


def test_a_role_is_given_once_and_taken_once(alderbrook):
    person = amara(alderbrook)

    actions.give_role(person, organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON)
    with pytest.raises(actions.RoleHeld):
        actions.give_role(person, organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON)
    actions.take_role(person, organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON)
    with pytest.raises(actions.RoleNotHeld):
        actions.take_role(person, organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON)

    assert sentences(alderbrook) == [
        "Command line, root, took the role Analyst from Amara (amara@trust.example).",
        "Command line, root, gave Amara (amara@trust.example) the role Analyst.",
    ]


def test_an_administrator_cannot_take_their_own_administrators_role(alderbrook):
    administrator = ben(alderbrook)

    with pytest.raises(NotAllowed):
        actions.take_role(administrator, organisation=alderbrook, role=Role.ADMINISTRATOR, by=administrator, at=NOON)

    assert administrator.roles_in(alderbrook) == {Role.ADMINISTRATOR}


def test_an_administrator_cannot_make_operators(alderbrook):
    administrator, person = ben(alderbrook), amara(alderbrook)

    with pytest.raises(NotAllowed):
        actions.give_role(person, organisation=alderbrook, role=Role.OPERATOR, by=administrator, at=NOON)
    with pytest.raises(NotAllowed):
        actions.make_operator(person, by=administrator, at=NOON)


@pytest.mark.parametrize(
    "act",
    [
        lambda person, by: actions.disable_person(person, by=by, at=NOON),
        lambda person, by: actions.enable_person(person, by=by, at=NOON),
        lambda person, by: actions.reset_second_factor(person, by=by, at=NOON),
        lambda person, by: actions.make_sign_in_link(person, by=by, at=NOON),
    ],
)
def test_sign_in_is_changed_only_by_who_manages_every_role_of_the_person(alderbrook, act):
    administrator, person = ben(alderbrook), amara(alderbrook)
    act(person, administrator)
    MembershipFactory(person=person, organisation=OrganisationFactory(), role=Role.ANALYST)
    written = all_events().count()

    for refused in (administrator, chloe(), person, amara_elsewhere()):
        with pytest.raises(NotAllowed):
            act(person, refused)

    assert all_events().count() == written


def amara_elsewhere():
    return colleague("Amara Elsewhere", Role.CHANGE_TEAM, OrganisationFactory())


def test_an_administrator_cannot_take_over_an_operator(alderbrook):
    administrator, operator = ben(alderbrook), colleague("Iona", Role.OPERATOR, alderbrook)

    with pytest.raises(NotAllowed):
        actions.make_sign_in_link(operator, by=administrator, at=NOON)


def test_closing_an_account_ends_its_sessions_and_its_links(alderbrook, as_person):
    administrator, person = ben(alderbrook), amara(alderbrook)
    browser = as_person(person)
    token = actions.make_sign_in_link(person, by=administrator, at=NOON)

    actions.disable_person(person, by=administrator, at=NOON)

    assert browser.get("/account/").status_code == 302
    assert not tokens.check_token(person, token)


def test_resetting_the_second_factor_removes_it_and_ends_sessions(alderbrook, as_person):
    administrator, person = ben(alderbrook), amara(alderbrook)
    browser = as_person(person)

    actions.reset_second_factor(person, by=administrator, at=NOON)

    assert not Authenticator.objects.filter(user=person).exists()
    assert browser.get("/account/").url == "/sign-in/?next=%2Faccount%2F"


def test_a_link_works_once(alderbrook, client):
    administrator, person = ben(alderbrook), amara(alderbrook)
    token = actions.make_sign_in_link(person, by=administrator, at=NOON)
    path = f"/sign-in/password/{person.pk}/{token}/"
    words = {"password": "walnut-otter-thimble-9", "password_again": "walnut-otter-thimble-9"}

    shown, done, again = client.get(path), client.post(path, words), client.post(path, words)

    assert (shown.status_code, done.url, again.status_code) == (200, "/sign-in/?because=password", 404)
    assert Person.objects.get(pk=person.pk).check_password("walnut-otter-thimble-9")


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("short", "short", "This password is too short. It must contain at least 12 characters."),
        ("password1234", "password1234", "This password is too common."),
        ("walnut-otter-thimble-9", "walnut-otter-thimble-8", "Enter the same password twice."),
        ("", "", "Enter a new password."),
    ],
)
def test_weak_or_different_passwords_are_refused_with_the_reason(alderbrook, client, password, again, sentence):
    person = amara(alderbrook)
    token = actions.make_sign_in_link(person, by=ROOT, at=NOON)

    page = client.post(
        f"/sign-in/password/{person.pk}/{token}/", {"password": password, "password_again": again}
    ).content.decode()

    assert sentence in page
    assert 'role="alert"' in page
    assert f'value="{password}"' not in page or not password


def test_an_act_and_its_line_in_the_audit_stand_or_fall_together(alderbrook, monkeypatch):
    person = amara(alderbrook)
    monkeypatch.setattr(actions, "named", lambda _person: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.give_role(person, organisation=alderbrook, role=Role.ANALYST, by=ROOT, at=NOON)

    assert {held.role for held in person.memberships.all()} == {Role.CHANGE_TEAM}
