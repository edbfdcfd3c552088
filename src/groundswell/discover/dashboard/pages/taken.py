"""What a page holds, to be taken away: its document, and the unrounded results behind it.

One function finds a page by its place; pages, files, command and API all ask here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.discover.dashboard.pages.changes import change_words
from groundswell.discover.dashboard.pages.compare import compare_page
from groundswell.discover.dashboard.pages.differences import differences, differences_page
from groundswell.discover.dashboard.pages.element import element_page
from groundswell.discover.dashboard.pages.equity import equity_page
from groundswell.discover.dashboard.pages.glance import scores_of
from groundswell.discover.dashboard.pages.outcomes import indicator_sections, outcomes_page
from groundswell.discover.dashboard.pages.question import question_page
from groundswell.discover.dashboard.pages.score import score_page
from groundswell.discover.dashboard.pages.whole import whole_document
from groundswell.look.documents.model import Document
from groundswell.national.equity import EquityResults, equity_results
from groundswell.national.history import history_of
from groundswell.national.outcomes import OutcomeResults, outcome_results
from groundswell.national.results import QuestionResult, Release, ScoreResult, SurveyResults
from groundswell.national.survey import survey_results
from groundswell.packs.elements import element_set
from groundswell.packs.scoring import score_rule


@dataclass(frozen=True, slots=True)
class Taken:
    """A page's document with the results it shows, one or several organisations in the order chosen."""

    document: Document
    results: tuple[SurveyResults, ...]
    scores: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    with_answers: bool = False
    equity: EquityResults | None = None
    outcomes: OutcomeResults | None = None

    @property
    def releases(self) -> tuple[Release, ...]:
        """Return every edition the figures were read from, each once, the survey first."""
        beside = (self.equity, self.outcomes)
        found = [results.release for results in self.results] + [one.release for one in beside if one is not None]
        return tuple(dict.fromkeys(found))

    def scores_of(self, results: SurveyResults) -> tuple[ScoreResult, ...]:
        """Return the scores of one organisation that the page shows, in the pack's order."""
        return tuple(score for score in results.scores if score.id in self.scores)

    def questions_of(self, results: SurveyResults) -> tuple[QuestionResult, ...]:
        """Return the questions of one organisation that the page shows, in the questionnaire's order."""
        return tuple(question for question in results.questions if question.id in self.questions)


def taken_at(code: str, part: str = "", name: str = "", *, edition: str | None = None) -> Taken | None:
    """Return the page of an organisation: "", elements, questions, scores, differences, equity or outcomes.

    name is the element's, question's or score's. None where there is no such page. Raises UnknownOrganisation and
    UnknownEdition.
    """
    results = survey_results(code, edition)
    makers = {"elements": _element, "questions": _question, "scores": _score}
    if name:
        return makers[part](results, name) if part in makers else None
    whole = {"": _whole, "differences": _differences, "equity": _equity, "outcomes": _outcomes}
    return whole[part](results) if part in whole else None


def taken_whole(code: str, *, edition: str | None = None) -> Taken:
    """Return the whole dashboard of an organisation. Raises UnknownOrganisation and UnknownEdition."""
    return _whole(survey_results(code, edition))


def taken_compared(codes: Sequence[str], *, edition: str | None = None) -> Taken:
    """Return a comparison of two to five organisations. Raises UnknownOrganisation and UnknownEdition."""
    chosen = tuple(survey_results(code, edition) for code in codes)
    elements = element_set().elements
    return Taken(
        document=compare_page(chosen, element_set()),
        results=chosen,
        scores=frozenset(link.subject for element in elements for link in element.scores),
        questions=frozenset(link.subject for element in elements for link in element.telling_questions),
    )


def _whole(results: SurveyResults) -> Taken:
    equity, outcomes = equity_results(results.organisation.code), outcome_results(results.organisation.code)
    return Taken(
        document=whole_document(results, element_set(), equity=equity, outcomes=outcomes),
        results=(results,),
        scores=frozenset(score.id for score in results.scores),
        questions=frozenset(question.id for question in results.questions if not question.is_background),
        equity=equity,
        outcomes=outcomes,
    )


def _element(results: SurveyResults, element_id: str) -> Taken | None:
    elements = element_set()
    element = elements.element(element_id)
    if element is None:
        return None
    document = element_page(
        results, element, elements, indicators=indicator_sections(results, element), change=change_words(results)
    )
    return Taken(
        document=document,
        results=(results,),
        scores=frozenset(score.id for score in scores_of(element, results)),
        questions=frozenset(link.subject for link in element.questions),
    )


def _question(results: SurveyResults, question_id: str) -> Taken | None:
    question = results.question(question_id)
    if question is None:
        return None
    history = history_of(results.organisation.code, question.id)
    document = question_page(results, question, element_set(), history=history)
    return Taken(document, (results,), questions=frozenset({question.id}), with_answers=True)


def _score(results: SurveyResults, score_id: str) -> Taken | None:
    score, rule = results.score(score_id), score_rule(score_id)
    if score is None or rule is None:
        return None
    history = history_of(results.organisation.code, score.id)
    document = score_page(results, score, rule, element_set(), history=history, change=change_words(results))
    return Taken(document, (results,), scores=frozenset({score.id, *rule.parts}), questions=frozenset(rule.questions))


def _differences(results: SurveyResults) -> Taken:
    found = frozenset(one.question.id for one in differences(results))
    return Taken(differences_page(results, change=change_words(results)), (results,), questions=found)


def _equity(results: SurveyResults) -> Taken:
    equity = equity_results(results.organisation.code)
    return Taken(equity_page(results, equity), (results,), equity=equity)


def _outcomes(results: SurveyResults) -> Taken:
    code = results.organisation.code
    found = outcome_results(code)
    content = outcomes_page(results, found, equity_results(code), element_set())
    return Taken(content.document, (results,), outcomes=found)
