"""One unit or staff group: for a fair conversation in it. Never ranked, never one above another by value."""

from collections.abc import Iterator
from math import sqrt
from statistics import fmean

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.changing import change_sentences, change_tables
from groundswell.discover.results.documents.drawing import (
    favourable_sentence,
    group_estimates,
    shares_instead,
    spread_tables,
)
from groundswell.discover.results.documents.gaps import gap_words, importance
from groundswell.discover.results.documents.making import cannot_tell, heard, how_made
from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.reading import Group, Measure
from groundswell.look import numbers
from groundswell.look.charts import ChartTable, EstimateList
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.vocabulary.withheld import Withheld

WHOLE_STEPS = 2.8
GAP_HEADER = ("Statement on oneself", "Self minus others", "Probably between")


def group_document(told: Told, group: Group) -> Document:
    """Return the results of one group that may be shown."""
    address = told.address(group=group)
    whom = f"{group.label}, {_answered(group)}"
    compared = told.compared_for(group.question)
    chart = group_estimates(told, group, compared, address=address, whom=whom)
    finding = _finding(chart) if compared else phrases.ONLY_SHARES.format(group=group.label)
    return Document(
        title=f"{group.label}: {told.wave.title}",
        whose=told.organisation,
        address=address,
        finding=finding,
        edition_line=f"{told.wave.title}, {told.when}. {told.mode}.",
        source_line=f"Source: the trust’s own survey. {told.mode}. Not published.",
        summary=(finding,),
        paragraphs=((phrases.DRAFT,) if told.is_draft else ()),
        sections=tuple(_sections(told, group, Figure("beside-the-trust", chart) if compared else None)),
        cannot_tell=(_least(told, group), phrases.CANNOT_RANK, *cannot_tell(told)),
        not_heard=(heard(told, group),),
        how_made=how_made(told),
        whom_to_ask=phrases.WHOM_TO_ASK,
        asks=QUESTIONS,
        sample=told.wave.programme.organisation.is_sample,
        facts=(("Answered", _answered(group)), ("When", told.when), ("Who could read an answer", told.mode)),
    )


QUESTIONS = (
    "What here is as we know it? What surprises us?",
    "Which one of these would we most like to be better at in three months?",
    "What could we try ourselves, next week? What do we need from others?",
)


def _sections(told: Told, group: Group, beside: Figure | None) -> Iterator[Section]:
    yield Section(
        id="beside-the-trust",
        heading="Beside the trust",
        paragraphs=(phrases.DRAWN,) if beside else (),
        figures=(beside,) if beside else (),
        tables=change_tables(told, told.compared, group),
        is_folded=True,
        notes=(*change_sentences(told, told.compared, group), *shares_instead(told, told.compared, group.question)),
    )
    asked: dict[str, Measure] = {}
    for topic in told.topics:
        items = topic_items(told, topic.measure, topic.parts)
        if not items:
            continue
        asked |= {item.id: item for item in items}
        seen = [item.of(group.cell) for item in items]
        is_told = any(one.shares or not isinstance(one.mean, Withheld) for one in seen)
        averaged = [told.may_average(item.id, group.question) for item in items]
        tables = spread_tables(told, items, f"{topic.element.label}: {group.label}", group=group)
        yield Section(
            id=topic.element.id,
            heading=topic.element.label,
            finding=favourable_sentence(told, items, group),
            paragraphs=() if is_told else (phrases.NOT_SHOWN.format(threshold=told.results.threshold),),
            tables=tables if is_told else (),
            notes=_why_shares(averaged) if is_told else (),
        )
    if gaps := _gaps(told, group):
        yield gaps
    if wanting := importance(told, asked.values(), group):
        yield wanting


def _why_shares(averaged: list[bool]) -> tuple[str, ...]:
    if all(averaged):
        return ()
    return (phrases.WHY_SEE_SHARES if any(averaged) else phrases.WHY_ONLY_SHARES,)


def topic_items(told: Told, measure: Measure | None, parts: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Return the items of an element and of its parts, each once, in the questionnaire's order."""
    found: dict[str, Measure] = {}
    for subject in (*((measure,) if measure is not None else ()), *parts):
        found.update({item.id: item for item in told.items_of(subject.id)})
    return tuple(found.values())


def _gaps(told: Told, group: Group) -> Section | None:
    asked = [one for one in told.results.of_sort("self_other_gap") if told.may_average(one.id, group.question)]
    gaps = [(one.id, one.of(group.cell)) for one in asked]
    shown = [gap.mean for _, gap in gaps if not isinstance(gap.mean, Withheld)]
    if not shown:
        return None
    middle = fmean(shown)
    way = "higher" if middle > 0 else "lower"
    rows = tuple((told.label_of(name), *gap_words(gap)) for name, gap in gaps)
    return Section(
        id="self-and-others",
        heading="Self and others",
        finding=f"People here rate themselves {numbers.number(abs(middle), 1)} {way} than the leaders around them.",
        tables=(ChartTable(f"Self minus others, {group.label}", GAP_HEADER, rows),),
    )


def _finding(chart: EstimateList) -> str:
    """Return what can be told apart and what not, and how much of it is not shown."""
    hidden = sum(row.verdict is None for row in chart.rows)
    if hidden == len(chart.rows):
        return f"{chart.subject}: nothing of this can be shown."
    more = f" {hidden} {'is' if hidden == 1 else 'are'} not shown." if hidden else ""
    return f"{chart.told_apart.replace('; ', '. ')}.{more}"


def _answered(group: Group) -> str:
    if isinstance(group.answers, Withheld):
        return numbers.withheld_words(group.answers)
    return f"about {numbers.count(group.answers)} of {numbers.count(group.invited)} people"


def _least(told: Told, group: Group) -> str:
    """Return how large a difference has to be before it would mostly show with so many answers (power .8)."""
    spreads = [one.whole.sd for one in told.compared if one.whole is not None]
    if not spreads or isinstance(group.answers, Withheld):
        return phrases.CANNOT_WHY
    least = WHOLE_STEPS * sum(spreads) / len(spreads) / sqrt(group.answers)
    return phrases.CANNOT_SMALL.format(answers=numbers.count(group.answers), least=numbers.number(least, 1))
