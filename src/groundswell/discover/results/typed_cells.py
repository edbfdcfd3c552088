"""Figures of results as numbers that a spreadsheet can reckon with, as rounded as the page shows them."""

import re
from collections.abc import Iterator, Sequence

from groundswell.look.charts import ChartTable
from groundswell.look.documents.cells import Cell
from groundswell.look.numbers import MINUS

NUMBER = r"[+\-−]?\d[\d,]*(?:\.\d+)?"
IS_NUMBER = re.compile(rf"^(?:about )?({NUMBER})$")
IS_PERCENT = re.compile(rf"^(?:about )?({NUMBER})%$")
IS_RANGE = re.compile(rf"^({NUMBER}) to ({NUMBER})$")
IS_PART = re.compile(rf"^(?:about )?({NUMBER}) of ({NUMBER})$")
# Which words become which columns: what is added to the heading of each.
READ_AS = (
    (IS_RANGE, (", from", ", to")),
    (IS_PART, (", about", ", of")),
    (IS_PERCENT, (", %",)),
    (IS_NUMBER, ("",)),
)

Column = tuple[str, tuple[Cell, ...]]


def typed(table: ChartTable) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Return the header and rows of a table with numbers in place of words that are numbers.

    A column of ranges ("3.3 to 3.5") becomes two, so does one of parts ("about 85 of 93"). Words such as "not shown"
    stay words, in every column they became. The first column names the row and stays as it is.
    """
    columns: list[Column] = []
    for at, title in enumerate(table.header):
        cells = tuple(row[at] for row in table.rows)
        columns.extend([(title, cells)] if at == 0 else _columns(title, cells))
    rows = zip(*(cells for _, cells in columns), strict=True) if table.rows else ()
    return tuple(title for title, _ in columns), tuple(rows)


def _columns(title: str, cells: Sequence[str]) -> Iterator[Column]:
    """Yield what a column becomes: the first way of reading that fits some cells and contradicts no number."""
    for pattern, endings in READ_AS:
        found = [pattern.match(cell) for cell in cells]
        # A column in which only some figures can be read this way is left as it was printed.
        others = [cell for cell, match in zip(cells, found, strict=True) if match is None]
        if any(found) and not any(cell[:1].isdigit() for cell in others):
            for at, ending in enumerate(endings, start=1):
                yield (
                    title + ending,
                    tuple(_number(match[at]) if match else cell for match, cell in zip(found, cells, strict=True)),
                )
            return
    yield title, tuple(cells)


def _number(written: str) -> float:
    return float(written.replace(",", "").replace(MINUS, "-"))
