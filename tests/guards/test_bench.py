"""The measurements can be made again: every section of RESULTS.md names its command, and every script runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bench.__main__ import SCRIPTS
from tests.guards.repository import ROOT, plant

COMMAND = re.compile(r"^Command: `(?:[A-Z_]+=FILE )?\.venv/bin/python -m bench\.([a-z]+)`$", flags=re.MULTILINE)


def sections_without_a_command(root: Path) -> list[str]:
    """Return the sections of the results that no command of this repository measures in full."""
    _, *sections = re.split(r"^## ", (root / "bench" / "RESULTS.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [
        section.splitlines()[0]
        for section in sections
        if not (named := COMMAND.findall(section)) or not (root / "bench" / f"{named[0]}.py").is_file()
    ]


def figures_outside_sections(root: Path) -> list[str]:
    """Return the table lines of the results that stand before the first section, where no command is named."""
    before = (root / "bench" / "RESULTS.md").read_text(encoding="utf-8").split("\n## ")[0]
    return [line for line in before.splitlines() if line.startswith("|")]


def quick(name: str) -> subprocess.CompletedProcess[str]:
    """Run a script's small case."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    return subprocess.run(
        [sys.executable, "-m", f"bench.{name}", "--quick"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_every_figure_has_its_command():
    assert sections_without_a_command(ROOT) == []
    assert figures_outside_sections(ROOT) == []


def test_every_script_has_its_section():
    text = (ROOT / "bench" / "RESULTS.md").read_text(encoding="utf-8")

    assert tuple(COMMAND.findall(text)) == SCRIPTS


@pytest.mark.parametrize(
    "section",
    ["| 1 |", "Command: `.venv/bin/python -m bench.gone`", "Command: `fast`"],
)
def test_a_planted_figure_without_its_command_is_found(tmp_path, section):
    plant(tmp_path, "bench/RESULTS.md", f"# What was measured\n\n## A\n\n{section}\n")

    assert sections_without_a_command(tmp_path) == ["A"]


def test_a_planted_figure_before_every_section_is_found(tmp_path):
    plant(tmp_path, "bench/RESULTS.md", "# What was measured\n\n| 1 |\n\n## A\n")

    assert figures_outside_sections(tmp_path) == ["| 1 |"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_runs(name):
    done = quick(name)

    assert done.returncode == 0, done.stderr
    assert re.search(rf"^Command: `\.venv/bin/python -m bench\.{name} --quick`$", done.stdout, flags=re.MULTILINE)
