"""The import contracts fail when somebody breaks them: each is tried with a planted violation."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, plant

PLANTED = {
    "The core knows no Django": ("methods/planted.py", "import django.db\n"),
    "Packages only look down": ("vocabulary/planted.py", "import groundswell.national.home\n"),
    "Inside discovery rooms only look down": (
        "discover/surveys/planted.py",
        "import groundswell.discover.results.reading\n",
    ),
    "An answer never meets a person": ("box/planted.py", "import logging\n"),
    "Whoever knows people reaches no answer": ("discover/surveys/planted.py", "import groundswell.box.store\n"),
    "Only the count opens a box": ("discover/surveys/planted.py", "import groundswell.ballot.count.opening\n"),
    "Nobody uses pandas": ("national/planted.py", "import pandas\n"),
}


@pytest.fixture
def copy_of_the_source(tmp_path: Path) -> Path:
    """Return a tree with a copy of the product's Python and of the contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "src" / "groundswell",
        tmp_path / "src" / "groundswell",
        ignore=lambda folder, names: {name for name in names if "." in name and not name.endswith(".py")},
    )
    return tmp_path


def broken_contracts(root: Path) -> list[str]:
    """Return the names of the contracts that lint-imports reports broken; raise if it cannot run."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=root,
        # Before the installed package, so that the copy is what is looked at.
        env={**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    if "Contracts:" not in done.stdout:
        raise RuntimeError(done.stdout + done.stderr)
    return [line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")]


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_its_contract(copy_of_the_source, contract):
    path, text = PLANTED[contract]
    plant(copy_of_the_source, f"src/groundswell/{path}", text)

    assert broken_contracts(copy_of_the_source) == [contract]


def test_a_package_without_a_place_breaks_the_layers(copy_of_the_source):
    plant(copy_of_the_source, "src/groundswell/gossip/__init__.py")

    assert broken_contracts(copy_of_the_source) == ["Packages only look down"]


def test_the_contracts_hold():
    assert broken_contracts(ROOT) == []
