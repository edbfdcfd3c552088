"""Passkeys: added, used beside the password and alone, removed, and everything that must not lead in."""

import html
import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from tests.factories.authenticators import SoftwareKey
from tests.factories.people import PASSWORD, PersonFactory, amara, ben

from groundswell.audit.models import Event
from groundswell.people import phrases
from groundswell.people.actions import LastSecondFactor, remove_passkey
from groundswell.people.passkeys import passkeys_of
from groundswell.people.queries import has_second_factor


def options_in(page) -> dict:
    return json.loads(html.unescape(re.search(r'data-passkey-options="([^"]+)"', page.content.decode()).group(1)))


def asked_to_sign_in(client) -> dict:
    return client.get("/sign-in/passkey/", headers={"X-Requested-With": "XMLHttpRequest"}).json()["request_options"]


def add_passkey(client, key, name="Work laptop"):
    options = options_in(client.get("/account/passkeys/add/"))
    return client.post("/account/passkeys/add/", {"name": name, "credential": json.dumps(key.make(options))})


def sign_in_alone(client, credential, **words):
    return client.post("/sign-in/passkey/", {"credential": json.dumps(credential), **words})


def is_in(client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.fixture
def person(alderbrook):
    return amara(alderbrook)


@pytest.fixture
def key(person, as_person):
    """Return a passkey that the person has added beside the codes of a phone."""
    key = SoftwareKey()
    add_passkey(as_person(person), key)
    return key


def test_a_passkey_alone_signs_in_at_the_place_one_came_for(client, key):
    answer = sign_in_alone(client, key.use(asked_to_sign_in(client)), next="/organisations/")

    assert answer.url == "/organisations/"
    assert client.get("/organisations/").status_code == 200


def test_a_passkey_is_the_second_factor_after_the_password(client, person, key):
    client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    options = options_in(client.get("/sign-in/code/"))

    answer = client.post("/sign-in/code/", {"credential": json.dumps(key.use(options))})

    assert answer.url == "/account/"
    assert is_in(client)


def test_the_list_says_which_passkeys_there_are(person, as_person, key):
    page = as_person(person).get("/account/passkeys/").content.decode()

    assert "<strong>Work laptop</strong>, added" in page
    assert str(passkeys_of(person)[0].stored.pk) not in re.findall(r'href="[^"]*/passkeys/([^/"]+)/', page)


def test_a_passkey_without_a_name_gets_the_next_number(person, as_person, key):
    add_passkey(as_person(person), SoftwareKey(), name="  ")

    assert [one.name for one in passkeys_of(person)] == ["Work laptop", "Passkey 2"]


def test_a_passkey_gets_another_name(person, as_person, key):
    (passkey,) = passkeys_of(person)
    browser = as_person(person)

    browser.post(f"/account/passkeys/{passkey.mark}/name/", {"name": "Home laptop"})
    empty = browser.post(f"/account/passkeys/{passkey.mark}/name/", {"name": " "})

    assert [one.name for one in passkeys_of(person)] == ["Home laptop"]
    assert "Enter a name" in empty.content.decode()


def test_adding_and_removing_are_in_the_audit_with_the_name_and_no_key(person, as_person, key):
    (passkey,) = passkeys_of(person)

    as_person(person).post(f"/account/passkeys/{passkey.mark}/remove/")

    events = list(Event.objects.filter(what__startswith="PASSKEY").order_by("number").values_list("what", "detail"))
    assert events == [("PASSKEY_ADDED", "Work laptop"), ("PASSKEY_REMOVED", "Work laptop")]


def test_a_newcomer_may_set_up_a_passkey_instead_of_codes(with_password_only, alderbrook, client):
    newcomer = PersonFactory(name="Newcomer")
    browser, thief, key = with_password_only(newcomer), with_password_only(newcomer), SoftwareKey()

    added = add_passkey(browser, key)

    assert added.url == "/account/recovery-codes/"
    assert is_in(browser)
    assert not is_in(thief)
    sign_in_alone(client, key.use(asked_to_sign_in(client)))
    assert is_in(client)


def test_the_last_second_factor_stays(with_password_only, db):
    newcomer = PersonFactory(name="Newcomer")
    browser = with_password_only(newcomer)
    add_passkey(browser, SoftwareKey())
    (passkey,) = passkeys_of(newcomer)

    page = browser.post(f"/account/passkeys/{passkey.mark}/remove/", follow=True).content.decode()

    assert phrases.LAST_SECOND_FACTOR in page
    assert has_second_factor(newcomer)


def test_the_last_of_two_passkeys_stays_too(with_password_only, db):
    newcomer = PersonFactory(name="Newcomer")
    browser = with_password_only(newcomer)
    add_passkey(browser, SoftwareKey())
    add_passkey(browser, SoftwareKey(), name="Security key")
    first, second = passkeys_of(newcomer)

    browser.post(f"/account/passkeys/{first.mark}/remove/")

    with pytest.raises(LastSecondFactor):
        remove_passkey(newcomer, second, at=second.added_at)
    assert [one.name for one in passkeys_of(newcomer)] == ["Security key"]


def test_a_removed_passkey_opens_nothing_and_other_sessions_end(client, person, as_person, key):
    here, elsewhere = as_person(person), as_person(person)
    (passkey,) = passkeys_of(person)

    here.post(f"/account/passkeys/{passkey.mark}/remove/")
    answer = sign_in_alone(client, key.use(asked_to_sign_in(client)))

    assert answer.url == "/sign-in/?because=passkey"
    assert is_in(here)
    assert not is_in(elsewhere)
    assert "That passkey did not open an account here." in client.get(answer.url).content.decode()


def test_a_passkey_of_somebody_else_cannot_be_named_or_removed(person, alderbrook, as_person, key):
    (passkey,) = passkeys_of(person)
    other = as_person(ben(alderbrook))

    assert other.get(f"/account/passkeys/{passkey.mark}/name/").status_code == 404
    assert other.post(f"/account/passkeys/{passkey.mark}/remove/").status_code == 404
    assert len(passkeys_of(person)) == 1


def test_a_closed_account_is_not_opened_by_its_passkey(client, person, key):
    person.is_active = False
    person.save()

    answer = sign_in_alone(client, key.use(asked_to_sign_in(client)))

    assert answer.url == "/sign-in/closed/"
    assert not is_in(client)


def test_resetting_the_second_factor_removes_passkeys_too(client, person, alderbrook, as_person, key):
    as_person(ben(alderbrook)).post(f"/organisations/ZZA/people/{person.pk}/reset-second-factor/")

    sign_in_alone(client, key.use(asked_to_sign_in(client)))

    assert not is_in(client)
    assert not Authenticator.objects.filter(user=person).exists()


def test_replacing_the_phone_leaves_the_passkeys_and_the_session(person, as_person, key):
    browser = as_person(person)

    browser.post("/account/second-factor/replace/")

    assert is_in(browser)
    assert [one.type for one in Authenticator.objects.filter(user=person)] == [Authenticator.Type.WEBAUTHN]


def test_when_a_passkey_was_used_is_not_kept(client, person, key):
    sign_in_alone(client, key.use(asked_to_sign_in(client)))

    assert set(Authenticator.objects.filter(user=person).values_list("last_used_at", flat=True)) == {None}


class TestRefused:
    """What does not come from this passkey, at this site, for this question, now."""

    def answer(self, client, credential) -> bool:
        sign_in_alone(client, credential)
        return is_in(client)

    def test_an_answer_to_another_question(self, client, key):
        before = key.use(asked_to_sign_in(client))
        asked_to_sign_in(client)

        assert not self.answer(client, before)

    def test_the_same_answer_twice(self, client, key):
        credential = key.use(asked_to_sign_in(client))
        sign_in_alone(client, credential)
        client.post("/sign-out/")

        assert not self.answer(client, credential)

    def test_an_answer_given_in_another_browser(self, client, key):
        credential = key.use(asked_to_sign_in(client))

        assert not self.answer(Client(), credential)

    def test_an_answer_for_another_site(self, client, key):
        key.origin = "https://testserver.evil.example"

        assert not self.answer(client, key.use(asked_to_sign_in(client)))

    def test_an_answer_for_another_name_of_the_site(self, client, key):
        key.rp_id = "evil.example"

        assert not self.answer(client, key.use(asked_to_sign_in(client)))

    def test_a_device_that_did_not_ask_who_holds_it(self, client, key):
        assert not self.answer(client, key.use(asked_to_sign_in(client), verified=False))

    def test_another_key_under_the_same_name(self, client, key):
        imposter = SoftwareKey()
        imposter.id, imposter.owner = key.id, key.owner

        assert not self.answer(client, imposter.use(asked_to_sign_in(client)))

    def test_a_passkey_that_names_another_owner(self, client, key, alderbrook):
        key.owner = str(ben(alderbrook).pk).encode()

        assert not self.answer(client, key.use(asked_to_sign_in(client)))

    def test_a_new_passkey_of_a_device_that_does_not_ask_who_holds_it(self, person, as_person):
        browser = as_person(person)
        options = options_in(browser.get("/account/passkeys/add/"))
        credential = SoftwareKey().make(options, verified=False)

        page = browser.post("/account/passkeys/add/", {"name": "", "credential": json.dumps(credential)})

        assert phrases.PASSKEY_WRONG in page.content.decode()
        assert passkeys_of(person) == []

    @pytest.mark.parametrize(
        "sent",
        [
            "",
            "{",
            "null",
            "[]",
            "7",
            '"words"',
            "{}",
            '{"id": 1, "rawId": 2, "response": 3, "type": 4}',
            '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
            (
                '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", '
                '"authenticatorData": "AA", "signature": "AA", "userHandle": "////"}}'
            ),
            (
                '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", '
                '"attestationObject": "oA", "authenticatorData": "", "signature": 5, "userHandle": {"a": 1}}}'
            ),
        ],
    )
    def test_nothing_written_by_hand_is_a_fault_of_ours(self, person, as_person, client, sent):
        asked_to_sign_in(client)
        browser = as_person(person)
        options_in(browser.get("/account/passkeys/add/"))

        alone = client.post("/sign-in/passkey/", {"credential": sent})
        added = browser.post("/account/passkeys/add/", {"credential": sent})
        confirmed = browser.post("/account/confirm/passkey/", {"credential": sent})

        assert alone.url == "/sign-in/?because=passkey"
        assert phrases.PASSKEY_WRONG in added.content.decode()
        assert confirmed.status_code in {200, 302}
        assert not is_in(client)


def test_passkeys_are_tried_a_limited_number_of_times(client, key):
    cache.clear()
    statuses = [sign_in_alone(client, {}).status_code for _ in range(31)]

    assert statuses[-1] == 429
    cache.clear()


def test_a_stale_session_confirms_with_the_passkey_or_another_way(person, as_person, key):
    browser = as_person(person)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    session.save()

    asked = browser.get("/account/passkeys/add/")
    page = browser.get("/account/confirm/passkey/?next=/account/passkeys/add/")
    confirmed = browser.post(
        "/account/confirm/passkey/",
        {"credential": json.dumps(key.use(options_in(page))), "next": "/account/passkeys/add/"},
    )

    assert asked.url == "/account/confirm/?next=%2Faccount%2Fpasskeys%2Fadd%2F"
    assert "Use your password instead" in page.content.decode()
    assert confirmed.url == "/account/passkeys/add/"
    assert browser.get("/account/passkeys/add/").status_code == 200


def test_a_page_that_asks_for_a_passkey_names_the_way_without_scripts(client, person, key):
    page = client.get("/sign-in/").content.decode()
    client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    second = client.get("/sign-in/code/").content.decode()

    assert "Your e-mail address and password work without it." in page
    assert re.search(r'<form [^>]*id="sign-in-by-passkey" hidden ', page)
    assert "Use a code." in second
    assert settings.MFA_WEBAUTHN_USER_VERIFICATION == "required"
