"""An edition: one release of one data set, with its provenance. Immutable once added."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class Kind(StrEnum):
    """What an edition holds, and so which tables it has."""

    SURVEY = "staff-survey"
    SURVEY_NATIONAL = "staff-survey-national"
    SURVEY_TYPES = "staff-survey-types"
    SURVEY_BENCHMARK = "staff-survey-benchmark"
    SURVEY_TREND = "staff-survey-trend"
    ENGAGEMENT_SHMI = "engagement-shmi"
    EQUITY = "equity-ratios"
    OUTCOMES = "outcomes"
    ORGANISATIONS = "organisations"
    SUCCESSORS = "organisation-successors"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file an edition was read from: its name as given, its bytes' digest and their number."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Table:
    """One Parquet table of an edition, with the digest that `show` and the guards check."""

    file: str
    sha256: str
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition's card. `vintage` counts files of the same release with other bytes, from 1.

    `limits` are caveats shown with every figure; `warnings` were said when the file was read.
    """

    id: str
    kind: Kind
    release: str
    year: int | None
    vintage: int
    title: str
    publisher: str
    licence: str
    route: str
    source: SourceFile
    reader: str
    reader_version: int
    loaded_on: str
    organisations: int | None
    rows: int
    limits: tuple[str, ...]
    warnings: tuple[str, ...]
    facts: Mapping[str, Any]
    tables: Mapping[str, Table]
    folder: Path = field(compare=False)
    is_shipped: bool = field(default=False, compare=False)

    def table(self, name: str) -> Path:
        """Return the path of one of this edition's Parquet tables. Raises KeyError if it has no such table."""
        return self.folder / self.tables[name].file


CARD = "edition.json"


def read_edition(folder: Path, *, is_shipped: bool) -> Edition:
    """Return the edition kept in a folder. Raises ValueError if its card is not one of ours."""
    fields = json.loads((folder / CARD).read_text(encoding="utf-8"))
    try:
        return Edition(
            **{
                **fields,
                "kind": Kind(fields["kind"]),
                "source": SourceFile(**fields["source"]),
                "limits": tuple(fields["limits"]),
                "warnings": tuple(fields["warnings"]),
                "tables": {name: Table(**table) for name, table in fields["tables"].items()},
            },
            folder=folder,
            is_shipped=is_shipped,
        )
    except (KeyError, TypeError) as wrong:
        message = f"{folder.name}/{CARD} is not an edition's card: {wrong}"
        raise ValueError(message) from wrong


def card_of(edition: Edition) -> dict[str, Any]:
    """Return what is written to an edition's card: everything but where it lies."""
    fields = asdict(edition)
    del fields["folder"], fields["is_shipped"]
    return fields
