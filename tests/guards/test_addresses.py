"""No committed file says where packages come from or which machine it was written on."""

import re
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, files, numbered_lines, plant, text_files

LOCK_FILES = ("requirements/*.txt", "package-lock.json", "*.lock")
ADDRESS = re.compile(r"://|--(extra-)?index|--find-links")

# Written in two halves, so that this file does not find itself.
REGISTRY_HOSTS = tuple(
    first + second
    for first, second in (
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("crates", ".io"),
        ("registry", ".yarnpkg"),
        ("deb.debian", ".org"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.\-/])/(?:work|root|tmp|home/[a-z]+)/")


def addresses_in_locks(root: Path) -> list[str]:
    """Return the lines of lock and requirement files that hold an address or choose an index."""
    return [
        at(root, path, number)
        for path in files(root, *LOCK_FILES)
        for number, line in numbered_lines(path)
        if ADDRESS.search(line)
    ]


def traces_of_a_machine(root: Path) -> list[str]:
    """Return where a committed text names a package registry's host or a path of somebody's machine."""
    return [
        at(root, path, number)
        for path, text in text_files(root)
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line) or any(host in line for host in REGISTRY_HOSTS)
    ]


def test_lock_files_hold_no_addresses():
    assert addresses_in_locks(ROOT) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("requirements/base.txt", "--index-url something"),
        ("requirements/dev.txt", "--find-links wheels"),
        ("package-lock.json", '"resolved": "https://example.org/a.tgz"'),
        ("poetry.lock", "https://example.org/simple"),
    ],
)
def test_a_planted_address_is_found(tmp_path, path, line):
    assert addresses_in_locks(plant(tmp_path, path, f"first\n{line}\n")) == [f"{path}:2"]


def test_no_file_names_a_registry_or_a_machine():
    assert traces_of_a_machine(ROOT) == []


@pytest.mark.parametrize(
    "line", ["see https://" + REGISTRY_HOSTS[0], "open(" + '"/' + "root" + '/notes")', "/" + "work/main/x"]
)
def test_a_planted_trace_of_a_machine_is_found(tmp_path, line):
    assert traces_of_a_machine(plant(tmp_path, "docs/a.md", line)) == ["docs/a.md:1"]
