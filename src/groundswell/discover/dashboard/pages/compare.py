"""Up to five organisations of one's own choosing, side by side, in the order chosen. Never a rank."""

from collections.abc import Sequence

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.strips import score_strip
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Section
from groundswell.national.results import SurveyResults
from groundswell.packs.elements import ElementSet
from groundswell.vocabulary.withheld import Withheld

MOST_COMPARED = 5
# Scores that differ by less than this between all chosen organisations are called alike on most readings.
ALIKE_WITHIN = 0.25


def compare_page(chosen: Sequence[SurveyResults], elements: ElementSet) -> Document:
    """Return the scores and telling questions of two to five organisations, one column each."""
    codes = tuple(one.organisation.code for one in chosen)
    first = chosen[0]
    return Document(
        title="Compare",
        whose=phrases.listed([one.organisation.name for one in chosen]),
        address=address.compare(codes),
        finding=_finding(chosen),
        edition_line=phrases.edition_line(first.release),
        source_line=phrases.source_line(first.release),
        sections=tuple(_section(element.id, element.label, chosen, elements) for element in elements.elements),
        cannot_tell=(
            phrases.NO_INTERVALS,
            "Which of these organisations is better. Their staff, patients and work differ.",
        ),
    )


def groups_compared(chosen: Sequence[SurveyResults]) -> tuple[str, ...]:
    """Return the kinds of organisation among those chosen; more than one calls for a warning."""
    return tuple(dict.fromkeys(phrases.similar(one.organisation) for one in chosen))


def _finding(chosen: Sequence[SurveyResults]) -> str:
    if len(chosen) < 2:
        return "Choose at least two organisations to compare."
    apart = []
    of = 0
    for score in chosen[0].scores:
        values = [found.value for one in chosen if (found := one.score(score.id))]
        shown = [value for value in values if not isinstance(value, Withheld)]
        if len(shown) < 2:
            continue
        of += 1
        if max(shown) - min(shown) >= ALIKE_WITHIN:
            apart.append((max(shown) - min(shown), phrases.in_sentence(score.label)))
    if of == 0:
        return "The publisher has withheld what would be compared."
    if not apart:
        return f"These {len(chosen)} lie within {ALIKE_WITHIN} points of each other on all {of} scores."
    furthest = [label for _, label in sorted(apart, reverse=True)[:3]]
    alike = of - len(apart)
    said = f"within {ALIKE_WITHIN} points of each other on {alike} of {of} scores"
    return f"These {len(chosen)} lie {said}; furthest apart on {phrases.listed(furthest)}."


def _section(element_id: str, label: str, chosen: Sequence[SurveyResults], elements: ElementSet) -> Section:
    element = elements.element(element_id)
    scores = element.scores if element else ()
    questions = element.telling_questions if element else ()
    names = tuple(one.organisation.name for one in chosen)
    tables = []
    score_rows = []
    for link in scores:
        found = [one.score(link.subject) for one in chosen]
        if any(found):
            named = next(score for score in found if score)
            score_rows.append(
                (
                    named.label,
                    *(
                        "not in this edition"
                        if score is None
                        else numbers.score(score.value)
                        if isinstance(score.value, Withheld)
                        else f"{numbers.score(score.value)}, {score_strip(score, '').phrase}"
                        for score in found
                    ),
                )
            )
    question_rows = []
    for link in questions:
        asked = [one.question(link.subject) for one in chosen]
        if any(asked):
            named_question = next(question for question in asked if question)
            question_rows.append(
                (
                    f"{named_question.label}{phrases.direction_words(named_question)}",
                    *("not in this edition" if q is None else numbers.percent(q.value) for q in asked),
                )
            )
    if score_rows:
        tables.append(
            ChartTable(
                caption=f"{label}: scores from 0 to 10, and where each lies in its own group",
                header=("Score", *names),
                rows=tuple(score_rows),
            )
        )
    if question_rows:
        tables.append(
            ChartTable(
                caption=f"{label}: % of answers to the telling questions",
                header=("Question", *names),
                rows=tuple(question_rows),
            )
        )
    return Section(id=element_id, heading=label, tables=tuple(tables))
