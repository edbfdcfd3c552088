"""The diagnosis of a programme: for each element what every tool found, together, and what people said beside it.

Everything is worked out anew from the findings in force; nothing computed is stored. Card: docs/methods/synthesis.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

import numpy as np

from groundswell.discover.evidence.models import Finding, Item
from groundswell.discover.evidence.queries.findings import confidence_of, findings_of
from groundswell.discover.evidence.tools import Tool
from groundswell.discover.synthesis.models import Override, RoomVerdict
from groundswell.discover.synthesis.queries.tools import tools_of
from groundswell.methods.synthesis.diagnosis import Agreement, deduplicated, triangulated
from groundswell.methods.synthesis.finding import Finding as Weighed
from groundswell.methods.synthesis.finding import Reading
from groundswell.methods.synthesis.stability import Diagnosis, diagnose
from groundswell.packs.elements import Element, element_set
from groundswell.programme.models import Programme

Said = TypeVar("Said", RoomVerdict, Override)


@dataclass(frozen=True, slots=True)
class Cell:
    """One tool's finding on one element, as it is stored and as it is weighed. `evidence` are the ids of its items."""

    tool: Tool
    finding: Finding
    weighed: Weighed
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElementDiagnosis:
    """All that is known of one element. `cells` are by the id of the tool; a tool that is silent is not in it.

    `pairs` say how any two tools stand to each other. `worst` are findings on a group that is worse off than the rest.
    """

    element: Element
    cells: Mapping[str, Cell]
    diagnosis: Diagnosis
    pairs: Mapping[tuple[str, str], Agreement]
    worst: tuple[Finding, ...]
    room: RoomVerdict | None
    override: Override | None

    @property
    def verdict(self) -> str:
        """What counts: the override where there is one, else what is computed."""
        return self.override.verdict if self.override is not None else str(self.diagnosis.verdict)


def diagnosis_of(programme: Programme) -> tuple[ElementDiagnosis, ...]:
    """Return the diagnosis of every element of the pack in force, in the pack's order."""
    tools = tools_of(programme)
    cells = _cells(programme, tools)
    worst = _worst(programme)
    rooms = _newest(programme.room_verdicts.all())
    overrides = _newest(programme.overrides.all())
    return tuple(
        _element(
            programme,
            element,
            cells.get(element.id, {}),
            tools=tools,
            worst=tuple(worst.get(element.id, ())),
            room=rooms.get(element.id),
            override=_in_force(overrides.get(element.id)),
        )
        for element in element_set().elements
    )


def _element(
    programme: Programme,
    element: Element,
    cells: Mapping[str, Cell],
    *,
    tools: tuple[Tool, ...],
    worst: tuple[Finding, ...],
    room: RoomVerdict | None,
    override: Override | None,
) -> ElementDiagnosis:
    weighed = [one.weighed for one in cells.values()]
    return ElementDiagnosis(
        element=element,
        cells=cells,
        diagnosis=diagnose(weighed, rng=_drawing(programme, element, weighed)),
        pairs=triangulated([one.id for one in tools], deduplicated(weighed)),
        worst=worst,
        room=room,
        override=override,
    )


def _cells(programme: Programme, tools: tuple[Tool, ...]) -> dict[str, dict[str, Cell]]:
    by_id = {one.id: one for one in tools}
    findings = [one for one in findings_of(programme) if one.tool in by_id]
    rests_on: dict[object, list[str]] = {}
    links = Finding.items.through.objects.filter(finding__in=findings)
    for finding_id, item_id in links.values_list("finding_id", "item_id").order_by("item_id"):
        rests_on.setdefault(finding_id, []).append(str(item_id))
    found: dict[str, dict[str, Cell]] = {}
    for tool in tools:
        for one in findings:
            if one.tool == tool.id:
                evidence = tuple(rests_on.get(one.pk, ()))
                found.setdefault(one.element, {})[tool.id] = Cell(tool, one, _weighed(one, tool, evidence), evidence)
    return found


def _weighed(finding: Finding, tool: Tool, evidence: tuple[str, ...]) -> Weighed:
    return Weighed(
        tool=tool.id,
        reading=Reading(finding.p, finding.q),
        confidence=confidence_of(finding),
        is_quantitative=tool.is_quantitative,
        evidence=frozenset(evidence),
    )


def _worst(programme: Programme) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in programme.findings.filter(is_current=True).exclude(group="").order_by("-p", "tool"):
        found.setdefault(one.element, []).append(one)
    return found


def _newest(said: Iterable[Said]) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for one in said:
        found.setdefault(one.element, one)
    return found


def _in_force(override: Override | None) -> Override | None:
    return override if override is not None and override.verdict else None


def _drawing(programme: Programme, element: Element, findings: list[Weighed]) -> np.random.Generator:
    """Return the drawing of weights: always the same for the same findings, so that a verdict can be checked again."""
    said = sorted((one.tool, one.reading.p, one.reading.q, int(one.confidence)) for one in findings)
    seed = sha256(repr((str(programme.pk), element.id, said)).encode()).digest()
    return np.random.default_rng(int.from_bytes(seed[:8], "big"))


def items_under(finding: Finding) -> list[Item]:
    """Return the remarks and figures that a finding rests on, with their sources, in the sources' order."""
    return list(finding.items.select_related("source").order_by("source__label", "position"))
