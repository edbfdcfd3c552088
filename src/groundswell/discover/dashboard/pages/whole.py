"""The whole dashboard of one organisation as one document, for a board: culture, differences, equity, outcomes."""

from dataclasses import replace

from groundswell.discover.dashboard.pages.changes import change_words
from groundswell.discover.dashboard.pages.differences import differences, differences_page
from groundswell.discover.dashboard.pages.equity import equity_page
from groundswell.discover.dashboard.pages.facts import HEADER
from groundswell.discover.dashboard.pages.glance import glance
from groundswell.discover.dashboard.pages.outcomes import outcomes_page
from groundswell.discover.dashboard.pages.strips import question_list
from groundswell.look import numbers
from groundswell.look.charts import ChartTable, Ratio
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.national.equity import EquityResults
from groundswell.national.outcomes import OutcomeResults
from groundswell.national.results import SurveyResults
from groundswell.packs.elements import ElementSet

EACH_WAY = 3


def whole_document(
    results: SurveyResults, elements: ElementSet, *, equity: EquityResults | None, outcomes: OutcomeResults | None
) -> Document:
    """Return culture at a glance with where it differs, equity and outcomes put briefly behind the elements."""
    document = glance(results, elements, change=change_words(results))
    *of_elements, promise = document.sections
    parts = (_differences(results), _equity(results, equity), _outcomes(results, outcomes, equity, elements))
    return replace(
        document,
        title="Culture and outcomes dashboard",
        sections=(*of_elements, *(part for part in parts if part is not None), promise),
        how_made=(
            *document.how_made,
            *(f"Equity: {limit}" for limit in (equity.release.limits if equity else ())),
            *(f"Outcomes: {limit}" for limit in (outcomes.release.limits if outcomes else ())),
        ),
    )


def _differences(results: SurveyResults) -> Section | None:
    """Return the questions furthest from the middle, as many one way as the other."""
    found = differences(results)
    good = [one.question for one in found if one.is_favourable][:EACH_WAY]
    poor = [one.question for one in found if not one.is_favourable][:EACH_WAY]
    if not good and not poor:
        return None
    page = differences_page(results)
    chart = question_list(
        [*good, *poor],
        results,
        subject="Furthest from the middle, both ways",
        page=page.address,
        finding=_furthest(len(good), len(poor)),
        change=change_words(results),
    )
    return Section(
        id="differences",
        heading=page.title,
        finding=page.finding,
        paragraphs=page.paragraphs,
        figures=(Figure("differences", chart),),
        notes=page.cannot_tell[1:],
    )


def _furthest(good: int, poor: int) -> str:
    if good and poor:
        return f"The {good} furthest on the favourable side, and the {poor} furthest on the other"
    return f"The {good or poor} furthest on the {'favourable' if good else 'unfavourable'} side; none on the other"


def _equity(results: SurveyResults, equity: EquityResults | None) -> Section | None:
    """Return every ratio with both its rates as one table."""
    page = equity_page(results, equity)
    charts = [figure.chart for figure in page.figures() if isinstance(figure.chart, Ratio)]
    if not charts:
        return None
    rows = tuple(
        (
            chart.subject,
            numbers.ratio(chart.value),
            numbers.percent(chart.compared.value),
            numbers.percent(chart.reference.value),
        )
        for chart in charts
    )
    first = charts[0]
    return Section(
        id="equity",
        heading="Equity",
        finding=page.finding,
        paragraphs=page.paragraphs,
        tables=(
            ChartTable(
                caption=f"Staff from ethnic minorities beside white staff. {first.words.whom}, {first.words.when}",
                header=("Measure", "Ratio", first.compared.label.capitalize(), first.reference.label.capitalize()),
                rows=rows,
            ),
        ),
        notes=(*page.cannot_tell, f"{page.edition_line} {page.source_line}"),
    )


def _outcomes(
    results: SurveyResults, outcomes: OutcomeResults | None, equity: EquityResults | None, elements: ElementSet
) -> Section | None:
    """Return every loaded outcome as one table, with its date and source."""
    page = outcomes_page(results, outcomes, equity, elements)
    rows = {fact.cells(): None for beside in page.besides for fact in beside.facts}
    if not rows:
        return None
    document = page.document
    table = ChartTable(f"Recorded for {results.organisation.name}", HEADER, tuple(rows))
    return Section(
        id="outcomes",
        heading=document.title,
        finding=document.finding,
        paragraphs=document.paragraphs,
        tables=(table,),
        notes=document.cannot_tell[:2],
    )
