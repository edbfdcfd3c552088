"""One outcome figure as a line: value, unit, date and source, and the range of similar organisations where it fits."""

import datetime as dt
import re
from dataclasses import dataclass

from groundswell.discover.dashboard import phrases
from groundswell.look import numbers
from groundswell.look.charts import ChartTable, RangeStrip, Strip, Words
from groundswell.look.documents.model import Figure
from groundswell.look.numbers import Unit
from groundswell.look.phrases import better_words
from groundswell.national.outcomes import OutcomeResults, OutcomeValue
from groundswell.national.results import FEWEST_FOR_QUARTILES, SurveyResults
from groundswell.packs.indicators import Form, Indicator
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Withheld

DECIMALS = {Form.RATIO: 2, Form.PERCENT: 1, Form.RATE: 1, Form.SCORE: 1, Form.MINUTES: 1}
MONTH = re.compile(r"\d{4}-\d{2}")
# A month, and not a financial year such as 2024-25, which stands alone.
MONTH_OF_FILE = re.compile(r"(?<=published by )\d{4}-\d{2}$")
NOT_COMPARED = "not compared with organisations of other sizes"
HEADER = ("Indicator", "This trust", "What it counts", "Where it lies", "When", "Source")


@dataclass(frozen=True, slots=True)
class Fact:
    """One loaded indicator, ready to be read: `figure` is its range strip, None where none may be drawn."""

    indicator: Indicator
    value: OutcomeValue
    printed: str
    rests_on: str
    place: str
    when: str
    source: str
    notes: tuple[str, ...]
    figure: Figure | None

    @property
    def measured(self) -> str:
        """Return unit and direction in words."""
        if self.indicator.better is Better.NEUTRAL:
            return self.indicator.unit
        return f"{self.indicator.unit}; {better_words(self.indicator.better)}"

    def cells(self) -> tuple[str, ...]:
        """Return one row of a table under HEADER."""
        printed = f"{self.printed} ({self.rests_on})" if self.rests_on else self.printed
        return (self.indicator.label, printed, self.measured, self.place or "no range", self.when, self.source)


def facts_of(
    indicators: tuple[Indicator, ...], results: SurveyResults, outcomes: OutcomeResults | None, *, page: str
) -> tuple[Fact, ...]:
    """Return those of the indicators that are loaded for this organisation, in the catalogue's order."""
    if outcomes is None:
        return ()
    found = ((one, outcomes.value(one.id)) for one in indicators)
    return tuple(_fact(one, value, results, outcomes, page) for one, value in found if value is not None)


def fact_table(facts: tuple[Fact, ...], *, caption: str) -> ChartTable:
    """Return the facts as a table of text."""
    return ChartTable(caption=caption, header=HEADER, rows=tuple(fact.cells() for fact in facts))


def unit_of(indicator: Indicator) -> Unit:
    """Return how values of an indicator are printed."""
    is_percent = indicator.form is Form.PERCENT
    return Unit(
        DECIMALS.get(indicator.form, 0),
        "%" if is_percent else "",
        indicator.unit,
        "percentage points" if is_percent else "points",
    )


def day_in_words(published: str) -> str:
    """Return a day or a month in words; what is neither stays as published."""
    try:
        return numbers.day(dt.date.fromisoformat(published))
    except ValueError:
        pass
    try:
        month = dt.date.fromisoformat(f"{published}-01")
    except ValueError:
        return published
    return f"{month:%B} {month.year}"


def _fact(
    indicator: Indicator, value: OutcomeValue, results: SurveyResults, outcomes: OutcomeResults, page: str
) -> Fact:
    strip = _strip(indicator, value)
    figure = Figure(indicator.id, _chart(strip, indicator, value, results, outcomes, page)) if strip else None
    return Fact(
        indicator=indicator,
        value=value,
        printed=_printed(indicator, value),
        rests_on=_rests_on(indicator, value),
        place=_place(indicator, value, strip, results),
        when=_when(value),
        source=value.source or outcomes.release.publisher,
        notes=_notes(indicator, value),
        figure=figure,
    )


def _strip(indicator: Indicator, value: OutcomeValue) -> Strip | None:
    """Return the figure on its group's range; None for words and counts, and where the group is small."""
    too_few = value.group is None or value.group.organisations < FEWEST_FOR_QUARTILES
    if value.value is None or too_few or not indicator.is_compared:
        return None
    return Strip(
        label=indicator.label,
        value=value.value,
        group=value.group,
        unit=unit_of(indicator),
        better=indicator.better,
    )


def _chart(
    strip: Strip, indicator: Indicator, value: OutcomeValue, results: SurveyResults, outcomes: OutcomeResults, page: str
) -> RangeStrip:
    words = Words(
        whom=results.organisation.name,
        when=_when(value),
        source=value.source or outcomes.release.publisher,
        edition=outcomes.release.id,
        dated=outcomes.release.release,
        address=page,
        group_name=phrases.similar(results.organisation),
        note=" ".join(_notes(indicator, value)),
    )
    return RangeStrip(words=words, strip=strip)


def _notes(indicator: Indicator, value: OutcomeValue) -> tuple[str, ...]:
    """Return what the edition says of this figure, then what the catalogue says of all such figures."""
    return tuple(note for note in (value.note, indicator.note) if note)


def _printed(indicator: Indicator, value: OutcomeValue) -> str:
    if value.value is None:
        return value.word
    printed = numbers.figure(value.value, unit_of(indicator))
    return f"{printed}, {value.word.lower()}" if value.word else printed


def _rests_on(indicator: Indicator, value: OutcomeValue) -> str:
    parts = {"numerator": value.numerator, "denominator": value.denominator}
    if not indicator.counts or any(f"{{{name}}}" in indicator.counts and one is None for name, one in parts.items()):
        return ""
    return indicator.counts.format(**{name: numbers.count(one) for name, one in parts.items() if one is not None})


def _place(indicator: Indicator, value: OutcomeValue, strip: Strip | None, results: SurveyResults) -> str:
    if strip is not None and strip.group is not None:
        of = f"{numbers.count(strip.group.organisations)} {phrases.similar(results.organisation)}"
        return f"{strip.phrase} of {of}"
    if indicator.form is Form.COUNT and not isinstance(value.value, Withheld):
        return NOT_COMPARED
    return ""


def _when(value: OutcomeValue) -> str:
    """Return period and day as published, the day in words; of a file that names only its month, "as of"."""
    period = MONTH_OF_FILE.sub(lambda month: day_in_words(month[0]), value.period)
    day = day_in_words(value.published)
    if not period or not day or day in period:
        return period or day
    return f"{period}, as of {day}" if MONTH.fullmatch(value.published) else f"{period}, {day}"
