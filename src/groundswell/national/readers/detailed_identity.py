"""The identity columns on the left of a detailed workbook: whose results a row holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from groundswell.vocabulary.faults import BadInput, Place

ORGANISATION_COLUMNS = {
    "ods code": "code",
    "organisation name": "name",
    "benchmarking group": "benchmark_group",
    "region": "region",
    "ics": "ics",
    "weighting": "weighting",
}
GROUP_COLUMN_WORDS = {
    "breakdown": "breakdown",
    "subgroup": "subgroup",
    "sub-group": "subgroup",
    "base": "base_of",
}
REQUIRED = ("code", "name", "benchmark_group")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which rows a sheet holds. kind is "organisations", "national" or "types"; keys are unique."""

    kind: str
    keys: list[str]
    rows: list[int]
    columns: dict[str, list[str]]

    def frame(self) -> pl.DataFrame:
        """Return the identity columns as a table, one row per key."""
        return pl.DataFrame({key: pl.Series(values, dtype=pl.String) for key, values in self.columns.items()})

    def key_columns(self) -> dict[str, list[str]]:
        """Return the key by which other tables are joined to this one."""
        return {"code" if self.kind == "organisations" else "row": self.keys}

    def order_of(self, other: "Identity", *, file: str, sheet: str) -> list[int]:
        """Return where each of these rows stands in another sheet. Raises BadInput if the sheets disagree."""
        place = {key: index for index, key in enumerate(other.keys)}
        strange = [key for key in self.keys if key not in place]
        extra = [key for key in other.keys if key not in set(self.keys)]
        if strange or extra or other.kind != self.kind:
            odd = (strange or extra or [other.kind])[0]
            row = other.rows[place[extra[0]]] if extra else None
            raise BadInput(
                Place(file, sheet, row),
                found=f"“{odd}” is {'missing here' if strange else 'not in the first sheet'}",
                expected="the same rows in every sheet",
            )
        return [place[key] for key in self.keys]


def identity_of(file: str, sheet: str, headings: Sequence[Any], data: Sequence[tuple[int, list[Any]]]) -> Identity:
    """Return a sheet's identity. Raises BadInput for a missing or doubled column, or a row that stands twice."""
    names = [str(heading).strip() for heading in headings]
    for name in names:
        if name and names.count(name) > 1:
            raise BadInput(Place(file, sheet, column=name), found="this column stands twice", expected="it once")
    if any(name.lower() == "ods code" for name in names) or any(name.lower() == "organisation name" for name in names):
        return _organisations(file, sheet, names, data)
    return _groups(file, sheet, names, data)


def _organisations(file: str, sheet: str, names: list[str], data: Sequence[tuple[int, list[Any]]]) -> Identity:
    known = {
        ORGANISATION_COLUMNS[name.lower()]: place
        for place, name in enumerate(names)
        if name.lower() in ORGANISATION_COLUMNS
    }
    for wanted in REQUIRED:
        if wanted not in known:
            title = next(title for title, key in ORGANISATION_COLUMNS.items() if key == wanted)
            raise BadInput(
                Place(file, sheet),
                found=f"the column “{title}” is missing",
                expected=f"the columns {', '.join(ORGANISATION_COLUMNS)}",
            )
    columns = {key: [str(row[place]).strip() for _, row in data] for key, place in known.items()}
    return Identity("organisations", columns["code"], [number for number, _ in data], columns)


def _groups(file: str, sheet: str, names: list[str], data: Sequence[tuple[int, list[Any]]]) -> Identity:
    """National and organisation-type rows: a name made of the identity cells; blanks carry no meaning."""
    columns: dict[str, list[str]] = {}
    for place, name in enumerate(names):
        if not name:
            continue
        word = next((key for words, key in GROUP_COLUMN_WORDS.items() if name.lower().startswith(words)), None)
        columns[word or name.lower().replace(" ", "_")] = [str(row[place]).strip() for _, row in data]
    if not columns:
        raise BadInput(Place(file, sheet), found="no columns say whose results these are", expected="a breakdown")
    telling = [key for key in columns if key != "weighting"]
    keys = [
        " / ".join(part for part in parts if part) for parts in zip(*(columns[key] for key in telling), strict=True)
    ]
    keys = [key or "national" for key in keys]
    rows = [number for number, _ in data]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            raise BadInput(Place(file, sheet, rows[index]), found=f"“{key}” stands twice", expected="each row once")
    kind = "national" if "breakdown" in columns or "subgroup" in columns or "base_of" in columns else "types"
    return Identity(kind, keys, rows, {"row": keys, **columns})
