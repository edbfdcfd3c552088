"""What a published page says, before it is a page: sentences, figures and tables in reading order.

Page, Word document, slides, Markdown, CSV and workbook are all made from one Document, so they cannot disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from groundswell.look.charts import AnyChart, ChartTable
from groundswell.look.layout.frame import Link


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the short name under which its files are found, unique within a document."""

    name: str
    chart: AnyChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part: a finding as a sentence, then what carries it. id is unique within a document.

    `tables` stand without a chart, one click away where they are folded; `notes` are cautions; `links` lead on.
    """

    id: str
    heading: str
    finding: str = ""
    paragraphs: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[ChartTable, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    is_folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole: whose figures, what they say, from which edition. `address` is where the page lies, e.g. /trusts/RTF/.

    `summary` are the sentences that can stand alone on one page; `cannot_tell` what the data do not allow;
    `asks` what a board is asked to talk about; `not_heard` whose answers the figures do not hold; `whom_to_ask` who can
    answer for the figures.
    """

    title: str
    whose: str
    address: str
    finding: str
    edition_line: str
    source_line: str
    summary: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    not_heard: tuple[str, ...] = ()
    how_made: tuple[str, ...] = ()
    whom_to_ask: str = "the publisher named above"
    sample: bool = False
    facts: tuple[tuple[str, str], ...] = field(default=())

    @property
    def full_title(self) -> str:
        """What it is and whose figures it shows, as one line: "Teamwork: Northumbria ... Trust"."""
        return f"{self.title}: {self.whose}" if self.whose else self.title

    def figures(self) -> Iterator[Figure]:
        """Yield every figure in reading order."""
        for section in self.sections:
            yield from section.figures

    def figure(self, name: str) -> Figure | None:
        """Return one figure by its name, or None."""
        return next((figure for figure in self.figures() if figure.name == name), None)

    def tables(self) -> Iterator[ChartTable]:
        """Yield every table in reading order, those of figures included."""
        for section in self.sections:
            for figure in section.figures:
                yield figure.chart.table()
            yield from section.tables

    def tables_of_words(self) -> Iterator[tuple[str, ChartTable]]:
        """Yield the tables that stand without a chart, each by its section's id: "why", "why-2" and so on."""
        for section in self.sections:
            for number, table in enumerate(section.tables, 1):
                yield section.id if number == 1 else f"{section.id}-{number}", table
