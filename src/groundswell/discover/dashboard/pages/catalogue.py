"""The catalogue beside an organisation: what is loaded, and where to get what is not."""

from dataclasses import dataclass

from groundswell.discover.dashboard.pages import address
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Section
from groundswell.look.layout.frame import Link
from groundswell.national.equity import EquityResults
from groundswell.national.outcomes import OutcomeResults
from groundswell.national.results import SurveyResults
from groundswell.packs.indicators import Catalogue, Indicator, Metric
from groundswell.packs.survey import staff_survey
from groundswell.packs.well_led import well_led_of_indicator
from groundswell.vocabulary.provenance import Mark

HEADER = ("Indicator", "Here", "Where to get it", "Speaks for (well-led)", "How sure")
NAMES_UNVERIFIED = (
    "“Well-led” is one of the five questions of the Care Quality Commission. The names of its quality statements are "
    "unverified: we took them from public lists and have not read the regulator’s own page. Which indicator speaks for "
    "which statement is our own design."
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is loaded for one organisation, asked by indicator."""

    results: SurveyResults
    outcomes: OutcomeResults | None
    equity: EquityResults | None

    def here(self, indicator: Indicator) -> str:
        """Return in words whether an indicator is loaded, and by which way."""
        if self.is_loaded(indicator):
            return "in the staff survey" if indicator.survey else "ratios like it" if indicator.equity else "loaded"
        if indicator.successor:
            return "replaced"
        return "each trust chooses" if indicator.is_local else "not loaded"

    def is_loaded(self, indicator: Indicator) -> bool:
        """Return whether a figure of this organisation is at hand."""
        if indicator.survey:
            return any(self.results.score(one) or self.results.question(one) for one in indicator.survey)
        if indicator.equity:
            return self.equity is not None and bool(self.equity.ratios)
        return self.outcomes is not None and self.outcomes.value(indicator.id) is not None


def in_list(label: str) -> str:
    """Return a label for the middle of a sentence: names such as CQC and MRSA keep their capitals."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def catalogue_sections(shelf: Shelf, catalogue: Catalogue, shown: tuple[Indicator, ...]) -> tuple[Section, ...]:
    """Return one section per metric, in the list's order, with every indicator for this organisation's sectors."""
    found = ((metric, tuple(one for one in shown if one.metric == metric.id)) for metric in catalogue.metrics)
    return tuple(_section(metric, indicators, shelf, catalogue) for metric, indicators in found if indicators)


def _section(metric: Metric, indicators: tuple[Indicator, ...], shelf: Shelf, catalogue: Catalogue) -> Section:
    loaded = sum(shelf.is_loaded(one) for one in indicators)
    return Section(
        id=f"metric-{metric.id.lower()}",
        heading=f"{metric.label}: {loaded} of {len(indicators)} loaded",
        tables=(
            ChartTable(
                caption=f"{metric.label}: what belongs to it, and where to get it",
                header=HEADER,
                rows=tuple(_row(one, shelf, catalogue) for one in indicators),
            ),
        ),
        links=_ways(indicators, shelf),
    )


def _row(indicator: Indicator, shelf: Shelf, catalogue: Catalogue) -> tuple[str, ...]:
    link = well_led_of_indicator(indicator.id)
    speaks = ", ".join(one.label for one in link.statements) if link else "nothing"
    if link and link.key_question != "well-led":
        speaks = f"{speaks}; also the question “{link.key_question}”"
    mark = "on the official list" if indicator.mark is Mark.DOCUMENTED else indicator.mark.value
    return (
        f"{indicator.number} {indicator.label}",
        shelf.here(indicator),
        _where(indicator, catalogue),
        speaks,
        mark,
    )


def _where(indicator: Indicator, catalogue: Catalogue) -> str:
    if not indicator.successor:
        return indicator.where
    successor = catalogue.indicator(indicator.successor)
    named = f"{successor.number} {successor.label}" if successor else indicator.successor
    day = numbers.day(indicator.valid_to) if indicator.valid_to else ""
    sure = ", unverified" if indicator.validity_mark is Mark.UNVERIFIED else ""
    return f"Replaced (about {day}{sure}) by {named}."


def _ways(indicators: tuple[Indicator, ...], shelf: Shelf) -> tuple[Link, ...]:
    """Return the ways to questions and scores that are indicators, once each."""
    code, survey = shelf.results.organisation.code, staff_survey()
    asked = dict.fromkeys(one for indicator in indicators for one in indicator.survey)
    found = []
    for one in asked:
        score, question = shelf.results.score(one), survey.questions.get(one)
        if score is not None:
            found.append(Link(score.label, address.score(code, one)))
        elif question is not None and shelf.results.question(one) is not None:
            found.append(Link(question.label, address.question(code, one)))
    return tuple(found)
