"""Staff come in by their sign-in at work, at a real provider on this machine: once, and without a trace."""

import html
import logging
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.factories.openid_provider import CLIENT_ID, CLIENT_SECRET, running_provider
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.ballot.admission import NotAdmitted, new_signing_key, token_key
from groundswell.discover.surveys.actions.admitting import reissued, send_code
from groundswell.discover.surveys.actions.inviting import letter
from groundswell.discover.surveys.enums import Channel, State
from groundswell.discover.surveys.models import Eligibility, MailboxCode, StaffMember, Wave
from groundswell.discover.surveys.views.from_work import COOKIE, SALT
from groundswell.packs.instruments import instrument
from groundswell.people.providers import Provider, SecondFactor

pytestmark = [pytest.mark.django_db, pytest.mark.network]
BACK = "http://testserver/answer/organisation/ZZA/back/"
# As the provider writes it: the staff list has small letters, so this writing may be found nowhere.
ASHA, ASHA_AT_WORK, SUBJECT = "asha@x.example", "Asha@X.Example", "subject-of-asha"
NUMBERED = "E7"
WITH_MAILBOX = "E9"


@pytest.fixture
def provider():
    with running_provider() as running:
        running.client.redirect_uris = [BACK]
        running.add(SUBJECT, ASHA_AT_WORK)
        running.add("a-stranger", "stranger@x.example")
        yield running


@pytest.fixture
def settled(provider, settings):
    """Return a function that says how the provider is settled: `settled(staff_claim="upn")`."""

    def settle(*, issuer="", staff_claim="email"):
        settings.SIGN_IN_PROVIDERS = {
            "ZZA": Provider(
                "ZZA",
                issuer or provider.issuer,
                CLIENT_ID,
                CLIENT_SECRET,
                "your work account",
                SecondFactor.NEVER,
                staff_claim=staff_claim,
            )
        }

    settle()
    return settle


@pytest.fixture
def open_wave(programme, lead, settled):
    """Return a function that opens a wave of everybody: `open_wave("pulse")`."""
    load(programme, lead, member(ASHA), *(member(f"p{number}@x.example") for number in range(39)))
    StaffMember.objects.filter(key="p38@x.example").update(key=f"number {NUMBERED.lower()}", email="")
    StaffMember.objects.filter(key="p37@x.example").update(number=WITH_MAILBOX.lower())

    def opened(slug):
        made = Wave.objects.create(
            programme=programme,
            slug=slug,
            title=slug.title(),
            instrument="culture-pulse",
            instrument_version=instrument("culture-pulse").version,
            opens_on=timezone.localdate() - timedelta(days=1),
            closes_on=timezone.localdate() + timedelta(days=1),
            state=State.OPEN,
            box=slug,
            admission_key=new_signing_key()[0],
        )
        Eligibility.objects.bulk_create(Eligibility(wave=made, member=one) for one in StaffMember.objects.all())
        return made

    return opened


@pytest.fixture
def wave(open_wave):
    return open_wave("pulse")


def words_of(answer):
    return html.unescape(" ".join(answer.content.decode().split()))


def onward(client, wave):
    """Return the address at the provider to which the page with the button leads on."""
    page = words_of(client.post(f"/answer/{wave.slug}/sign-in/"))
    return page.split('<a class="nhsuk-button" href="')[1].split('"')[0]


def go_through(client, provider, wave, subject=SUBJECT):
    return client.get(provider.come_through(onward(client, wave), subject))


def token_in(answer):
    found = re.search(r'name="token" value="([^"]+)"', answer.content.decode())
    return found.group(1) if found else ""


def let_in(wave):
    return [one.member.key for one in wave.eligible.exclude(channel=Channel.NONE)]


