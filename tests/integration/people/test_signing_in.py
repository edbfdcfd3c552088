"""Signing in through the pages, and every way round that must not lead in."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from tests.factories.people import PASSWORD, SECRET, PersonFactory, amara

from groundswell.people import phrases
from groundswell.people.actions import note_second_factor_set_up
from groundswell.web.middleware.sessions import BEGAN, SEEN


def code_now(secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def send_password(client, email, *, password=PASSWORD, next_address=""):
    return client.post("/sign-in/", {"login": email, "password": password, "next": next_address})


@pytest.fixture
def person(alderbrook):
    return amara(alderbrook)


@pytest.fixture
def newcomer(db):
    return PersonFactory(name="Newcomer")


def test_both_factors_lead_to_the_place_one_came_for(client, person):
    first = client.get("/organisations/")
    password = send_password(client, person.email, next_address="/organisations/")
    code = client.post("/sign-in/code/", {"code": code_now()})

    assert first.url == "/sign-in/?next=%2Forganisations%2F"
    assert password.url == "/sign-in/code/"
    assert code.url == "/organisations/"
    assert client.get("/organisations/").status_code == 200


def test_an_e_mail_address_is_the_same_in_capitals_and_with_spaces(client, person):
    assert send_password(client, f" {person.email.upper()} ").url == "/sign-in/code/"


def test_a_password_alone_opens_nothing(client, person):
    send_password(client, person.email)

    assert client.get("/account/").url == "/sign-in/?next=%2Faccount%2F"
    assert client.get("/account/second-factor/").url == "/sign-in/?next=%2Faccount%2Fsecond-factor%2F"
    assert client.get("/account/recovery-codes/").status_code == 302
    assert client.get("/organisations/").status_code == 302


def test_a_wrong_code_opens_nothing_and_says_what_to_do(client, person):
    send_password(client, person.email)

    answer = client.post("/sign-in/code/", {"code": "000000"})

    assert phrases.WRONG_CODE in answer.content.decode()
    assert client.get("/account/").status_code == 302


def test_a_code_works_once(client, person):
    other, code = Client(), code_now()
    for browser in (client, other):
        send_password(browser, person.email)
    client.post("/sign-in/code/", {"code": code})

    second = other.post("/sign-in/code/", {"code": code})

    assert phrases.WRONG_CODE in second.content.decode()
    assert other.get("/account/").status_code == 302


def test_a_recovery_code_works_once(client, person):
    recovery = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    code = RecoveryCodes(recovery).get_unused_codes()[0]
    other = Client()
    for browser in (client, other):
        send_password(browser, person.email)

    first, second = (browser.post("/sign-in/code/", {"code": code}) for browser in (client, other))

    assert first.status_code == 302
    assert second.status_code == 200
    assert other.get("/account/").status_code == 302


def test_without_a_second_factor_every_page_leads_to_setting_it_up(client, newcomer):
    send_password(client, newcomer.email)

    for path in ("/account/", "/organisations/", "/account/password/", "/account/recovery-codes/", "/operate/audit/"):
        assert client.get(path).url == "/account/second-factor/"


def test_setting_up_the_second_factor_opens_the_account_and_shows_recovery_codes(client, newcomer):
    send_password(client, newcomer.email)
    page = client.get("/account/second-factor/").content.decode()
    secret = re.search(r'<p class="secret"><code>([A-Z2-7 ]+)</code>', page).group(1).replace(" ", "")

    done = client.post("/account/second-factor/", {"code": code_now(secret)})

    assert done.url == "/account/recovery-codes/"
    assert len(re.findall(r"<li><code>\d{8}</code>", client.get(done.url).content.decode())) == 10
    assert client.get("/account/").status_code == 200
    assert "<svg" in page
    assert "data:" not in page


def test_a_session_that_knew_only_the_password_ends_when_the_owner_sets_up_the_second_factor(
    newcomer, with_password_only, settings
):
    thief = with_password_only(newcomer)
    owner = with_password_only(newcomer)
    page = owner.get("/account/second-factor/").content.decode()
    secret = re.search(r'<p class="secret"><code>([A-Z2-7 ]+)</code>', page).group(1).replace(" ", "")

    owner.post("/account/second-factor/", {"code": code_now(secret)})

    assert owner.get("/account/").status_code == 200
    assert thief.get("/account/").url == "/sign-in/?next=%2Faccount%2F"


def test_a_session_with_the_password_only_is_ended_even_if_its_mark_still_fits(person, with_password_only):
    thief = with_password_only(person)

    assert thief.get("/account/").url == "/sign-in/?next=%2Faccount%2F"
    assert settings.SESSION_COOKIE_NAME not in {name for name, cookie in thief.cookies.items() if cookie.value}


def test_replacing_the_phone_leaves_nothing_open_until_the_new_one_is_set_up(person, as_person):
    browser = as_person(person)

    sent_on = browser.post("/account/second-factor/replace/")

    assert sent_on.url == "/account/second-factor/"
    assert browser.get("/account/").url == "/account/second-factor/"
    assert not Authenticator.objects.filter(user=person).exists()


def test_there_is_no_bypass_code(client, person):
    send_password(client, person.email)

    answers = [client.post("/sign-in/code/", {"code": code}).status_code for code in ("", "123456", "999999")]

    assert not hasattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE")
    assert answers == [200, 200, 200]


def test_nobody_makes_an_account_for_themselves(client, db):
    assert client.get("/sign-up/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil.example"]
)
def test_signing_in_never_leads_to_another_site(client, person, place):
    send_password(client, person.email, next_address=place)

    answer = client.post("/sign-in/code/", {"code": code_now()})

    assert answer.url == "/account/"


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(client, person):
    unknown = send_password(client, "nobody@trust.example", password="wrong-wrong-wrong")
    wrong = send_password(Client(), person.email, password="wrong-wrong-wrong")

    assert _without_token(unknown, "nobody@trust.example") == _without_token(wrong, person.email)
    assert phrases.WRONG_SIGN_IN in unknown.content.decode()


def test_an_unknown_address_costs_a_hash_too(client, person, monkeypatch):
    hashed = []
    real = type(person).set_password
    monkeypatch.setattr(type(person), "set_password", lambda self, raw: (hashed.append(1), real(self, raw))[1])

    send_password(client, "nobody@trust.example", password="wrong-wrong-wrong")

    assert hashed == [1]


def test_a_closed_account_is_told_so_only_with_the_right_password(client, person):
    person.is_active = False
    person.save()

    right = send_password(client, person.email)
    wrong = send_password(Client(), person.email, password="wrong-wrong-wrong")

    assert right.url == "/sign-in/closed/"
    assert phrases.WRONG_SIGN_IN in wrong.content.decode()


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(client, person):
    for _ in range(5):
        send_password(Client(), person.email, password="wrong-wrong-wrong")

    answer = send_password(Client(), person.email)

    assert phrases.TOO_MANY_TRIES in answer.content.decode()


def test_wrong_codes_are_counted_across_sessions(person):
    for _ in range(5):
        browser = Client()
        send_password(browser, person.email)
        browser.post("/sign-in/code/", {"code": "000000"})
    browser = Client()
    send_password(browser, person.email)

    answer = browser.post("/sign-in/code/", {"code": code_now()})

    assert phrases.TOO_MANY_TRIES in answer.content.decode()


def test_a_flood_of_made_up_names_sets_no_locked_account_free(person):
    for _ in range(5):
        browser = Client()
        send_password(browser, person.email)
        browser.post("/sign-in/code/", {"code": "000000"})
    # As many marks of tries as a few machines leave in half a minute.
    for number in range(400):
        cache.add(f"allauth:rl:login_failed:made-up-{number}", [1], 300)
        cache.add(f"second-factor:made-up-{number}", 1, 300)
    browser = Client()
    send_password(browser, person.email)

    answer = browser.post("/sign-in/code/", {"code": code_now()})

    assert phrases.TOO_MANY_TRIES in answer.content.decode()


def test_tries_are_counted_where_every_worker_sees_them_and_without_addresses(
    client, person, django_assert_num_queries
):
    from django.db import connection

    client.post("/sign-in/", {"login": person.email, "password": "x"}, REMOTE_ADDR="203.0.113.77")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM web_cache")
        keys = " ".join(key for (key,) in cursor.fetchall())
    assert "login_failed" in keys
    assert "203.0.113" not in keys
    assert person.email not in keys


def test_the_session_gets_a_new_key_at_sign_in(client, person):
    send_password(client, person.email)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.post("/sign-in/code/", {"code": code_now()})

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    fixed = Client()
    fixed.cookies[settings.SESSION_COOKIE_NAME] = before
    assert fixed.get("/account/").status_code == 302


def test_a_key_that_somebody_else_chose_is_never_taken_over(client, person):
    client.cookies[settings.SESSION_COOKIE_NAME] = "chosen0by0somebody0else000000000"
    send_password(client, person.email)
    client.post("/sign-in/code/", {"code": code_now()})

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "chosen0by0somebody0else000000000"


@pytest.mark.parametrize(
    ("mark", "past"),
    [(SEEN, timedelta(minutes=30, seconds=1)), (BEGAN, timedelta(hours=12, seconds=1))],
)
def test_a_session_ends_by_time_and_comes_back_to_the_same_place(person, as_person, mark, past):
    browser = as_person(person)
    session = browser.session
    session[mark] -= past.total_seconds()
    session.save()

    answer = browser.get("/organisations/?page=2")

    assert answer.url == "/sign-in/?next=%2Forganisations%2F%3Fpage%3D2&because=time"
    assert phrases.SIGN_IN_NOTICES["time"] in browser.get(answer.url).content.decode()


def test_a_session_just_inside_its_time_goes_on(person, as_person):
    browser = as_person(person)
    session = browser.session
    session[SEEN] -= timedelta(minutes=29).total_seconds()
    session[BEGAN] -= timedelta(hours=11, minutes=59).total_seconds()
    session.save()

    assert browser.get("/account/").status_code == 200
    assert browser.session[SEEN] > time.time() - 60


def test_signing_out_ends_the_session(person, as_person):
    browser = as_person(person)
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value

    browser.post("/sign-out/")

    again = Client()
    again.cookies[settings.SESSION_COOKIE_NAME] = key
    assert again.get("/account/").status_code == 302


def test_a_form_without_its_token_changes_nothing(person):
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/sign-in/", {"login": person.email, "password": PASSWORD})

    assert answer.status_code == 403
    assert "Send the form again" in answer.content.decode()
    assert settings.SESSION_COOKIE_NAME not in browser.cookies


def test_cookies_are_closed_to_scripts_and_other_sites(client, person):
    client.get("/sign-in/")
    send_password(client, person.email)

    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_noting_the_second_factor_ends_sessions_that_never_proved_it(newcomer, as_person):
    from django.utils import timezone

    browser = as_person(newcomer)
    note_second_factor_set_up(newcomer, at=timezone.now())

    assert browser.get("/account/").status_code == 302


def _without_token(answer, email):
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return text.replace(email, "E")


def test_an_hour_after_signing_in_recovery_codes_ask_for_the_password_again(person, as_person):
    browser = as_person(person)
    session = browser.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 3600} for record in session["account_authentication_methods"]
    ]
    session.save()

    answer = browser.get("/account/recovery-codes/")
    confirmed = browser.post(answer.url, {"password": PASSWORD, "next": "/account/recovery-codes/"})

    assert answer.url == "/account/confirm/?next=%2Faccount%2Frecovery-codes%2F"
    assert confirmed.url == "/account/recovery-codes/"
    assert browser.get("/account/recovery-codes/").status_code == 200
