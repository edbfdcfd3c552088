"""What fits where, in files that no browser lays out: widths of columns, and text that every format can hold."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, Self, runtime_checkable

from groundswell.look.charts import AnyChart, ChartTable, DrawnChart, StripList
from groundswell.look.charts.text_width import lines, text_width

# Arial is a little wider than the typeface the widths were read from, bold type wider still.
ARIAL = 1.06
ARIAL_BOLD = 1.13
# A column never asks for more than this many times its longest word: the rest wraps.
MOST_TIMES = 5.0
# A drawing of so many rows has room on a page with its table, and alone on a slide.
MOST_ROWS = 10


@runtime_checkable
class LongChart(DrawnChart, Protocol):
    """A drawing that may have more rows than a page has room for."""

    def in_parts(self, most: int) -> list[Self]:
        """Return it in parts of at most so many rows, all with one scale and one finding."""


def plain_text(text: str) -> str:
    """Return text as one line without the signs that XML forbids."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def is_number(cell: str) -> bool:
    """Say whether a cell is a number and nothing else, signs and per cent allowed."""
    return cell.strip("%−+").replace(",", "").replace(".", "", 1).isdigit()


def in_parts(chart: AnyChart, *, most: int) -> list[AnyChart]:
    """Return a list of strips in parts of even length, `most` rows at the utmost; other charts as they are.

    Drawings that are long in another way come in parts of their own making, which fit a page and a slide.
    Every part keeps the finding of the whole list, as the page tells it.
    """
    if isinstance(chart, LongChart):
        return [*chart.in_parts(MOST_ROWS)]
    if not isinstance(chart, StripList) or len(chart.strips) <= most:
        return [chart]
    pages = -(-len(chart.strips) // most)
    size = -(-len(chart.strips) // pages)
    words = replace(chart.words, finding=chart.finding)
    return [
        replace(chart, words=words, strips=chart.strips[at : at + size]) for at in range(0, len(chart.strips), size)
    ]


def line_count(text: str, *, size: float, width: float, is_bold: bool = False) -> int:
    """Return how many lines text takes in Arial; size and width in the same unit."""
    return max(1, len(lines(text, size=size * (ARIAL_BOLD if is_bold else ARIAL), width=width)))


def column_widths(table: ChartTable, *, total: float, size: float, header_size: float, padding: float) -> list[float]:
    """Return widths of the columns in the unit of `size`, adding up to `total`.

    Header cells are bold. No column is narrower than its longest word while there is room; short cells stay on one
    line before long ones get more.
    """
    columns = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.header)
    # Lengths in files are whole numbers: without a hair of room a cell that just fits would break.
    padding += 0.5
    least, wanted = [], []
    for title, cells in zip(table.header, columns, strict=True):
        words = [(title, header_size * ARIAL_BOLD), *((cell, size * ARIAL) for cell in cells)]
        low = max(_longest_word(text, type_size) for text, type_size in words) + padding
        widest = max(text_width(text, size=type_size) for text, type_size in words[1:] or words) + padding
        least.append(low)
        wanted.append(max(low, min(widest, low * MOST_TIMES)))
    free = total - sum(least)
    if free <= 0:
        return [low * total / sum(least) for low in least]
    asked = [want - low for want, low in zip(wanted, least, strict=True)]
    return [low + more for low, more in zip(least, _shared(free, asked), strict=True)]


def _shared(free: float, asked: Sequence[float]) -> list[float]:
    """Return the room each column gets: small wishes first and whole, the rest in even parts; nothing is left over."""
    given = [0.0] * len(asked)
    waiting = sorted(range(len(asked)), key=lambda at: asked[at])
    for done, at in enumerate(waiting):
        given[at] = min(asked[at], free / (len(asked) - done))
        free -= given[at]
    # What nobody asked for goes to the first column, whose words name the row.
    given[0] += free
    return given


def row_height(cells: Sequence[str], widths: Sequence[float], *, size: float, padding: float) -> float:
    """Return how high a row of text is, in the unit of `size`, without the space above and below."""
    rows = (line_count(cell, size=size, width=width - padding) for cell, width in zip(cells, widths, strict=True))
    return max(rows) * size * 1.2


def _longest_word(text: str, size: float) -> float:
    return max((text_width(word, size=size) for word in text.split()), default=0.0)
