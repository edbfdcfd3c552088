"""The two commands of a fresh machine: listed, complete, and clear about what is missing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, plant

UNREACHABLE_INDEX = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_RETRIES": "0",
}


def unlisted_commands(root: Path) -> set[str]:
    """Return the make targets people may call that `make` alone does not list."""
    text = (root / "Makefile").read_text(encoding="utf-8")
    phony = {name for line in re.findall(r"^\.PHONY: (.+)$", text, flags=re.MULTILINE) for name in line.split()}
    return phony - set(re.findall(r"^([a-z-]+):.*## \S", text, flags=re.MULTILINE))


def only(*programs: str, where: Path) -> str:
    """Return a PATH on which nothing but these programs can be found."""
    where.mkdir()
    for program in programs:
        found = shutil.which(program)
        if found is None:
            raise FileNotFoundError(program)
        (where / program).symlink_to(found)
    return str(where)


def make_install(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the first half of `make install`, which needs no network once its packages are there."""
    return subprocess.run(
        [shutil.which("make") or "make", ".venv/.installed-base"],
        cwd=root,
        env={"PATH": os.environ["PATH"], "HOME": str(root), **environment},
        capture_output=True,
        text=True,
    )


def sentences(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what was said to the person, without make's own closing line."""
    return [line for line in done.stderr.splitlines() if not line.startswith("make")]


@pytest.fixture
def fresh_copy(tmp_path: Path) -> Path:
    """Return a folder with what installing needs, and no .venv."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, copy / name)
    return copy


def test_make_alone_lists_every_command():
    assert unlisted_commands(ROOT) == set()


def test_a_planted_unlisted_command_is_found(tmp_path):
    plant(tmp_path, "Makefile", ".PHONY: one two\none: ## First\n\techo\ntwo:\n\techo\n")

    assert unlisted_commands(tmp_path) == {"two"}


def test_what_a_machine_checks_is_what_a_person_runs():
    script = (ROOT / ".ci" / "run").read_text()

    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert script.splitlines()[-1] == "make test"


@pytest.mark.parametrize(
    ("programs", "sentence"),
    [
        (("git",), "Groundswell needs python3 (3.11 or newer), which was not found"),
        ((), "Groundswell needs git, which was not found"),
    ],
)
def test_a_missing_program_is_named_in_one_sentence(fresh_copy, tmp_path, programs, sentence):
    path = only("make", "sh", "awk", "find", "touch", *programs, where=tmp_path / "bin")

    done = make_install(fresh_copy, PATH=path)

    assert done.returncode != 0
    assert [said.split(":")[0] for said in sentences(done)] == [sentence]


def test_a_python_that_is_too_old_is_named_in_one_sentence(fresh_copy, tmp_path):
    old = plant(tmp_path, "old-python", '#!/bin/sh\ncase "$2" in *%d*) echo 3.9 ;; *) exit 1 ;; esac\n')
    (old / "old-python").chmod(0o755)

    done = make_install(fresh_copy, PYTHON=str(old / "old-python"))

    assert done.returncode != 0
    assert len(sentences(done)) == 1
    assert re.match(r"Groundswell needs Python 3\.11 or newer, and .*old-python here is 3\.9", sentences(done)[0])


def test_a_python_without_venv_is_named_in_one_sentence(fresh_copy, tmp_path):
    bare = plant(tmp_path, "bare-python", '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n')
    (bare / "bare-python").chmod(0o755)

    done = make_install(fresh_copy, PYTHON=str(bare / "bare-python"))

    assert done.returncode != 0
    assert len(sentences(done)) == 1
    assert sentences(done)[0].startswith("Groundswell needs Python's venv module")


def test_no_network_is_told_in_one_sentence(fresh_copy):
    done = make_install(fresh_copy, PYTHON=sys.executable, **UNREACHABLE_INDEX)

    assert done.returncode != 0
    assert len(sentences(done)) == 1
    assert sentences(done)[0].startswith("Groundswell could not reach the Python package index:")
    assert not (fresh_copy / ".venv" / ".installed-base").exists()
