"""Empty files to fill in: the headings we understand, and one example row that says what goes where."""

import csv
import io

from groundswell.discover.breakdown.enums import DataKind

NAMES = {DataKind.RESULTS: "results", DataKind.RATES: "response-rates", DataKind.INDICATORS: "indicators"}
BY_NAME = {name: kind for kind, name in NAMES.items()}
ROWS: dict[DataKind, tuple[tuple[str, ...], ...]] = {
    DataKind.RESULTS: (
        ("Kind of unit", "Unit", "Part of", "Number of answers", "Published elsewhere", "PP1_2", "engagement", "q9g"),
        ("Trust", "", "", "1200", "", "7.1", "6.9", "71.5"),
        ("Directorate", "Example: Surgery", "", "300", "", "7.0", "6.8", "70.2"),
        ("Team", "Example: Theatres", "Example: Surgery", "40", "", "6.6", "6.5", "66.0"),
        ("Site", "Example: North", "", "500", "", "7.2", "7.0", "72.4"),
        ("Staff group", "Example: Nursing", "", "450", "", "7.0", "6.8", "70.9"),
    ),
    DataKind.RATES: (
        ("Kind of unit", "Unit", "Part of", "Staff asked", "Number of answers"),
        ("Trust", "", "", "2400", "1200"),
        ("Directorate", "Example: Surgery", "", "620", "300"),
        ("Site", "Example: North", "", "1000", "500"),
    ),
    DataKind.INDICATORS: (
        ("Indicator", "Period", "Value", "Measured in", "Numerator", "Denominator", "Source"),
        ("Example: staff turnover", "April 2023 to March 2024", "11.2", "%", "269", "2400", "Electronic staff record"),
        (
            "Example: concerns raised",
            "2023/24",
            "46",
            "concerns",
            "",
            "",
            "Guardian's report to the board",
        ),
    ),
}


def blank_csv(kind: DataKind) -> bytes:
    """Return the empty file as CSV in UTF-8 with a mark, so that a spreadsheet reads its letters."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(ROWS[kind])
    return out.getvalue().encode("utf-8-sig")


def blank_workbook(kind: DataKind) -> bytes:
    """Return the empty file as a workbook with one sheet."""
    import xlsxwriter  # noqa: PLC0415 - a page that writes no workbook does not wait for it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Fill in")
        bold = book.add_format({"bold": True})
        for down, row in enumerate(ROWS[kind]):
            for across, cell in enumerate(row):
                sheet.write_string(down, across, cell, bold if down == 0 else None)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(ROWS[kind][0]) - 1, 22)
    return out.getvalue()


FORMATS = {
    "csv": (blank_csv, "text/csv; charset=utf-8"),
    "xlsx": (blank_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
