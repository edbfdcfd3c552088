"""The identity columns on the left of a detailed workbook: whose results a row holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from groundswell.national.readers.detailed_sheets import BASE_DIGEST, Sheet, digest
from groundswell.packs.groups import benchmark_groups
from groundswell.vocabulary.faults import BadInput, Place

ORGANISATION_COLUMNS = {
    "ods code": "code",
    "organisation name": "name",
    "benchmarking group": "benchmark_group",
    "region": "region",
    "ics": "ics",
    "weighting": "weighting",
}
# Region and ICS may be empty; these may not.
FILLED = ("name", "benchmark_group")
# Headings of the sister workbooks by how they begin; a blank heading is named by its place.
GROUP_COLUMNS = (
    ("base", "base_of"),
    ("breakdown", "breakdown"),
    ("sub", "subgroup"),
    ("weighting", "weighting"),
    ("benchmark", "organisation_type"),
    ("organisation type", "organisation_type"),
    ("organisation", "organisation_type"),
    ("trust type", "organisation_type"),
    ("type", "organisation_type"),
)
BY_PLACE = ("base_of", "breakdown", "subgroup", "weighting")
ORGANISATIONS, NATIONAL, TYPES = "organisations", "national", "types"
NATION = "national"


@dataclass(frozen=True, slots=True)
class Identity:
    """Which rows a sheet holds. kind is "organisations", "national" or "types"; keys are unique."""

    kind: str
    keys: list[str]
    rows: list[int]
    columns: dict[str, list[str]]

    @property
    def key_name(self) -> str:
        """The column by which other tables are joined to this one."""
        return "code" if self.kind == ORGANISATIONS else "row"

    def frame(self) -> pl.DataFrame:
        """Return the identity columns as a table, one row per key."""
        return pl.DataFrame({key: pl.Series(values, dtype=pl.String) for key, values in self.columns.items()})

    def warnings(self) -> tuple[str, ...]:
        """Return what a reader should know of these rows: benchmark groups that the pack does not name."""
        known = {name for group in benchmark_groups() for name in group.names}
        strange = dict.fromkeys(name for name in self.columns.get("benchmark_group", ()) if name not in known)
        return tuple(
            f"The benchmark group “{name}” is not one we know; it is compared with itself." for name in strange
        )

    def order_of(self, other: "Identity", sheet: Sheet) -> list[int]:
        """Return where each of these rows stands in another sheet, which may have them in another order.

        Raises BadInput if the sheets do not hold the same rows, or name an organisation differently.
        """
        place = {key: index for index, key in enumerate(other.keys)}
        held = set(self.keys)
        if missing := next((key for key in self.keys if key not in place), None):
            raise BadInput(
                Place(sheet.file, sheet.name),
                found=f"“{missing}” is missing here",
                expected="the same rows in every sheet",
            )
        if extra := next((key for key in other.keys if key not in held), None):
            raise BadInput(
                Place(sheet.file, sheet.name, other.rows[place[extra]]),
                found=f"“{extra}” is not in the first sheet",
                expected="the same rows in every sheet",
            )
        order = [place[key] for key in self.keys]
        self._check_names(other, order, sheet)
        return order

    def _check_names(self, other: "Identity", order: Sequence[int], sheet: Sheet) -> None:
        if self.kind != ORGANISATIONS:
            return
        for key, name, index in zip(self.keys, self.columns["name"], order, strict=True):
            if (here := other.columns["name"][index]) != name:
                raise BadInput(
                    Place(sheet.file, sheet.name, other.rows[index], "Organisation name"),
                    found=f"{key} is “{here[:60]}” here and “{name[:60]}” in the first sheet",
                    expected="the same organisation",
                )


def identity_of(sheet: Sheet) -> Identity:
    """Return a sheet's identity. Raises BadInput for a missing or doubled column, or a row that stands twice."""
    names = [_plain(heading) for heading in sheet.rows[sheet.answer_row][: sheet.first_column]]
    for heading, name in zip(sheet.rows[sheet.answer_row], names, strict=False):
        place = Place(sheet.file, sheet.name, sheet.answer_row + 1, str(heading).strip()[:40])
        if name.startswith("%") or digest(name) == BASE_DIGEST:
            raise BadInput(
                place, found="no question stands above this column", expected="its number in the heading row"
            )
        if name and names.count(name) > 1:
            raise BadInput(place, found="this column stands twice", expected="it once")
    if not sheet.data:
        raise BadInput(Place(sheet.file, sheet.name), found="it holds no rows of results", expected="at least one")
    return _organisations(sheet, names) if {"ods code", "organisation name"} & set(names) else _groups(sheet, names)


