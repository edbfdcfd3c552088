"""Whether an act was done is told truly, also where its answer cannot be written or somebody stops it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.factories.workbooks import as_bytes, detailed_workbook

from groundswell.national.store import all_editions

FULL = Path("/dev/full")


def run(*words: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "groundswell", "data", *words], stderr=subprocess.PIPE, text=True, check=False, **options
    )


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_an_edition_that_was_stored_is_said_to_be_when_the_answer_is_lost(data, file):
    with FULL.open("w") as full:
        added = run("add", str(file(as_bytes(detailed_workbook()))), stdout=full)

    assert added.returncode == 1
    assert "stored as nss-2024. The answer could not be written" in added.stderr
    assert "Nothing was changed" not in added.stderr
    assert "nss-2024" in [edition.id for edition in all_editions()]


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_an_edition_that_was_taken_out_is_said_to_be_when_the_answer_is_lost(data, file):
    data("add", file(as_bytes(detailed_workbook())))
    with FULL.open("w") as full:
        removed = run("remove", "nss-2024", stdout=full)

    assert removed.returncode == 1
    assert "nss-2024 was taken out." in removed.stderr
    assert "Nothing was changed" not in removed.stderr


def test_reading_alone_changed_nothing(data):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        listed = run("list", "--json", stdout=gone)

    assert "Nothing was changed. The answer could not be written" in listed.stderr


def test_somebody_who_stops_a_load_reads_a_sentence_and_no_traceback(home, file):
    path = file(as_bytes(detailed_workbook()))
    process = subprocess.Popen(
        [sys.executable, "-m", "groundswell", "data", "add", str(path)], stderr=subprocess.PIPE, text=True
    )
    for line in process.stderr:
        if "Looking at" in line:
            break
    process.send_signal(signal.SIGINT)
    said = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 130
    assert "Traceback" not in said
    assert "Stopped. What was under way is done or not done as a whole." in said


def test_a_store_that_is_a_file_is_no_matter_of_export(home, file):
    home.mkdir(exist_ok=True)
    (home / "editions").write_text("not a folder")

    added = run("add", str(file(as_bytes(detailed_workbook()))), stdout=subprocess.DEVNULL)

    assert added.returncode == 2
    assert "The data folder or file could not be used" in added.stderr
    assert "--to" not in added.stderr


def test_an_export_never_overwrites(data, file, tmp_path):
    data("add", file(as_bytes(detailed_workbook())))
    target = tmp_path / "kept.zip"
    target.write_text("mine")

    exported = run("export", "nss-2024", "--to", str(target), stdout=subprocess.DEVNULL)

    assert exported.returncode == 2
    assert "it is there already; expected a file that is not there: name one with --to." in exported.stderr
    assert target.read_text() == "mine"


def test_no_sign_of_a_file_steers_the_terminal(data, file):
    added = data("add", file(b"\x1b[2J\x1b]0;own\x07Code,\xe2\x80\xaeName\n1,2\n", "evil\n\x1b[31mname.csv"))

    assert added.status == 2
    assert not any(ord(sign) < 32 and sign != "\n" for sign in added.err)
    assert "\u202e" not in added.err
    assert len(added.err.strip().splitlines()) == 2
