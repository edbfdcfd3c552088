"""A document of results in every format: all say the same figures, and withhold the same cells."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from groundswell.discover.results.typed_cells import typed
from groundswell.look.charts import ChartTable
from groundswell.look.documents.cells import safe_text
from groundswell.look.documents.markdown import markdown
from groundswell.look.documents.model import Document
from groundswell.look.documents.workbook import Sheet, workbook
from groundswell.look.layout.frame import SAMPLE_WORDS
from groundswell.look.numbers import withheld_words
from groundswell.vocabulary.withheld import PROTECTED

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
OFFICE = "application/vnd.openxmlformats-officedocument"
WITHHELD = {"withheld": "protected"}


def file_name(document: Document, ending: str) -> str:
    """Return what a file of a page is called: the part of the address that names wave and page, and its ending."""
    parts = document.address.strip("/").split("/")
    return "-".join([*parts[4:], ""]).strip("-") + f".{ending}"


def _word(document: Document) -> bytes:
    from groundswell.look.documents.word import word  # noqa: PLC0415 - heavy, and few ask for it

    return word(document)


def _slides(document: Document) -> bytes:
    from groundswell.look.documents.slides import slides  # noqa: PLC0415 - as above

    return slides(document)


def _markdown(document: Document) -> bytes:
    return markdown(document).encode()


def _csv(document: Document) -> bytes:
    return _csv_of(document, _tables(document))


def csv_of_table(document: Document, name: str) -> bytes | None:
    """Return one table of words of a page as CSV, under what it is; None where the page has no such table."""
    table = dict(document.tables_of_words()).get(name)
    return None if table is None else _csv_of(document, [(name, table)])


def _csv_of(document: Document, tables: Iterable[tuple[str, ChartTable]]) -> bytes:
    """Return tables of a page as one file, one below the other, under what they are and how they were made."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([safe_text(cell) for cell in row] for row in _about(document))
    for _, table in tables:
        writer.writerow([])
        writer.writerow([safe_text(table.caption)])
        writer.writerows([safe_text(cell) for cell in row] for row in (table.header, *table.rows))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _workbook(document: Document) -> bytes:
    tables = list(_tables(document))
    sheets = [Sheet(name, *typed(table)) for name, table in tables]
    contents = [(f"Sheet “{name}”", table.caption) for name, table in tables]
    return workbook([*_about(document), *contents], sheets)


def _json(document: Document) -> bytes:
    said = {
        "about": dict(_head(document)),
        "finding": document.finding,
        "tables": [
            {
                "id": name,
                "caption": table.caption,
                "rows": [dict(zip(table.header, map(_cell, row), strict=True)) for row in table.rows],
            }
            for name, table in _tables(document)
        ],
        "cannot_tell": list(document.cannot_tell),
        "how_made": list(document.how_made),
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def _cell(cell: str) -> Any:
    return WITHHELD if cell == withheld_words(PROTECTED) else cell


def _tables(document: Document) -> Iterator[tuple[str, ChartTable]]:
    """Yield every table of a page with a name: those of charts under the chart's own."""
    for figure in document.figures():
        yield figure.name, figure.chart.table()
    yield from document.tables_of_words()


def _about(document: Document) -> list[tuple[str, str]]:
    """Return what stands at the head of every file: what it is, whose, how to read it."""
    lines = [*_head(document), *(("Cannot tell", words) for words in document.cannot_tell)]
    return [*lines, *(("How made", words) for words in document.how_made)]


def _head(document: Document) -> list[tuple[str, str]]:
    lines = [("What", document.full_title), ("Finding", document.finding), *document.facts]
    if document.sample:
        lines.insert(0, ("Sample", SAMPLE_WORDS))
    return lines


FILES: dict[str, tuple[Callable[[Document], bytes], str]] = {
    "docx": (_word, f"{OFFICE}.wordprocessingml.document"),
    "pptx": (_slides, f"{OFFICE}.presentationml.presentation"),
    "xlsx": (_workbook, f"{OFFICE}.spreadsheetml.sheet"),
    "csv": (_csv, "text/csv; charset=utf-8"),
    "md": (_markdown, "text/markdown; charset=utf-8"),
    "json": (_json, "application/json"),
}
