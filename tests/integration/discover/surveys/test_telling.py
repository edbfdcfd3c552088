"""Letters and posters are the same for everyone, and a slip that is scanned keeps its code to itself."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_opening import draft, opened  # noqa: F401 - a fixture used by name

from groundswell.audit.models import Event
from groundswell.discover.surveys.actions.inviting import invite, letter
from groundswell.discover.surveys.models import Letter
from groundswell.discover.surveys.paper import scanned

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
    sent = browser.post(f"{HERE}tell/", {"letters": "1"}, follow=True).content.decode()
    poster = browser.get(f"{HERE}poster-a4.pdf")

    assert "40 people get this letter, whether they have answered or not" in page
    assert f"/answer/{wave.box}/?kiosk" in page
    assert "40 letters are on their way" in sent
    assert poster.content[:5] == b"%PDF-"
    card = browser.get(f"{HERE}card.svg").content.decode()
    assert card.startswith("<svg")
    assert "testserver/answer/pulse" in card


def test_no_page_of_an_open_wave_says_who_has_answered(wave, lead, as_person):
    browser = as_person(lead)
    for page in ("", "tell/", "slips/"):
        text = browser.get(HERE + page).content.decode()
        assert not re.search(r"p\d+@x\.example", text)
        assert "Fewer than 11 people had answered by " in text or page
