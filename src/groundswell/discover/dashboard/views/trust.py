"""Pages of one organisation: at a glance, an element, a question, a score, and its differences."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.changes import change_words
from groundswell.discover.dashboard.pages.differences import differences_page
from groundswell.discover.dashboard.pages.element import element_page, neighbours
from groundswell.discover.dashboard.pages.glance import glance
from groundswell.discover.dashboard.pages.outcomes import indicator_sections
from groundswell.discover.dashboard.pages.question import question_page
from groundswell.discover.dashboard.pages.score import score_page
from groundswell.discover.dashboard.views.answering import published, results_of, show_document
from groundswell.look.documents.model import Document
from groundswell.look.layout.frame import Link
from groundswell.national.finding import what_became_of
from groundswell.national.history import history_of
from groundswell.national.organisations import organisation_reference
from groundswell.national.results import SurveyResults
from groundswell.packs.elements import element_set
from groundswell.packs.pilots import pilot_of
from groundswell.packs.scoring import score_rule
from groundswell.web.errors import NotHere


@dataclass(frozen=True, slots=True)
class OrganisationNote:
    """Something to know of the organisation; an unverified one wears its mark."""

    words: str
    is_unverified: bool = False


@dataclass(frozen=True, slots=True)
class TrustContent:
    """What the templates of one organisation are given: the document and the ways on."""

    document: Document
    results: SurveyResults
    notes: tuple[OrganisationNote, ...] = ()
    parts: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None


@published
def at_a_glance(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show every cultural element of one organisation."""
    results = results_of(request, code)
    document = glance(results, element_set(), change=change_words(results))
    content = TrustContent(document, results, notes=organisation_notes(results), parts=_parts(results))
    return show_document(request, "dashboard/glance.jinja", document, content=content, results=results)


@published
def one_element(request: HttpRequest, *, code: str, element_id: str) -> HttpResponse:
    """Show one cultural element through all that speaks for it."""
    elements = element_set()
    element = elements.element(element_id)
    if element is None:
        raise NotHere(sentence="There is no such element.")
    results = results_of(request, code)
    beside = indicator_sections(results, element)
    document = element_page(results, element, elements, indicators=beside, change=change_words(results))
    before, after = neighbours(element, elements, results.organisation.code)
    return _show(request, document, results, before=before, after=after)


@published
def one_question(request: HttpRequest, *, code: str, question_id: str) -> HttpResponse:
    """Show the whole distribution of one question's answers; a question number leads to its stable name."""
    results = results_of(request, code)
    question = results.question(question_id)
    if question is None:
        return _by_number(request, results, question_id)
    history = history_of(results.organisation.code, question.id)
    return _show(request, question_page(results, question, element_set(), history=history), results)


def _by_number(request: HttpRequest, results: SurveyResults, number: str) -> HttpResponse:
    question = next((one for one in results.questions if f"q{one.number}" == number.lower()), None)
    if question is None:
        raise NotHere(sentence="There is no such question in this edition.")
    page = address.question(results.organisation.code, question.id)
    return redirect(address.pinned(page, request.GET.get("edition")))


@published
def one_score(request: HttpRequest, *, code: str, score_id: str) -> HttpResponse:
    """Show one score with its rule, its questions and our recomputation."""
    results = results_of(request, code)
    score, rule = results.score(score_id), score_rule(score_id)
    if score is None or rule is None:
        raise NotHere(sentence="There is no such score in this edition.")
    history = history_of(results.organisation.code, score.id)
    document = score_page(results, score, rule, element_set(), history=history, change=change_words(results))
    return _show(request, document, results)


@published
def where_it_differs(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show where an organisation differs most from its group, both ways."""
    results = results_of(request, code)
    return _show(request, differences_page(results, change=change_words(results)), results)


def _show(
    request: HttpRequest,
    document: Document,
    results: SurveyResults,
    *,
    before: Link | None = None,
    after: Link | None = None,
) -> HttpResponse:
    home = address.trust(results.organisation.code)
    return show_document(
        request,
        "dashboard/part.jinja",
        document,
        content=TrustContent(document, results, before=before, after=after),
        results=results,
        breadcrumbs=(Link("Find your trust", "/"), Link("At a glance", home)),
    )


def organisation_notes(results: SurveyResults) -> tuple[OrganisationNote, ...]:
    """Return what became of this organisation and what it was to the programme, where it matters to the reader."""
    pilot = pilot_of(results.organisation.code)
    became = what_became_of(results.organisation, organisation_reference(), after=date(results.release.year, 12, 31))
    return (
        *((OrganisationNote(f"{became}."),) if became else ()),
        *((OrganisationNote(pilot.note, is_unverified=pilot.is_unverified),) if pilot else ()),
    )


def _parts(results: SurveyResults) -> tuple[Link, ...]:
    code = results.organisation.code
    return (
        Link("Where this trust differs most, both ways", address.part(code, "differences")),
        Link("Equity", address.part(code, "equity")),
        Link("Outcomes beside culture", address.part(code, "outcomes")),
        Link("Compare with others", address.compare((code,))),
        Link("Take it away: Word, slides, tables", address.part(code, "take-away")),
    )
