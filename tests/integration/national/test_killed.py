"""Loads that are killed, run out of disk or meet another load: never half an edition, never the same bytes twice."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.factories.workbooks import as_bytes, detailed_workbook, question
from tests.integration.national.conftest import everything_in

from groundswell.national.keeping import INCOMING, only_writer

MOMENTS = 10


@pytest.fixture
def path(file) -> Path:
    agree = [question(number) for number in ("3a", "3b", "3c", "3d", "3e", "3f", "3g", "3h", "3i", "7a", "7b", "7c")]
    return file(as_bytes(detailed_workbook({"Q": agree})))


def start(path: Path, **options) -> subprocess.Popen:
    command = (sys.executable, "-m", "groundswell", "data", "add", str(path), "--json")
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def until(process: subprocess.Popen, words: str) -> None:
    """Read what a process says until it says these words."""
    for line in process.stderr:
        if words in line:
            return
    raise AssertionError(f"it never said: {words}")


def end(process: subprocess.Popen) -> dict:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return json.loads(out)


def test_a_load_killed_at_any_moment_leaves_no_half_edition(data, home, path):
    chance = random.Random(2024)
    started = time.monotonic()
    end(start(path))
    whole = time.monotonic() - started
    assert data("remove", "nss-2024").status == 0

    killed = 0
    for moment in range(MOMENTS):
        process = start(path)
        if moment % 2:
            # The moments that could do harm are those in which something is written.
            until(process, "Writing the edition")
            time.sleep(chance.uniform(0, 0.05))
        else:
            time.sleep(chance.uniform(0, whole))
        process.kill()
        process.communicate()
        killed += process.returncode == -9

        listed = data("list", "--json").json
        assert listed["damaged"] == []
        if listed["editions"]:
            assert [one["id"] for one in listed["editions"]] == ["nss-2024"]
            assert data("remove", "nss-2024").status == 0

    assert killed >= MOMENTS // 2, "the loads were to be killed, not to end"
    assert data("add", path).status == 0
    assert sorted(one.name for one in (home / "editions").iterdir()) == [".lock", "nss-2024"]


def test_what_a_killed_load_left_is_swept_by_the_next(data, home, path):
    left = home / "editions" / f"{INCOMING}dead"
    left.mkdir(parents=True)
    (left / "shares.parquet").write_bytes(b"half")

    assert data("add", path).status == 0
    assert not left.exists()


def test_what_a_living_load_is_writing_is_left_alone(data, home, path):
    with only_writer() as store:
        living = store / f"{INCOMING}living"
        living.mkdir()
        process = start(path)
        until(process, "Waiting for another load to finish")
        time.sleep(0.1)
        assert living.exists()
        living.rename(store / "nss-2023")
    assert end(process)["edition"] == "nss-2024"
    assert (home / "editions" / "nss-2023").exists()


def test_two_loads_of_one_file_are_one_edition(data, path):
    with only_writer():
        both = [start(path), start(path)]
        for process in both:
            until(process, "Waiting for another load to finish")
    told = [end(process) for process in both]

    assert [one["edition"] for one in told] == ["nss-2024", "nss-2024"]
    assert sorted(one.get("already", False) for one in told) == [False, True]
    assert [one["id"] for one in data("list", "--json").json["editions"]] == ["nss-2024"]


def test_two_loads_of_two_files_of_one_release_are_two_vintages(data, file, path):
    other = detailed_workbook({"Q": [question("3a")]})
    with only_writer():
        both = [start(path), start(file(as_bytes(other), "other.xlsx"))]
        for process in both:
            until(process, "Waiting for another load to finish")
    told = [end(process) for process in both]

    assert {one["edition"] for one in told} == {"nss-2024", "nss-2024-v2"}
    assert data("list", "--json").json["damaged"] == []


FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from groundswell.__main__ import main
sys.exit(main(["data", "add", sys.argv[2], "--json"]))
"""


@pytest.mark.parametrize("room", [0, 200, 1_500], ids=["none", "for part of a table", "for a table and not the card"])
def test_a_full_disk_is_a_sentence_and_changes_nothing(data, file, home, path, room):
    assert data("add", file(as_bytes(detailed_workbook()), "before.xlsx")).status == 0
    before = everything_in(home)

    full = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(room), path], capture_output=True, text=True, env=os.environ, check=False
    )

    assert (full.returncode, full.stdout) == (2, "")
    assert full.stderr.splitlines()[-1] == (
        "The data folder or file could not be used (File too large). Nothing was changed. Check free space and "
        "permissions, then try again."
    )
    assert "Traceback" not in full.stderr
    assert everything_in(home) == before


def test_a_folder_we_may_not_write_is_a_sentence(home, path):
    home.parent.joinpath("home").write_text("a file where the folder should be")

    process = start(path)
    _, err = process.communicate(timeout=60)

    assert process.returncode == 2
    assert "The data folder or file could not be used (" in err.splitlines()[-1]
