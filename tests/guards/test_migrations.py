"""The migrations are all there and in one line."""

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, files, plant


def missing_migrations(root: Path, *, home: Path) -> str:
    """Return what Django would still have to write down about the models; empty when nothing is missing."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run", "--no-color"],
        cwd=root,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")},
            # Before the installed package, so that a planted copy is what is looked at.
            "PYTHONPATH": str(root / "src"),
            "DJANGO_SETTINGS_MODULE": "groundswell.config.settings",
            "GROUNDSWELL_HOME": str(home),
        },
        capture_output=True,
        text=True,
    )
    if done.returncode == 0:
        return ""
    return done.stdout + done.stderr


def forked_migrations(root: Path) -> list[str]:
    """Return the migrations that share their number with another of the same app."""
    numbers: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for path in files(root, "*/migrations/[0-9]*.py"):
        numbers[path.parent, path.name.split("_")[0]].append(path)
    return [at(root, path) for same in numbers.values() if len(same) > 1 for path in same]


@pytest.fixture
def copy_of_the_source(tmp_path: Path) -> Path:
    """Return a tree with a copy of the product's code beside its packs."""
    shutil.copytree(
        ROOT / "src" / "groundswell",
        tmp_path / "src" / "groundswell",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    # The settings take the elements' words from their pack.
    (tmp_path / "packs").symlink_to(ROOT / "packs")
    return tmp_path


def test_every_change_of_a_model_has_its_migration(tmp_path):
    assert missing_migrations(ROOT, home=tmp_path) == ""


def test_a_planted_model_without_a_migration_is_found(copy_of_the_source, tmp_path):
    models = copy_of_the_source / "src" / "groundswell" / "audit" / "models.py"
    models.write_text(models.read_text() + "\n\nclass Gossip(models.Model):\n    text = models.TextField()\n")

    said = missing_migrations(copy_of_the_source, home=tmp_path / "home")

    assert re.findall(r"Create model (\w+)", said) == ["Gossip"]


def test_migrations_are_in_one_line():
    assert forked_migrations(ROOT) == []


def test_planted_forked_migrations_are_found(tmp_path):
    for name in ("0001_initial", "0002_one", "0002_other"):
        plant(tmp_path, f"src/groundswell/people/migrations/{name}.py")

    assert forked_migrations(tmp_path) == [
        "src/groundswell/people/migrations/0002_one.py",
        "src/groundswell/people/migrations/0002_other.py",
    ]
