"""The formats a page can be taken away in, and the bytes of each."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from groundswell.discover.dashboard.pages.json_form import dashboard_json, taken_json
from groundswell.discover.dashboard.pages.records import HEADER, read_me, rows_of, sheets_of
from groundswell.discover.dashboard.pages.taken import Taken
from groundswell.look import numbers
from groundswell.look.documents.cells import csv_bytes
from groundswell.look.documents.markdown import markdown
from groundswell.look.documents.standalone import standalone_page
from groundswell.look.documents.workbook import workbook


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is called, what browsers call it, for whom it is, and how it is made.

    `usual_size` is about how many bytes a whole dashboard takes, for formats too slow to make only to be measured.
    """

    extension: str
    label: str
    media_type: str
    purpose: str
    make: Callable[[Taken], bytes]
    usual_size: int | None = None

    def size_of(self, taken: Taken) -> str:
        """Return how large the file is, in words."""
        if self.usual_size is not None:
            return f"about {numbers.size(self.usual_size)}"
        return numbers.size(len(self.make(taken)))


def _json(taken: Taken) -> bytes:
    return json.dumps(taken_json(taken), ensure_ascii=False, allow_nan=False, indent=2).encode()


def _word(taken: Taken) -> bytes:
    from groundswell.look.documents.word import word  # noqa: PLC0415 - heavy, and few ask for it

    return word(taken.document)


def _slides(taken: Taken) -> bytes:
    from groundswell.look.documents.slides import slides  # noqa: PLC0415 - as above

    return slides(taken.document)


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    one.extension: one
    for one in (
        Format(
            "docx",
            "Word",
            f"{OFFICE}.wordprocessingml.document",
            "a report to read and change",
            _word,
            usual_size=300_000,
        ),
        Format(
            "pptx",
            "Slides",
            f"{OFFICE}.presentationml.presentation",
            "slides for a board",
            _slides,
            usual_size=110_000,
        ),
        Format(
            "xlsx",
            "Workbook",
            f"{OFFICE}.spreadsheetml.sheet",
            "every figure, typed, by kind",
            lambda t: workbook(read_me(t), sheets_of(t)),
        ),
        Format(
            "csv",
            "CSV",
            "text/csv; charset=utf-8",
            "every figure, one a row, unrounded",
            lambda t: csv_bytes(HEADER, rows_of(t)),
        ),
        Format("json", "JSON", "application/json", "every figure for programs, unrounded", _json),
        Format(
            "md",
            "Markdown",
            "text/markdown; charset=utf-8",
            "plain text with tables",
            lambda t: markdown(t.document).encode(),
        ),
    )
}


def file_name(taken: Taken, extension: str) -> str:
    """Return a telling, safe name: RTF-support-and-compassion-nss-2024.csv."""
    codes = "-".join(results.organisation.code for results in taken.results)
    parts = [part for part in taken.document.address.split("?")[0].strip("/").split("/") if part]
    middle = "-".join(parts[2:] if parts[:1] == ["trusts"] else parts)
    edition = taken.results[0].release.id
    name = "-".join(part for part in (codes, middle, edition) if part)
    return f"{''.join(c if c.isalnum() or c in '-_' else '-' for c in name)}.{extension}"


def whole(taken: Taken, extension: str) -> bytes:
    """Return a whole dashboard in a format of the command: html, json, md, docx or pptx."""
    if extension == "html":
        return standalone_page(taken.document).encode("utf-8")
    if extension == "json":
        document = dashboard_json(taken)
        return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode("utf-8")
    return FORMATS[extension].make(taken)
