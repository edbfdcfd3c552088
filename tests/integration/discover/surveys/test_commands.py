"""`groundswell wave`, as a shell calls it."""

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from groundswell.ballot.box_file import connect, form_in

GROUNDSWELL = Path(sys.executable).with_name("groundswell")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("simulated") / "home"
    assert call(folder, "simulate", "staff", "--size", "400", "--seed", "2").returncode == 0
    return folder


def call(home, *words, **settings):
    environment = environment_of(home, **settings)
    return subprocess.run([GROUNDSWELL, *words], env=environment, capture_output=True, text=True, timeout=600)


def environment_of(home, **settings):
    """Return what a shell would pass on, with nothing of the installation that the tests themselves run in."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    return {**ours, "GROUNDSWELL_HOME": str(home), **settings}


def create(home, title, **words):
    today = timezone.localdate()
    given = {
        "programme": "alderbrook",
        "instrument": "culture-pulse",
        "opens": str(today),
        "closes": str(today + timedelta(days=7)),
        "who-to-tell": "Devi",
        **words,
    }
    flat = [part for name, value in given.items() for part in (f"--{name}", value)]
    return call(home, "wave", "create", title, *flat, "--json")


def test_every_wave_is_listed_with_instrument_mode_and_state(home):
    waves = json.loads(call(home, "wave", "list", "--json").stdout)

    assert {"id", "instrument", "mode", "state"} <= set(waves[0])
    assert {wave["state"] for wave in waves} == {"open", "released"}
    assert {wave["destroyed"] for wave in waves if wave["state"] == "released"} == {True}
    assert {wave["mode"] for wave in waves} == {"confidential"}


def test_a_wave_goes_from_draft_to_closed(home):
    made = json.loads(create(home, "Spring pulse").stdout)
    states = [made["state"]]
    for word in ("open", "status", "close"):
        states.append(json.loads(call(home, "wave", word, made["id"], "--json").stdout)["state"])

    assert states == ["draft", "open", "open", "closed"]
    again = call(home, "wave", "close", made["id"])
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)


def test_the_box_of_a_wave_opened_here_leads_those_who_are_invited_to_the_site(home):
    made = json.loads(create(home, "Opened from here").stdout)["id"]
    before = {*(home / "boxes").glob("*.box")}
    assert call(home, "wave", "open", made, GROUNDSWELL_SITE_URL="https://culture.trust.example/").returncode == 0

    (box,) = {*(home / "boxes").glob("*.box")} - before
    with closing(connect(box)) as connection:
        assert form_in(connection).let_in == f"https://culture.trust.example/answer/{made}/"


def test_a_draft_can_be_removed_and_an_open_wave_cannot(home):
    made = json.loads(create(home, "Made by mistake").stdout)["id"]

    assert json.loads(call(home, "wave", "remove-draft", made, "--json").stdout)["state"] == "removed"
    assert "There is no wave" in call(home, "wave", "status", made).stderr
    open_one = call(home, "wave", "remove-draft", "what-helps-new-ideas")
    assert (open_one.returncode, open_one.stderr.count("\n")) == (2, 1)
    assert "A wave that was opened stays as it is" in open_one.stderr


def test_status_tells_the_number_of_answers_and_nothing_of_who(home):
    status = json.loads(call(home, "wave", "status", "what-helps-new-ideas", "--json").stdout)

    assert status["answers_at_least"] is None
    assert status["invited"] == 400
    assert len(status["plan_sha256"]) == 64


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"threshold": "10"}, "at least that"),
        ({"programme": "nowhere"}, "There is no programme “nowhere” here."),
        ({"instrument": "team-reflection"}, "stores no answers"),
        ({"closes": "2020-01-01"}, "The last day lies before the first."),
    ],
)
def test_what_cannot_be_a_wave_is_one_sentence(home, words, said):
    refused = create(home, "Never", **words)

    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_unknown_wave_is_one_sentence(home):
    refused = call(home, "wave", "open", "nothing-like-it")

    assert (refused.returncode, "There is no wave “nothing-like-it”." in refused.stderr) == (2, True)


def test_whoever_sends_letters_says_why_they_stop(home):
    """A shell starts them and ends; with nobody behind them they end too, and not without a word."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{GROUNDSWELL} letters --watch & sleep 6"],
        env=environment_of(home, GROUNDSWELL_SMTP_URL="smtp://localhost:9?tls=no"),
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert "No more letters are sent: whatever started this has ended." in done.stderr


def test_waves_are_listed_under_the_names_of_their_columns(home):
    lines = call(home, "wave", "list").stdout.splitlines()

    assert lines[0].split() == ["id", "instrument", "mode", "state", "destroyed"]
    assert all(line.index("confidential") == lines[0].index("mode") for line in lines[1:])
