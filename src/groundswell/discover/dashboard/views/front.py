"""The first page, the elements, comparing, editions, and the pages that explain."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from groundswell.discover.dashboard.pages.compare import MOST_COMPARED, compare_page, groups_compared
from groundswell.discover.dashboard.pages.edition import edition_page
from groundswell.discover.dashboard.pages.finding import find_page
from groundswell.discover.dashboard.rules import may_add_editions
from groundswell.discover.dashboard.views.answering import chosen_codes, published, published_by, show_document
from groundswell.look.documents.model import Document
from groundswell.look.layout.frame import Link, SearchBox
from groundswell.national.editions import Edition, Kind
from groundswell.national.results import SurveyResults, UnknownOrganisation
from groundswell.national.store import all_editions, find_edition, latest_edition
from groundswell.national.survey import release_of, survey_edition, survey_results, survey_tables
from groundswell.packs.elements import Element, element_set
from groundswell.packs.survey import staff_survey
from groundswell.web.errors import NotHere
from groundswell.web.forms import asked_year
from groundswell.web.pages import show


@dataclass(frozen=True, slots=True)
class CompareContent:
    """A comparison and what was typed for it: codes that were not found are told, not dropped in silence."""

    document: Document | None
    chosen: tuple[SurveyResults, ...]
    unknown: tuple[str, ...]
    too_many: bool
    groups: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element as the page of all elements explains it."""

    element: Element
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ElementsContent:
    """The elements of the mapping in force, how many there are in words, and the pack it is kept in."""

    counted: str
    pack: str
    rows: tuple[ElementRow, ...]


@dataclass(frozen=True, slots=True)
class EditionsContent:
    """The editions of this installation, and whether the reader may add one."""

    editions: tuple[Edition, ...]
    may_add: bool


@published_by("q")
def find(request: HttpRequest) -> HttpResponse:
    """Show the first page, or the organisations whose names have what was typed."""
    edition = latest_edition(Kind.SURVEY)
    release = release_of(edition) if edition else None
    content = find_page(request.GET.get("q", ""), release)
    return show(
        request,
        "dashboard/find.jinja",
        title="Find your trust",
        content=content,
        edition_line=f"Figures: {release.release}, edition {release.id}." if release else "No survey is loaded.",
    )


@published_by("trust")
def compare(request: HttpRequest) -> HttpResponse:
    """Show up to five organisations side by side, in the order chosen."""
    codes = chosen_codes(request)
    chosen, unknown = [], []
    for code in codes[:MOST_COMPARED]:
        try:
            chosen.append(survey_results(code, request.GET.get("edition") or None))
        except UnknownOrganisation:
            unknown.append(code)
    document = compare_page(chosen, element_set()) if len(chosen) > 1 else None
    content = CompareContent(
        document=document,
        chosen=tuple(chosen),
        unknown=tuple(unknown),
        too_many=len(codes) > MOST_COMPARED,
        groups=groups_compared(chosen),
        choices=_choices(),
    )
    return show(
        request,
        "dashboard/compare.jinja",
        title="Compare",
        content=content,
        breadcrumbs=(Link("Find your trust", "/"),),
        search=SearchBox("/"),
        edition_line=document.edition_line if document else "",
        licence_line=document.source_line if document else "",
    )


def _choices() -> tuple[tuple[str, str], ...]:
    organisations = survey_tables(survey_edition()).organisations.values()
    return tuple((one.code, one.name) for one in sorted(organisations, key=lambda one: one.name))


@published
def all_elements(request: HttpRequest) -> HttpResponse:
    """Explain the cultural elements and what speaks for each."""
    survey, elements = staff_survey(), element_set()
    rows = tuple(
        ElementRow(
            element,
            tuple(
                (question.label, link.reason)
                for link in element.questions
                if (question := survey.questions.get(link.subject))
            ),
        )
        for element in elements.elements
    )
    content = ElementsContent(elements.counted, elements.pack.label, rows)
    return show(request, "dashboard/elements.jinja", title=elements.title, content=content, search=SearchBox("/"))


@published
def editions(request: HttpRequest) -> HttpResponse:
    """List the editions of this installation."""
    person = getattr(request, "person", None)
    content = EditionsContent(all_editions(), may_add=person is not None and may_add_editions(person))
    return show(request, "dashboard/editions.jinja", title="Editions", content=content, search=SearchBox("/"))


@published
def one_edition(request: HttpRequest, *, edition_id: str) -> HttpResponse:
    """Show an edition's provenance, limits and recomputed scores."""
    edition: Edition = find_edition(edition_id)
    document = edition_page(edition)
    return show_document(
        request, "dashboard/document.jinja", document, content=document, breadcrumbs=(Link("Editions", "/editions/"),)
    )


@published_by("year")
def one_question(request: HttpRequest, *, question_id: str) -> HttpResponse:
    """Explain a question and offer to see it for a trust; a number leads to the stable name."""
    survey = staff_survey()
    question = survey.questions.get(question_id)
    if question is None:
        year = request.GET.get("year", "")
        known = survey.by_number(asked_year(year) or max(survey.years))
        named = known.get(question_id.lower().removeprefix("q"))
        if named is None:
            raise NotHere(sentence="There is no such question in that year.")
        return redirect(f"/questions/{named.id}/")
    return show(
        request,
        "dashboard/question.jinja",
        title=question.label,
        content={"question": question, "elements": element_set().of_question(question.id)},
        search=SearchBox("/"),
    )