def everything():
    """Return every row of every table, as words, by the table's name."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = [[bytes(one) if isinstance(one, memoryview) else one for one in row] for row in cursor.fetchall()]
            found[table] = sorted(str(row) for row in rows)
    return found


def written(caplog):
    """Return what we have written down. The provider lives in this process too, and its own lines are not ours."""
    return [one.getMessage() for one in caplog.records if one.name != "werkzeug"]


class TestComingIn:
    def test_the_page_offers_it_where_it_is_settled(self, client, wave, settled):
        assert "Use your sign-in at work" in words_of(client.get("/answer/pulse/"))
        settled(staff_claim="")

        assert "Use your sign-in at work" not in words_of(client.get("/answer/pulse/"))
        assert client.post("/answer/pulse/sign-in/").status_code == 404
        assert client.get(BACK).status_code == 404

    def test_one_is_handed_over_to_the_box_by_a_form(self, client, provider, wave, settings):
        answer = go_through(client, provider, wave)
        token = token_in(answer)

        assert f'<form method="post" action="{settings.BOX_URL}/answer/{wave.box}/"' in words_of(answer)
        assert f"form-action 'self' {settings.BOX_URL};" in f"{answer.headers['Content-Security-Policy']};"
        assert "no-store" in answer.headers["Cache-Control"]
        assert token not in str(answer.headers)
        assert let_in(wave) == [ASHA]
        with pytest.raises(NotAdmitted):
            token_key("another", token, new_signing_key()[1])

    def test_the_box_takes_what_was_handed_over(self, client, provider, open_wave):
        secret, checking = new_signing_key()
        wave = open_wave("pulse")
        Wave.objects.update(admission_key=secret)

        token = token_in(go_through(client, provider, wave))

        assert len(token_key(wave.box, token, checking)) == 32

    def test_the_provider_learns_who_we_are_and_not_which_survey_it_is(self, client, wave):
        asked = {name: one for name, (one,) in parse_qs(urlsplit(onward(client, wave)).query).items()}

        assert asked["redirect_uri"] == BACK
        assert asked["scope"] == "openid email"
        assert asked["prompt"] == "select_account"
        assert asked["code_challenge_method"] == "S256"
        assert min(len(asked[one]) for one in ("state", "nonce", "code_challenge")) >= 30
        assert "pulse" not in str(asked)

    @pytest.mark.parametrize(
        ("claim", "said", "expected"),
        [
            ("email", {"email_verified": False}, []),
            ("email", {"email": None}, []),
            ("upn", {"upn": "P1@x.example"}, ["p1@x.example"]),
            ("upn", {}, []),
            ("employee_number", {"employee_number": NUMBERED}, ["number e7"]),
            ("employee_number", {"employee_number": "E8"}, []),
            ("employee_number", {"employee_number": WITH_MAILBOX}, ["p37@x.example"]),
        ],
    )
    def test_the_claim_that_was_settled_names_somebody(self, client, provider, wave, settled, claim, said, expected):
        settled(staff_claim=claim)
        provider.spoil_claims = lambda claims: claims.update(said)

        go_through(client, provider, wave)

        assert let_in(wave) == expected

    def test_without_a_name_one_is_told_to_ask_for_a_code(self, client, provider, wave):
        provider.spoil_claims = lambda claims: claims.pop("email_verified")

        answer = go_through(client, provider, wave)

        assert "did not tell us which work address is yours" in words_of(answer)
        assert "Send me a code" in words_of(answer)

    def test_who_is_not_on_the_list_is_told_so(self, client, provider, wave):
        answer = go_through(client, provider, wave, "a-stranger")

        assert "is not on the list of people who are asked" in words_of(answer)
        assert (token_in(answer), let_in(wave)) == ("", [])


class TestOnce:
    def test_a_way_in_that_was_lost_is_given_again_once_as_with_a_code(self, client, provider, wave):
        tokens = [token_in(go_through(client, provider, wave)) for _ in range(2)]
        third = go_through(client, provider, wave)

        assert len(set(tokens)) == 2
        assert token_in(third) == ""
        assert "Your way in was used up before" in words_of(third)
        assert reissued(wave) == 1

    def test_a_slip_uses_it_up_for_good(self, client, provider, wave):
        wave.eligible.filter(member__key=ASHA).update(channel=Channel.SLIP)

        assert "used up before" in words_of(go_through(client, provider, wave))

    def test_a_code_on_its_way_opens_nothing_more(self, client, provider, wave):
        send_code(wave, ASHA)
        go_through(client, provider, wave)

        assert not MailboxCode.objects.exists()

    def test_the_same_answer_twice(self, client, provider, wave):
        back = provider.come_through(onward(client, wave), SUBJECT)
        kept = client.cookies[COOKIE].value
        assert token_in(client.get(back))

        again = client.get(back)
        client.cookies[COOKIE] = kept
        with_the_cookie_put_back = client.get(back)

        assert (token_in(again), again.status_code) == ("", 403)
        assert "opened a second time" in words_of(again)
        assert (token_in(with_the_cookie_put_back), with_the_cookie_put_back.status_code) == ("", 403)
        assert reissued(wave) == 0

    def test_an_answer_to_what_was_asked_for_another_wave(self, client, provider, open_wave):
        first, second = open_wave("pulse"), open_wave("other")
        back = provider.come_through(onward(client, first), SUBJECT)
        onward(client, second)

        answer = client.get(back)

        assert "you began again in another tab" in words_of(answer)
        assert let_in(first) == let_in(second) == []

    def test_an_answer_in_another_browser(self, client, provider, wave):
        back = provider.come_through(onward(client, wave), SUBJECT)
        empty, busy = Client(), Client()
        onward(busy, wave)

        assert token_in(empty.get(back)) == token_in(busy.get(back)) == ""
        assert let_in(wave) == []

    def test_an_answer_that_took_too_long(self, client, provider, wave):
        back = provider.come_through(onward(client, wave), SUBJECT)
        asked = signing.loads(client.cookies[COOKIE].value, salt=SALT)
        for waiting in asked.values():
            for one in waiting.values():
                one["at"] -= 601
        client.cookies[COOKIE] = signing.dumps(asked, salt=SALT)

        assert "That took too long" in words_of(client.get(back))
        assert let_in(wave) == []

    def test_a_cookie_that_is_not_ours(self, client, provider, wave):
        back = provider.come_through(onward(client, wave), SUBJECT)
        client.cookies[COOKIE] = signing.dumps(signing.loads(client.cookies[COOKIE].value, salt=SALT), salt="another")

        assert client.get(back).status_code == 403
        assert let_in(wave) == []

    @pytest.mark.parametrize(
        "spoilt",
        [{"nonce": "somebody-elses"}, {"aud": ["another-client"]}, {"iss": "https://else.example"}, {"exp": 1}],
        ids=str,
    )
    def test_an_answer_that_is_not_true(self, client, provider, wave, caplog, spoilt):
        provider.spoil_claims = lambda claims: claims.update(spoilt)

        answer = go_through(client, provider, wave)

        assert "was not what we asked for" in words_of(answer)
        assert let_in(wave) == []
        assert "Coming in through the provider of ZZA failed" in caplog.text
        assert SUBJECT not in str(written(caplog))
        assert ASHA not in str(written(caplog)).lower()

    def test_a_foreign_page_cannot_begin_it_and_a_link_neither(self, wave):
        strict = Client(enforce_csrf_checks=True)

        assert strict.post("/answer/pulse/sign-in/").status_code == 403
        assert strict.get("/answer/pulse/sign-in/").status_code == 405
        assert strict.head(BACK).status_code == 405

    def test_a_closed_wave_lets_nobody_in(self, client, provider, wave):
        back = provider.come_through(onward(client, wave), SUBJECT)
        Wave.objects.update(state=State.CLOSED)

        assert "This survey closed on" in words_of(client.get(back))
        assert "This survey closed on" in words_of(client.post("/answer/pulse/sign-in/"))
        assert let_in(wave) == []


class TestWithoutATrace:
    def test_one_mark_in_the_list_of_the_invited_is_all_that_changes(self, client, provider, wave, caplog):
        caplog.set_level(logging.INFO, logger="groundswell")
        caplog.set_level(logging.INFO, logger="django")
        before = everything()

        token = token_in(go_through(client, provider, wave))

        after = everything()
        changed = {table for table in after if after[table] != before.get(table)}
        assert changed == {"surveys_eligibility"}
        gone, come = (
            set(one["surveys_eligibility"]) - set(other["surveys_eligibility"])
            for one, other in ((before, after), (after, before))
        )
        assert [row.replace(f"'{Channel.NONE}'", f"'{Channel.SHOWN}'", 1) for row in gone] == list(come)
        rows = str(after)
        assert token not in rows
        assert SUBJECT not in rows
        assert ASHA_AT_WORK not in rows
        assert [table for table, found in after.items() if ASHA in str(found).lower()] == ["surveys_staffmember"]
        assert written(caplog) == []

    def test_the_browser_keeps_nothing_of_it(self, client, provider, wave):
        address = onward(client, wave)
        cookie = client.cookies[COOKIE]
        assert (cookie["max-age"], cookie["path"], cookie["samesite"]) == (600, "/answer/organisation/", "Lax")
        assert cookie["httponly"]
        assert "asha" not in str(signing.loads(cookie.value, salt=SALT)).lower()

        client.get(provider.come_through(address, SUBJECT))

        assert client.cookies[COOKIE].value == ""
        assert {name for name, one in client.cookies.items() if one.value} <= {"groundswell-form"}
        assert client.get("/account/").status_code == 302

    def test_the_session_of_somebody_with_an_account_learns_nothing(self, as_person, lead, provider, wave):
        ruths = as_person(lead)
        ruths.get("/answer/pulse/")
        before = everything()

        assert token_in(go_through(ruths, provider, wave))

        after = everything()
        assert {table for table in after if after[table] != before[table]} == {"surveys_eligibility"}
        assert ruths.get("/account/").status_code == 200

    @pytest.mark.parametrize("subject", ["a-stranger", SUBJECT])
    def test_who_is_not_let_in_leaves_nothing_at_all(self, client, provider, wave, caplog, subject):
        wave.eligible.filter(member__key=ASHA).update(channel=Channel.SLIP)
        before = everything()

        go_through(client, provider, wave, subject)

        assert everything() == before
        assert written(caplog) == []


class TestWhatGoesWrong:
    def test_who_chose_not_to_go_on_can_ask_for_a_code(self, client, wave, caplog):
        (state,) = parse_qs(urlsplit(onward(client, wave)).query)["state"]

        answer = client.get(f"{BACK}?error=access_denied&state={state}")

        assert "or you chose not to go on" in words_of(answer)
        assert '<form method="post" action="/answer/pulse/"' in words_of(answer)
        assert written(caplog) == []

    def test_a_provider_that_does_not_answer(self, client, provider, wave, settled):
        back = provider.come_through(onward(client, wave), SUBJECT)
        settled(issuer="http://127.0.0.1:9")

        for answer in (client.get(back), client.post("/answer/pulse/sign-in/")):
            assert answer.status_code == 503
            assert "does not answer. Try again in a few minutes, or ask for a code below" in words_of(answer)
        assert let_in(wave) == []

    def test_an_answer_that_nobody_asked_for(self, client, wave):
        answer = client.get(f"{BACK}?code=made-up&state=made-up")

        assert answer.status_code == 403
        assert "Open the survey again from the letter" in words_of(answer)


def test_the_letter_tells_of_the_sign_in_at_work_where_it_is_settled(wave):
    _, text = letter(wave, address="https://x.example/answer/pulse/", is_reminder=False)

    assert "by signing in with your work account, or by a code" in " ".join(text.split())