def _plain(heading: Any) -> str:
    return re.sub(r"\s+", " ", str(heading)).strip().lower()


def _cells(sheet: Sheet, column: int) -> list[str]:
    return [" ".join(str(row[column]).split()) for _, row in sheet.data]


def _organisations(sheet: Sheet, names: Sequence[str]) -> Identity:
    known = {ORGANISATION_COLUMNS[name]: place for place, name in enumerate(names) if name in ORGANISATION_COLUMNS}
    expected = f"the columns {', '.join(ORGANISATION_COLUMNS)}"
    for title, key in ORGANISATION_COLUMNS.items():
        if key not in known:
            raise BadInput(
                Place(sheet.file, sheet.name, sheet.answer_row + 1),
                found=f"the column “{title}” is missing",
                expected=expected,
            )
    for place, name in enumerate(names):
        if name not in ORGANISATION_COLUMNS and (name or any(_cells(sheet, place))):
            heading = str(sheet.rows[sheet.answer_row][place]).strip()[:40] or f"number {place + 1}"
            raise BadInput(
                Place(sheet.file, sheet.name, sheet.answer_row + 1, heading),
                found="this column is not one of those that say whose results a row holds",
                expected=expected,
            )
    columns = {key: _cells(sheet, place) for key, place in known.items()}
    for key in FILLED:
        for value, (row, _) in zip(columns[key], sheet.data, strict=True):
            if not value:
                title = next(title for title, name in ORGANISATION_COLUMNS.items() if name == key)
                raise BadInput(
                    Place(sheet.file, sheet.name, row, title), found="an empty cell", expected=f"a {key.split('_')[-1]}"
                )
    return Identity(ORGANISATIONS, columns["code"], [number for number, _ in sheet.data], columns)


def _groups(sheet: Sheet, names: Sequence[str]) -> Identity:
    """National and organisation-type rows are named by their identity cells; empty ones say nothing."""
    columns: dict[str, list[str]] = {}
    for place, name in enumerate(names):
        cells = _cells(sheet, place)
        if not name and not any(cells):
            continue
        key = next((key for start, key in GROUP_COLUMNS if name.startswith(start)), name.replace(" ", "_"))
        if not name:
            key = next((one for one in BY_PLACE[place:] if one not in columns), f"column_{place + 1}")
        columns[f"{key}_{place + 1}" if key in columns else key] = cells
    telling = [key for key in columns if key != "weighting"]
    if not telling:
        raise BadInput(
            Place(sheet.file, sheet.name, sheet.answer_row + 1),
            found="no columns say whose results these are",
            expected="an ODS code, a breakdown or an organisation type",
        )
    keys = _keys(columns, telling)
    if len(set(keys)) < len(keys) and "weighting" in columns:
        # The same rows may be told weighted and unweighted.
        keys = _keys(columns, [*telling, "weighting"])
    rows = [number for number, _ in sheet.data]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            raise BadInput(
                Place(sheet.file, sheet.name, rows[index]), found=f"“{key}” stands twice", expected="each row once"
            )
    return Identity(_kind_of(columns), keys, rows, {"row": keys, **columns})


def _keys(columns: dict[str, list[str]], telling: Sequence[str]) -> list[str]:
    joined = zip(*(columns[key] for key in telling), strict=True)
    return [" / ".join(part for part in parts if part) or NATION for parts in joined]


def _kind_of(columns: dict[str, list[str]]) -> str:
    """Breakdowns make the national workbook, unless every breakdown is by type of organisation."""
    if "organisation_type" in columns:
        return TYPES
    breakdowns = {one.lower() for one in columns.get("breakdown", ()) if one}
    if breakdowns and all("type" in one and ("organisation" in one or "trust" in one) for one in breakdowns):
        return TYPES
    return NATIONAL
