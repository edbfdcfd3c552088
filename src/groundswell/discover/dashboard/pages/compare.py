"""Up to five organisations of one's own choosing, side by side, in the order chosen. Never a rank."""

from collections.abc import Sequence

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.strips import score_strip
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.charts.strip_list import MIXED
from groundswell.look.documents.model import Document, Section
from groundswell.look.phrases import listed
from groundswell.national.results import QuestionResult, ScoreResult, SurveyResults
from groundswell.packs.elements import ElementSet, Link
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
        whose=listed([one.organisation.name for one in chosen]),
        address=address.compare(codes),
        finding=_finding(chosen, elements),
        edition_line=phrases.edition_line(first.release),
        source_line=phrases.source_line(first.release),
        paragraphs=(phrases.across_groups(groups_compared(chosen)),) if len(groups_compared(chosen)) > 1 else (),
        sections=tuple(_section(element.id, element.label, chosen, elements) for element in elements.elements),
        cannot_tell=(
            phrases.NO_INTERVALS,
            "Which of these organisations is better. Their staff, patients and work differ.",
        ),
    )


def groups_compared(chosen: Sequence[SurveyResults]) -> tuple[str, ...]:
    """Return the kinds of organisation among those chosen; more than one calls for a warning."""
    return tuple(dict.fromkeys(phrases.similar(one.organisation) for one in chosen))


def _finding(chosen: Sequence[SurveyResults], elements: ElementSet) -> str:
    """Return how far apart the organisations are on the scores that the page shows."""
    if len(chosen) < 2:
        return "Choose at least two organisations to compare."
    apart = []
    of = 0
    on_page = {link.subject for element in elements.elements for link in element.scores}
    for score in chosen[0].scores:
        if score.id not in on_page:
            continue
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
        return f"These {len(chosen)} lie within {ALIKE_WITHIN} points of each other on all {of} scores below."
    furthest = [label for _, label in sorted(apart, reverse=True)[:3]]
    alike = of - len(apart)
    said = f"within {ALIKE_WITHIN} points of each other on {alike} of the {of} scores below"
    return f"These {len(chosen)} lie {said}; furthest apart on {listed(furthest)}."


def _section(element_id: str, label: str, chosen: Sequence[SurveyResults], elements: ElementSet) -> Section:
    element = elements.element(element_id)
    tables = (
        _scores(label, chosen, element.scores if element else ()),
        _questions(label, chosen, element.telling_questions if element else ()),
    )
    return Section(id=element_id, heading=label, tables=tuple(table for table in tables if table.rows))


def _scores(label: str, chosen: Sequence[SurveyResults], links: Sequence[Link]) -> ChartTable:
    asked = [[one.score(link.subject) for one in chosen] for link in links]
    rows = [
        (phrases.score_label(named), *("not in this edition" if score is None else _placed(score) for score in found))
        for found in asked
        if (named := next((score for score in found if score), None))
    ]
    if rows:
        rows += [_bases(asked), ("Read against", *(_group_of(one) for one in chosen))]
    return ChartTable(
        caption=f"{label}: scores from 0 to 10, higher is better, and where each lies in its own group",
        header=("Score", *_names(chosen)),
        rows=tuple(rows),
    )


def _questions(label: str, chosen: Sequence[SurveyResults], links: Sequence[Link]) -> ChartTable:
    asked = [[one.question(link.subject) for one in chosen] for link in links]
    rows = [
        (
            f"{named.label}{phrases.direction_words(named)}",
            *("not in this edition" if one is None else numbers.percent(one.value) for one in found),
        )
        for found in asked
        if (named := next((question for question in found if question), None))
    ]
    if rows:
        rows.append(_bases(asked))
    return ChartTable(
        caption=f"{label}: % of answers to the telling questions, {MIXED}",
        header=("Question", *_names(chosen)),
        rows=tuple(rows),
    )


def _names(chosen: Sequence[SurveyResults]) -> tuple[str, ...]:
    return tuple(one.organisation.name for one in chosen)


def _placed(score: ScoreResult) -> str:
    if isinstance(score.value, Withheld):
        return numbers.score(score.value)
    return f"{numbers.score(score.value)}, {score_strip(score, '').phrase}"


def _bases(asked: Sequence[Sequence[ScoreResult | QuestionResult | None]]) -> tuple[str, ...]:
    """Return a row that says on how many people each organisation's figures in it rest."""
    cells = []
    for column in zip(*asked, strict=True):
        bases = [one.base for one in column if one is not None]
        shown = [base for base in bases if not isinstance(base, Withheld)]
        if shown:
            low, high = min(shown), max(shown)
            cells.append(numbers.count(low) if low == high else numbers.span(low, high, numbers.COUNT))
        else:
            cells.append(numbers.count(bases[0]) if bases else "not in this edition")
    return ("People who answered", *cells)


def _group_of(results: SurveyResults) -> str:
    """Return the group an organisation's places are told in, e.g. "122 acute trusts"."""
    sizes = [score.group.organisations for score in results.scores if score.group]
    if not sizes:
        return "no published value of its group"
    if max(sizes) == 1:
        return "no other organisation of its kind"
    return f"{numbers.count(max(sizes))} {phrases.similar(results.organisation)}"
