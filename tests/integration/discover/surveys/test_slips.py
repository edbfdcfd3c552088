"""Slips: two people print them, a name is ticked for each, nobody answers twice by them, and nobody is told who came."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_opening import draft, opened  # noqa: F401 - a fixture used by name
from tests.integration.discover.surveys.test_staff import load, member, numbered

from groundswell.audit.models import Event
from groundswell.ballot.admission import AlreadyAdmitted
from groundswell.ballot.box_file import path_of
from groundswell.ballot.slips import read_code
from groundswell.box.store import Box
from groundswell.discover.surveys.actions.admitting import send_code, use_code, use_sign_in
from groundswell.discover.surveys.actions.opening import close_wave
from groundswell.discover.surveys.actions.slips import ask_for_slips, print_slips, tick_slip
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.enums import Channel
from groundswell.discover.surveys.models import Eligibility, Letter, MailboxCode, PaperSlips, StaffMember, Wave
from groundswell.discover.surveys.queries.turnout import Turnout, reissued, turnout
from groundswell.discover.surveys.queries.waves import slips_drawn
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.providers import Provider, SecondFactor
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/discover/surveys/pulse/"
SLIPS, TELL = f"{HERE}slips/", f"{HERE}tell/"


@pytest.fixture
def wave(draft, lead, tmp_path, monkeypatch):  # noqa: F811 - the fixture named above
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    return opened(draft, lead, tmp_path / "boxes")


@pytest.fixture
def analyst(in_programme):
    return in_programme(Role.ANALYST)


def invited(wave, at):
    return wave.eligible.get(member__email=f"p{at}@x.example")


def let_in(wave, at, times=1):
    """Let somebody in by a code, so many times."""
    for _ in range(times):
        send_code(wave, f"p{at}@x.example")
        letter = Letter.objects.get()
        letter.delete()
        assert use_code(wave, f"p{at}@x.example", re.search(r"Your code: (.{9})", letter.text).group(1))


class TestPrinting:
    def test_a_slip_lets_one_person_answer_and_stands_on_paper_only(self, wave, lead, analyst, tmp_path):
        ask_for_slips(wave, 100, by=analyst, at=AT)
        codes = print_slips(wave, folder=tmp_path / "boxes", by=lead, at=AT)

        assert len(set(codes)) == 100
        box = Box(path_of(tmp_path / "boxes", wave.box), today=lambda: wave.opens_on)
        assert len({box.key_of_slip(code) for code in codes}) == 100
        box.shut()
        held = b"".join(one.read_bytes() for one in (tmp_path / "boxes").iterdir())
        assert not any(code.encode() in held or read_code(code).encode() in held for code in codes)

    @pytest.mark.parametrize("count", [1, 99, 5001])
    def test_too_few_slips_to_be_mixed_are_refused(self, wave, lead, count):
        with pytest.raises(NotNow) as refused:
            ask_for_slips(wave, count, by=lead, at=AT)

        assert "drawn from a box" in refused.value.sentence()

    def test_nobody_prints_alone(self, wave, lead, analyst, tmp_path):
        ask_for_slips(wave, 100, by=lead, at=AT)

        for by, why in ((lead, "takes two people"), (analyst, None)):
            with pytest.raises(NotNow if why else NotAllowed) as refused:
                print_slips(wave, folder=tmp_path / "boxes", by=by, at=AT)
            assert why is None or why in refused.value.sentence()
        assert not PaperSlips.objects.get().printed

    def test_what_was_printed_is_not_printed_again(self, wave, lead, analyst, tmp_path):
        ask_for_slips(wave, 100, by=analyst, at=AT)
        print_slips(wave, folder=tmp_path / "boxes", by=lead, at=AT)

        with pytest.raises(NotNow, match="Nobody has asked"):
            print_slips(wave, folder=tmp_path / "boxes", by=lead, at=AT)

    def test_there_are_never_many_more_than_people(self, wave, lead, analyst, tmp_path):
        ask_for_slips(wave, 140, by=analyst, at=AT)
        with pytest.raises(NotNow, match="at most 140 slips"):
            ask_for_slips(wave, 141, by=analyst, at=AT)
        print_slips(wave, folder=tmp_path / "boxes", by=lead, at=AT)

        with pytest.raises(NotNow, match="140 are printed"):
            ask_for_slips(wave, 100, by=analyst, at=AT)

    def test_the_server_s_own_command_line_is_not_held_to_be_two(self, wave, tmp_path):
        iona = CommandLine("iona")
        ask_for_slips(wave, 100, by=iona, at=AT)

        assert len(print_slips(wave, folder=tmp_path / "boxes", by=iona, at=AT)) == 100

    def test_on_the_page_one_asks_and_another_prints(self, wave, lead, analyst, as_person):
        ruth, tomasz = as_person(lead), as_person(analyst)

        asked = tomasz.post(TELL, {"slips": "1", "count": "100"}, follow=True).content.decode()
        not_his = tomasz.post(TELL, {"print": "1"})
        page = ruth.get(TELL).content.decode()
        paper = ruth.post(TELL, {"print": "1"})

        assert "100 slips are asked for, by " in asked
        assert "Print them" not in asked
        assert not not_his.content.startswith(b"%PDF")
        assert "Print them" in page
        assert paper.content[:5] == b"%PDF-"
        assert paper.headers["Cache-Control"] == "no-store, private"
        ruth.post(TELL, {"slips": "1", "count": "100"})
        alone = ruth.post(TELL, {"print": "1"}, follow=True).content.decode()
        assert "There can be at most 140 slips" in alone or "takes two people" in alone


class TestTicking:
    def test_who_takes_a_slip_is_let_in_by_nothing_else(self, wave, lead):
        send_code(wave, "p1@x.example")
        code = re.search(r"Your code: (.{9})", Letter.objects.get().text).group(1)

        tick_slip(wave, invited(wave, 1).pk, by=lead, at=AT)

        assert use_code(wave, "p1@x.example", code) is None
        with pytest.raises(AlreadyAdmitted):
            use_sign_in(wave, "p1@x.example")
        send_code(wave, "p1@x.example")
        assert not MailboxCode.objects.exists()
        assert (slips_drawn(wave), reissued(wave)) == (1, 0)

    def test_who_was_let_in_before_counts_as_let_in_twice(self, wave, lead):
        let_in(wave, 1)
        let_in(wave, 2, times=2)

        tick_slip(wave, invited(wave, 1).pk, by=lead, at=AT)

        # Two of forty may come twice, by whatever way.
        assert (slips_drawn(wave), reissued(wave)) == (1, 2)
        with pytest.raises(NotNow, match="No more slips"):
            tick_slip(wave, invited(wave, 2).pk, by=lead, at=AT)

    def test_beyond_the_cap_nobody_with_another_way_in_is_ticked_let_in_before_or_not(self, wave, lead):
        let_in(wave, 1, times=2)
        let_in(wave, 2, times=2)
        let_in(wave, 3)
        Eligibility.objects.filter(pk=invited(wave, 9).pk).update(channel=Channel.SLIP)

        said = []
        for at in (1, 3, 4):
            with pytest.raises(NotNow) as refused:
                tick_slip(wave, invited(wave, at).pk, by=lead, at=AT)
            said.append(refused.value.sentence())
        tick_slip(wave, invited(wave, 9).pk, by=lead, at=AT)

        assert len(set(said)) == 1
        assert slips_drawn(wave) == 1

    def test_it_answers_the_same_after_the_same_work_for_everybody(self, wave, lead, as_person):
        ruth = as_person(lead)
        let_in(wave, 1)
        send_code(wave, "p2@x.example")
        wave.eligible.filter(member__email="p3@x.example").update(channel=Channel.SLIP)
        ruth.post(SLIPS, {"tick": str(invited(wave, 9).pk)}, follow=True)

        asked, said = [], []
        for at in (1, 2, 3, 4):
            with CaptureQueriesContext(connection) as queries:
                answer = ruth.post(SLIPS, {"tick": str(invited(wave, at).pk)}, follow=True)
            asked.append([re.sub(r"\W.*", "", one["sql"]) for one in queries])
            said.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()))

        assert "Ticked." in said[0]
        assert len(set(said)) == 1
        assert asked[0] == asked[1] == asked[2] == asked[3]

    def test_the_record_does_not_say_whom(self, wave, lead):
        tick_slip(wave, invited(wave, 1).pk, by=lead, at=AT)

        event = Event.objects.latest("number")
        assert (event.what, event.detail) == ("SLIP_TICKED", "")
        assert "p1" not in str({field.name: getattr(event, field.name) for field in event._meta.fields})

    def test_only_who_is_invited_can_be_ticked_and_only_by_who_prepares(self, wave, lead, in_programme):
        with pytest.raises(NotNow, match="not invited"):
            tick_slip(wave, uuid4(), by=lead, at=AT)
        with pytest.raises(NotAllowed):
            tick_slip(wave, invited(wave, 1).pk, by=in_programme(Role.BOARD_SPONSOR), at=AT)

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("p17@x", ["p17@x.example"]),
            ("P17@X.EXAMPLE", ["p17@x.example"]),
            ("4711", ["Bill Ode, staff number 4711"]),
            ("471", []),
            ("bill", ["Bill Ode, staff number 4711"]),
            ("nobody", []),
        ],
    )
    def test_somebody_is_found_as_the_staff_list_has_them(self, wave, lead, as_person, words, found):
        unit = StaffMember.objects.first().unit
        bill = StaffMember.objects.create(
            organisation=unit.organisation, key="number 4711", number="4711", name="Bill Ode", unit=unit
        )
        Eligibility.objects.create(wave=wave, member=bill, unit=unit)

        page = as_person(lead).post(SLIPS, {"who": words}).content.decode()

        assert re.findall(r'<th scope="row">(.+?)</th>', page) == found
        assert ("Nobody who is invited is found" in page) == (not found)

    def test_a_list_too_long_says_so_and_names_stand_in_no_address(self, wave, lead, as_person):
        ruth = as_person(lead)

        page = ruth.post(SLIPS, {"who": "x.example"}).content.decode()

        assert page.count('<th scope="row">p') == 20
        assert "More people fit than are listed" in page
        assert "p1@x.example" not in ruth.get(f"{SLIPS}?who=x.example").content.decode()
        assert ruth.post(SLIPS, {"tick": "no key"}).status_code == 404

    def test_a_closed_wave_has_no_such_page(self, wave, lead, as_person, tmp_path):
        close_wave(wave, folder=tmp_path / "boxes", by=lead, at=AT)

        assert as_person(lead).get(SLIPS).status_code == 404


class TestWhoHasNoMailbox:
    @pytest.mark.parametrize(("claim", "channel"), [("", "SLIP"), ("email", "SLIP"), ("employee_number", "NONE")])
    def test_without_a_way_through_the_sign_in_they_come_by_slip(
        self,
        programme,
        lead,
        draft,  # noqa: F811 - the fixture named above
        tmp_path,
        settings,
        claim,
        channel,
    ):
        settings.SIGN_IN_PROVIDERS = {
            "ZZA": Provider("ZZA", "https://x.example", "c", "s", "work", SecondFactor.NEVER, staff_claim=claim)
        }
        load(programme, lead, numbered("5"), *(member(f"p{at}@x.example") for at in range(40)))

        wave = opened(draft, lead, tmp_path)

        found = dict(wave.eligible.values_list("member__key", "channel"))
        assert found.pop("number 5") == Channel[channel]
        assert set(found.values()) == {Channel.NONE}


class TestTurnout:
    def test_it_is_told_by_fives_and_who_was_let_in_after_the_close(self, wave, lead, tmp_path):
        wave.eligible.filter(member__email__in=[f"p{at}@x.example" for at in range(17)]).update(channel=Channel.SHOWN)
        for at in (1, 20, 21, 22, 23, 24, 25):
            tick_slip(wave, invited(wave, at).pk, by=lead, at=AT)

        assert turnout(wave) == Turnout(None, again=5, slips=5)
        closed = close_wave(wave, folder=tmp_path / "boxes", by=lead, at=AT)
        assert turnout(closed) == Turnout(15, again=5, slips=5)
        assert (slips_drawn(closed), reissued(closed)) == (7, 1)

    def test_a_new_address_after_somebody_came_in_counts_as_a_second_way_in(self, programme, lead, tmp_path, draft):  # noqa: F811 - as above
        people = [member(f"p{at}@x.example") for at in range(40)]
        load(programme, lead, numbered("5", "own@x.example"), *people)
        wave = opened(draft, lead, tmp_path)
        wave.eligible.filter(member__email="own@x.example").update(channel=Channel.SHOWN)

        load(programme, lead, numbered("5", "mine@x.example"), *people)

        assert (reissued(wave), slips_drawn(wave)) == (1, 1)

    @pytest.mark.parametrize("state", ["draft", "counted", "released"])
    def test_before_and_after_nothing_is_known(self, wave, state):
        Wave.objects.update(state=state)

        assert turnout(Wave.objects.get()) is None
