"""The document of the workforce in every format: all say the same figures, and withhold the same cells."""

import csv
import io
import json
from collections.abc import Callable, Iterable

from groundswell.look.charts import ChartTable
from groundswell.look.documents.cells import Cell, safe_text
from groundswell.look.documents.model import Document
from groundswell.look.documents.workbook import Sheet, workbook

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
OFFICE = "application/vnd.openxmlformats-officedocument"


def csv_of_table(document: Document, name: str) -> bytes | None:
    """Return one table of words as CSV, under what it is; None where the page has no such table."""
    table = dict(document.tables_of_words()).get(name)
    return None if table is None else _csv_of(document, [table])


def _word(document: Document) -> bytes:
    from groundswell.look.documents.word import word  # noqa: PLC0415 - heavy, and few ask for it

    return word(document)


def _slides(document: Document) -> bytes:
    from groundswell.look.documents.slides import slides  # noqa: PLC0415 - as above

    return slides(document)


def _csv(document: Document) -> bytes:
    return _csv_of(document, document.tables())


def _csv_of(document: Document, tables: Iterable[ChartTable]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([safe_text(cell) for cell in row] for row in _about(document))
    for table in tables:
        writer.writerow([])
        writer.writerow([safe_text(table.caption)])
        writer.writerows([safe_text(cell) for cell in row] for row in (table.header, *table.rows))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _workbook(document: Document) -> bytes:
    sheets = [
        Sheet(table.caption, table.header, tuple(tuple(map(_typed, row)) for row in table.rows))
        for _, table in document.tables_of_words()
    ]
    return workbook(_about(document), sheets)


def _typed(cell: str) -> Cell:
    """Return a cell that is nothing but a number as one."""
    plain = cell.replace(",", "")
    try:
        return float(plain) if plain[:1].isdigit() else cell
    except ValueError:
        return cell


def _json(document: Document) -> bytes:
    tables = [
        {"caption": one.caption, "rows": [dict(zip(one.header, row, strict=True)) for row in one.rows]}
        for one in document.tables()
    ]
    said = {"about": dict(_about(document)[:4]), "tables": tables, "cannot_tell": document.cannot_tell}
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def _about(document: Document) -> list[tuple[str, str]]:
    lines = [("What", document.full_title), ("Finding", document.finding), *document.facts]
    lines += [("How made", words) for words in (*document.paragraphs, *document.how_made)]
    lines += [
        (part.heading, words) for part in document.sections for words in (part.finding, *part.paragraphs) if words
    ]
    return [*lines, *(("Cannot tell", words) for words in document.cannot_tell)]


FILES: dict[str, tuple[Callable[[Document], bytes], str]] = {
    "docx": (_word, f"{OFFICE}.wordprocessingml.document"),
    "pptx": (_slides, f"{OFFICE}.presentationml.presentation"),
    "xlsx": (_workbook, f"{OFFICE}.spreadsheetml.sheet"),
    "csv": (_csv, "text/csv; charset=utf-8"),
    "json": (_json, "application/json"),
}
