"""Letters and posters are the same for everyone, and a slip that is scanned keeps its code to itself."""

import re
from datetime import timedelta
from urllib.parse import unquote, urlsplit

import pytest
from django.utils import timezone
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_opening import draft, opened  # noqa: F401 - a fixture used by name

from groundswell.audit.models import Event
from groundswell.discover.surveys.actions.inviting import invite, letter, tell_results
from groundswell.discover.surveys.actions.letters import write_letters
from groundswell.discover.surveys.actions.opening import close_wave
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.models import Letter, Wave
from groundswell.discover.surveys.paper import scanned
from groundswell.look import numbers
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/discover/surveys/pulse/"


@pytest.fixture
def wave(draft, lead, tmp_path, monkeypatch):  # noqa: F811 - the fixture named above
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    return opened(draft, lead, tmp_path / "boxes")


@pytest.mark.parametrize("is_reminder", [False, True])
def test_everybody_gets_the_same_letter(wave, lead, is_reminder):
    count = invite(wave, address="https://x.example/answer/pulse/", is_reminder=is_reminder, by=lead, at=AT)

    assert count == 40
    assert Letter.objects.values("subject", "text").distinct().count() == 1
    assert "https://x.example/answer/pulse/" in Letter.objects.first().text
    assert "p1@x.example" not in Letter.objects.first().text
    assert Event.objects.latest("number").detail == "40 letters"


@pytest.mark.parametrize(
    ("audience", "asked"), [("everyone", "everyone who works here"), ("leaders", "everyone who leads")]
)
def test_the_letter_says_who_is_asked_and_how_to_get_in(wave, audience, asked):
    wave.audience = audience
    _, text = letter(wave, address="https://x.example/answer/pulse/", is_reminder=False)

    assert f"asks {asked}" in text
    assert "a code is sent" in text
    assert "signing in" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_scanned_slip_carries_its_code_only_behind_the_hash():
    parts = urlsplit(scanned("https://box.example/answer/3f9c/", "0123-4567-89AB-CDEF-*"))

    assert (parts.path, parts.query) == ("/answer/3f9c/", "")
    assert unquote(parts.fragment) == "code=0123-4567-89AB-CDEF-*"


def test_the_page_sends_letters_and_makes_posters(wave, lead, as_person):
    browser = as_person(lead)

    page = browser.get(f"{HERE}tell/").content.decode()
    asked_first = browser.post(f"{HERE}tell/", {"letters": "1"}).content.decode()
    assert "Tick that you want to send it now. Nothing was sent." in asked_first
    assert not Letter.objects.exists()
    sent = browser.post(f"{HERE}tell/", {"letters": "1", "meant": "1"}, follow=True).content.decode()
    poster = browser.get(f"{HERE}poster-a4.pdf")

    assert "40 people get this letter, whether they have answered or not" in page
    assert f"/answer/{wave.box}/?kiosk" in page
    assert "40 letters are on their way" in sent
    assert "The invitation was sent on " in sent
    again = browser.get(f"{HERE}tell/").content.decode()
    assert f"by {lead.name}." in again
    assert "Yes, send 40 letters again: everybody has had this one" in again
    assert "send 40 letters now" in browser.get(f"{HERE}tell/?reminder=1").content.decode()
    assert poster.content[:5] == b"%PDF-"
    card = browser.get(f"{HERE}card.svg").content.decode()
    assert card.startswith("<svg")
    assert "testserver/answer/pulse" in card
    assert "Have your work e-mail to hand" in card


def test_no_page_of_an_open_wave_says_who_has_answered(wave, lead, as_person):
    browser = as_person(lead)
    for page in ("", "tell/", "slips/"):
        text = browser.get(HERE + page).content.decode()
        assert not re.search(r"p\d+@x\.example", text)
        assert "Fewer than 11 people had answered by " in text or page


def test_a_wave_that_is_closed_early_says_when_it_was(wave, lead, as_person, client, tmp_path):
    browser = as_person(lead)
    wave.closes_on = timezone.localdate() + timedelta(days=14)
    wave.save(update_fields=["closes_on"])
    promised, today = numbers.day(wave.closes_on), numbers.day(timezone.localdate())
    assert f"Letters and posters promised until {promised}." in browser.get(f"{HERE}close/").content.decode()

    close_wave(wave, folder=tmp_path / "boxes", by=lead, at=timezone.now())

    begin = client.get("/answer/pulse/").content.decode()
    assert f"This survey closed on {today}. Results will be told to all staff at once." in begin
    assert promised not in begin
    assert "It takes about" not in begin
    assert f"to {promised}; closed on {today}" in browser.get(HERE).content.decode()


