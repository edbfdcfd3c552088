"""Every package we stand on is there for a written reason, locked by hash, and free to use in a trust."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from itertools import pairwise
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, files, numbered_lines, plant


def requirements_without_a_reason(root: Path) -> list[str]:
    """Return the lines of requirements/*.in that do not say why the package is wanted."""
    return [
        at(root, path, number)
        for path in files(root, "requirements/*.in")
        for number, line in numbered_lines(path)
        if line.strip() and not line.startswith(("#", "-r ")) and not re.search(r"\s# ?\w.{9,}", line)
    ]


def requirements_without_a_hash(root: Path) -> list[str]:
    """Return the locked packages that carry no hash."""
    unlocked = []
    for path in files(root, "requirements/*.txt"):
        lines = [*path.read_text(encoding="utf-8").splitlines(), ""]
        unlocked += [
            at(root, path, number)
            for number, (line, following) in enumerate(pairwise(lines), start=1)
            if re.match(r"[A-Za-z0-9]", line) and "--hash=sha256:" not in following
        ]
    return unlocked


def copyleft(licence: str) -> bool:
    """Return whether a licence is the GPL or AGPL, which would bind what a trust builds on top of us."""
    return bool(re.search(r"\bA?GPL|GNU (Affero )?General Public", licence))


def licence_of(package: str) -> str:
    """Return what an installed package says of its licence; empty when this machine does not need it."""
    try:
        said = metadata(package)
    except PackageNotFoundError:
        return ""
    classifiers = [one for one in said.get_all("Classifier", []) if one.startswith("License")]
    return said.get("License-Expression") or " ".join(classifiers) or (said.get("License") or "")[:200]


def test_every_requirement_has_a_reason():
    assert requirements_without_a_reason(ROOT) == []


def test_a_planted_requirement_without_a_reason_is_found(tmp_path):
    plant(tmp_path, "requirements/base.in", "# why\n-r other.in\nDjango>=5.2  # web framework\nleft-pad>=1\n")

    assert requirements_without_a_reason(tmp_path) == ["requirements/base.in:4"]


def test_every_locked_package_has_a_hash():
    assert requirements_without_a_hash(ROOT) == []


def test_a_planted_package_without_a_hash_is_found(tmp_path):
    plant(tmp_path, "requirements/base.txt", "a==1 \\\n    --hash=sha256:00\nb==2\n    # via a\n")

    assert requirements_without_a_hash(tmp_path) == ["requirements/base.txt:3"]


def test_nothing_a_trust_installs_is_under_the_gpl():
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements/base.txt").read_text(), flags=re.MULTILINE)

    assert [package for package in locked if copyleft(licence_of(package))] == []


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("GPL-3.0-or-later", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("AGPL-3.0", True),
        ("LGPL-3.0-only", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
    ],
)
def test_copyleft_tells_the_gpl_from_the_lgpl(licence, expected):
    assert copyleft(licence) is expected


def gpl_in_what_we_ship(root: Path) -> list[str]:
    """Return the lines of packs/ and src/ that name the GPL: text under it may not be copied in."""
    return [
        at(root, path, number)
        for path in files(root, "*.py", "*.toml", "*.jinja", "*.css", "*.js", "*.md", "*.json", "*.txt")
        if path.relative_to(root).parts[0] in {"packs", "src"}
        for number, line in numbered_lines(path)
        if copyleft(line)
    ]


def test_nothing_under_the_gpl_is_shipped():
    assert gpl_in_what_we_ship(ROOT) == []


def test_a_planted_gpl_licence_is_found(tmp_path):
    plant(tmp_path, "packs/somebody/pack.toml", 'id = "x"\nlicence = "GPL-3.0"\n')

    assert gpl_in_what_we_ship(tmp_path) == ["packs/somebody/pack.toml:2"]
