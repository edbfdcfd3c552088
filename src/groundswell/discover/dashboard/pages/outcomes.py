"""Outcomes beside culture: facts next to feelings. Read side by side; neither proves the other."""

from dataclasses import dataclass

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.catalogue import NAMES_UNVERIFIED, Shelf, catalogue_sections, in_list
from groundswell.discover.dashboard.pages.equity import told_in_words
from groundswell.discover.dashboard.pages.facts import Fact, fact_table, facts_of
from groundswell.discover.dashboard.pages.strips import no_change, question_list, score_list
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.look.phrases import listed
from groundswell.national.equity import EquityResults, equity_results
from groundswell.national.outcomes import OutcomeResults, outcome_results
from groundswell.national.results import SurveyResults
from groundswell.packs.elements import Element, ElementSet
from groundswell.packs.evidence_links import EvidenceLink, evidence_links
from groundswell.packs.groups import benchmark_group
from groundswell.packs.indicators import Indicator, Outcome, catalogue, equity_measures
from groundswell.vocabulary.provenance import Mark

SIDE_BY_SIDE = "Read side by side; neither proves the other."
NOT_CAUSE = (
    "Whether the one comes from the other. That two figures lie high or low together in one trust says nothing about "
    "cause."
)
NO_LIST = (
    "The programme’s list of outcomes is made for organisations that give care. It does not fit {plural}, so "
    "nothing is listed here."
)
ELSEWHERE = (
    "What studies found together in other places. None shows that one makes the other, none is about this trust, and "
    "sizes are not to be multiplied. No independent outcome evaluation of the programme is known to us."
)


@dataclass(frozen=True, slots=True)
class Beside:
    """One outcome: facts in one column, what staff said in the other (`said`, empty where nothing speaks for it).

    `missing` counts the indicators that belong here and are not loaded. `section` is the same for documents, which
    have one column.
    """

    outcome: Outcome
    facts: tuple[Fact, ...]
    missing: int
    said: tuple[Figure, ...]
    section: Section

    @property
    def is_unverified(self) -> bool:
        """Whether the outcome's name has not been checked."""
        return self.outcome.mark is Mark.UNVERIFIED


@dataclass(frozen=True, slots=True)
class OutcomesPage:
    """What the page of outcomes is given: the document, and its first part as two columns."""

    document: Document
    besides: tuple[Beside, ...]
    catalogue: tuple[Section, ...]
    elements: Section | None
    elsewhere: tuple[Section, ...]


def outcomes_page(
    results: SurveyResults, outcomes: OutcomeResults | None, equity: EquityResults | None, elements: ElementSet
) -> OutcomesPage:
    """Return the outcomes of an organisation beside its culture scores, filtered by its sectors."""
    page = address.part(results.organisation.code, "outcomes")
    listed = catalogue()
    sectors = listed.sectors_of(benchmark_group(results.organisation.benchmark_group).id)
    if sectors is None:
        return OutcomesPage(_document(results, outcomes, page, (), 0), (), (), None, ())
    shown = listed.for_sectors(sectors)
    besides = tuple(_beside(one, shown, results, outcomes, page) for one in listed.outcomes)
    loaded = sum(len(one.facts) for one in besides)
    parts = catalogue_sections(Shelf(results, outcomes, equity), listed, shown)
    by_element = _by_element(results, outcomes, equity, elements, shown)
    elsewhere = _elsewhere(evidence_links())
    sections = (*(one.section for one in besides), by_element, *parts, *elsewhere)
    document = _document(results, outcomes, page, sections, loaded, left_out=len(listed.indicators) - len(shown))
    return OutcomesPage(document, besides, parts, by_element, elsewhere)


def indicator_sections(results: SurveyResults, element: Element) -> tuple[Section, ...]:
    """Return what stands beside an element: its loaded outcomes and indicators, those missing, and research elsewhere.

    Empty for organisations that the catalogue does not fit.
    """
    code = results.organisation.code
    return sections_beside(results, element, outcome_results(code), equity_results(code))


