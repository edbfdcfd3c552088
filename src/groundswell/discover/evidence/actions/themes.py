"""From codes to findings: what was coded to an element, by tool, as a finding that counts groups."""

from datetime import datetime

from django.db import transaction

from groundswell.discover.evidence import phrases
from groundswell.discover.evidence.actions.findings import NewFinding, add_finding
from groundswell.discover.evidence.models import Finding
from groundswell.discover.evidence.queries.codes import codes_of_programme
from groundswell.discover.evidence.queries.findings import limits_of
from groundswell.discover.evidence.queries.themes import Theme, items_of, themes_of
from groundswell.discover.evidence.rules import check_may_analyse
from groundswell.discover.evidence.tools import tool
from groundswell.methods.synthesis.finding import Limits, reading_of_groups
from groundswell.packs.codebook import Sort
from groundswell.people.agents import Agent
from groundswell.programme.models import Programme

METHOD = "synthesis/finding"


@transaction.atomic
def add_findings_of_codes(programme: Programme, *, by: Agent, at: datetime) -> list[Finding]:
    """Return the findings that what was coded makes, one for each element and tool in which anything changed.

    A finding that says the same already stays as it is, with what was judged of it; one that changed keeps how far its
    first rater relied on it. Raises NotAllowed.
    """
    check_may_analyse(by, programme)
    codes = codes_of_programme(programme)
    made = []
    for (code, tool_id), theme in sorted(themes_of(programme).items()):
        known = tool(tool_id)
        if known is None or code not in codes or codes[code].sort is not Sort.ELEMENT:
            continue
        workings = {"groups": theme.units, "negative": theme.gaps, "positive": theme.strengths}
        before = programme.findings.filter(tool=tool_id, element=code, group="", is_current=True).first()
        if before is not None and before.workings == workings:
            continue
        made.append(
            add_finding(
                programme,
                NewFinding(
                    tool=tool_id,
                    element=code,
                    claim=claim_of(theme, known.unit_type),
                    reading=reading_of_groups(theme.gaps, theme.strengths, theme.units),
                    limits=limits_of(before) if before is not None else Limits(),
                    units=theme.units,
                    unit_type=known.unit_type,
                    method=METHOD,
                    workings=workings,
                ),
                items=items_of(theme),
                by=by,
                at=at,
            )
        )
    return made


def claim_of(theme: Theme, unit_type: str) -> str:
    """Return what the counts say, as one sentence."""
    return phrases.CLAIM.format(
        units=theme.units,
        unit_type=unit_type,
        gaps=theme.gaps or "none",
        strengths=theme.strengths or "none",
        both=f", {theme.both} of both" if theme.both else "",
    )
