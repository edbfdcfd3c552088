"""How a programme listened: what each tool heard, how much of it is coded and how much may be read."""

from dataclasses import dataclass

from django.db.models import Count, Q

from groundswell.discover.evidence.enums import Kind, State
from groundswell.discover.evidence.models import Coding, Item
from groundswell.discover.evidence.tools import Tool
from groundswell.discover.synthesis.queries.tools import tools_of
from groundswell.programme.models import Programme

MOST_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """What one tool heard: from how many sources how many remarks, how many of them coded and released."""

    tool: Tool
    sources: int
    remarks: int
    coded: int
    released: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Released words that a coder put to an element, and where they came from. `polarity` is the coder's."""

    element: str
    polarity: str
    words: str
    source: str


def listening_of(programme: Programme) -> tuple[Heard, ...]:
    """Return what every tool heard, in the order of the grid; a tool without a source heard nothing."""
    words = Q(items__is_current=True, items__kind=Kind.WORDS)
    by_tool = {
        row["tool"]: row
        for row in programme.sources.values("tool")
        .annotate(
            sources=Count("pk", distinct=True),
            remarks=Count("items", filter=words, distinct=True),
            coded=Count("items", filter=words & Q(items__codings__isnull=False), distinct=True),
            released=Count("items", filter=words & Q(items__state=State.RELEASED), distinct=True),
        )
        .order_by("tool")
    }
    none = {"sources": 0, "remarks": 0, "coded": 0, "released": 0}
    return tuple(
        Heard(one, *(by_tool.get(one.id, none)[name] for name in ("sources", "remarks", "coded", "released")))
        for one in tools_of(programme)
    )


def quotations_of(programme: Programme) -> dict[tuple[str, str], list[Quotation]]:
    """Return released words by element and polarity, at most three for each, from as many sources as there are.

    Nothing of a restricted source is among them, released or not.
    """
    items = Item.objects.filter(
        source__programme=programme, source__is_restricted=False, state=State.RELEASED, is_current=True
    ).exclude(shown="")
    codings = (
        Coding.objects.filter(item__in=items)
        .select_related("item__source")
        .order_by("code", "polarity", "item__source__label", "item__position", "pk")
    )
    found: dict[tuple[str, str], list[Quotation]] = {}
    for one in codings:
        said = found.setdefault((one.code, one.polarity), [])
        source = one.item.source.label
        if len(said) < MOST_QUOTED and source not in {quoted.source for quoted in said}:
            said.append(Quotation(one.code, one.polarity, one.item.shown, source))
    return found
