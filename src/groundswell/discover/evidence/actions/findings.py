"""Adding findings: the one door through which another room's result comes into the grid."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.evidence.enums import Act
from groundswell.discover.evidence.models import Finding, Item
from groundswell.discover.evidence.rules import check_may_analyse
from groundswell.methods.synthesis.finding import Limits, Reading
from groundswell.people.agents import Agent, actor
from groundswell.programme.models import Programme


@dataclass(frozen=True, slots=True)
class NewFinding:
    """What one tool says of one element. `units` is how many of `unit_type` it rests on; `group` "" is everybody.

    `method` names the method card, `workings` the figures behind the reading, `limits` what one rater judged.
    """

    tool: str
    element: str
    claim: str
    reading: Reading
    limits: Limits
    units: int
    unit_type: str
    method: str
    group: str = ""
    workings: Mapping[str, Any] = field(default_factory=dict)


class EvidenceOfAnother(ValueError):
    """An item that a finding is said to rest on belongs to another programme, or to another version of itself."""


class SameRater(ValueError):
    """The second rater is the first: a second judgement has to be somebody else's."""


@transaction.atomic
def add_finding(programme: Programme, given: NewFinding, *, items: Iterable[Item], by: Agent, at: datetime) -> Finding:
    """Return a finding of a tool on an element, in place of the one that stood in that cell, which stays on record.

    Raises NotAllowed, and EvidenceOfAnother for items that are not the programme's or were corrected since.
    """
    check_may_analyse(by, programme)
    rests_on = list(items)
    if any(one.source.programme_id != programme.pk or not one.is_current for one in rests_on):
        raise EvidenceOfAnother
    organisation = programme.organisation
    cell = {"programme": programme, "tool": given.tool, "element": given.element, "group": given.group}
    before = Finding.objects.select_for_update(of=("self",)).filter(**cell, is_current=True).first()
    if before is not None:
        before.is_current = False
        before.save(update_fields=["is_current"])
    finding = Finding.objects.create(
        **cell,
        claim=given.claim.strip(),
        p=given.reading.p,
        q=given.reading.q,
        units=given.units,
        unit_type=given.unit_type,
        method=given.method,
        workings=dict(given.workings),
        limits={name: int(value) for name, value in asdict(given.limits).items()},
        analyst=actor(by, organisation=organisation).who,
        made_at=at,
        replaces=before,
    )
    finding.items.set(rests_on)
    record(
        Act.FINDING_ADDED,
        by=actor(by, organisation=organisation),
        at=at,
        subject=programme.name,
        detail=f"{given.tool}, {given.element}",
        organisation_code=organisation.code,
    )
    return finding


@transaction.atomic
def judge_finding(finding: Finding, limits: Limits, *, by: Agent, at: datetime) -> Finding:
    """Keep what a second rater thinks of a finding; the lower of the two confidences counts.

    Raises NotAllowed, and SameRater where it is whoever judged it first.
    """
    check_may_analyse(by, finding.programme)
    who = actor(by, organisation=finding.programme.organisation).who
    if who == finding.analyst:
        raise SameRater
    finding.second_limits = {name: int(value) for name, value in asdict(limits).items()}
    finding.reviewer = who
    finding.save(update_fields=["second_limits", "reviewer"])
    record(
        Act.FINDING_JUDGED,
        by=actor(by, organisation=finding.programme.organisation),
        at=at,
        subject=finding.programme.name,
        detail=f"{finding.tool}, {finding.element}",
        organisation_code=finding.programme.organisation.code,
    )
    return finding
