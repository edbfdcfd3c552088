"""A one-time code proves a mailbox: it admits once, tells nobody who is invited, and leaves no trace of who used it."""

import re
from datetime import date

import pytest
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.audit.models import Event
from groundswell.ballot.admission import new_signing_key
from groundswell.discover.surveys.actions.admitting import LENGTH, SIGNS, plain_code, reissued, send_code, use_code
from groundswell.discover.surveys.enums import Channel, State
from groundswell.discover.surveys.models import CodeRequest, Eligibility, Letter, MailboxCode, StaffMember, Wave

pytestmark = pytest.mark.django_db
ASHA = "asha@x.example"


@pytest.fixture
def wave(programme, lead):
    load(programme, lead, member(ASHA), *(member(f"p{number}@x.example") for number in range(39)))
    made = Wave.objects.create(
        programme=programme,
        slug="pulse",
        title="Pulse",
        instrument="culture-pulse",
        instrument_version="1",
        opens_on=date(2027, 3, 1),
        closes_on=date(2027, 3, 21),
        state=State.OPEN,
        box="00",
        admission_key=new_signing_key()[0],
    )
    Eligibility.objects.bulk_create(Eligibility(wave=made, member=one) for one in StaffMember.objects.all())
    return made


def code_sent():
    letter = Letter.objects.get()
    letter.delete()
    return re.search(r"Your code: (.{9})", letter.text).group(1)


def enter(wave, email, code):
    return bool(use_code(wave, email, code))


def test_a_code_admits_once(wave):
    send_code(wave, f" {ASHA.upper()} ")
    code = code_sent()

    assert enter(wave, ASHA, code.lower().replace(" ", "-"))
    assert enter(wave, ASHA, code) is False
    assert Eligibility.objects.get(member__email=ASHA).channel == Channel.SHOWN
    assert not MailboxCode.objects.exists()


def test_a_code_of_one_person_does_not_let_in_another(wave):
    send_code(wave, ASHA)
    code = code_sent()
    send_code(wave, "p1@x.example")
    code_sent()

    assert enter(wave, "p1@x.example", code) is False
    assert enter(wave, ASHA, code)


def test_who_is_not_invited_gets_no_letter(wave):
    for stranger in ("stranger@x.example", "", "not an address"):
        send_code(wave, stranger)

    assert not Letter.objects.exists()


def test_guessing_at_a_code_does_not_end_it(wave):
    send_code(wave, ASHA)
    code = code_sent()
    for _ in range(50):
        assert enter(wave, ASHA, "00000000" if not code.startswith("0000") else "11111111") is False

    assert enter(wave, ASHA, code)


def test_a_newer_code_does_not_end_the_older_and_one_use_ends_both(wave):
    send_code(wave, ASHA)
    older = code_sent()
    send_code(wave, ASHA)
    newer = code_sent()

    assert enter(wave, ASHA, older)
    assert enter(wave, ASHA, newer) is False


def test_a_lost_way_in_is_given_again_once_and_only_to_few(wave):
    for round_ in range(3):
        send_code(wave, ASHA)
        if round_ == 2:
            assert not Letter.objects.exists()
        else:
            assert enter(wave, ASHA, code_sent())
    # Of 40 people two may come twice.
    for email, again in (("p1@x.example", True), ("p2@x.example", False)):
        send_code(wave, email)
        assert enter(wave, email, code_sent())
        send_code(wave, email)
        assert Letter.objects.exists() == again
        if again:
            assert enter(wave, email, code_sent())
    assert reissued(wave) == 2


def test_a_closed_wave_lets_nobody_in(wave):
    send_code(wave, ASHA)
    code = code_sent()
    wave.state = State.CLOSED
    wave.save()

    assert enter(wave, ASHA, code) is False
    send_code(wave, ASHA)
    assert not Letter.objects.exists()


def test_nothing_of_it_is_audited_or_timed(wave):
    before = Event.objects.count()
    send_code(wave, ASHA)
    enter(wave, ASHA, code_sent())

    assert Event.objects.count() == before
    for model in (Eligibility, CodeRequest, MailboxCode, Letter):
        kinds = {field.get_internal_type() for field in model._meta.get_fields() if hasattr(field, "get_internal_type")}
        assert not kinds & {"DateTimeField", "DateField", "TimeField", "AutoField", "BigAutoField"}


def test_codes_are_typed_as_people_type_them():
    assert plain_code(" o1l-i 7k3 ") == "01117K3"
    assert set(plain_code("".join(SIGNS))) == set(SIGNS)
    assert len(SIGNS) ** LENGTH > 10**12


@pytest.mark.parametrize("languages", [["en"], ["en", "cy"]])
def test_who_may_answer_in_welsh_reads_of_the_code_in_welsh_too(wave, languages):
    wave.form = {"languages": languages}
    wave.save()
    send_code(wave, ASHA)

    letter = Letter.objects.get()
    code = code_sent()
    is_welsh = "cy" in languages
    assert (f"Eich cod: {code}" in letter.text, "wedi gwirio’r geiriau hyn eto" in letter.text) == (is_welsh, is_welsh)
    assert enter(wave, ASHA, code)
