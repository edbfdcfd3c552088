"""The read-only HTTP API: the same numbers as the pages, the command and Python, by the same functions."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.renderers import BaseRenderer

from groundswell.discover.dashboard.pages.compare import MOST_COMPARED
from groundswell.discover.dashboard.pages.json_form import dashboard_json, equity_json, outcomes_json
from groundswell.discover.dashboard.pages.taken import taken_whole
from groundswell.discover.dashboard.views import api_shapes as shapes
from groundswell.discover.dashboard.views.answering import published
from groundswell.national.commands.telling import edition_json, verification_json
from groundswell.national.equity import equity_results
from groundswell.national.finding import find_organisations
from groundswell.national.json_form import heading_json, question_json, scores_json
from groundswell.national.outcomes import outcome_results
from groundswell.national.results import UnknownOrganisation
from groundswell.national.store import UnknownEdition, all_editions, find_edition
from groundswell.national.survey import survey_results
from groundswell.national.verification import NothingToVerify, verify
from groundswell.web.pages import show


class Plain(BaseRenderer):
    """JSON that never holds NaN: a figure that is not a number is a mistake of ours, and must be seen."""

    media_type = "application/json"

    def render(self, _request: HttpRequest, data: Any, *, response_status: int) -> str:
        """Return the answer's text."""
        return json.dumps(data, ensure_ascii=False, allow_nan=False)


api = NinjaAPI(
    title="Groundswell",
    version="1",
    description="Published results of the NHS Staff Survey and outcomes, unrounded. Read-only; no key is needed.",
    urls_namespace="api",
    docs_url=None,
    renderer=Plain(),
)
ERRORS = {404: shapes.ErrorShape, 422: shapes.ErrorShape}
TRUSTS = Query(..., min_length=2, max_length=MOST_COMPARED, description="Two to five codes, in the order wanted.")
EDITION = Query(None, description="An edition's id, e.g. nss-2024; by default the latest staff survey.")


@api.exception_handler(UnknownOrganisation)
def no_organisation(request: HttpRequest, unknown: UnknownOrganisation) -> HttpResponse:
    """Answer 404 with a sentence and the three nearest names."""
    return api.create_response(request, {"error": unknown.sentence(), "nearest": dict(unknown.nearest)}, status=404)


@api.exception_handler(UnknownEdition)
def no_edition(request: HttpRequest, unknown: UnknownEdition) -> HttpResponse:
    """Answer 404 with a sentence that names the editions there are."""
    return api.create_response(request, {"error": unknown.sentence(), "nearest": {}}, status=404)


@api.exception_handler(NothingToVerify)
def nothing_to_verify(request: HttpRequest, nothing: NothingToVerify) -> HttpResponse:
    """Answer 404 with a sentence."""
    return api.create_response(request, {"error": nothing.sentence(), "nearest": {}}, status=404)


@api.exception_handler(ValidationError)
def does_not_fit(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Answer 422 with a sentence that names the words of the query that do not fit."""
    names = ", ".join(dict.fromkeys(str(next((part for part in one["loc"][1:]), "query")) for one in wrong.errors))
    sentence = f"The query does not fit: look at {names}. What each address takes is told at /api/."
    return api.create_response(request, {"error": sentence, "nearest": {}}, status=422)


@api.get("/organisations", response={200: shapes.FoundListShape, 422: shapes.ErrorShape}, summary="Find organisations")
def organisations(request: HttpRequest, q: str = Query(..., min_length=2, max_length=200)) -> Any:
    """Find organisations by name, former name or code; two letters are enough."""
    matches = find_organisations(q)
    return {
        "organisations": [
            {"code": one.code, "name": one.name, "benchmark_group": one.benchmark_group, "note": one.note}
            for one in matches
        ]
    }


@api.get("/organisations/{code}/scores", response={200: shapes.ScoresShape, **ERRORS}, summary="Scores")
def scores(request: HttpRequest, code: str, edition: str | None = EDITION) -> Any:
    """Return the 30 scores of one organisation."""
    return scores_json(survey_results(code, edition, with_questions=False))


@api.get("/organisations/{code}/questions", response={200: shapes.QuestionsShape, **ERRORS}, summary="Questions")
def questions(request: HttpRequest, code: str, edition: str | None = EDITION) -> Any:
    """Return every question of one organisation with the share of every answer."""
    results = survey_results(code, edition)
    return {**heading_json(results), "questions": [question_json(question) for question in results.questions]}


@api.get("/organisations/{code}/dashboard", response={200: shapes.DashboardShape, **ERRORS}, summary="Dashboard")
def dashboard(request: HttpRequest, code: str, edition: str | None = EDITION) -> Any:
    """Return the whole dashboard of one organisation, by cultural element."""
    taken = taken_whole(code, edition=edition)
    return dashboard_json(taken)


@api.get(
    "/organisations/{code}/equity", response={200: shapes.OrganisationEquityShape, **ERRORS}, summary="Equality ratios"
)
def equity(request: HttpRequest, code: str) -> Any:
    """Return how likely something is for staff from ethnic minorities and for white staff, and the ratio of both."""
    organisation, found = heading_json(survey_results(code, with_questions=False)), equity_results(code)
    return {**organisation, "equity": None if found is None else equity_json(found)}


@api.get(
    "/organisations/{code}/outcomes", response={200: shapes.OrganisationOutcomesShape, **ERRORS}, summary="Outcomes"
)
def outcomes(request: HttpRequest, code: str) -> Any:
    """Return the outcome indicators of one organisation, each with its own period and source."""
    organisation, found = heading_json(survey_results(code, with_questions=False)), outcome_results(code)
    return {**organisation, "outcomes": None if found is None else outcomes_json(found)}


@api.get("/editions", response=shapes.EditionListShape, summary="Editions")
def editions(request: HttpRequest) -> Any:
    """Return the editions of this installation."""
    return {"editions": [edition_json(edition) for edition in all_editions()]}


@api.get("/editions/{edition_id}", response={200: dict[str, Any], **ERRORS}, summary="One edition")
def edition_card(request: HttpRequest, edition_id: str) -> Any:
    """Return where an edition came from: publisher, licence, source file and digest, reader, tables, limits."""
    return edition_json(find_edition(edition_id), is_whole=True)


@api.get("/compare", response={200: shapes.ComparedShape, **ERRORS}, summary="Compare")
def compare(
    request: HttpRequest,
    trust: list[str] = TRUSTS,
    edition: str | None = EDITION,
) -> Any:
    """Return two to five organisations side by side, in the order chosen; each against its own group."""
    chosen = dict.fromkeys(code.strip().upper() for code in trust)
    return {"organisations": [scores_json(survey_results(code, edition, with_questions=False)) for code in chosen]}


@api.get("/editions/{edition_id}/verify", response={200: shapes.ChecksShape, **ERRORS}, summary="Verify an edition")
def verified(request: HttpRequest, edition_id: str) -> Any:
    """Recompute every score of an edition and return how far apart they are."""
    edition = find_edition(edition_id)
    return verification_json(edition, verify(edition))


@published
def explained(request: HttpRequest) -> HttpResponse:
    """Show what the API offers, in words, with an address of each to try."""
    described = api.get_openapi_schema()
    offers = [
        (path, act["get"]["summary"], act["get"].get("description", "")) for path, act in described["paths"].items()
    ]
    return show(request, "dashboard/api.jinja", title="The API", content=offers)


# Made once: every call of api.urls makes other views, which would not be marked.
api_urls = api.urls
for pattern in api_urls[0]:
    # The figures are public, so these are open like the pages; a view not marked so asks for a sign-in.
    vars(pattern.callback)["login_required"] = False
