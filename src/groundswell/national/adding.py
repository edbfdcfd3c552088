"""Adding a file: recognise it, check every cell, and store it as an edition or change nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from groundswell.national.editions import Edition, SourceFile
from groundswell.national.keeping import next_vintage, only_writer, write_edition
from groundswell.national.known_codes import known_codes
from groundswell.national.source import Source
from groundswell.national.store import edition_with_source

if TYPE_CHECKING:
    from groundswell.national.readers.reading import Reading

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
    leaves the store as it was. store names another store to write into, as building the shipped editions does: nothing
    counts as already loaded there.
    """
    progress(f"Looking at {source.name}")
    if store is None and (already := edition_with_source(source.sha256)):
        return Added(already, was_already_there=True)
    with source.reading_ahead():
        from groundswell.national.readers.registry import (  # noqa: PLC0415 - wakes the engine while cells are read
            reader_for,
        )

        # Whatever need not wait for the cells comes before whatever must.
        codes = known_codes()
        reader = reader_for(source)
        reading = reader.read(source, known_codes=codes, progress=progress)

    def card(edition_id: str, vintage: int) -> Edition:
        by = (reader.name, reader.version)
        return _card(reading, source, edition_id=edition_id, vintage=vintage, reader=by, on=on, route=route)

    progress("Writing the edition")
    if store is not None:
        return Added(write_edition(card(reading.base_id, 1), reading.tables, store=store), was_already_there=False)
    with only_writer(waiting=lambda: progress("Waiting for another load to finish")) as own:
        # Asked again, because the same file may have come in while we were reading.
        if already := edition_with_source(source.sha256):
            return Added(already, was_already_there=True)
        return Added(
            write_edition(card(*next_vintage(reading.base_id)), reading.tables, store=own), was_already_there=False
        )


def _card(
    reading: "Reading",
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
