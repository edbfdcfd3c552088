"""Alderbrook's evidence: what was said in interviews, groups and comments; half of it coded, and what that found."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from groundswell.demo.alderbrook import PEOPLE
from groundswell.demo.remarks import Conversation, Remark, conversations
from groundswell.discover.evidence.actions.findings import judge_finding
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.evidence.actions.themes import add_findings_of_codes
from groundswell.discover.evidence.models import Coding, Item
from groundswell.discover.patients.enums import Origin
from groundswell.methods.synthesis.finding import Limit, Limits
from groundswell.people.agents import Agent
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.programme.models import Programme

INTERVIEWS, PATIENTS = "board-interviews", "patients"
# Comments come one by one and unasked: what they can carry is less.
UNASKED = Limits(adequacy=Limit.MODERATE)
CODED = 0.5
ORIGINS = {
    "Friends and Family": Origin.FRIENDS_AND_FAMILY.value,
    "PALS": Origin.PALS.value,
    "Complaints": Origin.COMPLAINT.value,
}
QUARTER = 90
# One conversation, its items in order, and the truth of each.
Said = tuple[Conversation, Sequence[Item]]


def load_sample_evidence(programme: Programme, *, by: Agent, at: datetime, today: date, seed: int) -> int:
    """Add the sample's interviews, groups and comments with half of them coded and what that found.

    Returns how many remarks were added: none where evidence is there already, which stays as people left it.
    """
    if programme.sources.exists():
        return 0
    coder, reader = _person(Role.ANALYST), _person(Role.CHANGE_TEAM)
    said: list[Said] = []
    for one in conversations(today=today, seed=seed):
        source = add_source(
            programme,
            tool=one.tool,
            label=one.label,
            attributes=one.attributes,
            happened_on=one.happened_on,
            readers=(coder, reader) if one.tool == INTERVIEWS else None,
            by=by,
            at=at,
        )
        said.append((one, add_items(source, _items(one), by=by, at=at)))
    _code_half(said, coder, at=at, chance=random.Random(seed))  # noqa: S311 - made up, the same for a seed
    for finding in add_findings_of_codes(programme, by=by, at=at):
        if finding.tool == PATIENTS:
            judge_finding(finding, UNASKED, by=reader, at=at)
    return sum(len(items) for _, items in said)


def _items(one: Conversation) -> list[NewItem]:
    """Return what was said as new items; comments name where they came from and on which day of the quarter."""
    origin = ORIGINS.get(one.label.partition(",")[0])
    if origin is None:
        return [NewItem(remark.text) for remark in one.remarks]
    days = (one.happened_on - timedelta(days=number % QUARTER) for number in range(len(one.remarks)))
    return [
        NewItem(remark.text, provenance={"origin": origin, "day": day.isoformat()})
        for remark, day in zip(one.remarks, days, strict=True)
    ]


def _person(role: Role) -> Person:
    return Person.objects.get(email=next(one.email for one in PEOPLE if one.role == role))


def _code_half(said: Iterable[Said], coder: Person, *, at: datetime, chance: random.Random) -> None:
    """Code every other conversation, and every other comment, as it was meant."""
    codings: list[Coding] = []
    for number, (one, items) in enumerate(said):
        for item, remark in zip(items, one.remarks, strict=True):
            if chance.random() < CODED if one.tool == PATIENTS else number % 2 == 0:
                codings.append(_coding(item, remark, coder, at))
    Coding.objects.bulk_create(codings, batch_size=500)


def _coding(item: Item, remark: Remark, coder: Person, at: datetime) -> Coding:
    return Coding(
        item=item, coder=coder, code=remark.element, polarity=remark.polarity, start=0, end=len(item.text), made_at=at
    )
