"""Parts of a slide: words that fit their place, native tables, and drawings made of native shapes. All in points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from groundswell.look import palette
from groundswell.look.charts import ChartTable
from groundswell.look.charts.marks import Box, Disc, Drawing, Label, Line
from groundswell.look.charts.text_width import text_width
from groundswell.look.documents.fitting import ARIAL, column_widths, is_number, line_count, plain_text, row_height

FONT: Final = "Arial"
LANGUAGE: Final = "en-GB"
PX: Final = 0.75
PADDING: Final = 10.0
ROW_AIR: Final = 9.0
LEADING: Final = 1.2
_ALIGN = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}


def colour(tone: str) -> RGBColor:
    """Return a colour of the palette by its name."""
    return RGBColor(*bytes.fromhex(palette.TOKENS[tone].removeprefix("#")))  # type: ignore[no-untyped-call]  # the library types only some of its calls


def describe(shape: Any, *, name: str, said: str) -> None:
    """Give a shape a name and what is read out in its place."""
    about = shape._element.xpath("./*[1]/p:cNvPr")[0]
    about.set("name", plain_text(name))
    about.set("descr", plain_text(said))


def write(frame: Any, paragraphs: Sequence[str], *, size: float, tone: str = "ink", **ways: Any) -> None:
    """Fill a text frame. ways: is_bold, gap (points after each paragraph), align, anchor, inset."""
    frame.word_wrap = ways.get("wraps", True)
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = ways.get("anchor", MSO_ANCHOR.TOP)
    inset = Pt(ways.get("inset", 0))
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = inset
    for at, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = ways.get("align", PP_ALIGN.LEFT)
        paragraph.space_after = Pt(ways.get("gap", 0))
        run = paragraph.add_run()
        run.text = plain_text(words)
        font = run.font
        font.size, font.bold, font.name = Pt(size), ways.get("is_bold", False), FONT
        font.color.rgb = colour(tone)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)


def add_words(
    shapes: Any, place: tuple[float, float, float, float], paragraphs: Sequence[str], *, size: float, **ways: Any
) -> Any:
    """Add a box of words at (left, top, width, height) and return it."""
    box = shapes.add_textbox(*(Pt(length) for length in place))
    write(box.text_frame, paragraphs, size=size, **ways)
    return box


def size_that_fits(
    paragraphs: Sequence[str], *, width: float, height: float, sizes: Sequence[float], gap: float
) -> float:
    """Return the largest of the sizes at which the paragraphs fit; the last one where none does."""
    for size in sizes:
        taken = sum(line_count(words, size=size, width=width) * size * LEADING + gap for words in paragraphs)
        if taken <= height:
            return size
    return sizes[-1]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table stands: type size, widths of columns, heights of rows (header first), and how many rows fit."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: int


def table_layout(
    table: ChartTable,
    *,
    height: float,
    sizes: Sequence[float],
    widths_at: Callable[[float], Sequence[float]],
) -> Layout:
    """Return the layout with the largest type at which a table fits a height; of the last size, the rows that fit.

    `widths_at` gives the widths of the columns for a type size.
    """
    for size in sizes:
        widths = tuple(widths_at(size))
        heights = [
            row_height(cells, widths, size=size if at else size - 1, padding=PADDING) + ROW_AIR
            for at, cells in enumerate((table.header, *table.rows))
        ]
        if sum(heights) <= height:
            return Layout(size, widths, tuple(heights), len(table.rows))
    fitting = sum(1 for taken in accumulate(heights) if taken <= height) - 1
    return Layout(size, widths, tuple(heights[: fitting + 1]), max(0, fitting))


def with_air(layout: Layout, *, height: float, highest: float) -> Layout:
    """Return the layout with low rows made higher, as far as there is room and no row passes `highest`."""
    head, *rows = layout.heights
    free = height - sum(layout.heights)
    wanted = [max(0.0, highest - row) for row in rows]
    share = min(1.0, free / sum(wanted)) if sum(wanted) > 0 else 0.0
    return replace(
        layout, heights=(head, *(row + more * max(0.0, share) for row, more in zip(rows, wanted, strict=True)))
    )


def even_widths(table: ChartTable, *, width: float) -> Callable[[float], Sequence[float]]:
    """Return the widths a table asks for at a type size, for `table_layout`."""
    return lambda size: column_widths(table, total=width, size=size, header_size=size - 2, padding=PADDING)


def add_table(
    shapes: Any,
    table: ChartTable,
    *,
    left: float,
    top: float,
    layout: Layout,
    said: str,
) -> None:
    """Add a native table in the given layout, its first row a header, no colour but lines."""
    size, widths, heights, count = layout.size, layout.widths, layout.heights, layout.rows
    frame = shapes.add_table(
        count + 1, len(table.header), Pt(left), Pt(top), Pt(sum(widths)), Pt(sum(heights[: count + 1]))
    )
    describe(frame, name="Table", said=said)
    made = frame.table
    _plain_style(made)
    for place, width in enumerate(widths):
        made.columns[place].width = Pt(width)
    for at, cells in enumerate((table.header, *table.rows[:count])):
        made.rows[at].height = Pt(heights[at])
        for place, words in enumerate(cells):
            cell = made.cell(at, place)
            is_header = at == 0
            write(
                cell.text_frame,
                [words],
                size=size - 2 if is_header else size,
                tone="soft" if is_header else "ink",
                is_bold=is_header or (place == 1 and is_number(words)),
                anchor=MSO_ANCHOR.MIDDLE,
            )
            cell.margin_left = cell.margin_right = Pt(PADDING / 2)
            cell.margin_top = cell.margin_bottom = Pt(2)
            cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_header else MSO_ANCHOR.MIDDLE
            cell.fill.background()
            _underline(cell, "swell" if is_header else "hair")


def _plain_style(made: Any) -> None:
    """Take away the shading of the built-in style; the header row stays marked as one for those who hear it."""
    properties = made._tbl.tblPr
    made.first_row, made.horz_banding = True, False
    style = properties.find(qn("a:tableStyleId"))
    if style is not None:
        # "No style, no grid".
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _underline(cell: Any, tone: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "12700" if tone == "swell" else "6350"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": palette.TOKENS[tone].removeprefix("#")}))
    line.append(fill)
    # Lines stand before the fill in the schema's order.
    properties.insert(0, line)


def add_drawing(shapes: Any, drawing: Drawing, *, left: float, top: float, width: float) -> None:
    """Add a drawing of the page as native shapes, pixels at three quarters of a point."""
    bleed = drawing.bleed * PX
    start, length = left + bleed, width - 2 * bleed
    for mark in drawing.marks:
        if isinstance(mark, Line):
            _line(shapes, mark, start, top, length)
        elif isinstance(mark, Box):
            _box(shapes, mark, start, top, length)
        elif isinstance(mark, Disc):
            _disc(shapes, mark, start, top, length)
        else:
            _label(shapes, mark, start, top, length)


def _line(shapes: Any, mark: Line, start: float, top: float, length: float) -> None:
    ends = (start + mark.x1 * length, top + mark.y1 * PX, start + mark.x2 * length, top + mark.y2 * PX)
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Pt(end) for end in ends))
    line.line.color.rgb, line.line.width = colour(mark.tone), Pt(mark.width * PX)


def _box(shapes: Any, mark: Box, start: float, top: float, length: float) -> None:
    place = (start + mark.x * length, top + mark.y * PX, max(mark.width * length, 0.5), mark.height * PX)
    box = shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Pt(one) for one in place))
    box.shadow.inherit = False
    box.fill.solid()
    box.fill.fore_color.rgb = colour(mark.fill)
    box.line.color.rgb, box.line.width = colour(mark.stroke), Pt(PX)


def _disc(shapes: Any, mark: Disc, start: float, top: float, length: float) -> None:
    radius = mark.radius * PX
    place = (start + mark.x * length - radius, top + mark.y * PX - radius, 2 * radius, 2 * radius)
    disc = shapes.add_shape(MSO_SHAPE.OVAL, *(Pt(one) for one in place))
    disc.shadow.inherit = False
    disc.fill.solid()
    disc.fill.fore_color.rgb = colour(mark.fill)
    if mark.stroke:
        disc.line.color.rgb, disc.line.width = colour(mark.stroke), Pt(mark.stroke_width * PX)
    else:
        disc.line.fill.background()


def _label(shapes: Any, mark: Label, start: float, top: float, length: float) -> None:
    size = mark.size * PX
    width = text_width(mark.text, size=size * ARIAL, weight=mark.weight) + 4
    at = start + mark.x * length + mark.dx * PX
    left = {"start": at, "middle": at - width / 2, "end": at - width}[mark.anchor]
    place = (left, top + mark.y * PX - size * 1.0, width, size * LEADING)
    add_words(
        shapes,
        place,
        [mark.text],
        size=size,
        tone=mark.tone,
        is_bold=mark.weight >= 600,
        align=_ALIGN[mark.anchor],
        wraps=False,
    )
