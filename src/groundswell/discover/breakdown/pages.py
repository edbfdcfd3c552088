"""What the pages of a trust's own breakdown are given. A number can only be here as a released cell."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.forms import BaseForm

from groundswell.disclosure.released import Released, words_of
from groundswell.discover.breakdown.drawing import UnitStrips
from groundswell.look.charts import ChartTable
from groundswell.web.forms import FormError

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
# A picture of so many rows takes a second and 150 MB to draw; both grow with every row.
MOST_IN_A_PICTURE = 100


@dataclass(frozen=True, slots=True)
class MeasureFigure:
    """One measure across units: its drawing, and where it lies as files, each with its format in words."""

    name: str
    chart: UnitStrips
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ElementPart:
    """One cultural element, or what belongs to none, with the measures that speak for it."""

    id: str
    heading: str
    meaning: str
    figures: tuple[MeasureFigure, ...]


@dataclass(frozen=True, slots=True)
class RateLine:
    """One unit's response rate; counts are rounded, and so is everything else."""

    HEADER: ClassVar = ("Unit", "Part of", "Staff asked", "Answers", "Response rate")

    name: str
    part_of: str
    asked: Released
    answered: Released
    rate: Released

    def cells(self) -> tuple[str, ...]:
        """Return the line as a row of text."""
        return (self.name, self.part_of, words_of(self.asked), words_of(self.answered), words_of(self.rate))


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One local indicator of the whole trust, as text; a share of a group that is too small is not shown."""

    HEADER: ClassVar = ("Indicator", "Period", "Value", "Out of", "Source")

    name: str
    period: str
    value: str
    out_of: str
    source: str

    def cells(self) -> tuple[str, ...]:
        """Return the line as a row of text."""
        return (self.name, self.period, self.value, self.out_of, self.source)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version that is kept: what it is, and where to remove it; `is_in_force` for the one that is shown."""

    what: str
    file_name: str
    loaded_at: datetime
    is_in_force: bool
    remove_address: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to another view of the same page."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class BreakdownPage:
    """A trust's own breakdown of one year, by one kind of unit.

    `unit` and `units` are the kind's name, "" where only indicators are loaded; `address` leads to this very view;
    `rates_mean` and `indicators_mean` say how to read those tables; `files` hold every kind of unit, `documents` this
    one; `sources` are the trust's own files behind it, each with the day it was loaded.
    """

    organisation: str
    is_sample: bool
    unit: str
    units: str
    address: str
    sources: tuple[str, ...]
    year: str
    finding: str
    years: tuple[Tab, ...]
    groupings: tuple[Tab, ...]
    elements: tuple[ElementPart, ...]
    rates: tuple[RateLine, ...]
    rates_mean: str
    indicators: tuple[IndicatorLine, ...]
    indicators_mean: str
    readings: ChartTable | None
    readings_mean: str
    versions: tuple[VersionLine, ...]
    why_not_shown: str
    notes: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    load_address: str
    type_address: str
    may_load: bool

    def figure(self, name: str) -> MeasureFigure | None:
        """Return the drawing of a measure, or None."""
        return next((one for part in self.elements for one in part.figures if one.name == name), None)


@dataclass(frozen=True, slots=True)
class LoadPage:
    """The form to give us a file, and the empty files to fill in."""

    form: BaseForm
    errors: list[FormError]
    blanks: tuple[tuple[str, str, str], ...]
    type_address: str
    once_shown: str


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a file: its heading, its first cells, and what it is taken for."""

    heading: str
    field_name: str
    meaning: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The first rows of a file, with a meaning for each column to confirm. Only whoever loads it sees this."""

    key: UUID
    file_name: str
    what: str
    form: BaseForm
    errors: list[FormError]
    columns: tuple[ColumnLine, ...]
    choices: tuple[tuple[str, str], ...]
    sheets: tuple[Tab, ...]
    sheet: str
    rows: str
    cancel_address: str


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row of the typed table: its name in words, and the names of its fields."""

    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypePage:
    """A small table to type in."""

    form: BaseForm
    errors: list[FormError]
    rows: tuple[TypedRow, ...]
    load_address: str


@dataclass(frozen=True, slots=True)
class RemovePage:
    """The question before a version is removed for good."""

    what: str
    file_name: str
    loaded_at: datetime
    after: str
    back: str
