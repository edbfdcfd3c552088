"""Opening a wave fixes everything and makes the box; entering it hands over a token and tells nobody who is invited."""

import json
import re
import sqlite3
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.audit.models import Event
from groundswell.ballot.box_file import path_of
from groundswell.ballot.form import form_from
from groundswell.box.pages import about, frame_of
from groundswell.box.rendering import rendered
from groundswell.discover.surveys.actions.admitting import send_codes
from groundswell.discover.surveys.actions.opening import close_wave, open_wave
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.models import Eligibility, Letter, Wave
from groundswell.discover.surveys.planning import sha256_of
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture
def draft(programme, lead):
    load(programme, lead, *(member(f"p{at}@x.example", "Theatres" if at % 2 else "Wards") for at in range(40)))
    return Wave.objects.create(
        programme=programme,
        slug="pulse",
        title="Pulse",
        instrument="culture-pulse",
        instrument_version="2026.1",
        opens_on=timezone.localdate(),
        closes_on=timezone.localdate() + timedelta(days=20),
        who_to_tell="Devi",
        box="ab12",
    )


def opened(draft, lead, folder):
    return open_wave(draft, folder=folder, by=lead, at=AT, today=timezone.localdate())


def test_opening_fixes_and_hashes_everything(draft, lead, tmp_path):
    wave = opened(draft, lead, tmp_path)

    assert wave.state == "open"
    assert wave.plan_sha256 == sha256_of(wave.plan)
    assert wave.plan["form_sha256"] == sha256_of(wave.form)
    assert wave.plan["headcounts"]["unit"] == {"surgery": 40, "theatres": 20, "wards": 20}
    assert wave.plan["instrument"]["items"]
    assert Eligibility.objects.filter(wave=wave).count() == 40
    assert wave.plan_sha256 in Event.objects.latest("number").detail


def test_the_box_tells_who_keeps_it_and_who_reads(draft, lead, tmp_path):
    draft.keepers, draft.readers = "the digital services team", "two people of the Change Team"
    draft.save()

    form = form_from(opened(draft, lead, tmp_path).form)

    said = about(form, "en")
    assert (said.keepers, said.readers) == ("the digital services team", "two people of the Change Team")
    page = rendered("can_anyone", frame_of(form, "en"), None, about=said).decode()
    assert "the people who look after it (the digital services team) could look" in page
    assert "Words you write are read by two people of the Change Team" in page


def test_the_box_knows_no_person_and_cannot_admit(draft, lead, tmp_path):
    wave = opened(draft, lead, tmp_path)

    held = path_of(tmp_path, wave.box).read_bytes()
    assert b"p1@x.example" not in held
    assert bytes(wave.admission_key) not in held
    with sqlite3.connect(path_of(tmp_path, wave.box)) as box:
        form = json.loads(box.execute("SELECT v FROM meta WHERE k = 'form'").fetchone()[0])
    assert form == wave.form


@pytest.mark.parametrize("fault", ["over", "nobody", "again"])
def test_what_cannot_be_opened_stays_as_it_was(draft, lead, tmp_path, fault):
    if fault == "over":
        draft.opens_on = draft.closes_on = date(2026, 1, 1)
        draft.save()
    elif fault == "nobody":
        draft.audience = "leaders"
        draft.save()
    else:
        opened(draft, lead, tmp_path)
    before = Wave.objects.values().get()

    with pytest.raises(NotNow):
        opened(draft, lead, tmp_path)

    assert Wave.objects.values().get() == before
    assert path_of(tmp_path, draft.box).exists() == (fault == "again")


def test_a_box_left_of_a_failed_opening_is_no_hindrance(draft, lead, tmp_path):
    (tmp_path / f"{draft.box}.box").write_bytes(b"left over")

    assert opened(draft, lead, tmp_path).state == "open"


def test_only_the_programme_lead_opens(draft, in_programme, tmp_path):
    with pytest.raises(NotAllowed):
        opened(draft, in_programme(Role.ANALYST), tmp_path)


def test_a_closed_wave_admits_nobody_and_its_key_is_gone(draft, lead, tmp_path):
    wave = opened(draft, lead, tmp_path)

    closed = close_wave(wave, folder=tmp_path, by=lead, at=AT)

    assert (closed.state, bytes(closed.admission_key)) == ("closed", b"")
    with pytest.raises(NotNow):
        close_wave(wave, folder=tmp_path, by=lead, at=AT)


@pytest.fixture
def entrance(draft, lead, tmp_path):
    opened(draft, lead, tmp_path)
    return Client()


def test_the_way_in_from_address_to_token(entrance):
    asked = entrance.post("/answer/pulse/", {"email": "p1@x.example"})
    send_codes()
    code = re.search(r"Your code: (.{9})", Letter.objects.get().text).group(1)

    page = entrance.post("/answer/pulse/", {"email": "p1@x.example", "code": code}).content.decode()

    assert "if that address is invited" in asked.content.decode()
    assert re.search(r'<form method="post" action="http://localhost:8001/answer/ab12/"', page)
    assert re.search(r'name="token" value="[\w=-]{128}"', page)
    assert "p1@x.example" not in page


def test_strangers_and_the_invited_see_the_same_page(entrance):
    pages = [
        re.sub(
            r'name="csrfmiddlewaretoken" value="\w+"',
            "",
            entrance.post("/answer/pulse/", {"email": email}).content.decode(),
        ).replace(email, "")
        for email in ("p2@x.example", "nobody@x.example")
    ]

    assert pages[0] == pages[1]


def test_a_wrong_code_says_nothing_of_who_is_invited(entrance):
    entrance.post("/answer/pulse/", {"email": "p3@x.example"})
    said = [
        "do not belong together"
        in entrance.post("/answer/pulse/", {"email": email, "code": "0000 0000"}).content.decode()
        for email in ("p3@x.example", "nobody@x.example")
    ]

    assert said == [True, True]


def test_the_page_is_of_no_account_and_leads_nowhere_else(entrance):
    page = entrance.get("/answer/pulse/").content.decode()

    assert "Sign in" not in page
    assert "Find your trust" not in page
    assert "http://localhost:8001/answer/ab12/can-anyone-find-out/" in page


def test_a_draft_has_no_entrance(draft):
    assert Client().get("/answer/pulse/").status_code == 404


def test_only_this_page_may_send_a_form_to_the_box(entrance):
    policy = entrance.get("/answer/pulse/").headers["Content-Security-Policy"]
    elsewhere = entrance.get("/").headers["Content-Security-Policy"]

    assert "form-action 'self' http://localhost:8001" in policy
    assert "8001" not in elsewhere
