"""A questionnaire that was written in the browser is finished, asked in a wave, and taken away as a pack."""

import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.integration.discover.questionnaires.conftest import AT, HERE, with_licence
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.ballot.box_file import path_of
from groundswell.discover.questionnaires.actions import NotNow, change, finish, offer
from groundswell.discover.questionnaires.models import FinishedForGood, FinishedVersion
from groundswell.discover.questionnaires.queries import instrument_for
from groundswell.discover.surveys.actions.opening import open_wave
from groundswell.discover.surveys.models import Wave
from groundswell.people.enums import Role
from groundswell.programme.models import Programme
from groundswell.vocabulary.faults import BadInput

pytestmark = pytest.mark.django_db
SURVEYS = "/programmes/alderbrook/discover/surveys/"


@pytest.fixture
def finished(ward_teams, lead):
    """Return the questionnaire, finished as version 1."""
    finish(ward_teams, by=lead, at=AT)
    return ward_teams


def prepared(ruths, **more):
    """Return the answer to preparing a wave that asks the questionnaire."""
    today = timezone.localdate()
    days = {
        f"{name}_{part}": str(getattr(day, unit))
        for name, day in (("opens_on", today), ("closes_on", today + timedelta(days=14)))
        for part, unit in ((0, "day"), (1, "month"), (2, "year"))
    }
    return ruths.post(
        f"{SURVEYS}new/",
        {
            "title": "Ward teams, spring", "instrument": "ward-teams", "audience": "everyone", "threshold": "11",
            "who_to_tell": "Devi, guardian", "keepers": "our IT team", "readers": "two people", "opens_on": today.isoformat(),
            "closes_on": (today + timedelta(days=14)).isoformat(), **days, **more,
        },
    )  # fmt: skip


def test_a_draft_is_no_wave_and_a_finished_version_is(ruths, lead, programme, ward_teams, tmp_path):
    load(programme, lead, *(member(f"p{at}@x.example") for at in range(20)))
    assert "ward-teams" not in ruths.get(f"{SURVEYS}new/").content.decode()

    ruths.post(f"{HERE}finish/")
    assert prepared(ruths).status_code == 302
    wave = Wave.objects.get()
    opened = open_wave(wave, folder=tmp_path, by=lead, at=AT, today=timezone.localdate())

    assert (wave.instrument, wave.instrument_version) == ("ward-teams", "1")
    with sqlite3.connect(path_of(tmp_path, opened.box)) as box:
        form = json.loads(box.execute("SELECT v FROM meta WHERE k = 'form'").fetchone()[0])
    box.close()
    assert [item["id"] for topic in form["topics"] for item in topic["items"]] == ["we-help", "i-wait"]
    assert [one["reversed"] for one in opened.plan["instrument"]["items"]] == [False, True]
    assert [one["id"] for one in opened.plan["instrument"]["subjects"]] == ["teamwork"]
    page = ruths.get(f"{SURVEYS}{wave.slug}/").content.decode()
    assert "Ward teams, version 1" in page


def test_a_finished_version_never_changes(finished, lead):
    version = FinishedVersion.objects.get()
    change(finished, lambda now: now, by=lead)
    version.content = {}

    with pytest.raises(FinishedForGood):
        version.save()
    with pytest.raises(FinishedForGood):
        version.delete()
    with pytest.raises(NotNow):
        finish(finished, by=lead, at=AT)
    assert [item.id for item in instrument_for(finished.programme, "ward-teams", "1").items] == ["we-help", "i-wait"]


def test_a_withdrawn_questionnaire_is_not_offered_and_its_waves_go_on(ruths, lead, programme, finished, tmp_path):
    load(programme, lead, *(member(f"p{at}@x.example") for at in range(20)))
    prepared(ruths)

    offer(finished, is_offered=False, by=lead, at=AT)

    assert 'value="ward-teams"' not in ruths.get(f"{SURVEYS}new/").content.decode()
    assert open_wave(Wave.objects.get(), folder=tmp_path, by=lead, at=AT, today=timezone.localdate()).state == "open"


def test_another_programme_cannot_ask_it(finished, lead):
    other = Programme.objects.create(organisation=finished.programme.organisation, slug="other", name="Other")

    with pytest.raises(BadInput):
        instrument_for(other, "ward-teams")


def test_the_pack_it_leaves_as_passes_our_own_check(ruths, finished, tmp_path):
    answer = ruths.get(f"{HERE}versions/1/pack.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        pack.extractall(tmp_path)
    (folder,) = {path.parent for path in tmp_path.rglob("pack.toml")}

    done = subprocess.run(
        [sys.executable, "-m", "groundswell", "instrument", "check", str(folder)], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    assert "ward-teams" in done.stdout


def test_wording_that_may_not_be_passed_on_is_never_exported(ruths, lead, ward_teams):
    change(ward_teams, lambda now: with_licence(now, may_redistribute=False), by=lead)
    finish(ward_teams, by=lead, at=AT)

    answer = ruths.get(f"{HERE}versions/1/pack.zip", follow=True)

    assert b"We help each other" not in answer.content or answer.headers["Content-Type"].startswith("text/html")
    assert "zip" not in answer.headers["Content-Type"]


def test_a_sponsor_may_look_and_not_write(finished, in_programme, as_person):
    sponsor = as_person(in_programme(Role.BOARD_SPONSOR, "Gwen"))

    assert sponsor.get(HERE).status_code == 200
    assert sponsor.get(f"{HERE}preview/").status_code == 200
    assert sponsor.get(f"{HERE}about/").status_code == 404
    assert sponsor.post(f"{HERE}finish/").status_code == 404
    assert sponsor.post(f"{HERE}items/we-help/remove/").status_code == 404
