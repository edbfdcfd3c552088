"""Results as JSON: values unrounded, withheld values told as such, never NaN."""

from typing import Any

from groundswell.national.results import QuestionResult, ScoreResult, SurveyResults
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import Figure, Withheld


def figure_json(figure: Figure | None) -> Any:
    """Return a number, {"withheld": reason}, or None where there is nothing to tell."""
    return {"withheld": figure.reason.value} if isinstance(figure, Withheld) else figure


def count_json(figure: Figure) -> Any:
    """Return a whole number, or {"withheld": reason}."""
    return figure_json(figure) if isinstance(figure, Withheld) else round(figure)


def group_json(group: GroupRange | None) -> dict[str, Any] | None:
    """Return a group's spread, or None where nobody in the group has a value."""
    if group is None:
        return None
    return {
        "organisations": group.organisations,
        "min": group.minimum,
        "q1": group.q1,
        "median": group.median,
        "q3": group.q3,
        "max": group.maximum,
    }


def score_json(score: ScoreResult) -> dict[str, Any]:
    """Return one score as `groundswell scores` prints it."""
    return {
        "id": score.id,
        "label": score.label,
        "value": figure_json(score.value),
        "base": count_json(score.base),
        "recomputed": figure_json(score.recomputed),
        "rule_verified": score.rule_verified,
        "group": group_json(score.group),
    }


def question_json(question: QuestionResult) -> dict[str, Any]:
    """Return one question with every answer's share."""
    return {
        "id": question.id,
        "number": question.number,
        "label": question.label,
        "measure": question.measure,
        "better": question.better.value,
        "value": figure_json(question.value),
        "base": count_json(question.base),
        "answers": [{"code": one.code, "share": figure_json(one.share)} for one in question.answers],
        "scores": list(question.scores),
        "group": group_json(question.group),
    }


def heading_json(results: SurveyResults) -> dict[str, Any]:
    """Return whose results these are and from which edition."""
    organisation, release = results.organisation, results.release
    return {
        "organisation": {
            "code": organisation.code,
            "name": organisation.name,
            "benchmark_group": organisation.benchmark_group,
        },
        "edition": {"id": release.id, "release": release.release, "sha256": release.sha256},
    }


def scores_json(results: SurveyResults) -> dict[str, Any]:
    """Return the document that `groundswell scores CODE --json` prints."""
    return {**heading_json(results), "scores": [score_json(score) for score in results.scores]}
