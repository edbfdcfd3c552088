"""The page where staff begin, attacked: it locks nobody out, stops whoever guesses, and tells nobody who is invited."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.ballot.admission import new_signing_key
from groundswell.discover.surveys.actions.sending import send_waiting
from groundswell.discover.surveys.enums import Channel, State
from groundswell.discover.surveys.limits import Limits
from groundswell.discover.surveys.models import CodeRequest, Eligibility, Letter, MailboxCode, StaffMember, Wave
from groundswell.discover.surveys.views import entering
from groundswell.packs.instruments import instrument

pytestmark = pytest.mark.django_db
HERE = "/answer/pulse/"
PEOPLE = 1500
VICTIM = "p7@x.example"
HOSPITAL, ATTACKER = "192.0.2.1", "198.51.100.9"


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """Begin at a new window of ten minutes, behind the proxy that the how-to sets up. Returns the clock."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    seconds = [0]
    monkeypatch.setattr(entering, "limits", Limits(lambda: seconds[0]))
    return seconds


@pytest.fixture
def wave(programme, lead):
    load(programme, lead, *(member(f"p{number}@x.example") for number in range(PEOPLE)))
    made = Wave.objects.create(
        programme=programme,
        slug="pulse",
        title="Pulse",
        instrument="culture-pulse",
        instrument_version=instrument("culture-pulse").version,
        opens_on=timezone.localdate(),
        closes_on=timezone.localdate() + timedelta(days=14),
        state=State.OPEN,
        box="00",
        admission_key=new_signing_key()[0],
    )
    Eligibility.objects.bulk_create(Eligibility(wave=made, member=one) for one in StaffMember.objects.all())
    return made


class Visitor(Client):
    """A browser behind the one proxy, which says what it is told to say of where it stands."""

    def __init__(self, address=HOSPITAL, claims=""):
        forwarded = f"{claims}, {address}" if claims else address
        super().__init__(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)

    def ask(self, email):
        return self.post(HERE, {"email": email})

    def enter(self, email, code):
        """Return whether this address and code let in."""
        return 'name="token"' in self.post(HERE, {"email": email, "code": code}).content.decode()


def codes_sent():
    """Send what waits, and return the codes by address, of each address in the order in which they came."""
    mail.outbox = []
    send_waiting(sender="surveys@x.example", most=10_000)
    found = {}
    for letter in mail.outbox:
        found.setdefault(letter.to[0], []).append(re.search(r"Your code: (.{9})", letter.body).group(1))
    return found


class TestAWholeTrustFromOneAddress:
    def test_fifteen_hundred_people_ask_and_enter(self, wave):
        visitor = Visitor()
        for number in range(PEOPLE):
            assert visitor.ask(f"p{number}@x.example").status_code == 200

        sent = codes_sent()

        assert len(sent) == PEOPLE
        assert all(visitor.enter(email, code) for email, (code,) in sent.items())
        assert wave.eligible.filter(channel=Channel.SHOWN).count() == PEOPLE

    def test_a_guesser_is_stopped_and_the_hospital_is_not(self, wave):
        guesser = Visitor(ATTACKER)
        for _ in range(entering.WRONG_FROM_ONE_MACHINE):
            entering.limits.allow("wrong from", ATTACKER, most=1)

        answer = guesser.post(HERE, {"email": VICTIM, "code": "0000 0000"})

        assert answer.status_code == 429
        Visitor().ask(VICTIM)
        ((code,),) = codes_sent().values()
        assert guesser.enter(VICTIM, code) is False
        assert Visitor().enter(VICTIM, code)

    def test_a_header_that_the_visitor_wrote_does_not_help_to_guess(self, wave):
        for at in range(entering.WRONG_EACH):
            assert Visitor(ATTACKER, claims=f"203.0.113.{at}").enter(VICTIM, "0000 0000") is False
        Visitor().ask(VICTIM)
        ((code,),) = codes_sent().values()

        # Beyond the limit even the right code is a wrong one, whatever address is claimed.
        assert Visitor(ATTACKER, claims=HOSPITAL).enter(VICTIM, code) is False
        assert Visitor().enter(VICTIM, code)

    def test_without_a_proxy_the_header_is_not_looked_at(self, wave, settings):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
        entering.limits.allow("wrong from", "127.0.0.1", most=1)
        for _ in range(entering.WRONG_FROM_ONE_MACHINE):
            entering.limits.allow("wrong from", "127.0.0.1", most=1)

        assert Visitor(claims="203.0.113.5").post(HERE, {"email": VICTIM, "code": "0"}).status_code == 429


