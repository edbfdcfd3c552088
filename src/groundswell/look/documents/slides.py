"""A document as slides for a board: each title a finding, tables native, numbers and cautions in the notes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from groundswell.look.charts import ChartTable, StripList, alt_text
from groundswell.look.charts.marks import Disc, Drawing
from groundswell.look.documents.fitting import column_widths, plain_text
from groundswell.look.documents.model import Document
from groundswell.look.documents.packing import without_moments
from groundswell.look.documents.slide_parts import (
    LANGUAGE,
    PADDING,
    PX,
    add_drawing,
    add_table,
    add_words,
    describe,
    even_widths,
    size_that_fits,
    table_layout,
    with_air,
    write,
)
from groundswell.look.documents.slide_plan import Slide, plan
from groundswell.look.documents.slide_words import TITLE_SIZE, fits_title
from groundswell.look.layout.frame import SAMPLE_WORDS
from groundswell.look.layout.mark import DOTS, swell

WIDTH, HEIGHT, EDGE = 960.0, 540.0, 36.0
TOP, BOTTOM = 150.0, 492.0
WIDE: Final = WIDTH - 2 * EDGE
LEFT_WIDTH: Final = 584.0
RIGHT: Final = EDGE + LEFT_WIDTH + 32
RIGHT_WIDTH: Final = WIDTH - EDGE - RIGHT
TABLE_SIZES: Final = (16, 15, 14, 13, 12, 11, 10)
STRIP_SIZES: Final = (16, 15, 14, 13, 12, 11)
RANGE_WIDTH: Final = 184.0
HIGHEST_ROW: Final = 48.0
LINE_SIZES: Final = (20, 18, 16, 15, 14, 13, 12)
RANGE_COLUMN, PLACE_COLUMN = "Range of similar trusts", 2
MOST_COLUMNS_BESIDE = 4
NOT_ALL_ROWS = "The first {shown} of {rows} rows; the notes have them all."


def slides(document: Document) -> bytes:
    """Return a pptx file, 16 by 9: cover, at most eleven slides more, and a spare set."""
    return drawn(document, plan(document))


def drawn(document: Document, planned: Sequence[Slide]) -> bytes:
    """Return a pptx file, 16 by 9: a cover for the document, and the slides in their order."""
    file = Presentation()
    file.slide_width, file.slide_height = Pt(WIDTH), Pt(HEIGHT)
    layout = file.slide_layouts.get_by_name("Title Only")
    _place_layout(layout)
    _cover(file, layout, document)
    for number, one in enumerate(planned, 2):
        _Drawn(file.slides.add_slide(layout), one, document).draw(number)
    _set_properties(file, document)
    made = io.BytesIO()
    file.save(made)
    return without_moments(made.getvalue())


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One slide while it is drawn."""

    slide: Any
    planned: Slide
    document: Document

    def draw(self, number: int) -> None:
        """Put everything in its place, in the order in which it is read out."""
        planned = self.planned
        _title(self.slide, planned.title)
        if planned.measured:
            size = size_that_fits([planned.measured], width=WIDE, height=30, sizes=(13, 12, 11, 10), gap=0)
            add_words(self.slide.shapes, (EDGE, 109, WIDE, 32), [planned.measured], size=size, tone="soft")
        if planned.sentences:
            self._sentences()
        elif isinstance(planned.chart, StripList):
            self._strips(planned.chart)
        elif planned.chart is not None:
            self._chart_and_table()
        elif planned.table is not None:
            self._table_alone(planned.table)
        else:
            self._facts()
        self._foot(number)
        notes = [words for words in (*planned.notes, planned.source) if words]
        self.slide.notes_slide.notes_text_frame.text = "\n".join(plain_text(words) for words in notes)

    def _strips(self, chart: StripList) -> None:
        """Draw a table with the range of every row in a column of its own, from the marks of the page."""
        whole = chart.table()
        table = ChartTable(
            whole.caption,
            (*whole.header[:PLACE_COLUMN], RANGE_COLUMN, whole.header[PLACE_COLUMN]),
            tuple((*row[:PLACE_COLUMN], "", row[PLACE_COLUMN]) for row in whole.rows),
        )
        natural = table_layout(
            table,
            height=BOTTOM - TOP,
            sizes=STRIP_SIZES,
            widths_at=lambda size: _with_room_for_ranges(table, size),
        )
        layout = with_air(natural, height=BOTTOM - TOP, highest=HIGHEST_ROW)
        add_table(
            self.slide.shapes,
            table,
            left=EDGE,
            top=TOP,
            layout=layout,
            said=whole.caption,
        )
        group = self.slide.shapes.add_group_shape()
        left, top = EDGE + sum(layout.widths[:PLACE_COLUMN]), TOP + layout.heights[0]
        for strip, height in zip(chart.strips[: layout.rows], layout.heights[1:], strict=True):
            row = chart.row(strip)
            add_drawing(
                group.shapes, row, left=left, top=top + (height - row.height * PX) / 2, width=RANGE_WIDTH - PADDING
            )
            top += height
        describe(group, name="Ranges", said=alt_text(chart))
        self._lines(self.planned.lines, left=RIGHT, width=RIGHT_WIDTH)

    def _chart_and_table(self) -> None:
        """Draw a chart of native shapes, and its table below where it fits whole; the notes hold every number."""
        chart, table = self.planned.chart, self.planned.table
        if chart is None or isinstance(chart, StripList) or table is None:
            return
        drawing = chart.wide()
        group = self.slide.shapes.add_group_shape()
        add_drawing(group.shapes, drawing, left=EDGE, top=TOP, width=LEFT_WIDTH)
        describe(group, name=chart.kind, said=alt_text(chart))
        top = TOP + drawing.height * PX + 14
        table = _upright(table)
        layout = table_layout(
            table, height=BOTTOM - top, sizes=TABLE_SIZES[2:], widths_at=even_widths(table, width=LEFT_WIDTH)
        )
        if layout.rows == len(table.rows):
            add_table(self.slide.shapes, table, left=EDGE, top=top, layout=layout, said=table.caption)
        self._lines(self.planned.lines, left=RIGHT, width=RIGHT_WIDTH)

    def _table_alone(self, table: ChartTable) -> None:
        is_wide = len(table.header) > MOST_COLUMNS_BESIDE
        width = WIDE if is_wide else LEFT_WIDTH
        layout = table_layout(table, height=BOTTOM - TOP, sizes=TABLE_SIZES, widths_at=even_widths(table, width=width))
        add_table(self.slide.shapes, table, left=EDGE, top=TOP, layout=layout, said=table.caption)
        if layout.rows < len(table.rows):
            told = NOT_ALL_ROWS.format(shown=layout.rows, rows=len(table.rows))
            add_words(self.slide.shapes, (EDGE, BOTTOM, WIDE, 14), [told], size=10, tone="soft")
        if not is_wide:
            self._lines(self.planned.lines, left=RIGHT, width=RIGHT_WIDTH)

    def _facts(self) -> None:
        facts = ChartTable("How staff were heard", ("What", "Here"), self.planned.facts)
        layout = table_layout(
            facts, height=BOTTOM - TOP, sizes=TABLE_SIZES, widths_at=even_widths(facts, width=LEFT_WIDTH)
        )
        add_table(self.slide.shapes, facts, left=EDGE, top=TOP, layout=layout, said=facts.caption)
        self._lines(self.planned.lines, left=RIGHT, width=RIGHT_WIDTH)

    def _sentences(self) -> None:
        width, height = WIDE - 80, BOTTOM - 120
        size = size_that_fits(self.planned.sentences, width=width, height=height, sizes=(24, 22, *LINE_SIZES), gap=16)
        add_words(self.slide.shapes, (EDGE, 124, width, height), self.planned.sentences, size=size, gap=16)

    def _lines(self, told: tuple[str, ...], *, left: float, width: float) -> None:
        if told:
            size = size_that_fits(told, width=width, height=BOTTOM - TOP, sizes=LINE_SIZES[1:], gap=14)
            add_words(self.slide.shapes, (left, TOP, width, BOTTOM - TOP), told, size=size, gap=14)

    def _foot(self, number: int) -> None:
        place = (EDGE, 504, WIDE - 110, 28)
        size = size_that_fits([self.planned.source], width=place[2], height=26, sizes=(11, 10, 9), gap=0)
        add_words(self.slide.shapes, place, [self.planned.source], size=size, tone="soft", anchor=MSO_ANCHOR.MIDDLE)
        told = f"Spare {number}" if self.planned.is_spare else str(number)
        _corner(self.slide, told)
        if self.document.sample:
            _sample(self.slide)


