"""Cells of files that people open in a spreadsheet: numbers as numbers, words as words, never a formula."""

import csv
import io
from collections.abc import Sequence

from groundswell.look.numbers import withheld_words
from groundswell.vocabulary.withheld import Withheld

# What a spreadsheet may take for the start of a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | float | int | Withheld | None


def safe_text(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, however it is opened."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def plain(cell: Cell) -> str | float | int:
    """Return a cell as it is written: a withheld one in its words, nothing as ""."""
    if isinstance(cell, Withheld):
        return withheld_words(cell)
    return "" if cell is None else cell


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a CSV file in UTF-8 with a mark that makes spreadsheets read it so; numbers unrounded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        written = (plain(cell) for cell in row)
        writer.writerow([safe_text(cell) if isinstance(cell, str) else cell for cell in written])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")