class TestLockingSomebodyOut:
    def test_somebody_whose_code_is_asked_for_and_tried_by_others_still_gets_in(self, wave):
        Visitor().ask(VICTIM)
        ((mine,),) = codes_sent().values()
        attacker = Visitor(ATTACKER)
        for _ in range(4):
            attacker.ask(VICTIM)
            for _ in range(20):
                assert attacker.enter(VICTIM, "0000 0000") is False

        newer = codes_sent()[VICTIM]

        # What others asked for stands in the mailbox too; the first code and the newest are equally good.
        assert len(newer) == 2
        assert Visitor().enter(VICTIM, mine)
        assert not MailboxCode.objects.exists()
        assert Visitor().enter(VICTIM, newer[-1]) is False

    def test_beyond_the_limit_of_letters_nothing_is_sent_and_the_page_says_what_still_works(self, wave):
        pages = [Visitor(ATTACKER).ask(VICTIM).content.decode() for _ in range(entering.CODES_EACH + 1)]

        assert len(codes_sent()[VICTIM]) == entering.CODES_EACH
        assert all("if a code was sent before, it still works" in page for page in pages)

    def test_of_many_codes_the_newest_six_are_kept(self, wave, clock):
        codes = []
        for _ in range(8):
            clock[0] += 600
            Visitor().ask(VICTIM)
            codes += codes_sent()[VICTIM]

        assert MailboxCode.objects.count() == 6
        assert Visitor().enter(VICTIM, codes[1]) is False
        assert Visitor().enter(VICTIM, codes[2])


class TestWhoIsInvited:
    @pytest.mark.parametrize("posted", [{}, {"code": "0000 0000"}], ids=["asking", "a wrong code"])
    def test_an_invited_and_an_unknown_address_cost_the_same(self, wave, posted):
        # One that is invited, one with codes on their way, one that was let in, one that is nobody's.
        Visitor().ask("p1@x.example")
        codes_sent()
        wave.eligible.filter(member__email="p2@x.example").update(channel=Channel.SHOWN)
        addresses = ("p0@x.example", "p1@x.example", "p2@x.example", "pp@x.example")
        visitor = Visitor()
        visitor.get(HERE)
        asked, said, kept = [], [], []
        for email in addresses:
            with CaptureQueriesContext(connection) as queries:
                answer = visitor.post(HERE, {"email": email, **posted})
            asked.append([without_values(one["sql"], email) for one in queries])
            said.append(
                re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()).replace(email, "")
            )
            kept.append((CodeRequest.objects.count() - len(kept) * (not posted), Letter.objects.count()))

        assert asked[0] == asked[1] == asked[2] == asked[3]
        assert said[0] == said[1] == said[2] == said[3]
        assert len(set(kept)) == 1

    def test_only_whoever_is_invited_gets_a_letter_and_nothing_is_left_of_the_others(self, wave):
        for email in (VICTIM, "stranger@x.example"):
            Visitor().ask(email)
        assert CodeRequest.objects.count() == 2

        assert list(codes_sent()) == [VICTIM]
        assert not CodeRequest.objects.exists()
        assert not Letter.objects.exists()

    def test_many_strangers_do_not_hold_up_whoever_waits(self, wave):
        CodeRequest.objects.bulk_create(CodeRequest(wave=wave, email=f"s{at}@x.example") for at in range(600))
        Visitor().ask(VICTIM)

        assert list(codes_sent()) == [VICTIM]


def without_values(sql, email):
    """Return a query without what stands in it: random ids, names of savepoints, and the address itself."""
    return re.sub(r"'[0-9a-f]{32}'|'[0-9a-f-]{36}'|s\d+_x\d+", "ID", sql.replace(email, "EMAIL"))


def test_welsh_is_offered_where_people_begin_and_where_they_go_on(wave):
    """Where the questions have it; nobody has read the words who speaks it at work, and they say so."""
    before = Visitor().get(HERE).content.decode()
    Visitor().ask(VICTIM)
    ((code,),) = codes_sent().values()
    within = Visitor().post(HERE, {"email": VICTIM, "code": code}).content.decode()

    assert "Gallwch ateb yr arolwg hwn yn Gymraeg" in before
    assert "?lang=cy" in before
    assert re.search(r'<button[^>]* name="lang" value="cy"', within)
    for page in (before, within):
        assert "Does neb sy’n siarad Cymraeg yn y gwaith wedi gwirio’r geiriau hyn eto." in page


def test_welsh_is_offered_nowhere_where_the_questions_lack_it(wave):
    wave.instrument, wave.instrument_version = "leadership-behaviours", instrument("leadership-behaviours").version
    wave.save()

    assert "Cymraeg" not in Visitor().get(HERE).content.decode()
