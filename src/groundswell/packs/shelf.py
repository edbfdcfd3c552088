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


def shipped_packs() -> Path:
    """Return the folder of the packs that come with Groundswell, in a wheel or in a clone."""
    inside = Path(groundswell.__file__).parent / "shipped"
    return inside if inside.is_dir() else Path(groundswell.__file__).parents[2] / "packs"


def shelves() -> tuple[Path, ...]:
    """Return the folders searched for packs, an operator's own first."""
    own = [Path(folder) for folder in os.environ.get("GROUNDSWELL_PACKS", "").split(os.pathsep) if folder]
    return (*own, shipped_packs())


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's tables. Raises BadInput, naming file and line, if it is missing or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise BadInput(Place(path.name), found="the file is missing", expected=f"{path.name} in the pack") from missing
    except tomllib.TOMLDecodeError as broken:
        raise BadInput(Place(path.name), found=f"it is not valid TOML ({broken})", expected="valid TOML") from broken


@cache
def find_pack(pack_id: str) -> Pack:
    """Return the first pack of this id on the shelves, e.g. "groundswell/staff-survey". Raises BadInput if none."""
    for shelf in shelves():
        card = shelf / pack_id / "pack.toml"
        if card.is_file():
            return read_card(card)
    raise BadInput(Place("packs"), found=f"no pack “{pack_id}”", expected="a folder of that name with a pack.toml")


def read_card(card: Path) -> Pack:
    """Return the pack whose pack.toml this is. Raises BadInput naming the missing field."""
    fields = read_toml(card)
    try:
        return Pack(
            id=fields["id"],
            version=str(fields["version"]),
            title=fields["title"],
            publisher=fields["publisher"],
            licence=fields["licence"],
            provenance=fields["provenance"],
            may_redistribute=bool(fields["may_redistribute"]),
            folder=card.parent,
        )
    except KeyError as missing:
        raise BadInput(
            Place(card.name),
            found=f"the field “{missing.args[0]}” is missing",
            expected="it in the pack's card",
        ) from missing
