"""The synthesis report: one document from which page, Word, slides and the other files are made."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from django.urls import reverse

from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.synthesis import phrases
from groundswell.discover.synthesis.as_json import as_json
from groundswell.discover.synthesis.presenting import opposites, sign_of, units_words, worst_words
from groundswell.discover.synthesis.queries.diagnoses import ElementDiagnosis
from groundswell.discover.synthesis.queries.listening import Heard, Quotation
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Section
from groundswell.look.phrases import listed
from groundswell.methods.synthesis.diagnosis import Verdict
from groundswell.programme.models import Programme

Quoted = Mapping[tuple[str, str], Sequence[Quotation]]
SHORT_HASH = 12


def report(
    programme: Programme,
    found: Sequence[ElementDiagnosis],
    heard: Sequence[Heard],
    quoted: Quoted,
    *,
    finding: str,
    shown: Iterable[str],
    on: str,
) -> Document:
    """Return the synthesis of a programme as a document.

    `finding` is the grid's first sentence, `shown` are the ids of elements whose computed verdict may be told already,
    and `on` is the day it is made, in words.
    """
    told = set(shown)
    apart = tuple(f"{one.element.label}: {words}." for one in found for words in opposites(one))
    return Document(
        title="What we found together",
        whose=programme.organisation.name,
        address=reverse("synthesis:report", args=[programme.slug]),
        finding=finding,
        edition_line=f"{programme.name}, {on}",
        source_line="Source: the trust’s own diagnosis. Not published.",
        summary=(finding, *(_sentence(one) for one in found if one.element.id in told), *apart),
        paragraphs=(phrases.REPORT_OPENS,),
        sections=(
            _glance(found, told, apart),
            _listened(heard),
            *(_element(one, quoted, is_told=one.element.id in told) for one in found),
        ),
        cannot_tell=tuple(_cannot_tell(found, heard)),
        asks=phrases.REPORT_ASKS,
        how_made=(*phrases.HOW, phrases.RECOMPUTED.format(slug=programme.slug, mark=_mark(programme, found))),
        whom_to_ask=phrases.WHOM_TO_ASK,
        sample=programme.organisation.is_sample,
        facts=(("Programme", programme.name), ("Made on", on)),
    )


def _glance(found: Sequence[ElementDiagnosis], told: set[str], apart: tuple[str, ...]) -> Section:
    rows = tuple(
        (
            one.element.label,
            phrases.VERDICTS[Verdict(one.verdict)] if one.element.id in told else phrases.WAITS,
            phrases.OVERALL[one.diagnosis.confidence] if one.element.id in told and one.override is None else "",
            str(len(one.cells)),
        )
        for one in found
    )
    return Section(
        id="together",
        heading="Element by element",
        tables=(ChartTable("What the tools say together", ("Element", "Verdict", "How sure", "Tools"), rows),),
        notes=apart,
    )


def _listened(heard: Sequence[Heard]) -> Section:
    rows = tuple(
        (
            one.tool.label,
            numbers.count(one.sources),
            numbers.count(one.remarks),
            f"{numbers.number(100 * one.coded / one.remarks)}%" if one.remarks else "",
        )
        for one in heard
        if one.sources
    )
    silent = [one.tool.label for one in heard if not one.sources]
    remarks = sum(one.remarks for one in heard)
    return Section(
        id="listened",
        heading="How we listened",
        finding=phrases.LISTENED.format(
            remarks=numbers.count(remarks), sources=numbers.count(sum(one.sources for one in heard))
        ),
        tables=(ChartTable("What each tool heard", ("Tool", "Sources", "Remarks", "Coded so far"), rows),)
        if rows
        else (),
        notes=(phrases.NOT_KEPT_AS_REMARKS.format(tools=listed(silent)),) if silent else (),
    )


def _element(one: ElementDiagnosis, quoted: Quoted, *, is_told: bool) -> Section:
    rows = tuple(
        (
            cell.tool.label,
            f"{phrases.SIGN[sign_of(cell.finding)]} {phrases.SIGN_WORDS[sign_of(cell.finding)]}",
            cell.finding.claim,
            phrases.CONFIDENCES[cell.weighed.confidence],
            units_words(cell.finding),
        )
        for cell in one.cells.values()
    )
    header = ("Tool", "Speaks of", "Finding", "Confidence", "Rests on")
    return Section(
        id=one.element.id,
        heading=one.element.label,
        finding=_sentence(one) if is_told else phrases.ROOM_WAITS,
        paragraphs=(one.element.meaning, *_said(one)),
        tables=(ChartTable(f"Findings on {one.element.label.lower()}", header, rows),) if rows else (),
        notes=(
            *(f"{words}." for words in opposites(one)),
            *(f"Worse off: {worst_words(finding)}" for finding in one.worst),
            *_quotations(one.element.id, quoted),
        ),
    )


def _sentence(one: ElementDiagnosis) -> str:
    """Return the verdict on an element as one sentence, with how sure it is or whose word it is."""
    verdict = phrases.VERDICTS[Verdict(one.verdict)]
    if one.override is not None:
        computed = phrases.VERDICTS[one.diagnosis.verdict].lower()
        return f"{one.element.label}: {verdict.lower()}, as {one.override.by_name} decided; computed: {computed}."
    return f"{one.element.label}: {verdict.lower()}, {phrases.OVERALL[one.diagnosis.confidence]}."


def _said(one: ElementDiagnosis) -> Iterator[str]:
    if one.room is not None:
        people = f"{one.room.people} people in the room" if one.room.people else "The room"
        same = "as" if one.room.verdict == one.room.computed else "otherwise than"
        verdict = phrases.VERDICTS[Verdict(one.room.verdict)].lower()
        yield f"{people} said: {verdict}, {same} computed. {one.room.words}".strip()
    if one.override is not None:
        yield f"Why another verdict counts: {one.override.reason}"


def _quotations(element: str, quoted: Quoted) -> Iterator[str]:
    for polarity, words in ((Polarity.STRENGTH, "Of a strength"), (Polarity.GAP, "Of a gap")):
        for one in quoted.get((element, polarity), ()):
            yield f"{words}: “{one.words}” ({one.source})"


def _cannot_tell(found: Sequence[ElementDiagnosis], heard: Sequence[Heard]) -> Iterator[str]:
    untold = [one.element.label.lower() for one in found if one.diagnosis.verdict == Verdict.INSUFFICIENT]
    if untold:
        yield phrases.CANNOT_BE_TOLD.format(elements=listed(untold))
    alone = [one.tool.label for one in heard if not any(one.tool.id in element.cells for element in found)]
    if alone:
        yield phrases.NO_FINDING_OF.format(tools=listed(alone))
    part = [one for one in heard if one.remarks and one.coded < one.remarks]
    if part:
        left = sum(one.remarks - one.coded for one in part)
        yield phrases.NOT_CODED.format(count=numbers.count(left))


def _mark(programme: Programme, found: Sequence[ElementDiagnosis]) -> str:
    """Return a mark of everything the report was made of: it is another one as soon as anything is."""
    made_of = json.dumps(as_json(programme, found), sort_keys=True).encode()
    return sha256(made_of).hexdigest()[:SHORT_HASH]
