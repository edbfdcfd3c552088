"""The instruments of the packs in force."""

from collections.abc import Iterator
from functools import cache

from groundswell.packs.entries import Entry
from groundswell.packs.instruments.aspects import known_subjects
from groundswell.packs.instruments.questionnaire import Instrument
from groundswell.packs.instruments.reading import look_through
from groundswell.packs.instruments.texts import yaml_names
from groundswell.packs.lined import LARGEST
from groundswell.packs.shelf import Pack, packs_in_force, read_file
from groundswell.vocabulary.faults import BadInput, Place


def instruments() -> tuple[Instrument, ...]:
    """Return every instrument in every version, in the order of packs and of their cards.

    Raises BadInput, naming file, line and field, for a pack that is wrong, and for a version that two packs give.
    """
    return _instruments(packs_in_force(), known_subjects())


def instrument(instrument_id: str, version: str | None = None) -> Instrument:
    """Return one instrument in one version, by default the newest. Raises BadInput if there is none."""
    found = [one for one in instruments() if one.id == instrument_id and version in (None, one.version)]
    if not found:
        wanted = f"{instrument_id}, version {version}" if version else instrument_id
        known = ", ".join(dict.fromkeys(one.id for one in instruments()))
        raise BadInput(Place("packs"), found=f"no instrument “{wanted}”", expected=f"one of {known or 'none'}")
    return max(found, key=lambda one: age_of(one.version))


def age_of(version: str) -> tuple[int, ...]:
    """Return what orders versions: 2026.10 is newer than 2026.9."""
    return tuple(int(part) for part in version.split("."))


def instrument_files(card: Entry) -> tuple[str, ...]:
    """Return the names of a pack's instrument files, as its card lists them; none for other packs."""
    return yaml_names(card, "instruments")


def look_through_pack(
    pack: Pack, subjects: frozenset[str]
) -> Iterator[tuple[str, Instrument | None, tuple[BadInput, ...]]]:
    """Yield each instrument file of a pack with its instrument, or with everything that is wrong with it."""
    for name in instrument_files(read_file(pack.folder / "pack.toml")):
        file = f"{pack.folder.name}/{name}"
        try:
            with (pack.folder / name).open("rb") as opened:
                source = opened.read(LARGEST + 1)
        except OSError:
            yield file, None, (BadInput(Place(file), found="the file is missing", expected="it in the pack"),)
            continue
        yield file, *look_through(source, file=file, pack=pack, subjects=subjects)


@cache
def _instruments(packs: tuple[Pack, ...], subjects: frozenset[str]) -> tuple[Instrument, ...]:
    found: dict[tuple[str, str], Instrument] = {}
    for pack in packs:
        for file, read, faults in look_through_pack(pack, subjects):
            if read is None:
                raise faults[0]
            other = found.get((read.id, read.version))
            if other is not None:
                told = f"{read.label} is also in {other.pack.id}"
                raise BadInput(Place(file), found=told, expected="another id or another version")
            found[read.id, read.version] = read
    return tuple(found.values())