def _cover(file: Any, layout: Any, document: Document) -> None:
    slide = file.slides.add_slide(layout)
    # Five organisations side by side have no room in a title.
    both = (document.whose, document.title)
    title, what = both if fits_title(document.whose) else reversed(both)
    _title(slide, title, top=176, height=84)
    size = size_that_fits([what], width=WIDE, height=58, sizes=(22, *LINE_SIZES), gap=0)
    add_words(slide.shapes, (EDGE, 268, WIDE, 58), [what], size=size)
    size = size_that_fits([document.finding], width=WIDE - 120, height=90, sizes=LINE_SIZES, gap=0)
    add_words(slide.shapes, (EDGE, 334, WIDE - 120, 92), [document.finding], size=size, tone="soft")
    lines = [document.edition_line, document.source_line]
    add_words(slide.shapes, (EDGE, 476, WIDE, 48), lines, size=12, tone="soft", gap=4)
    group = slide.shapes.add_group_shape()
    lifts = swell(DOTS, lift=36)
    dots = tuple(Disc(at / (DOTS - 1), 52 - up, 7.5, fill="swell") for at, up in enumerate(lifts))
    add_drawing(group.shapes, Drawing(60, dots, bleed=8), left=EDGE, top=96, width=180)
    describe(group, name="Mark", said="Eleven dots in a gentle wave")
    if document.sample:
        _sample(slide)
    slide.notes_slide.notes_text_frame.text = "\n".join(plain_text(words) for words in (document.finding, *lines))


