"""A document as a Word file: it opens alike on any board member's machine, and can be changed."""

import io
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Cm

from groundswell.look.charts import AnyChart, ChartTable, alt_text, drawing_svg, png
from groundswell.look.documents.fitting import LongChart, in_parts, plain_text
from groundswell.look.documents.model import Document, Section
from groundswell.look.documents.packing import without_moments
from groundswell.look.documents.word_parts import add_bookmark, add_contents, add_field, add_picture, add_table
from groundswell.look.documents.word_styles import LANGUAGE, TEXT_WIDTH, set_styles
from groundswell.look.layout.frame import SAMPLE_WORDS
from groundswell.look.layout.mark import mark
from groundswell.look.palette import SWELL

DRAWING_WIDTH = 840
MOST_SENTENCES = 7
# So many rows and their table stand on one page.
MOST_STRIPS = 10
ALONE = "In short"
CANNOT_TELL = "What this cannot tell you"
ASKS = "What we ask you to talk about"
HOW_MADE = "How this was made, and whom to ask"
WHOM_TO_ASK = (
    "For the figures: {whom}. For this document, and for what can be done with it: the people who "
    "run Groundswell in your organisation."
)
MADE_BY = "Made by Groundswell, free software. It is not an NHS product, and NHS England has not endorsed it."
SAME_FIGURES = "Every number here is the one on the page {address}; none was copied by hand."


def word(document: Document) -> bytes:
    """Return a docx file: cover with contents, one page that stands alone, the parts, and how it was made."""
    file = docx.Document()
    set_styles(file)
    _set_properties(file, document)
    _set_edges(file, document)
    writing = _Writing(file, document)
    writing.cover()
    writing.one_page()
    for section in document.sections:
        writing.section(section)
    writing.sentences(ASKS, document.asks)
    writing.last_page()
    made = io.BytesIO()
    file.save(made)
    return without_moments(made.getvalue())


def one_page_sentences(document: Document) -> tuple[str, ...]:
    """Return at most seven sentences that can stand alone: the summary, or the findings in reading order."""
    told = document.summary or (
        document.finding,
        *(f"{s.heading}: {s.finding}" for s in document.sections if s.finding),
    )
    return tuple(dict.fromkeys(told))[:MOST_SENTENCES]


