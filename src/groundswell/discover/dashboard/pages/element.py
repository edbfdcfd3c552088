"""One cultural element of one organisation: every score and question that speaks for it, and why."""

from collections.abc import Sequence

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.glance import scores_of
from groundswell.discover.dashboard.pages.strips import Change, no_change, question_list, score_list
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.national.results import QuestionResult, SurveyResults
from groundswell.packs.elements import Element, ElementSet

TALK = {
    "vision-and-values": (
        "Where did we last see our purpose decide something hard?",
        "Which of our values do people meet in a busy week?",
        "What do we say that our staff do not see us do?",
    ),
    "goals-and-performance": (
        "Can each team name its few aims, and ours?",
        "What do we ask for that people have no means to do?",
        "When did an appraisal here last change something?",
    ),
    "support-and-compassion": (
        "Who listens to those who listen to everybody else?",
        "What would a tired colleague say we noticed?",
        "Where do people leave rather than ask for help?",
    ),
    "learning-and-innovation": (
        "What did we learn from the last thing that went wrong, and who knows?",
        "What may staff try without asking?",
        "When somebody spoke up, what happened next?",
    ),
    "teamwork": (
        "Which of our teams meet to ask how they are doing?",
        "Where do patients fall between two teams?",
        "What would our teams stop doing if they could?",
    ),
    "equity-and-inclusion": (
        "Whose answers does an average hide?",
        "Who gets the chances that lead to promotion?",
        "What happens here when somebody is treated unfairly?",
    ),
}


def element_page(
    results: SurveyResults,
    element: Element,
    elements: ElementSet,
    *,
    indicators: Sequence[Section] = (),
    change: Change = no_change,
) -> Document:
    """Return one element shown through its scores and questions, side by side; there is no score of the element."""
    code = results.organisation.code
    page = address.element(code, element.id)
    scores = scores_of(element, results)
    questions = [found for link in element.questions if (found := results.question(link.subject))]
    sections: list[Section] = []
    if scores:
        chart = score_list(scores, results, subject=f"{element.label}: scores", page=page, finding=None, change=change)
        sections.append(Section(id="scores", heading="Scores", figures=(Figure("scores", chart),)))
    if questions:
        sections.append(_questions(questions, results, element, page, change))
    sections.extend(indicators)
    sections.append(_why(element, elements, results))
    sections.append(_talk(element))
    lines = len(scores) + len(questions)
    return Document(
        title=element.label,
        whose=results.organisation.name,
        address=page,
        finding=phrases.element_finding(scores),
        edition_line=phrases.edition_line(results.release),
        source_line=phrases.source_line(results.release),
        paragraphs=(element.meaning,),
        sections=tuple(sections),
        cannot_tell=(phrases.ONE_SURVEY.format(count=lines), phrases.NO_INTERVALS),
        facts=(("Speaks for it", f"{len(scores)} scores, {len(questions)} questions"),),
        how_made=(elements.pack.provenance,),
    )


def _questions(
    questions: Sequence[QuestionResult], results: SurveyResults, element: Element, page: str, change: Change
) -> Section:
    chart = question_list(
        questions, results, subject=f"{element.label}: questions", page=page, finding=None, change=change
    )
    return Section(
        id="questions",
        heading="Questions",
        paragraphs=("In the order of the questionnaire, in percentage points around the middle of similar trusts.",),
        figures=(Figure("questions", chart),),
    )


def _why(element: Element, elements: ElementSet, results: SurveyResults) -> Section:
    rows = []
    for link in element.scores:
        score = results.score(link.subject)
        if score is not None:
            rows.append((score.label, "score", link.reason, str(link.mark.value)))
    for link in element.questions:
        question = results.question(link.subject)
        if question is not None:
            rows.append((question.label, f"Q{question.number}", link.reason, str(link.mark.value)))
    return Section(
        id="why-these",
        heading="Why these speak for it",
        paragraphs=(
            (
                f"No official mapping of questions to the {elements.counted} is known to us. This one is our own "
                f"design, kept as data that a trust can replace: pack {elements.pack.label}."
            ),
        ),
        tables=(
            ChartTable(
                caption=f"What speaks for {element.label.lower()}, and why",
                header=("Score or question", "Which", "Why", "How sure"),
                rows=tuple(rows),
            ),
        ),
    )


def _talk(element: Element) -> Section:
    return Section(
        id="talk",
        heading="Three questions to talk about",
        paragraphs=TALK.get(element.id, ("What do we recognise?", "What surprises us?", "What shall we ask next?")),
    )


def neighbours(element: Element, elements: ElementSet, code: str) -> tuple[Link | None, Link | None]:
    """Return the ways to the elements before and after, in the pack's order; None at an end."""
    order = list(elements.elements)
    at = order.index(element)
    before = order[at - 1] if at > 0 else None
    after = order[at + 1] if at + 1 < len(order) else None
    return (
        Link(before.label, address.element(code, before.id)) if before else None,
        Link(after.label, address.element(code, after.id)) if after else None,
    )