def sections_beside(
    results: SurveyResults, element: Element, outcomes: OutcomeResults | None, equity: EquityResults | None
) -> tuple[Section, ...]:
    """Return the sections of `indicator_sections` from results already at hand."""
    listed = catalogue()
    sectors = listed.sectors_of(benchmark_group(results.organisation.benchmark_group).id)
    if sectors is None:
        return ()
    code = results.organisation.code
    shown = indicators_of(element, listed.for_sectors(sectors))
    facts = facts_of(shown, results, outcomes, page=address.element(code, element.id))
    shelf = Shelf(results, outcomes, equity)
    missing = tuple(one for one in shown if not shelf.is_loaded(one) and not one.successor)
    said = _equity_words(shown, equity)
    research = tuple(one for one in evidence_links() if element.id in one.elements)
    beside = Section(
        id="beside",
        heading="Beside it: outcomes and indicators",
        finding=SIDE_BY_SIDE if facts or said else "No outcome or indicator is loaded for this element.",
        paragraphs=(*said, *_missing_words(missing)),
        figures=tuple(fact.figure for fact in facts if fact.figure),
        tables=_undrawn(facts, results),
        notes=tuple(
            f"{fact.indicator.label}: {' '.join(fact.notes)}" for fact in facts if fact.notes and not fact.figure
        ),
        links=(
            Link("All outcomes beside culture", address.part(code, "outcomes")),
            *((Link("Equity", address.part(code, "equity")),) if said else ()),
        ),
    )
    return (beside, *_elsewhere(research))


