"""The house stays as ARCHITECTURE.md plans it: rooms listed, files small, names that say what is inside."""

import re
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, files, plant, python_files

LONGEST_FILE = 400
NAMES_THAT_SAY_NOTHING = frozenset(
    {"util", "utils", "helper", "helpers", "service", "services", "manager", "managers", "common", "misc"}
)


def names_that_say_nothing(root: Path) -> list[str]:
    """Return the modules and folders named for a layer instead of a noun."""
    return [
        at(root, path)
        for path in python_files(root)
        if NAMES_THAT_SAY_NOTHING.intersection((*path.relative_to(root).parent.parts, path.stem))
    ]


def overlong_files(root: Path) -> list[str]:
    """Return the files people write that have passed 400 lines: split them by noun."""
    return [
        at(root, path)
        for path in files(root, "*.py", "*.jinja", "*.html", "*.css", "*.js")
        if "migrations" not in path.parts and len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]


def packages(root: Path) -> set[str]:
    """Return every folder with Python in it below the package, two deep: rooms and their alcoves."""
    top = root / "src" / "groundswell"
    found = (path.parent.relative_to(top) for path in python_files(root) if path.is_relative_to(top))
    return {folder.as_posix() for folder in found if 1 <= len(folder.parts) <= 2}


def rooms(root: Path) -> set[str]:
    """Return the rooms that ARCHITECTURE.md lists as existing: the first column of its table."""
    text = (root / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.split("## Rooms that exist", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
    return set(re.findall(r"^\| `([\w/]+)/?` \|", section, flags=re.MULTILINE))


def test_names_say_what_is_inside():
    assert names_that_say_nothing(ROOT) == []


@pytest.mark.parametrize("path", ["src/groundswell/web/utils.py", "src/groundswell/services/trust.py"])
def test_a_planted_empty_name_is_found(tmp_path, path):
    assert names_that_say_nothing(plant(tmp_path, path)) == [path]


def test_files_stay_small():
    assert overlong_files(ROOT) == []


def test_a_planted_overlong_file_is_found(tmp_path):
    plant(tmp_path, "src/groundswell/look/long.css", "a\n" * (LONGEST_FILE + 1))
    plant(tmp_path, "src/groundswell/people/migrations/0001_initial.py", "a\n" * (LONGEST_FILE + 1))

    assert overlong_files(tmp_path) == ["src/groundswell/look/long.css"]


def test_every_package_has_a_room_and_every_room_a_package():
    assert packages(ROOT) == rooms(ROOT)


def test_a_planted_package_without_a_room_is_found(tmp_path):
    plant(tmp_path, "src/groundswell/audit/models.py")
    plant(tmp_path, "src/groundswell/gossip/models.py")
    plant(tmp_path, "ARCHITECTURE.md", "## Rooms that exist\n\n| `audit` | who did what |\n\n## Later\n")

    assert packages(tmp_path) - rooms(tmp_path) == {"gossip"}


def test_the_state_of_the_work_is_written_down():
    assert len((ROOT / "docs" / "status.md").read_text(encoding="utf-8").split()) > 100