def test_before_its_first_day_nothing_says_that_it_takes_answers(wave, lead, as_person):
    browser = as_person(lead)
    wave.opens_on, wave.closes_on = (timezone.localdate() + timedelta(days=days) for days in (5, 19))
    wave.save(update_fields=["opens_on", "closes_on"])
    first, last = numbers.day(wave.opens_on), numbers.day(wave.closes_on)

    assert f"This wave is opened, and takes answers from {first}." in browser.get(HERE).content.decode()
    listed = browser.get("/programmes/alderbrook/discover/surveys/").content.decode()
    assert f"opened, and takes answers from {first}" in listed
    told = browser.get(f"{HERE}tell/").content.decode()
    assert f"It opens on {first}." in told
    assert f"Take part here, from {first} to {last}:" in told


def test_the_closed_page_leads_to_what_staff_are_told(wave, client):
    Wave.objects.update(state=State.RELEASED)

    page = client.get("/answer/pulse/").content.decode()

    assert 'href="/told/pulse/"' in page
    assert "Results will be told" not in page


def test_who_asked_for_slips_is_not_offered_to_print_them(wave, lead, in_programme, as_person):
    browser = as_person(lead)
    browser.post(f"{HERE}tell/", {"slips": "1", "count": "100"})

    alone = browser.get(f"{HERE}tell/").content.decode()
    assert "Print them, PDF" not in alone
    assert "Nobody else in this programme may print them." in alone
    other = as_person(in_programme(Role.PROGRAMME_LEAD, "Devi"))
    assert "Print them, PDF" in other.get(f"{HERE}tell/").content.decode()
    assert "Devi can print them here." in browser.get(f"{HERE}tell/").content.decode()
    assert "Withdraw what was asked for" in browser.get(f"{HERE}tell/").content.decode()

    browser.post(f"{HERE}tell/", {"withdraw": "1"})

    assert "Print them, PDF" not in other.get(f"{HERE}tell/").content.decode()
    assert Event.objects.latest("number").what == "SLIPS_WITHDRAWN"
    twice = browser.post(f"{HERE}tell/", {"withdraw": "1"}, follow=True).content.decode()
    assert "Nobody has asked for slips that are not printed yet." in twice


def test_pages_say_that_letters_wait_and_stop_once_they_are_gone(wave, lead, as_person):
    browser = as_person(lead)
    invite(wave, address="https://x.example/", is_reminder=False, by=lead, at=timezone.now())
    assert "letters have waited since" not in browser.get(HERE).content.decode()
    Wave.objects.update(invited_at=timezone.now() - timedelta(hours=2))
    Letter.objects.filter(pk__in=Letter.objects.values("pk")[:5]).delete()
    # A code that waits is nobody's business.
    write_letters(["p1@x.example"], subject="Your code", text="T", is_urgent=True)

    for page in (HERE, f"{HERE}tell/"):
        assert "35 letters have waited since" in browser.get(page).content.decode()
    Letter.objects.exclude(is_urgent=True).delete()
    assert "letters have waited since" not in browser.get(HERE).content.decode()


def test_staff_are_told_where_the_results_are_once_they_are_released(wave, lead, as_person):
    browser = as_person(lead)
    with pytest.raises(NotNow):
        tell_results(wave, address="https://x.example/told/pulse/", by=lead, at=AT)
    Wave.objects.update(state=State.RELEASED)

    assert "Tell staff the results" in browser.get(HERE).content.decode()
    page = browser.get(f"{HERE}tell/").content.decode()
    assert "40 people who were asked get this letter, whether they answered or not." in page
    assert "Tick that you want to send it now." in browser.post(f"{HERE}tell/", {}).content.decode()
    assert not Letter.objects.exists()
    sent = browser.post(f"{HERE}tell/", {"meant": "1"}, follow=True).content.decode()

    assert "40 letters are on their way" in sent
    assert "Staff were told where the results are on " in sent
    assert Letter.objects.values("subject", "text").distinct().count() == 1
    assert "http://testserver/told/pulse/" in Letter.objects.first().text
    assert "send 40 letters again" in browser.get(f"{HERE}tell/").content.decode()
