"""The findings of a programme, as they stand and as the methods take them."""

from django.db.models import QuerySet

from groundswell.discover.evidence.models import Finding
from groundswell.discover.evidence.tools import tool
from groundswell.methods.synthesis import finding as methods
from groundswell.programme.models import Programme


def findings_of(programme: Programme, *, group: str = "") -> QuerySet[Finding]:
    """Return the findings in force of a programme, on everybody or on one group; those replaced are not among them."""
    return programme.findings.filter(is_current=True, group=group)


def confidence_of(finding: Finding) -> methods.Confidence:
    """Return how far a finding can be relied on: the lower of what its two raters judged."""
    judged = [finding.limits, *([finding.second_limits] if finding.second_limits else [])]
    return min(_made(one).confidence for one in judged)


def as_method(finding: Finding, evidence: frozenset[str]) -> methods.Finding:
    """Return a finding as the methods of the synthesis take it; `evidence` are the ids of the items it rests on."""
    known = tool(finding.tool)
    return methods.Finding(
        tool=finding.tool,
        reading=methods.Reading(finding.p, finding.q),
        confidence=confidence_of(finding),
        is_quantitative=known.is_quantitative if known else False,
        evidence=evidence,
    )


def _made(judged: dict[str, int]) -> methods.Limits:
    return methods.Limits(**{name: methods.Limit(value) for name, value in judged.items()})


def limits_of(finding: Finding) -> methods.Limits:
    """Return what the first rater judged of a finding."""
    return _made(finding.limits)
