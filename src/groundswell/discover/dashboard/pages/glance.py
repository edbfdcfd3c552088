"""Culture at a glance: every cultural element of one organisation on one page. No total, no rank."""

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.strips import Change, no_change, question_list, score_list, score_strip
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.methods.comparison.standing_out import expected_outside_middle_half
from groundswell.national.results import ScoreResult, SurveyResults
from groundswell.packs.elements import Element, ElementSet
from groundswell.vocabulary.withheld import Withheld

PROMISE_HEADING = "The People Promise reading"


def glance(results: SurveyResults, elements: ElementSet, *, change: Change = no_change) -> Document:
    """Return the whole dashboard of one organisation, elements in the pack's order, never by value."""
    code = results.organisation.code
    page = address.trust(code)
    has_change = any(change(score.id) for score in results.scores)
    return Document(
        title="Culture at a glance",
        whose=results.organisation.name,
        address=page,
        finding=phrases.glance_finding(results.scores, results.organisation),
        edition_line=phrases.edition_line(results.release),
        source_line=phrases.source_line(results.release),
        summary=(
            phrases.glance_finding(results.scores, results.organisation),
            *(f"{element.label}: {_finding(element, results)}" for element in elements.elements),
        ),
        paragraphs=(
            *_chance(results),
            *(() if has_change else (phrases.NO_CHANGE_YET,)),
        ),
        sections=(
            *(_section(element, results, page, change) for element in elements.elements),
            _promise(results),
        ),
        cannot_tell=(
            phrases.NO_INTERVALS,
            *(() if has_change else (phrases.WHY_NO_CHANGE,)),
            "Why a figure is as it is. A survey shows how people answered, not what caused it.",
            "How one ward or team feels: these are figures of the whole organisation.",
        ),
        not_heard=phrases.NOT_HEARD,
        asks=(
            "Which of these findings do we recognise, and which surprise us?",
            "Whose voice is missing from them?",
            "Which one or two elements should discovery look into first?",
        ),
        how_made=(*results.release.limits, f"Source file sha256: {results.release.sha256}"),
        facts=_facts(results),
    )


def _finding(element: Element, results: SurveyResults) -> str:
    return phrases.element_finding(scores_of(element, results))


def scores_of(element: Element, results: SurveyResults) -> tuple[ScoreResult, ...]:
    """Return the scores that speak for an element and that the edition holds, in the pack's order."""
    found = (results.score(link.subject) for link in element.scores)
    return tuple(score for score in found if score is not None)


def _facts(results: SurveyResults) -> tuple[tuple[str, str], ...]:
    bases = [score.base for score in results.scores if not isinstance(score.base, Withheld)]
    answers = numbers.about(max(bases)) if bases else "withheld by the publisher"
    where = ", ".join(part for part in (results.organisation.region, results.organisation.ics) if part)
    return (
        ("Answers", answers),
        ("Compared with", phrases.similar(results.organisation)),
        ("Weighted by", results.organisation.weighting.lower() or "not said"),
        *((("Where", where),) if where else ()),
    )


def _chance(results: SurveyResults) -> tuple[str, ...]:
    told = [score for score in results.scores if score.position is not None and not score.members]
    if not told:
        return ()
    expected = expected_outside_middle_half([score.group.organisations for score in told if score.group])
    sides = [score.position in phrases.ABOVE for score in told if score.position in phrases.ABOVE | phrases.BELOW]
    found = max(sum(sides), len(sides) - sum(sides))
    by_chance = phrases.BY_CHANCE.format(expected=round(expected), of=len(told))
    return (f"{by_chance} {phrases.SCORES_MOVE_TOGETHER.format(found=found)}" if found > 1 else by_chance,)


def _section(element: Element, results: SurveyResults, page: str, change: Change) -> Section:
    code = results.organisation.code
    scores = scores_of(element, results)
    telling = [found for link in element.telling_questions if (found := results.question(link.subject))]
    figures = []
    if scores:
        chart = score_list(scores, results, subject=f"{element.label}: scores", page=page, finding=None, change=change)
        figures.append(Figure(f"{element.id}-scores", chart))
    if telling:
        chart = question_list(
            telling, results, subject=f"{element.label}: telling questions", page=page, finding=None, change=change
        )
        figures.append(Figure(f"{element.id}-questions", chart))
    return Section(
        id=element.id,
        heading=element.label,
        finding=phrases.element_finding(scores),
        paragraphs=(element.meaning,),
        figures=tuple(figures),
        links=(Link(f"All of {element.label.lower()}, and why these speak for it", address.element(code, element.id)),),
    )


def _promise(results: SurveyResults) -> Section:
    """The seven promises and two themes, beside the six elements: the publisher's own reading of the same survey."""
    rows = tuple(
        (
            phrases.score_label(score),
            numbers.score(score.value),
            "not known" if score.group is None else numbers.score(score.group.median),
            _place(score),
        )
        for score in results.scores
        if score.parent is None
    )
    return Section(
        id="people-promise",
        heading=PROMISE_HEADING,
        finding="The same survey as the publisher arranges it: seven promises, engagement and morale.",
        tables=(
            ChartTable(
                caption=f"Scores from 0 to 10, higher is better. {results.organisation.name}, {results.release.year}",
                header=("Promise or theme", "This trust", "Median of its group", "Where it lies"),
                rows=rows,
            ),
        ),
    )


def _place(score: ScoreResult) -> str:
    return score_strip(score, "").phrase
