"""What a reader gives back, and what every reader offers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from groundswell.national.editions import Kind
from groundswell.national.source import Source

if TYPE_CHECKING:
    import polars as pl

Progress = Callable[[str], None]

NHS_ENGLAND = "NHS England (Survey Coordination Centre)"
OPEN_GOVERNMENT_LICENCE = "Open Government Licence v3.0 (as results are usually reused; no statement found on the file)"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file understood and checked: its tables, and what the edition's card must say of it.

    `base_id` is the edition's id without a vintage, e.g. "nss-2024". Tables hold None where the publisher withheld.
    """

    kind: Kind
    base_id: str
    release: str
    year: int | None
    title: str
    tables: Mapping[str, "pl.DataFrame"]
    organisations: int | None
    rows: int
    publisher: str = NHS_ENGLAND
    licence: str = OPEN_GOVERNMENT_LICENCE
    limits: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


class Reader(Protocol):
    """One published layout: `name` and `version` go into the edition's provenance."""

    name: str
    version: int

    def recognises(self, source: Source) -> bool:
        """Return whether this file has this reader's layout, judged by its content."""

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return the file's tables, every cell checked. Raises BadInput at the first fault.

        An empty known_codes means that no reference is at hand, and codes are not checked.
        """
