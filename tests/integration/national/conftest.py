"""A data folder of one's own for every test, and the command as a person runs it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from groundswell.__main__ import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit status and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """Return an empty data folder in which the shipped editions are hidden."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GROUNDSWELL_HOME", str(folder))
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "0")
    return folder


@pytest.fixture
def data(home, capsys) -> Callable[..., Ended]:
    """Return a function that runs `groundswell data ...` in the data folder."""

    def run(*words: str | Path) -> Ended:
        capsys.readouterr()
        status = main(["data", *map(str, words)])
        said = capsys.readouterr()
        return Ended(status, said.out, said.err)

    return run


@pytest.fixture
def file(tmp_path) -> Callable[..., Path]:
    """Return a function that puts bytes into a file to be added."""

    def put(content: bytes, name: str = "given.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return put


def everything_in(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder, by its path."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
