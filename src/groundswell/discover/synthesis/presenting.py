"""From a diagnosis to the words and numbers of its pages."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from groundswell.discover.evidence.models import Finding
from groundswell.discover.evidence.tools import Tool
from groundswell.discover.synthesis import phrases
from groundswell.discover.synthesis.pages import CellView, ElementPage, ElementRow, FindingLine, GridPage
from groundswell.discover.synthesis.queries.diagnoses import Cell, ElementDiagnosis
from groundswell.look import numbers
from groundswell.methods.synthesis.diagnosis import SAYS_SO, SHARED, Agreement, Verdict, tempered
from groundswell.programme.models import Programme

OPPOSITES = {"gap", "strength"}


def sign_of(finding: Finding) -> str:
    """Return which way a finding leans: gap, strength or neither."""
    if finding.p > SAYS_SO:
        return "gap"
    return "strength" if finding.q > SAYS_SO else "neither"


def may_be_told(one: ElementDiagnosis, *, previews: bool) -> bool:
    """Return whether a reader may be told what is computed: once the room has said its own, or to whom previews."""
    return previews or one.room is not None


def units_words(finding: Finding) -> str:
    """Return what a finding rests on: “20 groups”."""
    return f"{numbers.count(finding.units)} {finding.unit_type}"


def grid_page(
    programme: Programme, found: Sequence[ElementDiagnosis], tools: Sequence[Tool], *, may_judge: bool, previews: bool
) -> GridPage:
    """Return the grid. Somebody who `previews` sees computed verdicts before the room has said its own."""
    shown = [one for one in found if may_be_told(one, previews=previews)]
    return GridPage(
        finding=_counted(shown, waiting=len(found) - len(shown))
        if any(one.cells for one in found)
        else phrases.NO_FINDINGS,
        tools=tuple(one.label for one in tools),
        rows=tuple(_row(programme, one, tools, may_judge=may_judge, is_shown=one in shown) for one in found),
        apart=tuple(f"{one.element.label}: {words}." for one in found for words in opposites(one)),
        how=phrases.HOW,
        report_address=reverse("synthesis:report", args=[programme.slug]),
    )


def _row(
    programme: Programme, one: ElementDiagnosis, tools: Sequence[Tool], *, may_judge: bool, is_shown: bool
) -> ElementRow:
    return ElementRow(
        label=one.element.label,
        address=reverse("synthesis:element", args=[programme.slug, one.element.id]),
        cells=tuple(_cell(programme, one, tool, may_judge=may_judge) for tool in tools),
        verdict=phrases.VERDICTS[Verdict(one.verdict)] if is_shown else "",
        confidence=phrases.OVERALL[one.diagnosis.confidence] if is_shown and one.override is None else "",
        apart=opposites(one),
        worst=tuple(worst_words(finding) for finding in one.worst),
    )


def _cell(programme: Programme, one: ElementDiagnosis, tool: Tool, *, may_judge: bool) -> CellView:
    cell = one.cells.get(tool.id)
    if cell is None:
        adding = reverse("synthesis:add", args=[programme.slug, one.element.id, tool.id]) if may_judge else ""
        return CellView(tool.label, phrases.SILENT, "", adding)
    sign = sign_of(cell.finding)
    words = f"{phrases.SIGN[sign]} {phrases.SIGN_WORDS[sign]}, {phrases.CONFIDENCES[cell.weighed.confidence]}"
    return CellView(
        tool.label,
        words,
        units_words(cell.finding),
        reverse("synthesis:finding", args=[programme.slug, cell.finding.pk]),
    )


def opposites(one: ElementDiagnosis) -> tuple[str, ...]:
    """Return who says the opposite of whom, one sentence for each pair: a gap here, a strength there."""
    return tuple(
        f"{_says(one.cells[first])}, {_says(one.cells[second], is_first=False)}"
        for (first, second), how in one.pairs.items()
        if how is Agreement.DISSONANCE
        and {sign_of(one.cells[first].finding), sign_of(one.cells[second].finding)} == OPPOSITES
    )


def _says(cell: Cell, *, is_first: bool = True) -> str:
    label = cell.tool.label if is_first else cell.tool.label[0].lower() + cell.tool.label[1:]
    return f"{label} {phrases.SIGN[sign_of(cell.finding)]} {phrases.SIGN_WORDS[sign_of(cell.finding)]}"


def worst_words(finding: Finding) -> str:
    """Return what is said of a group that is worse off."""
    return f"{finding.group}: {phrases.SIGN[sign_of(finding)]} {phrases.SIGN_WORDS[sign_of(finding)]} ({finding.claim})"


def _counted(found: Sequence[ElementDiagnosis], *, waiting: int) -> str:
    """Return the first sentence of the grid: how many elements are what."""
    verdicts = [one.verdict for one in found]
    said = []
    for verdict, singular, plural in phrases.COUNTED:
        count = verdicts.count(verdict)
        if count:
            said.append(singular if count == 1 else plural.format(count=phrases.NUMBERS[count]))
    if waiting:
        said.append(f"{phrases.NUMBERS[waiting]} {'waits' if waiting == 1 else 'wait'} for what the room says")
    sentence = "; ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def element_page(
    programme: Programme, one: ElementDiagnosis, tools: Sequence[Tool], *, may_judge: bool, previews: bool
) -> ElementPage:
    """Return one element with everything that its verdict rests on."""
    waits = not may_be_told(one, previews=previews)
    verdict = Verdict(one.diagnosis.verdict)
    at = [programme.slug, one.element.id]
    return ElementPage(
        title=one.element.label,
        meaning=one.element.meaning,
        findings=tuple(_line(programme, cell) for cell in one.cells.values()),
        silent=tuple(
            (tool.label, reverse("synthesis:add", args=[*at, tool.id]) if may_judge else "")
            for tool in tools
            if tool.id not in one.cells
        ),
        pairs=tuple(_pairs(one, tools)),
        worst=tuple(worst_words(finding) for finding in one.worst),
        room=_room(one),
        waits=waits,
        verdict="" if waits else phrases.VERDICTS[verdict],
        verdict_meaning="" if waits else phrases.MEANINGS[verdict],
        numbers=() if waits else _numbers(one),
        sensitivity=() if waits else _sensitivity(one, tools),
        override=_override(one),
        room_address=reverse("synthesis:room", args=at) if may_judge else "",
        override_address=reverse("synthesis:override", args=at) if may_judge and one.room is not None else "",
        how=phrases.HOW,
    )


def _line(programme: Programme, cell: Cell) -> FindingLine:
    sign = sign_of(cell.finding)
    return FindingLine(
        tool=cell.tool.label,
        claim=cell.finding.claim,
        sign=f"{phrases.SIGN[sign]} {phrases.SIGN_WORDS[sign]}",
        confidence=f"{phrases.CONFIDENCES[cell.weighed.confidence]} confidence, {units_words(cell.finding)}",
        chances=f"worse than acceptable {_chance(cell.finding.p)}, better than good {_chance(cell.finding.q)}",
        address=reverse("synthesis:finding", args=[programme.slug, cell.finding.pk]),
    )


def _pairs(one: ElementDiagnosis, tools: Sequence[Tool]) -> Iterable[tuple[str, str]]:
    labels = {tool.id: tool.label for tool in tools}
    for how in (Agreement.DISSONANCE, Agreement.PARTIAL, Agreement.AGREEMENT):
        for (first, second), said in one.pairs.items():
            if said is how:
                yield f"{labels[first]} and {labels[second][0].lower()}{labels[second][1:]}", phrases.PAIRS[how]


def _numbers(one: ElementDiagnosis) -> tuple[tuple[str, str], ...]:
    diagnosis = one.diagnosis
    weights = [f"{cell.tool.label} {numbers.number(cell.weighed.weight, 2)}" for cell in one.cells.values()]
    tempering = tempered(len(diagnosis.findings), shared=SHARED)
    return (
        ("Chance of worse than acceptable", _chance(diagnosis.combined.p)),
        ("Chance of better than good", _chance(diagnosis.combined.q)),
        ("Weights of the findings", "; ".join(weights) or "none"),
        ("Tempered, because tools hear the same people, by", numbers.number(tempering, 2)),
        ("How sure", phrases.OVERALL[diagnosis.confidence]),
    )


def _sensitivity(one: ElementDiagnosis, tools: Sequence[Tool]) -> tuple[str, ...]:
    diagnosis, labels = one.diagnosis, {tool.id: tool.label for tool in tools}
    changed = {
        phrases.LEFT_OUT.format(
            tool=f"the {labels[tool][0].lower()}{labels[tool][1:]}", verdict=phrases.VERDICTS[verdict].lower()
        )
        for tool, verdict in diagnosis.sensitivity.without.items()
        if verdict != diagnosis.verdict
    }
    steady = (
        phrases.FIXED
        if diagnosis.verdict in {Verdict.MIXED, Verdict.INSUFFICIENT}
        else phrases.STEADY.format(share=numbers.number(100 * diagnosis.sensitivity.same_share))
    )
    return (steady, *(sorted(changed) or ((phrases.LEFT_OUT_SAME,) if diagnosis.findings else ())))


def _room(one: ElementDiagnosis) -> tuple[str, ...]:
    if one.room is None:
        return ()
    who = f"{one.room.people} people" if one.room.people else "The room"
    computed = phrases.VERDICTS[Verdict(one.room.computed)].lower()
    return (
        f"{who} said on {numbers.day(one.room.made_at.date())}: {phrases.VERDICTS[Verdict(one.room.verdict)].lower()}.",
        *((one.room.words,) if one.room.words else ()),
        f"What was computed at that moment: {computed}. Written down by {one.room.by_name}.",
    )


def _override(one: ElementDiagnosis) -> tuple[str, ...]:
    if one.override is None:
        return ()
    counts = phrases.VERDICTS[Verdict(one.override.verdict)].lower()
    return (
        f"What counts instead: {counts}. Said by {one.override.by_name} on {numbers.day(one.override.made_at.date())}.",
        one.override.reason,
    )


def _chance(value: float) -> str:
    """Return a chance in whole hundredths; what is nearer to certain than that is said as a bound."""
    if value < 0.01:
        return "under 0.01"
    return "over 0.99" if value > 0.99 else numbers.number(value, 2)
