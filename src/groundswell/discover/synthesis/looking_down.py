"""From a finding down to what was said and measured, as far as its reader may read it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from groundswell.discover.evidence.enums import State
from groundswell.discover.evidence.models import Finding, Item, Source
from groundswell.discover.evidence.queries.findings import confidence_of
from groundswell.discover.evidence.rules import may_read
from groundswell.discover.evidence.tools import Tool
from groundswell.discover.synthesis import phrases
from groundswell.discover.synthesis.pages import FindingPage, ItemLine
from groundswell.discover.synthesis.presenting import sign_of, units_words
from groundswell.discover.synthesis.queries.diagnoses import items_under
from groundswell.look import numbers
from groundswell.packs.elements import element_set
from groundswell.people.agents import actor
from groundswell.people.models import Person


def finding_page(finding: Finding, tools: Sequence[Tool], *, reader: Person, may_judge: bool) -> FindingPage:
    """Return a finding with everything behind it. Of a source that the reader may not read there are only numbers."""
    tool = next((one.label for one in tools if one.id == finding.tool), finding.tool)
    element = next((one.label for one in element_set().elements if one.id == finding.element), finding.element)
    lines, hidden = _items(items_under(finding), reader)
    is_second = actor(reader, organisation=finding.programme.organisation).who != finding.analyst
    return FindingPage(
        title=f"{tool}: {element[0].lower()}{element[1:]}",
        claim=finding.claim,
        facts=(
            ("Speaks of", f"{phrases.SIGN[sign_of(finding)]} {phrases.SIGN_WORDS[sign_of(finding)]}"),
            *((("Of whom", finding.group),) if finding.group else ()),
            ("Rests on", units_words(finding)),
            ("Confidence", phrases.CONFIDENCES[confidence_of(finding)]),
            ("Chance of worse than acceptable", numbers.number(finding.p, 2)),
            ("Chance of better than good", numbers.number(finding.q, 2)),
            ("How it was made", finding.method),
            ("Added", f"by {_name(finding.analyst)} on {numbers.day(finding.made_at.date())}"),
            *((("Stands in the grid", "no: a later finding took its place"),) if not finding.is_current else ()),
        ),
        workings=tuple((phrases.WORKINGS.get(name, name), _plain(value)) for name, value in finding.workings.items()),
        judged=tuple(_judged(finding)),
        raters=(_name(finding.analyst), _name(finding.reviewer)),
        items=lines,
        hidden=phrases.HIDDEN_ITEMS.format(count=hidden) if hidden else "",
        judge_address=(
            reverse("synthesis:judge", args=[finding.programme.slug, finding.pk])
            if may_judge and is_second and finding.is_current
            else ""
        ),
    )


def _items(items: Iterable[Item], reader: Person) -> tuple[tuple[ItemLine, ...], int]:
    """Return the remarks that a reader may read, with what they may read of them, and how many they may not."""
    allowed: dict[Source, bool] = {}
    lines, hidden = [], 0
    for one in items:
        if allowed.setdefault(one.source, may_read(reader, one.source)):
            lines.append(ItemLine(one.source.label, one.text))
        elif one.state == State.RELEASED and not one.source.is_restricted:
            lines.append(ItemLine(one.source.label, one.shown))
        else:
            hidden += 1
    return tuple(lines), hidden


def _judged(finding: Finding) -> Iterable[tuple[str, str, str]]:
    second: Mapping[str, int] = finding.second_limits or {}
    for name, (label, _) in phrases.COMPONENTS.items():
        yield label, phrases.LIMITS[finding.limits[name]], phrases.LIMITS[second[name]] if second else ""


def _name(who: str) -> str:
    """Return somebody's name without the address by which the audit tells them from others of that name."""
    return who.partition(" (")[0]


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
