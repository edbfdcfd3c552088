"""Answers of a provider that break one rule each: none of them opens anything."""

import logging
import time
from base64 import urlsafe_b64encode
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from joserfc.jwk import OctKey, RSAKey
from tests.factories.openid_provider import CLIENT_ID, CLIENT_SECRET
from tests.factories.organisations import OrganisationFactory
from tests.integration.people.at_work import HERE, go_through, is_in, resigned, words_of

from groundswell.people.providers import SecondFactor
from groundswell.people.trust_sign_in import PLACE

pytestmark = [pytest.mark.django_db, pytest.mark.network]


def unsigned(token: str) -> str:
    head = urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').rstrip(b"=").decode()
    return f"{head}.{token.split('.')[1]}."


def cut(token: str) -> str:
    return ".".join([*token.split(".")[:2], ""])


CLAIMS = {
    "another nonce": lambda claims: claims.update(nonce="somebody-elses"),
    "another audience": lambda claims: claims.update(aud=["another-client"]),
    "another audience, ours as the party": lambda claims: claims.update(aud="another-client", azp=CLIENT_ID),
    "two audiences and no party": lambda claims: claims.update(aud=[CLIENT_ID, "another-client"]),
    "two audiences, the other the party": lambda claims: claims.update(
        aud=[CLIENT_ID, "another-client"], azp="another-client"
    ),
    "another issuer": lambda claims: claims.update(iss="https://login.elsewhere.example"),
    "expired": lambda claims: claims.update(exp=int(time.time()) - 120),
    "made in the future": lambda claims: claims.update(iat=int(time.time()) + 600),
    "not good yet": lambda claims: claims.update(nbf=int(time.time()) + 600),
    "a subject that is no word": lambda claims: claims.update(sub=7),
    "an empty subject": lambda claims: claims.update(sub=""),
    "an expiry that is no number": lambda claims: claims.update(exp="never"),
    "another access token": lambda claims: claims.update(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
}


# The check that has to refuse each: refused for another reason is not tested.
WHY = {
    "another nonce": "invalid_claim nonce",
    "another audience": "invalid_claim aud",
    "another audience, ours as the party": "invalid_claim aud",
    "two audiences and no party": "missing_claim azp",
    "two audiences, the other the party": "invalid_claim azp",
    "another issuer": "invalid_claim iss",
    "expired": "expired_token exp",
    "made in the future": "invalid_claim iat",
    "not good yet": "invalid_claim nbf",
    "a subject that is no word": "invalid_claim sub",
    "an empty subject": "a subject that names nobody",
    "an expiry that is no number": "invalid_claim exp",
    "another access token": "invalid_claim at_hash",
}


class TestUntrueAnswers:
    """Each breaks one rule; the same way in without the break is the first test above."""

    @pytest.fixture(autouse=True)
    def counts_as_both_factors(self, settled, person):
        settled(second_factor=SecondFactor.ALWAYS)

    def refused(self, client, provider, sentence="was not what we asked for. Nothing was opened.") -> bool:
        answer = go_through(client, provider)
        return answer.status_code == 403 and sentence in words_of(answer) and not is_in(client)

    def test_the_control_comes_in(self, client, provider):
        go_through(client, provider)

        assert is_in(client)

    @pytest.mark.parametrize("claim", CLAIMS)
    def test_a_well_signed_token_that_claims(self, client, provider, caplog, claim):
        provider.spoil_claims = CLAIMS[claim]

        assert self.refused(client, provider)
        assert f"was refused: {WHY[claim]}." in caplog.text

    def test_a_well_signed_token_of_the_issuer_with_a_slash(self, client, provider):
        provider.spoil_token = resigned(lambda claims: claims.update(iss=f"{claims['iss']}/"), key=provider.key)

        assert self.refused(client, provider)

    @pytest.mark.parametrize("missing", ["iss", "sub", "aud", "exp", "iat", "nonce"])
    def test_a_well_signed_token_that_leaves_out(self, client, provider, caplog, missing):
        key = provider.key
        provider.spoil_token = resigned(lambda claims: claims.pop(missing), key=key)

        assert self.refused(client, provider)
        assert f"was refused: missing_claim {missing}." in caplog.text

    @pytest.mark.parametrize("spoil", [unsigned, cut], ids=["signed with nothing", "with its signature cut off"])
    def test_a_token(self, client, provider, spoil):
        provider.spoil_token = spoil

        assert self.refused(client, provider)

    def test_a_token_of_another_key_under_the_same_name(self, client, provider):
        stranger = RSAKey.generate_key(2048, {"kid": "first"})
        provider.spoil_token = resigned(lambda _claims: None, key=stranger)

        assert self.refused(client, provider)

    def test_a_token_signed_with_the_public_key_as_if_it_were_a_secret(self, client, provider):
        secret = OctKey.import_key(provider.key.as_pem(private=False).decode().replace("BEGIN", "BEG1N"))
        provider.spoil_token = resigned(lambda _claims: None, header={"alg": "HS256", "kid": "first"}, key=secret)

        assert self.refused(client, provider)

    def test_a_token_signed_with_the_secret_we_share(self, client, provider):
        secret = OctKey.import_key(CLIENT_SECRET)
        provider.spoil_token = resigned(lambda _claims: None, header={"alg": "HS256"}, key=secret)

        assert self.refused(client, provider)

    @pytest.mark.parametrize("token", ["", "words", "a.b.c", "e30.e30.e30", "e30.W10.e30"])
    def test_what_is_no_token(self, client, provider, token):
        provider.spoil_token = lambda _token: token

        assert self.refused(client, provider)

    def test_a_description_of_another_issuer(self, client, provider):
        provider.description = {"issuer": "https://login.elsewhere.example"}

        answer = client.get(HERE)

        assert answer.status_code == 403
        assert "was not what we asked for" in words_of(answer)

    @pytest.mark.parametrize("endpoint", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
    def test_a_description_that_sends_secrets_in_the_clear(self, client, provider, endpoint):
        provider.description = {endpoint: "http://login.elsewhere.example/"}

        assert client.get(HERE).status_code == 403

    def test_an_answer_of_another_issuer(self, client, provider):
        back = provider.come_through(client.get(HERE).url, "amara-at-work")

        assert client.get(f"{back}&iss=https://login.elsewhere.example").status_code == 403
        assert not is_in(client)

    def test_a_verifier_that_is_not_ours(self, client, provider):
        back = provider.come_through(client.get(HERE).url, "amara-at-work")
        session = client.session
        for asked in session[PLACE].values():
            asked["verifier"] = "x" * 64
        session.save()

        assert client.get(back).status_code == 403
        assert not is_in(client)

    def test_an_answer_for_another_browser(self, client, provider):
        back = provider.come_through(client.get(HERE).url, "amara-at-work")
        victim = Client()
        victim.get(HERE)

        answer = victim.get(back)

        assert "came too late" in words_of(answer)
        assert not is_in(victim)

    def test_the_same_answer_twice(self, client, provider):
        back = provider.come_through(client.get(HERE).url, "amara-at-work")
        client.get(back)
        client.post("/sign-out/")

        assert client.get(back).status_code == 403
        assert not is_in(client)

    def test_an_answer_that_took_too_long(self, client, provider):
        back = provider.come_through(client.get(HERE).url, "amara-at-work")
        session = client.session
        for asked in session[PLACE].values():
            asked["at"] -= 601
        session.save()

        assert client.get(back).status_code == 403
        assert not is_in(client)

    def test_an_answer_that_was_asked_of_another_organisation(self, client, provider, settings):
        elsewhere = OrganisationFactory(code="ZZB", name="Elsewhere")
        ours = settings.SIGN_IN_PROVIDERS["ZZA"]
        settings.SIGN_IN_PROVIDERS = {"ZZA": ours, elsewhere.code: replace(ours, organisation_code=elsewhere.code)}
        back = provider.come_through(client.get(HERE).url, "amara-at-work")

        assert client.get(back.replace("/ZZA/", "/ZZB/")).status_code == 403
        assert not is_in(client)

    def test_somebody_who_chose_not_to_go_on(self, client, provider):
        state = parse_qs(urlsplit(client.get(HERE).url).query)["state"][0]

        answer = client.get(f"{HERE}back/?error=access_denied&error_description=%3Cscript%3E&state={state}")

        assert "did not sign you in, or you chose not to go on" in words_of(answer)
        assert "<script>" not in answer.content.decode().split("<main")[1]

    def test_a_provider_that_does_not_answer(self, client, settled):
        settled(issuer="http://127.0.0.1:9")

        answer = client.get(HERE)

        assert answer.status_code == 503
        assert "We could not reach your Alderbrook account." in words_of(answer)

    def test_the_log_names_the_check_and_nobody(self, client, provider, caplog):
        provider.spoil_claims = lambda claims: claims.update(nonce="somebody-elses")

        with caplog.at_level(logging.WARNING, logger="groundswell"):
            go_through(client, provider)

        assert "ZZA was refused: invalid_claim nonce." in caplog.text
        for secret in ("amara", "somebody-elses", CLIENT_SECRET, "eyJ"):
            assert secret not in caplog.text
