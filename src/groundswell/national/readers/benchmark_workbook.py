"""The staff survey's benchmark workbook: one sheet per benchmark group, five years in one weighting.

Sheets are recognised by their columns, because their names change between releases. Shares stand as proportions, 0 to
1, here (0 to 100 in the detailed workbook), scores as 0 to 10.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.benchmark_sheets import (
    CHANGE,
    IDENTITY,
    MEASURE,
    BenchmarkSheet,
    YearColumn,
    benchmark_sheets,
    heading_row_of,
    year_columns,
)
from groundswell.national.readers.columns import check_codes, numbers
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.packs.groups import benchmark_group
from groundswell.packs.survey import Question, staff_survey
from groundswell.vocabulary.faults import BadInput, Place
from groundswell.vocabulary.range import Better

# Only of questions on these scales is it sure which answers a "positive" share counts, and only where nothing is taken
# out of its base: the others keep the column's own name until they have been compared with a detailed workbook.
PLAIN_SCALES = frozenset({"agree", "satisfied", "often"})
HISTORY = {"code": pl.String, "year": pl.Int32, "measure": pl.String, "value": pl.Float64, "n": pl.Float64}
WITHHELD_SIGNS = frozenset({"-", "*"})
LARGEST_BASE = 10_000_000
MOST_NAMED = 12

LIMITS = (
    "All years stand in the weighting of the latest release: compare them with each other, and with no other release.",
    "The publisher's own marks of significant change are not taken over: how they were tested is not verified.",
)


class BenchmarkWorkbook:
    """Reads a benchmark workbook of any year."""

    name = "staff survey benchmark workbook"
    version = 1

    def recognises(self, source: Source) -> bool:
        """Return whether any sheet has a row of headings that begins with org_id."""
        return source.is_workbook and any(heading_row_of(rows) is not None for rows in source.sheets.values())

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return the organisations and every measure of every year.

        Raises BadInput naming sheet, row and column.
        """
        sheets = benchmark_sheets(source)
        columns = [year_columns(sheet) for sheet in sheets]
        years = sorted({column.year for one in columns for column in one})
        latest = years[-1]
        names = _names_of(sorted({column.measure for one in columns for column in one}), latest)
        identities: list[pl.DataFrame] = []
        histories: list[pl.DataFrame] = []
        for number, (sheet, measured) in enumerate(zip(sheets, columns, strict=True), 1):
            progress(f"Reading sheet {number} of {len(sheets)}: {sheet.name}")
            identity = _identity(sheet)
            identities.append(identity)
            codes = identity["code"].to_list()
            histories.append(_history(sheet, measured, codes, names))
        rows = pl.concat(identities)
        _check_organisations(source.name, sheets, identities, known_codes)
        history = pl.concat(histories)
        return Reading(
            kind=Kind.SURVEY_BENCHMARK,
            base_id=f"nss-{latest}-benchmark",
            release=f"NHS Staff Survey {latest}",
            year=latest,
            title=f"NHS Staff Survey {latest}: benchmark results, {years[0]} to {latest}",
            tables={"rows": rows, "history": history},
            organisations=rows.height,
            rows=history.height,
            limits=LIMITS,
            warnings=_warnings(sheets, names),
            facts={"years": years, "measures": names, "sheets": [one.name for one in sheets]},
        )


def _names_of(measures: Sequence[str], year: int) -> dict[str, str]:
    """Return what each measure is stored as: our score id, a question's stable name, or the column's own name."""
    numbered = staff_survey().by_number(year)
    return {
        measure: question.id
        if (question := numbered.get(measure.removeprefix("q"))) and measure[0] == "q" and _is_sure(question)
        else measure
        for measure in measures
    }


def _is_sure(question: Question) -> bool:
    return question.scale in PLAIN_SCALES and not question.leave_out and question.better is Better.HIGHER


