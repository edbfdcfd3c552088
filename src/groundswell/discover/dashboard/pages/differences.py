"""Where an organisation differs most from its group, in both directions, and how much of that is to be expected."""

from dataclasses import dataclass

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.strips import Change, no_change, question_list
from groundswell.look import numbers
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.methods.comparison.standing_out import expected_outside_middle_half
from groundswell.national.results import QuestionResult, SurveyResults
from groundswell.vocabulary.range import Better, Position
from groundswell.vocabulary.withheld import Withheld

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """A question outside its group's middle half. distance is from the median, in widths of the middle half."""

    question: QuestionResult
    distance: float
    is_favourable: bool


def differences(results: SurveyResults) -> tuple[Difference, ...]:
    """Return the questions with a favourable direction that lie outside the middle half, furthest first."""
    found = []
    for question in results.questions:
        group, value = question.group, question.value
        if group is None or isinstance(value, Withheld) or question.better is Better.NEUTRAL or question.members:
            continue
        if question.position is Position.MIDDLE_HALF or group.q3 == group.q1:
            continue
        is_high = value > group.median
        distance = abs(value - group.median) / (group.q3 - group.q1)
        found.append(Difference(question, distance, is_favourable=is_high == (question.better is Better.HIGHER)))
    return tuple(sorted(found, key=lambda one: (-one.distance, one.question.id)))


def differences_page(results: SurveyResults, *, change: Change = no_change) -> Document:
    """Return at most five questions each way, with equal room, and the count that chance alone would give."""
    code = results.organisation.code
    page = address.part(code, "differences")
    told = [
        question
        for question in results.questions
        if question.position is not None and question.better is not Better.NEUTRAL and not question.members
    ]
    found = differences(results)
    good = [one.question for one in found if one.is_favourable]
    poor = [one.question for one in found if not one.is_favourable]
    expected = expected_outside_middle_half([q.group.organisations for q in told if q.group])
    return Document(
        title="Where this trust differs most",
        whose=results.organisation.name,
        address=page,
        finding=_finding(len(good), len(poor), len(told)),
        edition_line=phrases.edition_line(results.release),
        source_line=phrases.source_line(results.release),
        paragraphs=(
            (
                f"By chance alone we would expect about {round(expected)} of these {len(told)} questions outside the "
                "middle half, half of them each way. Answers to questions move together, so a trust often has many "
                "more or fewer."
            ),
        )
        if told
        else (),
        sections=(
            _section("more-favourable", "More favourable than similar trusts", good, results, page, change),
            _section("less-favourable", "Less favourable than similar trusts", poor, results, page, change),
        ),
        cannot_tell=(
            phrases.NO_INTERVALS,
            "Distance is counted from the middle of the group in widths of its middle half. It is not a rank.",
        ),
        facts=(("Questions compared", numbers.count(len(told))),),
    )


def _finding(good: int, poor: int, of: int) -> str:
    if of == 0:
        return "Too few similar organisations took part, or the figures are withheld: nothing can be compared."
    return (
        f"Of {of} questions, {good} lie on the favourable side of the middle half of similar trusts and "
        f"{poor} on the other side."
    )


def _section(
    section_id: str, heading: str, questions: list[QuestionResult], results: SurveyResults, page: str, change: Change
) -> Section:
    if not questions:
        return Section(id=section_id, heading=heading, finding="None lies outside the middle half on this side.")
    shown = questions[:MOST_SHOWN]
    chart = question_list(shown, results, subject=heading, page=page, finding=None, change=change)
    size = "The one" if len(shown) == 1 else f"The {len(shown)}"
    return Section(
        id=section_id,
        heading=heading,
        finding=f"{size} furthest from the middle, of {len(questions)} on this side.",
        figures=(Figure(section_id, chart),),
    )
