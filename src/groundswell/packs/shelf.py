"""Where packs are found: those shipped with Groundswell, and an operator's own beside or instead of them.

GROUNDSWELL_PACKS may name folders (separated as in PATH) that are searched first, so that an operator can replace a
shipped pack (for example another mapping of questions to cultural elements) without touching code.
"""

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import groundswell
from groundswell.packs.entries import Entry
from groundswell.vocabulary.faults import BadInput, Place


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack's card: who made it, which version, and under which licence it may travel."""

    id: str
    version: str
    title: str
    publisher: str
    licence: str
    provenance: str
    may_redistribute: bool
    folder: Path

    @property
    def label(self) -> str:
        """The pack as a page names it: “groundswell/well-led, version 2026.1”."""
        return f"{self.id}, version {self.version}"


@cache
def shipped_packs() -> Path:
    """Return the folder of the packs that come with Groundswell, in a wheel or in a clone."""
    inside = Path(groundswell.__file__).parent / "shipped"
    return inside if inside.is_dir() else Path(groundswell.__file__).parents[2] / "packs"


def shelves() -> tuple[Path, ...]:
    """Return the folders searched for packs, an operator's own first."""
    own = [Path(folder) for folder in os.environ.get("GROUNDSWELL_PACKS", "").split(os.pathsep) if folder]
    return (*own, shipped_packs())


def packs_in_force() -> tuple[Pack, ...]:
    """Return every pack that is used here, by id; an operator's own stands instead of the shipped one of its id.

    Raises BadInput, naming pack and file, for a card that cannot be read.
    """
    found = {path.parent.relative_to(shelf).as_posix() for shelf in shelves() for path in shelf.glob("*/*/pack.toml")}
    return tuple(find_pack(pack_id) for pack_id in sorted(found))


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's tables. Raises BadInput, naming pack and file, if it is missing or not TOML."""
    file = _name(path)
    try:
        return toml_in(path.read_bytes(), file)
    except FileNotFoundError as missing:
        raise BadInput(Place(file), found="the file is missing", expected="it in the pack") from missing


def toml_in(source: bytes, file: str) -> dict[str, Any]:
    """Return the tables in the bytes of a TOML file. Raises BadInput, naming the file, if they are not TOML."""
    try:
        # As a file opened for text: Windows ends lines in two signs.
        return tomllib.loads(source.decode("utf-8").replace("\r\n", "\n"))
    except RecursionError as deep:
        raise BadInput(Place(file), found="tables or lists are too deep", expected="a flat card") from deep
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        found = f"it is not valid TOML ({broken})"
        raise BadInput(Place(file), found=found, expected="valid TOML in UTF-8") from broken


def read_file(path: Path) -> Entry:
    """Return what a pack's TOML file holds, to be asked field by field. Raises BadInput as `read_toml` does."""
    return Entry(_name(path), "", read_toml(path))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def find_pack(pack_id: str) -> Pack:
    """Return the first pack of this id on the shelves, e.g. "groundswell/staff-survey". Raises BadInput if none."""
    return _find(pack_id, shelves())


@cache
def _find(pack_id: str, searched: tuple[Path, ...]) -> Pack:
    for shelf in searched:
        folder = shelf / pack_id
        if (folder / "pack.toml").is_file():
            return pack_of(read_file(folder / "pack.toml"), pack_id, folder)
    raise BadInput(Place("packs"), found=f"no pack “{pack_id}”", expected="a folder of that name with a pack.toml")


def pack_of(card: Entry, pack_id: str, folder: Path) -> Pack:
    """Return the pack that a card describes. Raises BadInput if it is the card of another pack, or lacks a field."""
    if card.text("id") != pack_id:
        raise card.fault(found=f"“id” is “{card.text('id')}”", expected=f"“{pack_id}”, as its folder is called")
    return Pack(
        id=pack_id,
        version=card.text("version"),
        title=card.text("title"),
        publisher=card.text("publisher"),
        licence=card.text("licence"),
        provenance=card.text("provenance"),
        may_redistribute=card.flag("may_redistribute"),
        folder=folder,
    )
