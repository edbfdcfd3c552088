"""Commands on a fresh machine: they make and migrate a data folder by themselves, once, whoever comes first."""

import json
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

GROUNDSWELL = Path(sys.executable).parent / "groundswell"


def environment(home):
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    return {**ours, "GROUNDSWELL_HOME": str(home)}


def groundswell(home, *words, stdin=""):
    return subprocess.run(
        [GROUNDSWELL, *words], env=environment(home), input=stdin, capture_output=True, text=True, timeout=600
    )


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory):
    home = tmp_path_factory.mktemp("sample") / "home"
    done = groundswell(home, "demo", "--build-only")
    assert done.returncode == 0, done.stderr
    return home


def test_three_commands_at_once_prepare_one_folder(tmp_path):
    home = tmp_path / "home"
    started = [
        subprocess.Popen(
            [GROUNDSWELL, "people", "list", "--json"],
            env=environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]

    answers = [(*process.communicate(timeout=600), process.returncode) for process in started]

    assert answers == [("[]\n", "", 0)] * 3
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    with sqlite3.connect(home / "groundswell.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_nobody_else_on_the_machine_can_read_what_is_stored(tmp_path):
    home = tmp_path / "home"
    groundswell(home, "people", "list", "--json")
    (home / "groundswell.sqlite3").chmod(0o644)

    groundswell(home, "people", "list", "--json")

    assert {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in home.rglob("*") if one.is_file()} == {0}


def test_the_demonstration_is_built_once_and_then_left_alone(sample_home):
    first = json.loads(groundswell(sample_home, "people", "list", "--json").stdout)
    groundswell(sample_home, "people", "disable", "amara@alderbrook.example")
    groundswell(
        sample_home, "people", "take-role", "devi@alderbrook.example", "--role", "guardian", "--organisation", "ZZA"
    )
    changed = json.loads(groundswell(sample_home, "people", "list", "--json").stdout)

    again = groundswell(sample_home, "demo", "--build-only")

    assert len(first) == 7
    assert again.returncode == 0
    assert "It is there already; nothing was changed." in again.stdout
    assert json.loads(groundswell(sample_home, "people", "list", "--json").stdout) == changed
    assert changed != first


def test_the_demonstration_prints_how_to_sign_in(sample_home):
    kept = json.loads((sample_home / "demo-sign-ins.json").read_text())

    said = groundswell(sample_home, "demo", "--build-only").stdout
    code = groundswell(sample_home, "demo", "--code", "ben@alderbrook.example")
    stranger = groundswell(sample_home, "demo", "--code", "stranger@trust.example")

    assert kept["password"] in said
    assert ["ben@alderbrook.example", "Administrator"] in [line.split() for line in said.splitlines()]
    assert code.stdout.strip().isdigit()
    assert len(code.stdout.strip()) == 6
    assert (stranger.returncode, stranger.stderr) == (2, "stranger@trust.example is not one of the sample people.\n")


def test_the_audit_of_the_demonstration_holds(sample_home):
    assert json.loads(groundswell(sample_home, "people", "audit-verify", "--json").stdout)["ok"] is True


def test_a_tampered_audit_is_found(tmp_path):
    home = tmp_path / "home"
    add = ("people", "add-administrator", "--email", "a@trust.example", "--name", "A", "--organisation", "ZZB")
    groundswell(home, *add, "--organisation-name", "B", "--password-stdin", stdin="walnut-otter-thimble-9\n")
    with sqlite3.connect(home / "groundswell.sqlite3") as database:
        database.execute("DROP TRIGGER audit_event_never_changed")
        database.execute("UPDATE audit_event SET who = 'nobody' WHERE number = 2")

    done = groundswell(home, "people", "audit-verify", "--json")

    assert done.returncode == 1
    assert json.loads(done.stdout)["broken_at"] == 2


@pytest.mark.parametrize(
    ("words", "stdin", "sentence"),
    [
        (
            ("--email", "a@trust.example", "--name", "A", "--organisation", "ZZB"),
            "walnut-otter-thimble-9\n",
            "This installation does not work for ZZB",
        ),
        (
            ("--email", "a@trust.example", "--name", "A", "--organisation", "ZZB", "--organisation-name", "B"),
            "short\n",
            "This password is too short.",
        ),
        (
            ("--email", "nobody", "--name", "A", "--organisation", "ZZB", "--organisation-name", "B"),
            "walnut-otter-thimble-9\n",
            "Enter an e-mail address like name@example.org.",
        ),
    ],
)
def test_the_first_administrator_is_refused_with_the_reason(tmp_path, words, stdin, sentence):
    done = groundswell(tmp_path / "home", "people", "add-administrator", *words, "--password-stdin", stdin=stdin)

    assert done.returncode == 2
    assert sentence in done.stderr
    assert groundswell(tmp_path / "home", "people", "list", "--json").stdout == "[]\n"


@pytest.mark.network
@pytest.mark.parametrize("words", [("serve",), ("demo",)])
def test_a_port_in_use_is_one_sentence(tmp_path, words):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = groundswell(tmp_path / "home", *words, "--port", str(port))

    assert done.returncode == 2
    assert done.stderr.startswith(f"Port {port} is in use by another program.")
    assert not (tmp_path / "home").exists()


@pytest.mark.network
def test_the_server_answers_without_writing_down_who_asked_and_stops_at_ctrl_c(sample_home, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as writing:
        server = subprocess.Popen(
            [GROUNDSWELL, "serve", "--port", str(port)],
            env=environment(sample_home),
            stdout=writing,
            stderr=subprocess.STDOUT,
        )
        try:
            answer = answer_of(f"http://127.0.0.1:{port}/operate/health", server)
            server.send_signal(signal.SIGINT)
            # Less than the grace after which a deaf worker is ended: the other one may still be waking.
            status = server.wait(timeout=9)
        finally:
            if server.poll() is None:
                server.kill()

    assert answer == {"ok": True, "database": True, "data_folder": True}
    assert status == 0
    assert log.read_text() == f"Groundswell is at http://localhost:{port}/ (Ctrl-C stops it)\n"


def answer_of(address, server):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
