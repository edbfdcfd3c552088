"""Signing in through one's organisation, against a real provider on this machine: who comes in, and who does not."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from tests.factories.openid_provider import CLIENT_SECRET
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import MembershipFactory
from tests.integration.people.at_work import BACK, HERE, go_through, is_in, words_of

from groundswell.audit.models import Event
from groundswell.people.enums import Role
from groundswell.people.models import Person, TrustIdentity
from groundswell.people.providers import SecondFactor

pytestmark = [pytest.mark.django_db, pytest.mark.network]


class TestComingIn:
    def test_somebody_known_goes_on_to_their_second_factor(self, client, provider, person):
        answer = go_through(client, provider)

        assert answer.url == "/sign-in/code/"
        assert not is_in(client)

    def test_where_the_organisation_counts_as_both_factors_they_are_in_where_they_wanted(
        self, client, provider, person, settled
    ):
        settled(second_factor=SecondFactor.ALWAYS)

        answer = go_through(client, provider, address=f"{HERE}?next=/organisations/")

        assert answer.url == "/organisations/"
        assert is_in(client)

    @pytest.mark.parametrize(("amr", "expected"), [(["pwd", "mfa"], True), (["pwd"], False), (None, False)])
    def test_where_it_counts_only_when_said_it_has_to_be_said(self, client, provider, person, settled, amr, expected):
        settled(second_factor=SecondFactor.WHEN_SAID)
        provider.spoil_claims = lambda claims: claims.update(amr=amr) if amr else None

        go_through(client, provider)

        assert is_in(client) is expected

    def test_somebody_without_a_second_factor_of_ours_sets_one_up_first(self, client, provider, person):
        Authenticator.objects.filter(user=person).delete()

        go_through(client, provider)

        assert client.get("/account/").url == "/account/second-factor/"

    def test_nobody_with_a_role_elsewhere_comes_in_on_one_organisations_word(self, client, provider, person, settled):
        settled(second_factor=SecondFactor.ALWAYS)
        MembershipFactory(person=person, organisation=OrganisationFactory(name="Elsewhere"), role=Role.ANALYST)

        assert go_through(client, provider).url == "/sign-in/code/"

    def test_nor_does_an_operator_of_the_whole_installation(self, client, provider, person, settled):
        settled(second_factor=SecondFactor.ALWAYS)
        MembershipFactory(person=person, organisation=None, role=Role.OPERATOR)

        assert go_through(client, provider).url == "/sign-in/code/"

    def test_we_ask_for_a_code_with_pkce_a_nonce_and_nothing_but_who_it_is(self, client, provider, person):
        asked = {name: one for name, (one,) in parse_qs(urlsplit(client.get(HERE).url).query).items()}

        assert asked["response_type"] == "code"
        assert asked["scope"] == "openid"
        assert asked["code_challenge_method"] == "S256"
        assert asked["redirect_uri"] == BACK
        assert min(len(asked[one]) for one in ("state", "nonce", "code_challenge")) >= 30
        assert CLIENT_SECRET not in str(asked)

    def test_every_time_asks_anew(self, client, provider, person):
        first, second = (parse_qs(urlsplit(client.get(HERE).url).query) for _ in range(2))

        assert all(first[one] != second[one] for one in ("state", "nonce", "code_challenge"))

    def test_the_sign_in_page_offers_it(self, client, settled):
        page = client.get("/sign-in/?next=/organisations/").content.decode()

        assert (
            f'<a class="nhsuk-button" href="{HERE}?next=/organisations/">Sign in with your Alderbrook account</a>'
            in page
        )

    def test_it_never_leads_to_another_site(self, client, provider, person, settled):
        settled(second_factor=SecondFactor.ALWAYS)

        assert go_through(client, provider, address=f"{HERE}?next=https://evil.example/").url == "/account/"

    def test_when_somebody_signs_in_is_not_kept(self, client, provider, person, settled):
        settled(second_factor=SecondFactor.ALWAYS)
        before = list(Event.objects.values_list("number", flat=True))

        go_through(client, provider)

        assert list(Event.objects.values_list("number", flat=True)) == before
        assert {field.name for field in TrustIdentity._meta.fields} == {
            "id",
            "person",
            "organisation",
            "issuer",
            "subject",
        }


class TestNobodyElse:
    def test_somebody_unknown_is_told_whom_to_ask_and_gets_no_account(self, client, provider, person):
        answer = go_through(client, provider, "stranger")

        assert answer.status_code == 403
        assert "Ask an administrator of Groundswell at Alderbrook to add you." in words_of(answer)
        assert not is_in(client)
        assert Person.objects.count() == 1

    def test_the_same_e_mail_address_takes_no_account_over(self, client, provider, person, settled):
        settled(second_factor=SecondFactor.ALWAYS)
        assert provider.people["stranger"].email == person.email

        answer = go_through(client, provider, "stranger")

        assert answer.status_code == 403
        assert not is_in(client)
        assert TrustIdentity.objects.get().subject == "amara-at-work"

    def test_the_same_subject_at_another_issuer_is_somebody_else(self, client, provider, person):
        TrustIdentity.objects.update(issuer="https://login.elsewhere.example")

        assert go_through(client, provider).status_code == 403

    def test_a_closed_account_stays_closed(self, client, provider, person, settled):
        settled(second_factor=SecondFactor.ALWAYS)
        person.is_active = False
        person.save()

        answer = go_through(client, provider)

        assert answer.url == "/sign-in/closed/"
        assert not is_in(client)

    def test_whoever_holds_no_role_there_any_more_does_not_come_in_through_it(self, client, provider, person):
        person.memberships.update(organisation=OrganisationFactory(name="Elsewhere"))

        assert go_through(client, provider).status_code == 403

    def test_an_organisation_without_a_provider_has_no_such_page(self, client, db):
        assert client.get("/sign-in/organisation/ZZZ/").status_code == 404
        assert client.get("/sign-in/organisation/ZZZ/back/?code=1&state=2").status_code == 404
