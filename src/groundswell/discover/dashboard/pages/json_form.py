"""A page as JSON: the same dictionaries as `groundswell scores` and the API, unrounded."""

from typing import Any

from groundswell.discover.dashboard.pages.differences import differences
from groundswell.discover.dashboard.pages.glance import scores_of
from groundswell.discover.dashboard.pages.taken import Taken
from groundswell.national.equity import EquityResults
from groundswell.national.json_form import figure_json, group_json, heading_json, question_json, score_json
from groundswell.national.outcomes import OutcomeResults
from groundswell.national.results import SurveyResults
from groundswell.packs.elements import element_set
from groundswell.packs.indicators import catalogue, equity_measures


def taken_json(taken: Taken) -> dict[str, Any]:
    """Return a page as JSON: one organisation's, or under "organisations" those compared."""
    page = {"title": taken.document.title, "finding": taken.document.finding, "address": taken.document.address}
    if len(taken.results) != 1:
        return {"page": page, "organisations": [_one(taken, results) for results in taken.results]}
    return {**_one(taken, taken.results[0]), "page": page}


def dashboard_json(taken: Taken) -> dict[str, Any]:
    """Return a whole dashboard: every element with its scores and questions, what differs most, equity and outcomes."""
    results, document = taken.results[0], taken.document
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
        "equity": None if taken.equity is None else equity_json(taken.equity),
        "outcomes": None if taken.outcomes is None else outcomes_json(taken.outcomes),
    }


def _one(taken: Taken, results: SurveyResults) -> dict[str, Any]:
    found: dict[str, Any] = heading_json(results)
    if taken.scores:
        found["scores"] = [score_json(score) for score in taken.scores_of(results)]
    if taken.questions:
        found["questions"] = [question_json(question) for question in taken.questions_of(results)]
    if taken.equity is not None:
        found["equity"] = equity_json(taken.equity)
    if taken.outcomes is not None:
        found["outcomes"] = outcomes_json(taken.outcomes)
    return found


def equity_json(equity: EquityResults) -> dict[str, Any]:
    """Return every ratio of an organisation with both its rates, in per cent; none where it is not in the edition."""
    labels = {one.id: one.label for one in equity_measures()}
    return {
        "edition": equity.release.id,
        "ratios": [
            {
                "id": one.id,
                "label": labels.get(one.id, one.id),
                "ratio": figure_json(one.ratio),
                "ethnic_minorities": figure_json(one.compared),
                "white": figure_json(one.reference),
                "group": group_json(one.group),
            }
            for one in equity.ratios
        ],
    }


def outcomes_json(outcomes: OutcomeResults) -> dict[str, Any]:
    """Return every outcome indicator of an organisation, each with its unit, period and source."""
    known = {one.id: one for one in catalogue().indicators}
    return {
        "edition": outcomes.release.id,
        "indicators": [
            {
                "id": one.id,
                "label": known[one.id].label if one.id in known else one.id,
                "unit": known[one.id].unit if one.id in known else "",
                "better": known[one.id].better.value if one.id in known else None,
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
