"""One element: every statement of it across the trust, the gap between self and others, and every group beside it."""

from collections.abc import Iterator

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.changing import change_sentences
from groundswell.discover.results.documents.drawing import (
    answer_bar,
    average_sentence,
    favourable_sentence,
    mean_words,
    spread_table,
    trust_estimates,
    units_on,
)
from groundswell.discover.results.documents.making import cannot_tell, heard, how_made
from groundswell.discover.results.documents.quality import average_caution
from groundswell.discover.results.documents.subject import KINDS, Told, Topic
from groundswell.discover.results.reading import Measure
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.vocabulary.withheld import Withheld

# A gap smaller than this is nothing to talk about, on a scale of five points.
WORTH_A_WORD = 0.3
GAP_HEADER = ("Statement on leaders", "Average", "Self minus others")
IMPORTANCE_HEADER = ("Statement", "Importance, 1 to 5", "Importance minus rating")


def element_document(told: Told, topic: Topic) -> Document:
    """Return one element of a wave's results for the whole trust."""
    address = told.address(element=topic.element.id)
    measures = (topic.measure, *topic.parts) if topic.measure is not None else topic.parts
    chart = trust_estimates(told, measures, subject=topic.element.label, counted="parts", address=address)
    changes = change_sentences(told, measures)
    caution = average_caution(told, topic.element.id)
    finding = average_sentence(told, topic) or f"{chart.finding}, on a scale from 1 to {told.points}."
    return Document(
        title=f"{topic.element.label}: {told.wave.title}",
        whose=told.organisation,
        address=address,
        finding=finding,
        edition_line=f"{told.wave.title}, {told.when}. {told.mode}.",
        source_line=f"Source: the trust’s own survey. {told.mode}. Not published.",
        summary=(finding, f"{chart.finding}.", *changes),
        paragraphs=(topic.element.meaning, *((phrases.DRAFT,) if told.is_draft else ())),
        sections=tuple(_sections(told, topic, measures, chart_section=Section(
            id="averages", heading="Averages", figures=(Figure("averages", chart),), notes=(*changes, *caution)
        ))),
        cannot_tell=cannot_tell(told),
        not_heard=(heard(told),),
        how_made=how_made(told),
        whom_to_ask=phrases.WHOM_TO_ASK,
        sample=told.wave.programme.organisation.is_sample,
        facts=(("Answered", told.answered), ("When", told.when), ("Who could read an answer", told.mode)),
    )  # fmt: skip


def _sections(told: Told, topic: Topic, measures: tuple[Measure, ...], chart_section: Section) -> Iterator[Section]:
    yield chart_section
    items = _items(told, topic, measures)
    if items:
        yield _statements(told, topic, items)
    if gaps := _gaps(told, items):
        yield gaps
    if wanting := _importance(told, items):
        yield wanting
    for question, groups in told.results.groups.items():
        of = topic.measure
        if of is None or all(isinstance(of.of(one.cell).mean, Withheld) for one in groups):
            continue
        kind = KINDS[question]
        chart = units_on(told, of, groups, counted=kind, address=told.address(element=topic.element.id))
        yield Section(
            id=f"by-{question.replace('_', '-')}",
            heading=f"By {kind.removesuffix('s')}",
            figures=(Figure(f"by-{question.replace('_', '-')}", chart),),
            notes=(phrases.CANNOT_RANK,),
        )


def _items(told: Told, topic: Topic, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    found: dict[str, Measure] = {}
    for subject in measures:
        found.update({item.id: item for item in told.items_of(subject.id)})
    return tuple(found.values())


def _statements(told: Told, topic: Topic, items: tuple[Measure, ...]) -> Section:
    address = told.address(element=topic.element.id)
    bars = [
        Figure(item.id, bar)
        for item in items
        if (bar := answer_bar(told, item, item.of(told.results.whole), whom=told.whom, address=address)) is not None
    ]
    return Section(
        id="statements",
        heading="Every statement",
        finding=favourable_sentence(told, items),
        paragraphs=(
            "In the order of the questionnaire. Some are asked the other way round: agreeing is then no praise.",
        ),
        figures=tuple(bars),
        tables=(spread_table(told, items, f"{topic.element.label}: every statement, whole trust"),),
    )


def _gaps(told: Told, items: tuple[Measure, ...]) -> Section | None:
    rows = []
    wide = 0
    for item in items:
        gap = told.pair_of(item.id)
        if gap is None:
            continue
        seen = gap.of(told.results.whole)
        if not isinstance(seen.mean, Withheld):
            wide += abs(seen.mean) >= WORTH_A_WORD
        rows.append((told.item_words(item.id), mean_words(item.of(told.results.whole)), _signed(seen.mean)))
    if not rows:
        return None
    said = (
        f"On {_of(wide, len(rows))} statements people rate themselves clearly otherwise than the leaders around them."
    )
    return Section(
        id="self-and-others",
        heading="Self and others",
        finding=said,
        paragraphs=("Above 0: people rate themselves more favourably than the leaders around them.",),
        tables=(ChartTable("Self minus others, whole trust", GAP_HEADER, tuple(rows)),),
    )


def _importance(told: Told, items: tuple[Measure, ...]) -> Section | None:
    rows = []
    lacking = 0
    for item in items:
        importance = told.results.measures.get(f"importance:{item.id}")
        wanting = told.results.measures.get(f"wanting:{item.id}")
        if importance is None or wanting is None:
            continue
        whole = told.results.whole
        gap = wanting.of(whole).mean
        lacking += not isinstance(gap, Withheld) and gap >= WORTH_A_WORD
        rows.append((told.item_words(item.id), mean_words(importance.of(whole)), _signed(gap)))
    if not rows:
        return None
    return Section(
        id="importance",
        heading="How much it matters to people",
        finding=f"On {_of(lacking, len(rows))} statements it matters clearly more to people than they find it here.",
        paragraphs=("Above 0: it matters more to people than they find it here.",),
        tables=(ChartTable("Importance, whole trust", IMPORTANCE_HEADER, tuple(rows)),),
    )


def _of(count: int, every: int) -> str:
    return f"all {count}" if count == every > 1 else f"{count or 'none'} of {every}"


def _signed(value: float | Withheld) -> str:
    return numbers.withheld_words(value) if isinstance(value, Withheld) else numbers.signed(value, 1)
