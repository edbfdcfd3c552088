"""Adding a file: recognise it, check every cell, and store it as an edition or change nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from groundswell.national.editions import Edition, Kind, SourceFile
from groundswell.national.known_codes import known_codes
from groundswell.national.readers.reading import Reading
from groundswell.national.readers.registry import reader_for
from groundswell.national.source import Source
from groundswell.national.store import edition_with_source, next_vintage, write_edition

DEFAULT_ROUTE = "Loaded into this installation from a file."


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a file came to: the edition, and whether it was there already."""

    edition: Edition
    was_already_there: bool


def add_source(
    source: Source,
    *,
    on: date,
    progress: Callable[[str], None] = lambda _: None,
    route: str = DEFAULT_ROUTE,
    store: Path | None = None,
) -> Added:
    """Read, check and store a file, and return its edition; a file already loaded is returned as it is.

    The same release with other bytes becomes a new vintage beside the old. Raises BadInput at the first fault and
    leaves the store as it was.
    """
    progress(f"Looking at {source.name}")
    reader = reader_for(source)
    already = _already(source)
    if already is not None and store is None:
        return Added(already, was_already_there=True)
    # The shipped editions are built in an empty store: they are where codes become known.
    reading = reader.read(source, known_codes=frozenset() if store else known_codes(), progress=progress)
    progress("Writing the edition")
    edition_id, vintage = (reading.base_id, 1) if store else next_vintage(reading.base_id)
    card = _card(
        reading,
        source,
        edition_id=edition_id,
        vintage=vintage,
        reader=(reader.name, reader.version),
        on=on,
        route=route,
    )
    return Added(write_edition(card, reading.tables, store=store), was_already_there=False)


def _already(source: Source) -> Edition | None:
    for kind in Kind:
        if found := edition_with_source(source.sha256, kind):
            return found
    return None


def _card(
    reading: Reading,
    source: Source,
    *,
    edition_id: str,
    vintage: int,
    reader: tuple[str, int],
    on: date,
    route: str,
) -> Edition:
    return Edition(
        id=edition_id,
        kind=reading.kind,
        release=reading.release,
        year=reading.year,
        vintage=vintage,
        title=reading.title,
        publisher=reading.publisher,
        licence=reading.licence,
        route=route,
        source=SourceFile(name=source.name, sha256=source.sha256, size=len(source.content)),
        reader=reader[0],
        reader_version=reader[1],
        loaded_on=on.isoformat(),
        organisations=reading.organisations,
        rows=reading.rows,
        limits=reading.limits,
        warnings=reading.warnings,
        facts=reading.facts,
        tables={},
        folder=Path(),
    )
