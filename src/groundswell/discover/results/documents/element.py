"""One element: every statement of it across the trust, the gap between self and others, and every group beside it."""

from collections.abc import Iterator

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.changing import change_sentences, change_tables
from groundswell.discover.results.documents.drawing import (
    answer_bar,
    average_sentence,
    favourable_sentence,
    shares_by_group,
    shares_instead,
    spread_tables,
    trust_estimates,
    units_on,
)
from groundswell.discover.results.documents.gaps import importance, self_and_others
from groundswell.discover.results.documents.making import cannot_tell, heard, how_made
from groundswell.discover.results.documents.subject import Told, Topic
from groundswell.discover.results.documents.together import average_caution, averages_to_doubt
from groundswell.discover.results.reading import Group, Measure
from groundswell.discover.surveys.groups import KINDS
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.vocabulary.withheld import Withheld


def element_document(told: Told, topic: Topic) -> Document:
    """Return one element of a wave's results for the whole trust."""
    address = told.address(element=topic.element.id)
    measures = (topic.measure, *topic.parts) if topic.measure is not None else topic.parts
    chart = trust_estimates(told, measures, subject=topic.element.label, counted="parts", address=address)
    changes = change_sentences(told, measures)
    caution = (*average_caution(told, topic.element.id), *averages_to_doubt(told, topic.parts))
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
            id="averages", heading="Averages", figures=(Figure("averages", chart),),
            tables=change_tables(told, measures), is_folded=True, notes=(*changes, *caution),
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
    if gaps := self_and_others(told, items):
        yield gaps
    if wanting := importance(told, items):
        yield wanting
    for question, groups in told.results.groups.items():
        if topic.measure is not None and (section := _by_group(told, topic, topic.measure, question, groups)):
            yield section


def _by_group(told: Told, topic: Topic, measure: Measure, question: str, groups: tuple[Group, ...]) -> Section | None:
    """Return every group on an element: beside the trust, or as shares where an average would stand for nobody."""
    name, kind = f"by-{question.replace('_', '-')}", KINDS[question]
    heading = f"By {kind.removesuffix('s')}"
    if why := shares_instead(told, (measure,), question):
        items = told.items_of(measure.id)
        tables = (shares_by_group(told, item, groups, kind=kind) for item in items if item.values)
        shown = tuple(table for table in tables if table is not None)
        if not shown:
            return None
        return Section(id=name, heading=heading, paragraphs=why, tables=shown, notes=(phrases.CANNOT_RANK,))
    if all(isinstance(measure.of(one.cell).mean, Withheld) for one in groups):
        return None
    chart = units_on(told, measure, groups, counted=kind, address=told.address(element=topic.element.id))
    return Section(id=name, heading=heading, figures=(Figure(name, chart),), notes=(phrases.CANNOT_RANK,))


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
        tables=spread_tables(told, items, f"{topic.element.label}: every statement, whole trust"),
    )
