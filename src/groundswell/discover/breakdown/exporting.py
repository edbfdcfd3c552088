"""The same cells as the page, as CSV, workbook and JSON. Text only: a spreadsheet cannot be made to reckon."""

import csv
import io
import json
from collections.abc import Iterator

from groundswell.discover.breakdown.enums import DataKind
from groundswell.discover.breakdown.pages import IndicatorLine, RateLine
from groundswell.discover.breakdown.phrases import ROUNDED, UNIT_NAMES
from groundswell.discover.breakdown.presenting import Seen, figures_of, indicator_lines, rate_lines
from groundswell.discover.breakdown.queries import load_in_force, release_of
from groundswell.look.charts import ChartTable
from groundswell.look.layout.frame import SAMPLE_WORDS
from groundswell.organisations.models import Organisation

# What a spreadsheet takes for the start of a formula, full-width forms included (TRUST 11).
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠−")
HEADER = ("Kind of unit", "Unit", "Part of", "Measure", "Value", "Answers")
LARGEST_SHEET_NAME = 31


def tables_of(organisation: Organisation, year: int) -> tuple[ChartTable, ...]:
    """Return everything the pages show of one year as tables of text: results, response rates, local indicators."""
    seen = Seen(*release_of(organisation, year))
    tables = []
    if seen.measures and seen.kinds:
        tables.append(ChartTable("Results", HEADER, tuple(_results(seen, organisation, year))))
    if rates := rate_lines(seen, seen.kinds):
        rows = (line.cells() for line in rates)
        tables.append(ChartTable("Response rates", RateLine.HEADER, tuple(rows)))
    if indicators := indicator_lines(organisation, year):
        cells = tuple(line.cells() for line in indicators)
        tables.append(ChartTable("Local indicators", IndicatorLine.HEADER, cells))
    return tuple(tables)


def _results(seen: Seen, organisation: Organisation, year: int) -> Iterator[tuple[str, ...]]:
    for at, kind in enumerate(seen.kinds):
        for figure in figures_of(seen, kind, organisation, year):
            lines = (figure.chart.trust, *figure.chart.units) if at == 0 else figure.chart.units
            for line in lines:
                name, part_of, value, answers = line.cells()
                of_trust = line is figure.chart.trust
                yield ("Trust" if of_trust else UNIT_NAMES[kind], name, part_of, figure.chart.label, value, answers)


def as_csv(organisation: Organisation, year: int) -> bytes:
    """Return all tables as one CSV file in UTF-8 with a mark, one below the other."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for line in about(organisation, year):
        writer.writerow([safe(line)])
    for table in tables_of(organisation, year):
        writer.writerow([])
        writer.writerow([safe(table.caption)])
        writer.writerows([safe(cell) for cell in row] for row in (table.header, *table.rows))
    return out.getvalue().encode("utf-8-sig")


def as_workbook(organisation: Organisation, year: int) -> bytes:
    """Return all tables as a workbook, one sheet each, every cell typed as text."""
    import xlsxwriter  # noqa: PLC0415 - a page that writes no workbook does not wait for it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        notes = book.add_worksheet("About")
        for at, line in enumerate(about(organisation, year)):
            notes.write_string(at, 0, line)
        for table in tables_of(organisation, year):
            sheet = book.add_worksheet(table.caption[:LARGEST_SHEET_NAME])
            for down, row in enumerate((table.header, *table.rows)):
                for across, cell in enumerate(row):
                    sheet.write_string(down, across, cell, bold if down == 0 else None)
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, len(table.header) - 1, 24)
    return out.getvalue()


def as_json(organisation: Organisation, year: int) -> bytes:
    """Return all tables as JSON: the same words in the same cells."""
    said = {
        "organisation": {"code": organisation.code, "name": organisation.name, "is_sample": organisation.is_sample},
        "year": year,
        "about": about(organisation, year),
        "tables": [
            {"name": table.caption, "rows": [dict(zip(table.header, row, strict=True)) for row in table.rows]}
            for table in tables_of(organisation, year)
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def about(organisation: Organisation, year: int) -> list[str]:
    """Return the lines at the head of every file: whose figures, which year, how to read them."""
    lines = [f"{organisation.name} ({organisation.code}): our own breakdown, {year}"]
    if organisation.is_sample:
        lines.insert(0, SAMPLE_WORDS)
    in_force = (load_in_force(organisation, kind, year) for kind in DataKind)
    lines += [f"Source: the trust's own file {load.file_name}" for load in in_force if load]
    return [
        *lines,
        f"Unweighted, not published. {ROUNDED}",
        "“not shown” protects people in this or a neighbouring group.",
    ]


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA_STARTS) or cell.startswith(("\t", "\r", "\n")) else cell


EXPORTS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (as_json, "application/json"),
}
