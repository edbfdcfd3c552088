"""`groundswell instrument check`: faults end with 2, hints with 0, and Django is never started."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.packs.making import Shelf, own_shelf

from groundswell.__main__ import main
from groundswell.packs.instruments import instrument
from groundswell.packs.instruments.parcel import write_pack

__all__ = ["own_shelf"]
PULSE = "groundswell/culture-pulse"


def spoilt(shelf: Shelf) -> str:
    """Return a folder with a pack in which two fields are wrong."""
    shelf.copy(PULSE).spoil(PULSE, "culture-pulse.yaml", "en: I can be myself at work.", "en: []")
    shelf.spoil(PULSE, "culture-pulse.yaml", "en: My team has a few clear goals.", "de: Ziele.")
    return str(shelf.folder / PULSE)


def test_a_pack_without_faults_is_told_with_its_hints(capsys: pytest.CaptureFixture[str]):
    assert main(["instrument", "check", PULSE]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "culture-pulse, version 2026.1: 18 items, 3 minutes, reading age 7, en, cy (needs review)",
        "  hint: translation: 32 of 32 texts in “cy” wait for somebody who speaks it to read them.",
        "groundswell/culture-pulse, version 2026.1: nothing is wrong; 1 hint.",
    ]


def test_a_hint_names_its_item(own_shelf: Shelf, capsys: pytest.CaptureFixture[str]):
    own_shelf.copy(PULSE).spoil(PULSE, "culture-pulse.yaml", "I can be myself at work.", "I can be myself and rest.")

    assert main(["instrument", "check", str(own_shelf.folder / PULSE)]) == 0
    assert (
        "  hint: item “be-myself”, two thoughts: “and” may join two thoughts. Ask one at a time."
        in capsys.readouterr().out.splitlines()
    )


def test_every_fault_is_told_and_the_status_is_two(own_shelf: Shelf, capsys: pytest.CaptureFixture[str]):
    assert main(["instrument", "check", spoilt(own_shelf)]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert [line.split(": ", 1)[1] for line in told.err.splitlines()] == [
        "topic “goals-and-performance”, item “clear-goals”, “text”: it has the field “de”; expected only en, cy, needs_review.",
        "topic “equity-and-inclusion”, item “be-myself”, “text”: “en” is a list; expected a text.",
        "2 faults.",
    ]
    assert told.err.startswith("culture-pulse/culture-pulse.yaml, line ")


def test_faults_and_hints_as_json(own_shelf: Shelf, capsys: pytest.CaptureFixture[str]):
    assert main(["instrument", "check", PULSE, "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert main(["instrument", "check", spoilt(own_shelf), "--json"]) == 2
    broken = json.loads(capsys.readouterr().out)

    assert whole["faults"] == []
    assert whole["instruments"][0]["id"] == "culture-pulse"
    assert whole["instruments"][0]["needs_review"] == ["cy"]
    assert whole["instruments"][0]["hints"] == [
        {
            "rule": "translation",
            "item": "",
            "sentence": "32 of 32 texts in “cy” wait for somebody who speaks it to read them.",
        }
    ]
    assert broken["instruments"] == []
    assert [fault["place"].split(", line ")[0] for fault in broken["faults"]] == [
        "culture-pulse/culture-pulse.yaml"
    ] * 2
    assert all("expected" in fault["sentence"] for fault in broken["faults"])


def test_a_folder_outside_of_the_shelves_may_have_aspects_of_its_own(tmp_path: Path):
    folder = tmp_path / "acme" / "pulse"
    shutil.copytree(instrument("culture-pulse").pack.folder, folder)
    card, questions = folder / "pack.toml", folder / "culture-pulse.yaml"
    card.write_text(f'{card.read_text().replace(PULSE, "acme/pulse")}aspects = ["own.yaml"]\n')
    questions.write_text(questions.read_text().replace("[teamwork, cohesion]", "[teamwork, candour]"))

    without = main(["instrument", "check", str(folder)])
    (folder / "own.yaml").write_text(
        "languages: [en]\naspects:\n  - {id: candour, sort: climate, label: Candour, meaning: Saying it., mark: own design}\n"
    )

    assert (without, main(["instrument", "check", str(folder)])) == (2, 0)


def test_a_zip_file_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    parcel = tmp_path / "pulse.zip"
    parcel.write_bytes(write_pack(instrument("culture-pulse")))

    assert main(["instrument", "check", str(parcel)]) == 0
    parcel.write_bytes(b"PK")
    assert main(["instrument", "check", str(parcel)]) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        "the pack: it is not a zip file that can be read; expected a pack as Groundswell exports it."
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("acme/nothing", "packs: no pack “acme/nothing”; expected a folder of that name with a pack.toml."),
        (
            "groundswell/staff-survey",
            "pack.toml: the card lists no “instruments”; expected the names of their files.",
        ),
    ],
)
def test_what_is_no_questionnaire_is_told(given: str, told: str, capsys: pytest.CaptureFixture[str]):
    assert main(["instrument", "check", given]) == 2

    assert capsys.readouterr().err.splitlines()[0] == told


def test_signs_that_steer_a_terminal_are_not_printed(own_shelf: Shelf, capsys: pytest.CaptureFixture[str]):
    own_shelf.copy(PULSE).spoil(PULSE, "pack.toml", 'publisher = "Groundswell"', "publisher = '\x1b[2J'")

    assert main(["instrument", "check", str(own_shelf.folder / PULSE)]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_the_command_starts_without_django():
    script = (
        "import sys; from groundswell.__main__ import main; "
        f"status = main(['instrument', 'check', '{PULSE}']); print('django' in sys.modules, status)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "False 0"