@dataclass(slots=True)
class _Writing:
    """A Word file while it is written, and what has been counted so far."""

    file: Any
    document: Document
    places: dict[str, str] = field(default_factory=dict)
    figures: int = 0
    tables: int = 0

    def cover(self) -> None:
        """Write mark, whose figures, what, edition, source, and the contents."""
        document = self.document
        drawn = str(mark(step=14, radius=5, lift=24)).replace("currentColor", SWELL)
        svg = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        add_picture(self.file, png(svg), width=Cm(4.2), title="Groundswell", described="Eleven dots in a gentle wave")
        if document.sample:
            self._say(SAMPLE_WORDS, "Sample")
        self._say(document.whose, "Title")
        self._say(document.title, "Subtitle")
        for line in (document.edition_line, document.source_line):
            self._say(line, "Note")
        self._say("Contents", "Contents heading")
        add_contents(self.file, [(words, self._place(words)) for words in self._headings()])

    def one_page(self) -> None:
        """Write the page that can stand alone: what the figures say, and what they cannot."""
        document = self.document
        self._heading(ALONE, on_new_page=True)
        first, *rest = one_page_sentences(document)
        self._say(first, "Finding")
        for sentence in rest:
            self._say(sentence, "List Bullet")
        for sentence in document.paragraphs:
            self._say(sentence, "Note")
        if document.facts:
            self._say("; ".join(f"{term}: {said}" for term, said in document.facts) + ".", "Note")
        if document.cannot_tell:
            self._say(CANNOT_TELL, "Heading 2")
            for sentence in document.cannot_tell:
                self._say(sentence, "List Bullet")

    def section(self, section: Section) -> None:
        """Write one part: finding, words, every figure with its numbers, tables, cautions."""
        is_first = section is self.document.sections[0]
        charts = (figure.chart for figure in section.figures)
        is_long = any(isinstance(one, LongChart) and len(in_parts(one, most=MOST_STRIPS)) > 1 for one in charts)
        self._heading(section.heading, on_new_page=is_first or is_long or len(section.figures) > 1)
        if section.finding:
            self._say(section.finding, "Finding")
        for sentence in section.paragraphs:
            paragraph = self._say(sentence)
            # A heading and its words are not left behind by what they lead to.
            paragraph.paragraph_format.keep_with_next = bool(section.figures or section.tables)
        for figure in section.figures:
            for chart in in_parts(figure.chart, most=MOST_STRIPS):
                self._figure(chart)
        for table in section.tables:
            self._table(table, table.caption)
        for note in section.notes:
            self._say(note, "Note")

    def sentences(self, heading: str, told: tuple[str, ...]) -> None:
        """Write a part that is a list; nothing where there is nothing to say."""
        if told:
            self._heading(heading)
            for sentence in told:
                self._say(sentence, "List Bullet")

    def last_page(self) -> None:
        """Write how the document was made and whom to ask."""
        document = self.document
        self._heading(HOW_MADE, on_new_page=True)
        said = (document.edition_line, document.source_line, SAME_FIGURES.format(address=document.address))
        for sentence in (*said, *document.how_made, WHOM_TO_ASK.format(whom=document.whom_to_ask)):
            self._say(sentence)
        self._say(
            "Made by Groundswell, free software. It is not an NHS product, and NHS England has not endorsed it.",
            "Source",
        )

    def _figure(self, chart: AnyChart) -> None:
        self.figures += 1
        self._say(chart.finding, "Heading 2")
        drawn = png(drawing_svg(chart, width=DRAWING_WIDTH))
        add_picture(self.file, drawn, width=TEXT_WIDTH, title=chart.finding, described=alt_text(chart))
        self._caption("Figure", self.figures, chart.measured)
        if chart.words.note:
            self._say(chart.words.note, "Note").paragraph_format.keep_with_next = True
        # A drawing and its numbers stay on one page where they can.
        self._say(chart.words.source_line, "Source").paragraph_format.keep_with_next = True
        self._table(chart.table(), f"The numbers of figure {self.figures}: {chart.subject}")

    def _table(self, table: ChartTable, said: str) -> None:
        if not table.rows:
            return
        self.tables += 1
        self._caption("Table", self.tables, said)
        add_table(self.file, table, described=f"{said}. {len(table.rows)} rows.")
        # A table ends where the next paragraph begins; without air between, the two read as one.
        self._say("", "After table")

    def _caption(self, kind: str, number: int, said: str) -> None:
        paragraph = self.file.add_paragraph(style="Caption")
        paragraph.add_run(f"{kind} ")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
        paragraph.add_run(f". {plain_text(said)}")

    def _say(self, words: str, style: str = "Normal") -> Any:
        return self.file.add_paragraph(plain_text(words), style=style)

    def _heading(self, words: str, *, on_new_page: bool = False) -> None:
        paragraph = self._say(words, "Heading 1")
        paragraph.paragraph_format.page_break_before = on_new_page
        number = list(self.places).index(words) if words in self.places else len(self.places)
        add_bookmark(paragraph, self._place(words), number)

    def _place(self, words: str) -> str:
        return self.places.setdefault(words, f"part_{len(self.places) + 1}")

    def _headings(self) -> list[str]:
        asks = [ASKS] if self.document.asks else []
        parts = [section.heading for section in self.document.sections]
        return list(dict.fromkeys(chain([ALONE], parts, asks, [HOW_MADE])))


# What the format allows for a title or a subject.
LONGEST_PROPERTY = 255


def _set_properties(file: Any, document: Document) -> None:
    """Say what the file is. It names no person, and no moment at which it was made."""
    about = file.core_properties
    about.title, about.subject = (
        plain_text(document.full_title)[:LONGEST_PROPERTY],
        plain_text(document.edition_line)[:LONGEST_PROPERTY],
    )
    about.author, about.language = "Groundswell", LANGUAGE
    about.comments, about.keywords, about.last_modified_by = "", "", "Groundswell"
    for name in ("dcterms:created", "dcterms:modified"):
        for moment in about._element.findall(qn(name)):
            about._element.remove(moment)


def _set_edges(file: Any, document: Document) -> None:
    """Write the head and the foot of every page but the cover."""
    section = file.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.style = file.styles["Source"]
    head.add_run(plain_text(document.whose))
    if document.sample:
        for edge in (section.header, section.first_page_header):
            edge.add_paragraph(SAMPLE_WORDS, style="Sample")
    foot = section.footer.paragraphs[0]
    foot.style = file.styles["Source"]
    foot.add_run(f"{plain_text(document.edition_line)} Page ")
    add_field(foot, "PAGE", "1")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES", "1")