def _identity(sheet: BenchmarkSheet) -> pl.DataFrame:
    places = {name.lower(): place for place, name in enumerate(sheet.names)}
    columns = {key: [str(row[places[name]]).strip() for _, row in sheet.data] for name, key in IDENTITY.items()}
    for heading, key in IDENTITY.items():
        for value, (row, _) in zip(columns[key], sheet.data, strict=True):
            if not value:
                raise BadInput(
                    Place(sheet.file, sheet.name, row, heading),
                    found="an empty cell",
                    expected=f"a {key.split('_')[-1]}",
                )
    # The detailed workbook's spelling, so that both name a group alike.
    columns["benchmark_group"] = [benchmark_group(name).names[0] for name in columns["benchmark_group"]]
    return pl.DataFrame({key: pl.Series(values, dtype=pl.String) for key, values in columns.items()})


def _check_organisations(
    file: str, sheets: Sequence[BenchmarkSheet], identities: Sequence[pl.DataFrame], known: frozenset[str]
) -> None:
    seen: dict[str, str] = {}
    for sheet, identity in zip(sheets, identities, strict=True):
        codes, rows = identity["code"].to_list(), [row for row, _ in sheet.data]
        check_codes(codes, place=Place(file, sheet.name, column="org_id"), rows=rows, known=known)
        for code, row in zip(codes, rows, strict=True):
            if code in seen:
                raise BadInput(
                    Place(file, sheet.name, row, "org_id"),
                    found=f"organisation {code} stands twice (first in sheet “{seen[code]}”)",
                    expected="each once",
                )
            seen[code] = sheet.name


def _history(
    sheet: BenchmarkSheet, columns: Sequence[YearColumn], codes: Sequence[str], names: dict[str, str]
) -> pl.DataFrame:
    """Return every measure of every year; an organisation with neither value nor base has no row."""
    told: dict[str, list[Any]] = {name: [] for name in HISTORY}
    for column in columns:
        high = 1.0 if column.is_share else 10.0
        published = _numbers(sheet, column.value, high=high, hint=_hint(sheet, column))
        values = (published * 100 if column.is_share else published).to_list()
        bases: list[float | None] = [None] * len(codes)
        if column.base is not None:
            bases = _numbers(sheet, column.base, high=LARGEST_BASE, whole=True).to_list()
        for (_, row), code, value, base in zip(sheet.data, codes, values, bases, strict=True):
            if row[column.value] != "" or base is not None:
                one = (code, column.year, names[column.measure], value, base)
                for name, cell in zip(HISTORY, one, strict=True):
                    told[name].append(cell)
    return pl.DataFrame(told, schema=HISTORY)


def _hint(sheet: BenchmarkSheet, column: YearColumn) -> str:
    """Say so if a column of proportions holds per cents: the two workbooks differ, and that is easily mixed up."""
    cells = [row[column.value] for _, row in sheet.data if type(row[column.value]) is float]
    is_per_cent = column.is_share and cells and all(0 <= cell <= 100 for cell in cells) and max(cells) > 1
    return "These look like per cents; this workbook has proportions, 0 to 1." if is_per_cent else ""


def _numbers(sheet: BenchmarkSheet, place: int, *, high: float, whole: bool = False, hint: str = "") -> pl.Series:
    cells = [None if row[place] == "" or row[place] in WITHHELD_SIGNS else row[place] for _, row in sheet.data]
    try:
        return numbers(
            cells,
            place=Place(sheet.file, sheet.name, column=sheet.names[place]),
            rows=[row for row, _ in sheet.data],
            low=0,
            high=high,
            whole=whole,
        )
    except BadInput as fault:
        if not hint:
            raise
        raise BadInput(fault.place, found=fault.found, expected=fault.expected, remedy=hint) from fault


def _warnings(sheets: Sequence[BenchmarkSheet], names: dict[str, str]) -> tuple[str, ...]:
    said = []
    raw = [measure for measure, name in names.items() if measure[0] == "q" and name == measure]
    if raw:
        said.append(
            "Kept under the columns' own names, because it is not sure which answers they count: " + _listed(raw) + "."
        )
    headings = dict.fromkeys(name for sheet in sheets for name in sheet.names if name)
    left_out = [
        name
        for name in headings
        if name.lower() not in IDENTITY and not MEASURE.fullmatch(name) and not CHANGE.fullmatch(name)
    ]
    if left_out:
        said.append(f"Columns not understood and left out: {_listed(left_out)}.")
    return tuple(said)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"
