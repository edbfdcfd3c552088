"""One score of one organisation: its rule, its questions, the group beside it, and our own recomputation."""

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.strips import (
    Change,
    no_change,
    question_list,
    score_list,
    score_strip,
    words_for,
    years_of,
)
from groundswell.look import numbers
from groundswell.look.charts import ChartTable, RangeStrip
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.look.numbers import SCORE
from groundswell.look.phrases import listed
from groundswell.methods.scoring.rules import ScoreRule
from groundswell.national.history import History
from groundswell.national.results import ScoreResult, SurveyResults
from groundswell.packs.elements import ElementSet
from groundswell.packs.survey import staff_survey
from groundswell.packs.well_led import well_led, well_led_of_score


def score_page(
    results: SurveyResults,
    score: ScoreResult,
    rule: ScoreRule,
    elements: ElementSet,
    *,
    history: History | None = None,
    change: Change = no_change,
) -> Document:
    """Return one score with everything it is made of, and how near our recomputation comes to the published value."""
    code = results.organisation.code
    page = address.score(code, score.id)
    strip = score_strip(score, code)
    sections = []
    if score.group is not None:
        chart = RangeStrip(words=words_for(results, page=page), strip=strip)
        sections.append(Section(id="beside-others", heading="Beside similar trusts", figures=(Figure("range", chart),)))
    sections.extend(_made_of(results, rule, page, change))
    if history is not None and len(history.years) > 1:
        years = years_of(history, results, subject=score.label, unit=SCORE, better=score.better, page=page)
        sections.append(Section(id="years", heading="Over the years", figures=(Figure("years", years),)))
    else:
        sections.append(
            Section(
                id="years",
                heading="Over the years",
                finding="There are no comparable figures of earlier years here.",
                paragraphs=(phrases.WHY_NO_CHANGE,),
            )
        )
    sections.append(_rule(score, rule, elements, code))
    return Document(
        title=score.label,
        whose=results.organisation.name,
        address=page,
        finding=phrases.score_finding(score, strip.phrase, results.organisation),
        edition_line=phrases.edition_line(results.release),
        source_line=phrases.source_line(results.release),
        sections=tuple(sections),
        cannot_tell=(phrases.NO_INTERVALS,),
        facts=(("Rests on", f"{numbers.count(score.base)} people’s answers"), ("Scale", "0 to 10, higher is better")),
    )


def _made_of(results: SurveyResults, rule: ScoreRule, page: str, change: Change) -> list[Section]:
    if rule.parts:
        parts = [found for part in rule.parts if (found := results.score(part))]
        chart = score_list(parts, results, subject="Its sub-scores", page=page, finding=None, change=change)
        return [Section(id="made-of", heading="What it is made of", figures=(Figure("parts", chart),))]
    questions = [asked for question in rule.questions if (asked := results.question(question))]
    if not questions:
        return []
    chart_of_questions = question_list(
        questions, results, subject="Its questions", page=page, finding=None, change=change
    )
    return [Section(id="made-of", heading="What it is made of", figures=(Figure("questions", chart_of_questions),))]


def _rule(score: ScoreResult, rule: ScoreRule, elements: ElementSet, code: str) -> Section:
    sentences = [
        "The mean of its sub-scores."
        if rule.parts
        else "The mean of its questions, each worth 0 to 10 by the answers below."
    ]
    if rule.gate is not None:
        sentences.append("People who had no appraisal count as 0; those who cannot remember are left out.")
    if rule.note:
        sentences.append(rule.note)
    if score.recomputed is not None:
        sentences.append(
            f"Published: {numbers.score(score.value)}. Recomputed by us from the published answer shares: "
            f"{numbers.score(score.recomputed)}. We allow a difference of {rule.tolerance:.2f}."
        )
    if not rule.is_rule_verified:
        sentences.append("Unverified: this rule has not been checked against a source.")
    found = elements.of_score(score.id)
    sentences.extend(_well_led(score))
    sentences.extend(f"Speaks for {element.label.lower()}: {link.reason}" for element, link in found)
    return Section(
        id="rule",
        heading="How it is worked out",
        paragraphs=tuple(sentences),
        tables=() if rule.parts else (_points_table(rule),),
        links=(
            *(Link(element.label, address.element(code, element.id)) for element, _ in found),
            *((Link("The packs in force", "/about/#packs"),) if well_led_of_score(score.id) else ()),
        ),
    )


def _well_led(score: ScoreResult) -> list[str]:
    """Return what a score speaks for in the regulator's framework, with how sure that is."""
    link = well_led_of_score(score.id)
    if link is None:
        return []
    names = listed([f"“{one.label}”" for one in link.statements])
    sure = "" if link.is_verified else ", and the names are unverified"
    return [
        (
            f"Speaks for the Care Quality Commission’s question “well-led”: {names}. {link.reason} "
            f"This link is our own design{sure}: pack {well_led().pack.label}."
        )
    ]


def _points_table(rule: ScoreRule) -> ChartTable:
    survey = staff_survey()
    rows = []
    for item in rule.items:
        question = survey.questions[item.question]
        labels = {answer.code: answer.label for answer in question.answers}
        worth = "; ".join(f"{labels[answer]} {points:g}" for answer, points in item.points.items())
        rows.append((question.label, f"Q{question.number}", worth))
    return ChartTable(caption="What each answer is worth", header=("Question", "2024", "Points"), rows=tuple(rows))
