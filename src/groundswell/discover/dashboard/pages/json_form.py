"""A page as JSON: the same dictionaries as `groundswell scores` and the API, unrounded."""

from typing import Any

from groundswell.discover.dashboard.pages.differences import differences
from groundswell.discover.dashboard.pages.glance import scores_of
from groundswell.discover.dashboard.pages.taken import Taken
from groundswell.look.documents.model import Document
from groundswell.national.equity import EquityResults
from groundswell.national.json_form import figure_json, group_json, heading_json, question_json, score_json
from groundswell.national.outcomes import OutcomeResults
from groundswell.national.results import SurveyResults
from groundswell.packs.elements import element_set


def taken_json(taken: Taken) -> dict[str, Any]:
    """Return a page as JSON: one organisation's, or under "organisations" those compared."""
    page = {"title": taken.document.title, "finding": taken.document.finding, "address": taken.document.address}
    if len(taken.results) != 1:
        return {"page": page, "organisations": [_one(taken, results) for results in taken.results]}
    return {**_one(taken, taken.results[0]), "page": page}


def dashboard_json(results: SurveyResults, document: Document) -> dict[str, Any]:
    """Return a whole dashboard: every element with its scores and questions, and what differs most."""
    elements = []
    for element in element_set().elements:
        questions = [found for link in element.questions if (found := results.question(link.subject))]
        section = next((one for one in document.sections if one.id == element.id), None)
        elements.append(
            {
                "id": element.id,
                "label": element.label,
                "finding": section.finding if section else "",
                "scores": [score_json(score) for score in scores_of(element, results)],
                "questions": [question_json(question) for question in questions],
            }
        )
    return {
        **heading_json(results),
        "finding": document.finding,
        "elements": elements,
        "scores": [score_json(score) for score in results.scores],
        "differences": [
            {"question": one.question.id, "distance": one.distance, "favourable": one.is_favourable}
            for one in differences(results)
        ],
    }


def _one(taken: Taken, results: SurveyResults) -> dict[str, Any]:
    found: dict[str, Any] = heading_json(results)
    if taken.scores:
        found["scores"] = [score_json(score) for score in taken.scores_of(results)]
    if taken.questions:
        found["questions"] = [question_json(question) for question in taken.questions_of(results)]
    if taken.equity is not None:
        found["equity"] = _equity(taken.equity)
    if taken.outcomes is not None:
        found["outcomes"] = _outcomes(taken.outcomes)
    return found


def _equity(equity: EquityResults) -> dict[str, Any]:
    return {
        "edition": equity.release.id,
        "ratios": [
            {
                "id": one.id,
                "ratio": figure_json(one.ratio),
                "ethnic_minorities": figure_json(one.compared),
                "white": figure_json(one.reference),
                "group": group_json(one.group),
            }
            for one in equity.ratios
        ],
    }


def _outcomes(outcomes: OutcomeResults) -> dict[str, Any]:
    return {
        "edition": outcomes.release.id,
        "indicators": [
            {
                "id": one.id,
                "value": figure_json(one.value) if one.value is not None else None,
                "word": one.word or None,
                "period": one.period,
                "source": one.source,
                "note": one.note,
                "group": group_json(one.group),
            }
            for one in outcomes.values
        ],
    }
