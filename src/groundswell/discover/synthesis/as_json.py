"""A diagnosis as plain JSON, with everything that it can be worked out from again."""

from collections.abc import Iterable
from typing import Any

from groundswell.discover.synthesis.queries.diagnoses import Cell, ElementDiagnosis
from groundswell.programme.models import Programme

DIGITS = 6


def as_json(programme: Programme, found: Iterable[ElementDiagnosis]) -> dict[str, Any]:
    """Return a diagnosis as tables of JSON.

    For each element: the computed verdict, its probability (of worse than acceptable; `strength` of better than good)
    and confidence, the findings with their weights and the ids of their evidence, how tools stand to each other, what
    other weights would change, and the override, which is null where the computed verdict counts.
    """
    return {"programme": programme.slug, "elements": [_element(one) for one in found]}


def _element(one: ElementDiagnosis) -> dict[str, Any]:
    diagnosis = one.diagnosis
    return {
        "element": one.element.id,
        "verdict": str(diagnosis.verdict),
        "probability": round(diagnosis.combined.p, DIGITS),
        "strength": round(diagnosis.combined.q, DIGITS),
        "confidence": str(diagnosis.confidence),
        "findings": [_finding(cell) for cell in one.cells.values()],
        "agreement": [{"tools": list(pair), "how": str(how)} for pair, how in one.pairs.items()],
        "sensitivity": {
            "same_share": round(diagnosis.sensitivity.same_share, DIGITS),
            "by_shared": {str(shared): str(verdict) for shared, verdict in diagnosis.sensitivity.by_shared.items()},
            "without": {tool: str(verdict) for tool, verdict in diagnosis.sensitivity.without.items()},
        },
        "room": None if one.room is None else {"verdict": one.room.verdict, "computed": one.room.computed},
        "override": (
            None if one.override is None else {"verdict": one.override.verdict, "reason": one.override.reason}
        ),
    }


def _finding(cell: Cell) -> dict[str, Any]:
    return {
        "tool": cell.tool.id,
        "p": round(cell.finding.p, DIGITS),
        "q": round(cell.finding.q, DIGITS),
        "confidence": cell.weighed.confidence.name.lower().replace("_", " "),
        "weight": cell.weighed.weight,
        "claim": cell.finding.claim,
        "evidence": list(cell.evidence),
    }
