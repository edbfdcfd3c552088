"""One question of one organisation: the whole distribution, the group beside it, the years, and what it speaks for."""

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.strips import question_strip, words_for, years_of
from groundswell.look import numbers
from groundswell.look.charts import Answer, AnswerBar, ChartTable, RangeStrip
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.look.numbers import PERCENT
from groundswell.look.phrases import listed
from groundswell.national.history import History
from groundswell.national.results import AnswerShare, QuestionResult, SurveyResults
from groundswell.packs.elements import ElementSet
from groundswell.packs.scoring import score_rule
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Withheld

OUR_LABEL = "Q{number}; our short label. The wording of the questionnaire belongs to NHS England."
# A bar holds at most this many answers; longer lists are a table.
MOST_ANSWERS = 7


def question_page(
    results: SurveyResults, question: QuestionResult, elements: ElementSet, *, history: History | None = None
) -> Document:
    """Return everything an edition says of one question; a withheld one keeps its explanation."""
    page = address.question(results.organisation.code, question.id)
    strip = question_strip(question, results.organisation.code)
    finding = phrases.question_finding(question, strip.phrase if question.position else "")
    sections = [_answers(results, question, page)]
    if question.group is not None and not question.is_background:
        chart = RangeStrip(words=words_for(results, page=page), strip=strip)
        sections.append(
            Section(
                id="beside-others",
                heading="Beside similar trusts",
                figures=(Figure("range", chart),),
                notes=(_measure_note(question),),
            )
        )
    sections.append(_years(results, question, page, history))
    sections.append(_speaks_for(results, question, elements))
    return Document(
        title=question.label,
        whose=results.organisation.name,
        address=page,
        finding=finding,
        edition_line=phrases.edition_line(results.release),
        source_line=phrases.source_line(results.release),
        paragraphs=(OUR_LABEL.format(number=question.number),),
        sections=tuple(sections),
        cannot_tell=(phrases.NO_INTERVALS,),
        facts=(("Answers", _base(question)), ("Counts as", question.measure or "a description, not a judgement")),
    )


def _base(question: QuestionResult) -> str:
    return numbers.count(question.base)


def _measure_note(question: QuestionResult) -> str:
    left_out = [answer.label for answer in question.answers if answer.is_left_out]
    note = f"The share is of people who answered {question.measure}"
    return f"{note}, out of all who answered except “{' or '.join(left_out)}”." if left_out else f"{note}."


def _answers(results: SurveyResults, question: QuestionResult, page: str) -> Section:
    scale = [answer for answer in question.answers if not answer.is_left_out]
    apart = [answer for answer in question.answers if answer.is_left_out]
    if scale and _runs_from_favourable(question, scale):
        scale = scale[::-1]
    if len(scale) > MOST_ANSWERS or question.is_background:
        return Section(id="answers", heading="How people answered", tables=(_answer_table(results, question),))
    chart = AnswerBar(
        words=words_for(results, page=page),
        subject=question.label,
        answers=tuple(Answer(answer.label, _of_scale(answer, apart)) for answer in scale),
        telling=question.measure,
        telling_share=question.value,
        better=question.better,
        apart=tuple(Answer(answer.label, answer.share) for answer in apart),
    )
    return Section(id="answers", heading="How people answered", figures=(Figure("answers", chart),))


def _runs_from_favourable(question: QuestionResult, scale: list[AnswerShare]) -> bool:
    is_first_positive = scale[0].is_positive
    return is_first_positive != (question.better is Better.LOWER) if question.better is not Better.NEUTRAL else False


def _of_scale(answer: AnswerShare, apart: list[AnswerShare]) -> float | Withheld:
    """Return an answer's share of those on the scale, so that a bar adds up to 100 without those set apart."""
    if isinstance(answer.share, Withheld) or not apart:
        return answer.share
    outside = [one.share for one in apart]
    if any(isinstance(share, Withheld) for share in outside):
        return answer.share
    inside = 100 - sum(share for share in outside if not isinstance(share, Withheld))
    return answer.share / inside * 100 if inside > 0 else 0.0


def _answer_table(results: SurveyResults, question: QuestionResult) -> ChartTable:
    return ChartTable(
        caption=f"{question.label}, {results.organisation.name}, {results.release.year}",
        header=("Answer", "% of answers"),
        rows=tuple((answer.label, numbers.percent(answer.share)) for answer in question.answers),
    )


def _years(results: SurveyResults, question: QuestionResult, page: str, history: History | None) -> Section:
    heading = "Over the years"
    if history is None or len(history.years) < 2:
        return Section(
            id="years",
            heading=heading,
            finding="There are no comparable figures of earlier years here.",
            paragraphs=(phrases.WHY_NO_CHANGE,),
        )
    chart = years_of(history, results, subject=question.label, unit=PERCENT, better=question.better, page=page)
    return Section(id="years", heading=heading, figures=(Figure("years", chart),))


def _speaks_for(results: SurveyResults, question: QuestionResult, elements: ElementSet) -> Section:
    code = results.organisation.code
    found = elements.of_question(question.id)
    sentences = [f"{element.label}: {link.reason}" for element, link in found]
    scores = [rule for score_id in question.scores if (rule := score_rule(score_id))]
    if scores:
        sentences.append(f"Part of the score{'s' if len(scores) > 1 else ''} {listed([r.label for r in scores])}.")
    if not sentences:
        sentences.append("It speaks for no cultural element in the mapping in force.")
    return Section(
        id="speaks-for",
        heading="What it speaks for",
        paragraphs=tuple(sentences),
        links=(
            *(Link(element.label, address.element(code, element.id)) for element, _ in found),
            *(Link(f"Score: {rule.label}", address.score(code, rule.id)) for rule in scores),
        ),
    )