def indicators_of(element: Element, shown: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """Return the indicators that speak for an element, by the element's own links or the catalogue's, in its order.

    Those that are questions of the staff survey are left out: they stand on the element's page already.
    """
    linked = {link.subject for link in element.indicators}
    return tuple(one for one in shown if not one.survey and (element.id in one.elements or one.id in linked))


def _beside(
    outcome: Outcome, shown: tuple[Indicator, ...], results: SurveyResults, outcomes: OutcomeResults | None, page: str
) -> Beside:
    own = tuple(one for one in shown if outcome.id in one.outcomes and not one.survey)
    facts = facts_of(own, results, outcomes, page=page)
    loaded = {fact.indicator.id for fact in facts}
    missing = tuple(one for one in own if one.id not in loaded and not one.successor)
    said = _said(outcome, results, page)
    section = Section(
        id=outcome.id,
        heading=outcome.label,
        finding="" if facts else "No figure of this outcome is loaded.",
        paragraphs=(outcome.reason, *_missing_words(missing)),
        figures=(*(fact.figure for fact in facts if fact.figure), *said),
        tables=_undrawn(facts, results),
    )
    return Beside(outcome, facts, len(missing), said, section)


def _said(outcome: Outcome, results: SurveyResults, page: str) -> tuple[Figure, ...]:
    """Return the scores and questions that stand beside an outcome, drawn."""
    scores = [found for one in outcome.scores if (found := results.score(one))]
    questions = [asked for one in outcome.questions if (asked := results.question(one))]
    drawn = []
    if scores:
        chart = score_list(
            scores, results, subject=f"{outcome.label}: scores", page=page, finding=None, change=no_change
        )
        drawn.append(Figure(f"{outcome.id}-scores", chart))
    if questions:
        chart = question_list(
            questions, results, subject=f"{outcome.label}: questions", page=page, finding=None, change=no_change
        )
        drawn.append(Figure(f"{outcome.id}-questions", chart))
    return tuple(drawn)


def _undrawn(facts: tuple[Fact, ...], results: SurveyResults) -> tuple[ChartTable, ...]:
    """Return the facts that have no drawing as a table: ratings, counts, and figures without a range."""
    rest = tuple(fact for fact in facts if not fact.figure)
    return (fact_table(rest, caption=f"Recorded for {results.organisation.name}"),) if rest else ()


def _missing_words(missing: tuple[Indicator, ...]) -> tuple[str, ...]:
    if not missing:
        return ()
    names = listed([in_list(one.label) for one in missing])
    return (f"Not loaded: {names}. The page of outcomes says where to get each.",)


def _equity_words(shown: tuple[Indicator, ...], equity: EquityResults | None) -> tuple[str, ...]:
    if equity is None or not any(one.equity for one in shown):
        return ()
    return tuple(told_in_words(one, found) for one in equity_measures() if (found := equity.ratio(one.id)))


def _by_element(
    results: SurveyResults,
    outcomes: OutcomeResults | None,
    equity: EquityResults | None,
    elements: ElementSet,
    shown: tuple[Indicator, ...],
) -> Section:
    code = results.organisation.code
    rows = []
    for element in elements.elements:
        own = indicators_of(element, shown)
        facts = facts_of(own, results, outcomes, page="")
        told = [f"{fact.indicator.label}: {fact.printed}" for fact in facts]
        if _equity_words(own, equity):
            told.append("ratios by ethnicity")
        scores = [
            f"{phrases.score_label(found)} {numbers.score(found.value)}"
            for link in element.scores
            if (found := results.score(link.subject))
        ]
        rows.append((element.label, "; ".join(told) or "nothing loaded", "; ".join(scores)))
    return Section(
        id="by-element",
        heading="The same, by cultural element",
        tables=(
            ChartTable(
                caption="Facts loaded for each element, and its scores from 0 to 10, higher is better",
                header=("Element", "Facts", "What staff said"),
                rows=tuple(rows),
            ),
        ),
        links=tuple(Link(one.label, f"{address.element(code, one.id)}#beside") for one in elements.elements),
    )


def _elsewhere(links: tuple[EvidenceLink, ...]) -> tuple[Section, ...]:
    if not links:
        return ()
    rows = tuple(
        (one.measure, one.outcome, one.found, f"{one.design}; {one.n}", f"{one.grade}: {one.why}", one.source)
        for one in links
    )
    section = Section(
        id="elsewhere",
        heading="What research found elsewhere",
        paragraphs=(ELSEWHERE,),
        tables=(
            ChartTable(
                caption="Found together in studies elsewhere. Grades of how far to rely on them are our own",
                header=("Measure", "Outcome", "What was found", "Design and size", "Grade", "Source"),
                rows=rows,
            ),
        ),
    )
    return (section,)


def _document(
    results: SurveyResults,
    outcomes: OutcomeResults | None,
    page: str,
    sections: tuple[Section, ...],
    loaded: int,
    *,
    left_out: int = 0,
) -> Document:
    similar = phrases.similar(results.organisation)
    finding = (
        f"{loaded} outcome figures are loaded for this organisation, beside what its staff said. {SIDE_BY_SIDE}"
        if loaded
        else f"No outcome figure is loaded for this organisation. {SIDE_BY_SIDE}"
    )
    release = outcomes.release if outcomes else results.release
    edition = f"{phrases.edition_line(release)} Staff survey: edition {results.release.id}."
    return Document(
        title="Outcomes beside culture",
        whose=results.organisation.name,
        address=page,
        finding=finding if sections else NO_LIST.format(plural=similar),
        edition_line=edition if outcomes else phrases.edition_line(release),
        source_line=phrases.source_line(release),
        paragraphs=(f"The list is the one for {similar}; {left_out} indicators of other sectors are left out.",)
        if sections
        else (),
        sections=sections,
        cannot_tell=(
            NOT_CAUSE,
            "How an indicator changed: each figure here is one moment, with its own date.",
            NAMES_UNVERIFIED,
        )
        if sections
        else (),
        asks=("Which of these figures do we look at, and how often beside what staff say?",),
        how_made=(*(outcomes.release.limits if outcomes else ()), catalogue().pack.provenance),
    )
