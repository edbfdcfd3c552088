"""Where editions are found: shipped ones inside the package, read-only, and loaded ones in the data folder.

A damaged edition is told apart and never used; the others stay as they are. Writing stands in keeping.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from groundswell.national.editions import CARD, Edition, Kind, read_edition
from groundswell.national.home import data_home, shipped_is_visible
from groundswell.packs.shelf import shipped_packs


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


class NoSurvey(UnknownEdition):
    """No staff survey by organisation is here, or the edition asked for is another kind; carries those there are."""

    def sentence(self) -> str:
        """Return one sentence for a person."""
        if self.edition_id:
            here = f"Those here: {', '.join(self.known)}" if self.known else "None is loaded"
            return f"“{self.edition_id}” is not a staff survey by organisation. {here}."
        return "No staff survey is loaded. Load one with: groundswell data add FILE"


class DamagedEdition(UnknownEdition):
    """The edition is there, and its files are not what was written; carries what is wrong."""

    def __init__(self, edition_id: str, wrong: str) -> None:
        super().__init__(edition_id, ())
        self.wrong = wrong

    def sentence(self) -> str:
        """Return one sentence for a person."""
        return (
            f"The edition “{self.edition_id}” is damaged: {self.wrong}. It is not used. "
            "Remove it and add its file again."
        )


@dataclass(frozen=True, slots=True)
class Damage:
    """A folder of the store that cannot be used as an edition, and why, in words."""

    id: str
    folder: Path
    wrong: str
    is_shipped: bool


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
    """Return every sound edition here: newest year first, then kind, then the newest vintage first."""
    found = _in(loaded_editions_folder(), is_shipped=False)
    held = {edition.id for edition in found}
    if shipped_is_visible():
        found += tuple(one for one in _in(shipped_editions_folder(), is_shipped=True) if one.id not in held)
    return tuple(sorted(found, key=lambda one: (-(one.year or 0), one.kind, -one.vintage, one.id)))


def editions_with_shipped() -> tuple[Edition, ...]:
    """Return every sound edition, those that come with Groundswell included even where they are hidden."""
    return (*_in(loaded_editions_folder(), is_shipped=False), *_in(shipped_editions_folder(), is_shipped=True))


def damaged_editions() -> tuple[Damage, ...]:
    """Return what cannot be used: a card that is not ours, or a table that is not what was written."""
    found = list(_looked_at(loaded_editions_folder(), is_shipped=False))
    if shipped_is_visible():
        found += _looked_at(shipped_editions_folder(), is_shipped=True)
    return tuple(one for one in found if isinstance(one, Damage))


def find_edition(edition_id: str) -> Edition:
    """Return the edition of this id. Raises UnknownEdition, naming those there are, or DamagedEdition."""
    editions = all_editions()
    for edition in editions:
        if edition.id == edition_id:
            return edition
    for damage in damaged_editions():
        if damage.id == edition_id:
            raise DamagedEdition(edition_id, damage.wrong)
    raise UnknownEdition(edition_id, tuple(edition.id for edition in editions))


def editions_of(kind: Kind) -> tuple[Edition, ...]:
    """Return the editions of one kind, newest year first and newest vintage first within a year."""
    return tuple(edition for edition in all_editions() if edition.kind is kind)


def latest_edition(kind: Kind) -> Edition | None:
    """Return the newest edition of one kind, or None if none is loaded."""
    return next(iter(editions_of(kind)), None)


def edition_with_source(sha256: str) -> Edition | None:
    """Return the edition that was read from a file of these bytes, if there is one."""
    return next((one for one in all_editions() if one.source.sha256 == sha256), None)


def _in(folder: Path, *, is_shipped: bool) -> tuple[Edition, ...]:
    return tuple(one for one in _looked_at(folder, is_shipped=is_shipped) if isinstance(one, Edition))


def _looked_at(folder: Path, *, is_shipped: bool) -> tuple[Edition | Damage, ...]:
    """Return what each folder of the store holds; those whose names begin with a dot are still being written."""
    try:
        with os.scandir(folder) as found:
            names = sorted(one.name for one in found if one.name[0] != "." and one.is_dir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(_look(folder, name, _stamp(f"{folder}/{name}"), is_shipped) for name in names)


def _stamp(folder: str) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when any file of a folder does, so that a folder is read again only then."""
    try:
        with os.scandir(folder) as found:
            stated = [(one.name, one.stat()) for one in found]
    except FileNotFoundError:
        return ()
    return tuple(sorted((name, status.st_ctime_ns, status.st_size) for name, status in stated))


@lru_cache(maxsize=256)
def _look(
    store: Path,
    name: str,
    _stamp: tuple[tuple[str, int, int], ...],
    is_shipped: bool,  # noqa: FBT001 - a cache key
) -> Edition | Damage:
    folder = store / name
    try:
        edition = read_edition(folder, is_shipped=is_shipped)
        tables = edition.tables.values()
        if edition.id != name or any(Path(table.file).name != table.file for table in tables):
            raise ValueError(name)
        if not isinstance(edition.vintage, int) or not isinstance(edition.year, int | None):
            raise TypeError(name)
        for table in tables:
            if hashlib.sha256((folder / table.file).read_bytes()).hexdigest() != table.sha256:
                return Damage(name, folder, f"{table.file} is not what was written", is_shipped)
    except FileNotFoundError as missing:
        return Damage(name, folder, f"{Path(missing.filename).name} is missing", is_shipped)
    except OSError as unreadable:
        file = Path(unreadable.filename or CARD).name
        return Damage(name, folder, f"{file} cannot be read ({unreadable.strerror})", is_shipped)
    except (ValueError, TypeError, AttributeError):
        # A card can be wrong in any way; whichever, it is not one that we wrote.
        return Damage(name, folder, f"{CARD} is not what was written", is_shipped)
    return edition
