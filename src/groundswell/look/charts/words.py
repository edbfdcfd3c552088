"""The words around a drawing: what makes a chart a sentence first (EXPERIENCE 6.2)."""

from dataclasses import dataclass
from typing import Protocol

from groundswell.look.charts.marks import Drawing

FINDING_LENGTH = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Whom a chart is about, when, where its numbers come from, and what to mind.

    `group_name` completes "against 122 ..." (for example "acute trusts"); `dated` is the day of the edition as printed;
    `edition` is "" where the source is none; `address` the page that shows the same numbers. `finding` overrides the
    sentence that the chart makes of its own numbers; it has no full stop and at most 90 characters, and is never used
    when the value is withheld. `made_from` says which files the numbers come from, on a picture that leaves its page.
    """

    whom: str
    when: str
    source: str
    edition: str
    dated: str
    address: str
    group_name: str = "similar trusts"
    note: str = ""
    finding: str | None = None
    made_from: str = ""
    sample: bool = False

    @property
    def source_line(self) -> str:
        """Return source, edition, day and address as one line."""
        return self.source_at("")

    def source_at(self, site: str) -> str:
        """Return the source line for a picture that leaves its site, e.g. https://culture.trust.example.

        The address then leads back from a paper to the page.
        """
        address = f"{site}{self.address}" if self.address else ""
        edition = f"edition {self.edition}" if self.edition else ""
        parts = (f"Source: {self.source}", edition, self.dated, address)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same values as text: every row is as long as the header, its first cell names the row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Raise ValueError where a row is not as long as the header: its numbers would stand under other words."""
        if odd := next((row for row in self.rows if len(row) != len(self.header)), None):
            message = f"“{self.caption}” has {len(self.header)} columns, and “{odd[0]}” {len(odd)} cells"
            raise ValueError(message)


class Chart(Protocol):
    """What every shape can say about itself. Title, alt text, table and drawing come from these alone."""

    @property
    def words(self) -> Words: ...

    @property
    def kind(self) -> str:
        """The name of the shape, for alt text: "Range strip"."""

    @property
    def subject(self) -> str:
        """Of what the chart is: the measure's name."""

    @property
    def when(self) -> str:
        """The year or years of the values."""

    @property
    def finding(self) -> str:
        """The sentence above the chart, without a full stop; speaks of withholding where a value is withheld."""

    @property
    def measured(self) -> str:
        """The line below the finding: measure, unit, who, when, which way is better."""

    @property
    def key_numbers(self) -> str:
        """At most three numbers for alt text, in a sentence without a full stop."""

    def table(self) -> ChartTable: ...


class DrawnChart(Chart, Protocol):
    """A chart with one drawing for wide and one for narrow places."""

    def wide(self) -> Drawing:
        """Return the drawing for 640 pixels and more."""

    def narrow(self) -> Drawing:
        """Return the drawing for 320 pixels, redrawn and not shrunk."""


def alt_text(chart: Chart) -> str:
    """Return kind, of what, for whom and when, then the finding, then at most three numbers."""
    # Many findings begin with the measure's name, which has just been said.
    finding = chart.finding.removeprefix(f"{chart.subject}: ")
    said = (
        f"{chart.kind}: {chart.subject}, {chart.words.whom}, {chart.when}",
        finding[:1].upper() + finding[1:],
        chart.key_numbers,
    )
    return " ".join(f"{part}." for part in said if part)


def table(chart: Chart) -> ChartTable:
    """Return the values of a chart as a table of text."""
    return chart.table()
