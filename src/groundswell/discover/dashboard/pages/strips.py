"""Scores and questions as range strips, with the words around them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.look.charts import Strip, StripList, Words, Year, Years
from groundswell.look.numbers import PERCENT, SCORE, Unit
from groundswell.national.history import History
from groundswell.national.results import QuestionResult, ScoreResult, SurveyResults
from groundswell.packs.scoring import is_burden
from groundswell.vocabulary.range import Better

Change = Callable[[str], str]


def no_change(_measure: str) -> str:
    """Say nothing of change; the page says once why, where no edition holds several years of one vintage."""
    return ""


def words_for(results: SurveyResults, *, page: str, note: str = "", finding: str | None = None) -> Words:
    """Return the words around a chart of these results."""
    return Words(
        whom=f"Staff of {results.organisation.name}",
        when=str(results.release.year),
        source=results.release.publisher,
        edition=results.release.id,
        dated=results.release.release,
        address=page,
        group_name=phrases.similar(results.organisation),
        note=note,
        finding=finding,
    )


def score_strip(score: ScoreResult, code: str, *, change: Change = no_change) -> Strip:
    """Return one score on its group's range."""
    return Strip(
        label=phrases.score_label(score),
        value=score.value,
        group=score.group,
        unit=SCORE,
        better=score.better,
        members=score.members,
        href=address.score(code, score.id),
        change=change(score.id),
        is_burden=is_burden(score.id),
    )


def question_strip(question: QuestionResult, code: str, *, change: Change = no_change) -> Strip:
    """Return one question's headline share on its group's range."""
    return Strip(
        label=f"{question.label}{phrases.direction_words(question)}",
        value=question.value,
        group=question.group,
        unit=PERCENT,
        better=question.better,
        members=question.members,
        href=address.question(code, question.id),
        change=change(question.id),
    )


def score_list(
    scores: Sequence[ScoreResult],
    results: SurveyResults,
    *,
    subject: str,
    page: str,
    finding: str | None,
    change: Change,
) -> StripList:
    """Return scores in the given order on one shared scale."""
    code = results.organisation.code
    return StripList(
        words=words_for(results, page=page, finding=finding),
        subject=subject,
        strips=tuple(score_strip(score, code, change=change) for score in scores),
    )


def question_list(
    questions: Sequence[QuestionResult],
    results: SurveyResults,
    *,
    subject: str,
    page: str,
    finding: str | None,
    change: Change,
) -> StripList:
    """Return questions in the given order on one shared scale."""
    code = results.organisation.code
    return StripList(
        words=words_for(results, page=page, finding=finding),
        subject=subject,
        strips=tuple(question_strip(question, code, change=change) for question in questions),
    )


def years_of(history: History, results: SurveyResults, *, subject: str, unit: Unit, better: Better, page: str) -> Years:
    """Return a measure over the years, credited to the edition the years come from."""
    words = replace(words_for(results, page=page), edition=history.edition_id, dated=history.release)
    return Years(
        words=words,
        subject=subject,
        unit=unit,
        better=better,
        years=tuple(Year(one.year, one.value, one.break_reason) for one in history.years),
    )
