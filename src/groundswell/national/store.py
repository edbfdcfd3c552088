"""Where editions are kept: shipped ones inside the package, read-only, and loaded ones in the data folder.

Adding is atomic: everything is written beside the store and moved in by one rename, so a failed load changes nothing.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from groundswell.national.editions import CARD, Edition, Kind, Table, card_of, read_edition
from groundswell.national.home import data_home, shipped_is_visible
from groundswell.packs.shelf import shipped_packs

if TYPE_CHECKING:
    import polars as pl

EDITION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class UnknownEdition(LookupError):
    """There is no edition of this id; carries the ids there are."""

    def __init__(self, edition_id: str, known: tuple[str, ...]) -> None:
        super().__init__(edition_id)
        self.edition_id = edition_id
        self.known = known

    def sentence(self) -> str:
        """Return one sentence for a person."""
        held = ", ".join(self.known) or "none"
        return f"There is no edition “{self.edition_id}”. Editions here: {held}."


class ShippedEdition(ValueError):
    """A shipped edition cannot be removed; it can be hidden."""

    def sentence(self) -> str:
        """Return one sentence for a person."""
        return (
            f"“{self.args[0]}” comes with Groundswell and cannot be removed. "
            "Set GROUNDSWELL_SHIPPED=0 to hide shipped editions."
        )


def loaded_editions_folder() -> Path:
    """Return the folder of the editions loaded into this installation."""
    return data_home() / "editions"


def shipped_editions_folder() -> Path:
    """Return the folder of the editions that come with Groundswell."""
    return shipped_packs() / "nhs-england"


def all_editions() -> tuple[Edition, ...]:
    """Return every edition of this installation: newest year first, then kind, then the newest vintage first."""
    found = _editions_in(loaded_editions_folder(), is_shipped=False)
    held = {edition.id for edition in found}
    if shipped_is_visible():
        found += tuple(
            edition for edition in _editions_in(shipped_editions_folder(), is_shipped=True) if edition.id not in held
        )
    return tuple(sorted(found, key=lambda one: (-(one.year or 0), one.kind, -one.vintage, one.id)))


def editions_with_shipped() -> tuple[Edition, ...]:
    """Return every edition, those that come with Groundswell included even where they are hidden."""
    shipped = _editions_in(shipped_editions_folder(), is_shipped=True)
    return (*_editions_in(loaded_editions_folder(), is_shipped=False), *shipped)


def find_edition(edition_id: str) -> Edition:
    """Return the edition of this id. Raises UnknownEdition, naming those there are."""
    editions = all_editions()
    for edition in editions:
        if edition.id == edition_id:
            return edition
    raise UnknownEdition(edition_id, tuple(edition.id for edition in editions))


def editions_of(kind: Kind) -> tuple[Edition, ...]:
    """Return the editions of one kind, newest year first and newest vintage first within a year."""
    return tuple(edition for edition in all_editions() if edition.kind is kind)


def latest_edition(kind: Kind) -> Edition | None:
    """Return the newest edition of one kind, or None if none is loaded."""
    return next(iter(editions_of(kind)), None)


def edition_with_source(sha256: str, kind: Kind) -> Edition | None:
    """Return the edition that was read from a file of these bytes, if there is one."""
    return next((one for one in all_editions() if one.source.sha256 == sha256 and one.kind is kind), None)


def next_vintage(base_id: str) -> tuple[str, int]:
    """Return the id and number for another file of a release: the plain id first, then -v2, -v3 and so on."""
    taken = [edition for edition in all_editions() if _base(edition) == base_id]
    vintage = 1 + max((edition.vintage for edition in taken), default=0)
    return (base_id if vintage == 1 else f"{base_id}-v{vintage}"), vintage


def write_edition(edition: Edition, tables: Mapping[str, "pl.DataFrame"], *, store: Path | None = None) -> Edition:
    """Write an edition and its tables into the store by one rename, and return it as it now stands.

    Raises FileExistsError if the id is taken; whatever fails, the store is as it was.
    """
    if not EDITION_ID.fullmatch(edition.id):
        message = f"not an edition id: {edition.id}"
        raise ValueError(message)
    store = store or loaded_editions_folder()
    store.mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(prefix=".incoming-", dir=store))
    try:
        written = {name: _write_table(frame, incoming / f"{name}.parquet") for name, frame in tables.items()}
        edition = replace(edition, tables=written, folder=store / edition.id)
        card = incoming / CARD
        card.write_text(json.dumps(card_of(edition), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        _sync(card)
        incoming.chmod(0o755)
        incoming.rename(store / edition.id)
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    return edition


def remove_edition(edition_id: str) -> Edition:
    """Remove a loaded edition and return its card. Raises UnknownEdition or ShippedEdition."""
    edition = find_edition(edition_id)
    if edition.is_shipped:
        raise ShippedEdition(edition_id)
    going = Path(tempfile.mkdtemp(prefix=".removed-", dir=edition.folder.parent))
    # One rename takes it out of sight; what is deleted after that can no longer be half an edition.
    edition.folder.rename(going / edition.id)
    shutil.rmtree(going)
    return edition


def _base(edition: Edition) -> str:
    return edition.id.removesuffix(f"-v{edition.vintage}") if edition.vintage > 1 else edition.id


def _editions_in(folder: Path, *, is_shipped: bool) -> tuple[Edition, ...]:
    if not folder.is_dir():
        return ()
    cards = sorted(folder.glob("*/" + CARD))
    return tuple(
        _read(card.parent, card.stat().st_mtime_ns, is_shipped) for card in cards if card.parent.name[0] != "."
    )


@lru_cache(maxsize=256)
def _read(folder: Path, _changed_at: int, is_shipped: bool) -> Edition:  # noqa: FBT001 - a cache key
    return read_edition(folder, is_shipped=is_shipped)


def _write_table(frame: "pl.DataFrame", path: Path) -> Table:
    frame.write_parquet(path, compression="zstd", compression_level=12, statistics=False)
    _sync(path)
    return Table(
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        rows=frame.height,
        columns=frame.width,
    )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
