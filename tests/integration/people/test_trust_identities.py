"""Who may be signed in through an organisation, how that begins and ends, and what a quiet sign-in does not open."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import MembershipFactory, PersonFactory, ben
from tests.integration.people.at_work import go_through, is_in, onward, resigned, words_of

from groundswell.audit.models import Event
from groundswell.people import phrases
from groundswell.people.actions import make_sign_in_link
from groundswell.people.agents import CommandLine
from groundswell.people.models import Person, TrustIdentity
from groundswell.people.providers import SecondFactor
from groundswell.people.records import FRESH_SECONDS
from groundswell.people.trust_sign_in import PLACE

pytestmark = [pytest.mark.django_db, pytest.mark.network]


class TestBeingAdded:
    """By somebody who is signed in, or who holds a link; never by an address."""

    @pytest.fixture
    def newcomer(self, alderbrook, settled):
        person = PersonFactory(name="Newcomer", email="amara@trust.example", password="!")
        MembershipFactory(person=person, organisation=alderbrook)
        return person

    def link(self, person, **words):
        token = make_sign_in_link(person, by=CommandLine("root"), at=person.added_at)
        return f"/sign-in/password/{person.pk}/{token}/"

    def test_a_link_lets_a_newcomer_sign_in_without_a_password_and_is_used_up(self, client, provider, newcomer):
        link = self.link(newcomer)
        offered = client.get(link)
        back = provider.come_through(onward(client.post(f"{link}organisation/ZZA/")), "stranger")

        client.get(back)

        assert f'action="{link}organisation/ZZA/"' in offered.content.decode()
        assert client.get("/account/").url == "/account/second-factor/"
        assert Client().get(link).status_code == 404
        assert not Person.objects.get(pk=newcomer.pk).has_usable_password()

    def test_a_link_that_was_used_meanwhile_adds_nothing(self, client, provider, newcomer):
        link = self.link(newcomer)
        back = provider.come_through(onward(client.post(f"{link}organisation/ZZA/")), "stranger")
        Client().post(link, {"password": "walnut-otter-thimble-9", "password_again": "walnut-otter-thimble-9"})

        assert client.get(back).status_code == 404
        assert not TrustIdentity.objects.exists()

    def test_a_link_is_not_for_an_organisation_without_a_role(self, client, provider, newcomer):
        newcomer.memberships.update(organisation=OrganisationFactory(name="Elsewhere"))

        assert client.post(f"{self.link(newcomer)}organisation/ZZA/").status_code == 404

    def test_somebody_signed_in_adds_it_and_uses_it(self, client, provider, alderbrook, settled, as_person):
        person = ben(alderbrook)
        browser = as_person(person)
        back = provider.come_through(onward(browser.post("/account/organisation/ZZA/add/")), "ben-at-work")

        page = browser.get(back, follow=True)

        assert "You can sign in with your Alderbrook account from now on." in words_of(page)
        assert go_through(client, provider, "ben-at-work").url == "/sign-in/code/"
        assert list(Event.objects.values_list("what", "detail")) == [("TRUST_SIGN_IN_ADDED", "your Alderbrook account")]

    def test_it_cannot_be_begun_by_an_address(self, alderbrook, settled, as_person):
        assert as_person(ben(alderbrook)).get("/account/organisation/ZZA/add/").status_code == 405

    def test_what_belongs_to_somebody_else_here_is_not_added(self, provider, alderbrook, person, as_person):
        browser = as_person(ben(alderbrook))
        back = provider.come_through(onward(browser.post("/account/organisation/ZZA/add/")), "amara-at-work")

        answer = browser.get(back)

        assert answer.status_code == 403
        assert "is in use for another account here" in words_of(answer)
        assert TrustIdentity.objects.get().person == person

    def test_somebody_who_is_signed_out_meanwhile_adds_nothing(self, provider, alderbrook, settled, as_person):
        browser = as_person(ben(alderbrook))
        back = provider.come_through(onward(browser.post("/account/organisation/ZZA/add/")), "ben-at-work")
        session = browser.session
        for name in set(session.keys()) - {PLACE}:
            del session[name]
        session.save()

        assert browser.get(back).status_code == 403
        assert not TrustIdentity.objects.exists()

    def test_it_can_be_ended_while_a_password_is_left(self, client, provider, person, as_person):
        browser, elsewhere = as_person(person), as_person(person)

        page = browser.post("/account/organisation/ZZA/remove/", follow=True)

        assert "You no longer sign in with your Alderbrook account." in words_of(page)
        assert not is_in(elsewhere)
        assert go_through(client, provider).status_code == 403

    def test_the_last_way_in_stays(self, person, as_person):
        browser = as_person(person)
        Person.objects.filter(pk=person.pk).update(password="!unusable")
        browser = as_person(Person.objects.get(pk=person.pk))

        page = browser.post("/account/organisation/ZZA/remove/", follow=True)

        assert phrases.LAST_WAY_IN in page.content.decode()
        assert TrustIdentity.objects.filter(person=person).exists()


class TestBeforeWhatMatters:
    """Many are signed in at work all day, at desks that others pass: that is no proof of who sits there now."""

    @pytest.fixture
    def browser(self, client, provider, person, settled):
        """Return a browser that came in through the organisation alone, as somebody with nothing else here."""
        settled(second_factor=SecondFactor.ALWAYS)
        Authenticator.objects.filter(user=person).delete()
        Person.objects.filter(pk=person.pk).update(password="!unusable")
        go_through(client, provider)
        assert is_in(client)
        return client

    def confirm(self, browser, provider, subject="amara-at-work"):
        page = browser.get("/account/confirm/organisation/?next=/account/passkeys/add/")
        address = onward(page)
        return parse_qs(urlsplit(address).query), browser.get(provider.come_through(address, subject))

    def test_a_quiet_sign_in_is_asked_again_and_at_once(self, browser, provider):
        asked = browser.get("/account/passkeys/add/")
        words, back = self.confirm(browser, provider)

        assert asked.url == "/account/confirm/organisation/?next=%2Faccount%2Fpasskeys%2Fadd%2F"
        assert (words["prompt"], words["max_age"]) == (["login"], ["0"])
        assert back.url == "/account/passkeys/add/"
        assert browser.get(back.url).status_code == 200

    def test_proof_of_this_morning_is_not_enough(self, browser, provider):
        provider.proved_at = lambda: int(time.time()) - 3600

        _, back = self.confirm(browser, provider)

        assert back.status_code == 403
        assert browser.get("/account/passkeys/add/").status_code == 302

    def test_proof_without_its_time_is_not_enough(self, browser, provider):
        provider.spoil_token = resigned(lambda claims: claims.pop("auth_time"), key=provider.key)

        _, back = self.confirm(browser, provider)

        assert "did not say when you last signed in there" in words_of(back)

    def test_proof_of_somebody_else_is_not_enough(self, browser, provider):
        _, back = self.confirm(browser, provider, "stranger")

        assert back.status_code == 403
        assert browser.get("/account/passkeys/add/").status_code == 302

    def test_the_proof_lasts_ten_minutes(self, browser, provider):
        self.confirm(browser, provider)
        session = browser.session
        for record in session["account_authentication_methods"]:
            record["at"] -= FRESH_SECONDS + 1
        session.save()

        assert browser.get("/account/passkeys/add/").status_code == 302

    def test_the_account_page_offers_no_password_to_change(self, browser):
        page = browser.get("/account/").content.decode()

        assert "Change your password" not in page
        assert "Stop signing in with your Alderbrook account" in page


def test_the_list_of_people_says_who_can_sign_in(alderbrook, provider, person, settled, as_person):
    Person.objects.filter(pk=person.pk).update(password="!unusable")
    Authenticator.objects.filter(user=person).delete()
    administrator = as_person(ben(alderbrook))

    before = words_of(administrator.get("/organisations/ZZA/people/"))
    settled(second_factor=SecondFactor.ALWAYS)
    after = words_of(administrator.get("/organisations/ZZA/people/"))

    assert "Change Team member. Has to set up the second factor." in before
    assert "Change Team member. Can sign in." in after
