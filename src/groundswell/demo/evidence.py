"""Alderbrook's evidence: what was said in interviews, groups and comments; half of it coded, and what that found."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from groundswell.demo.alderbrook import PEOPLE
from groundswell.demo.remarks import Conversation, Remark, conversations
from groundswell.discover.evidence.actions.findings import NewFinding, add_finding
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Coding, Item
from groundswell.discover.evidence.tools import tool
from groundswell.methods.synthesis.finding import Limit, Limits, reading_of_groups
from groundswell.packs.elements import element_set
from groundswell.people.agents import Agent
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.programme.models import Programme

INTERVIEWS, PATIENTS = "board-interviews", "patients"
# Comments come one by one and unasked: what they can carry is less.
LIMITS = {PATIENTS: Limits(adequacy=Limit.MODERATE)}
CODED = 0.5
CLAIM = (
    "Of {units} {unit_type} coded so far {gaps} speak of a gap and no strength, {strengths} of a strength and no gap."
)
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
        said.append((one, add_items(source, [NewItem(remark.text) for remark in one.remarks], by=by, at=at)))
    coded = _code_half(said, coder, at=at, chance=random.Random(seed))  # noqa: S311 - made up, the same for a seed
    for tool_id in dict.fromkeys(one.tool for one, _ in coded):
        _add_findings(programme, tool_id, [one for one in coded if one[0].tool == tool_id], by=by, at=at)
    return sum(len(items) for _, items in said)


def _person(role: Role) -> Person:
    return Person.objects.get(email=next(one.email for one in PEOPLE if one.role == role))


def _code_half(said: Iterable[Said], coder: Person, *, at: datetime, chance: random.Random) -> list[Said]:
    """Code every other conversation, and every other comment, as it was meant; return what was coded."""
    coded: list[Said] = []
    codings: list[Coding] = []
    for number, (one, items) in enumerate(said):
        if one.tool == PATIENTS:
            chosen = [at for at in range(len(items)) if chance.random() < CODED]
        else:
            chosen = list(range(len(items))) if number % 2 == 0 else []
        if not chosen:
            continue
        remarks = tuple(one.remarks[at] for at in chosen)
        coded.append((_part(one, remarks), [items[at] for at in chosen]))
        codings += [_coding(items[number], one.remarks[number], coder, at) for number in chosen]
    Coding.objects.bulk_create(codings, batch_size=500)
    return coded


def _part(one: Conversation, remarks: tuple[Remark, ...]) -> Conversation:
    return Conversation(one.tool, one.label, one.happened_on, one.attributes, one.people, remarks)


def _coding(item: Item, remark: Remark, coder: Person, at: datetime) -> Coding:
    return Coding(
        item=item, coder=coder, code=remark.element, polarity=remark.polarity, start=0, end=len(item.text), made_at=at
    )


def _add_findings(programme: Programme, tool_id: str, coded: Sequence[Said], *, by: Agent, at: datetime) -> None:
    known = tool(tool_id)
    unit_type = known.unit_type if known is not None else ""
    for element in element_set().elements:
        ways = list(_ways(tool_id, coded, element.id))
        gaps, strengths = (sum(one == {way} for one in ways) for way in (Polarity.GAP, Polarity.STRENGTH))
        if not any(ways):
            continue
        words = {"gaps": gaps or "none", "strengths": strengths or "none", "units": len(ways), "unit_type": unit_type}
        add_finding(
            programme,
            NewFinding(
                tool=tool_id,
                element=element.id,
                claim=CLAIM.format(**words),
                reading=reading_of_groups(gaps, strengths, len(ways)),
                limits=LIMITS.get(tool_id, Limits()),
                units=len(ways),
                unit_type=unit_type,
                method="synthesis/finding",
                workings={"groups": len(ways), "negative": gaps, "positive": strengths},
            ),
            items=[
                item
                for one, items in coded
                for item, remark in zip(items, one.remarks, strict=True)
                if remark.element == element.id
            ],
            by=by,
            at=at,
        )


def _ways(tool_id: str, coded: Iterable[Said], element: str) -> Iterable[set[Polarity]]:
    """Yield which ways each unit speaks of an element: a comment that speaks of it, or any interview or group."""
    for one, _ in coded:
        of_it = [remark.polarity for remark in one.remarks if remark.element == element]
        if tool_id == PATIENTS:
            yield from ({way} for way in of_it)
        else:
            yield set(of_it)
