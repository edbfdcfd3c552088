"""On a real SQLite file: a count keeps nobody else waiting, only one counts, and one cut off anywhere is made good."""

import json
import os
import shutil
import signal
import sqlite3
import time
from contextlib import closing

import pytest
from tests.attacks.count_in_a_home import done, process


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a data folder with a closed wave and an open one."""
    home = tmp_path_factory.mktemp("made") / "home"
    done(home, "make")
    return home


@pytest.fixture
def home(made, tmp_path):
    """Return a copy of that folder, of the test's own."""
    return shutil.copytree(made, tmp_path / "home")


def begun(home):
    """Start a count and return its process once the count's own one is under way."""
    slow = process(home, "count_slowly")
    waited = time.monotonic()
    while not (home / "counting").exists():
        assert slow.poll() is None, slow.communicate()
        assert time.monotonic() - waited < 60
        time.sleep(0.02)
    return slow


def state_of(home) -> tuple[str, int]:
    with closing(sqlite3.connect(home / "groundswell.sqlite3")) as database:
        return database.execute("SELECT state, is_destroyed FROM surveys_wave WHERE slug = 'pulse'").fetchone()


def written_in(home) -> list[str]:
    """Return every remark that the database has."""
    with closing(sqlite3.connect(home / "groundswell.sqlite3")) as database:
        return [text for (text,) in database.execute("SELECT text FROM results_remark")]


def left_in(home) -> list[str]:
    return sorted(path.suffix for path in (home / "boxes").iterdir())


def test_others_write_while_a_count_is_under_way(home):
    slow = begun(home)

    asked = json.loads(done(home, "ask_for_a_code"))

    assert (asked["status"], state_of(home)) == (200, ("closed", 0))
    assert asked["seconds"] < 10
    (home / "go").touch()
    assert int(slow.communicate(timeout=120)[0]) > 200
    assert state_of(home) == ("counted", 1)
    assert left_in(home) == [".box"]


def test_the_second_who_counts_is_told_who_is_at_it(home):
    slow = begun(home)

    second, destroyed = done(home, "count_by_another"), done(home, "destroy")

    assert second == destroyed
    assert second.startswith("This wave is being counted or destroyed just now (Ruth (ruth@trust.example) began at ")
    (home / "go").touch()
    assert int(slow.communicate(timeout=120)[0]) > 200


def test_a_killed_count_is_taken_over_once_its_own_process_is_over(home):
    slow = begun(home)
    slow.send_signal(signal.SIGKILL)
    slow.communicate()

    assert "being counted" in done(home, "count_by_another")
    (home / "go").touch()
    waited = time.monotonic()
    while "being counted" in (said := done(home, "count_by_another")):
        assert time.monotonic() - waited < 60

    assert int(said) > 200
    assert state_of(home) == ("counted", 1)
    assert left_in(home) == [".box"]


@pytest.mark.parametrize("then", ["wake", "count", "destroy"])
def test_remarks_as_written_do_not_outlive_a_kill_before_the_cleaning_up(home, then):
    done(home, "count_and_die")
    assert state_of(home) == ("counted", 1)
    assert left_in(home) == [".box", ".counted", ".counting"]

    said = done(home, then)

    assert left_in(home) == [".box"]
    assert said == {"count": "This wave is counted. It can be counted once, after it is closed."}.get(
        then, {"wake": "awake", "destroy": "destroyed"}.get(then)
    )
    remark = max(written_in(home), key=len).encode()
    for path in (home / "boxes").rglob("*"):
        assert remark not in path.read_bytes()


def test_a_start_leaves_files_that_are_still_to_be_taken_in(home):
    slow = begun(home)
    os.kill(slow.pid, signal.SIGKILL)
    slow.communicate()
    (home / "go").touch()
    box = next(path.stem for path in (home / "boxes").glob("*.counted"))
    waited = time.monotonic()
    while not (home / "boxes" / f"{box}.counted" / "destruction.json").exists():
        assert time.monotonic() - waited < 60
        time.sleep(0.05)

    done(home, "wake")

    assert (home / "boxes" / f"{box}.counted" / "texts.json").exists()
    assert int(done(home, "count")) > 200


@pytest.mark.parametrize("what", ["ask_while_another_writes", "come_back_while_another_writes"])
def test_a_page_that_cannot_write_in_time_says_so_in_words(home, what):
    """The one writes in a view, the other in what stands around every view."""
    asked = json.loads(done(home, what))

    assert (asked["status"], asked["retry"]) == (503, "30")
    assert "What you sent last could not be saved in time, or not all of it." in asked["page"]
    assert "Wait half a minute, then send it again." in asked["page"]