def _title(slide: Any, words: str, *, top: float = 24, height: float = 78) -> None:
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = Pt(EDGE), Pt(top), Pt(WIDE), Pt(height)
    write(title.text_frame, [words], size=TITLE_SIZE, tone="swell", is_bold=True, anchor=MSO_ANCHOR.BOTTOM)


def _corner(slide: Any, words: str) -> None:
    add_words(
        slide.shapes,
        (WIDTH - EDGE - 100, 504, 100, 28),
        [words],
        size=11,
        tone="soft",
        align=PP_ALIGN.RIGHT,
        anchor=MSO_ANCHOR.MIDDLE,
    )


def _sample(slide: Any) -> None:
    add_words(slide.shapes, (EDGE, 6, WIDE, 18), [SAMPLE_WORDS], size=12, tone="clay", is_bold=True)


def _with_room_for_ranges(table: ChartTable, size: float) -> list[float]:
    """Return the widths of name, value, range and place; the range has always the same room."""
    words = ChartTable(
        table.caption,
        tuple(cell for at, cell in enumerate(table.header) if at != PLACE_COLUMN),
        tuple(tuple(cell for at, cell in enumerate(row) if at != PLACE_COLUMN) for row in table.rows),
    )
    name, value, place = column_widths(
        words, total=LEFT_WIDTH - RANGE_WIDTH, size=size, header_size=size - 2, padding=PADDING
    )
    return [name, value, RANGE_WIDTH, place]


def _upright(table: ChartTable) -> ChartTable:
    """Return a table of one long row as a table of two columns, with the same cells."""
    if len(table.rows) != 1 or len(table.header) <= MOST_COLUMNS_BESIDE:
        return table
    named = tuple(zip(table.header, table.rows[0], strict=True))
    return ChartTable(table.caption, named[0], named[1:])


def _place_layout(layout: Any) -> None:
    """Give the layout our page: the title where ours stand, and no empty places for date or number."""
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = Pt(EDGE), Pt(24), Pt(WIDE), Pt(78)
        else:
            shape._element.getparent().remove(shape._element)


# What the format allows for a title or a subject.
LONGEST_PROPERTY = 255


def _set_properties(file: Any, document: Document) -> None:
    about = file.core_properties
    about.title = plain_text(document.full_title)[:LONGEST_PROPERTY]
    about.subject = plain_text(document.edition_line)[:LONGEST_PROPERTY]
    about.author, about.last_modified_by, about.language = "Groundswell", "Groundswell", LANGUAGE
    about.comments, about.keywords = "", ""
    for name in ("created", "modified"):
        for moment in about._element.xpath(f"./dcterms:{name}"):
            about._element.remove(moment)
