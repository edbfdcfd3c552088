"""Themes across groups: how many groups speak of a code, and which way. Groups count, not remarks."""

from collections.abc import Mapping
from dataclasses import dataclass

from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Coding, Item
from groundswell.discover.evidence.queries.codes import became
from groundswell.programme.models import Programme

# Comments come one by one: each is a unit of its own, where a whole interview or group is one elsewhere.
UNIT_IS_ITEM = frozenset({"patients"})


@dataclass(frozen=True, slots=True)
class Theme:
    """One code in one tool: of `units` coded, how many spoke of it as a gap only, as a strength only, or both ways."""

    gaps: int
    strengths: int
    both: int
    units: int
    items: tuple[str, ...]

    @property
    def speak(self) -> int:
        """How many units speak of it at all."""
        return self.gaps + self.strengths + self.both


def themes_of(programme: Programme) -> Mapping[tuple[str, str], Theme]:
    """Return every theme by code and tool.

    A unit is an interview or a group in which anything was coded; of comments each that speaks of the code is one. What
    two who differed settled counts in place of their own codes; a merged code counts as the one that it became.
    """
    onward = became(programme)
    coded: dict[str, set[object]] = {}
    said: dict[tuple[str, str], dict[object, set[str]]] = {}
    rests_on: dict[tuple[str, str], set[str]] = {}
    for tool, source, item, code, polarity in _codings(programme):
        unit = item if tool in UNIT_IS_ITEM else source
        coded.setdefault(tool, set()).add(unit)
        cell = (onward.get(code, code), tool)
        said.setdefault(cell, {}).setdefault(unit, set()).update(_ways(polarity))
        rests_on.setdefault(cell, set()).add(str(item))
    return {
        cell: Theme(
            gaps=sum(ways == {Polarity.GAP} for ways in units.values()),
            strengths=sum(ways == {Polarity.STRENGTH} for ways in units.values()),
            both=sum(len(ways) > 1 for ways in units.values()),
            units=len(units) if cell[1] in UNIT_IS_ITEM else len(coded[cell[1]]),
            items=tuple(sorted(rests_on[cell])),
        )
        for cell, units in said.items()
    }


def units_of(themes: Mapping[tuple[str, str], Theme]) -> Mapping[str, int]:
    """Return how many interviews, groups or comments were coded, by tool."""
    comments: dict[str, set[str]] = {}
    for (_, tool), one in themes.items():
        comments.setdefault(tool, set()).update(one.items)
    return {
        tool: len(comments[tool])
        if tool in UNIT_IS_ITEM
        else max(one.units for (_, other), one in themes.items() if other == tool)
        for tool in comments
    }


def items_of(theme: Theme) -> list[Item]:
    """Return the remarks behind a theme."""
    return list(Item.objects.filter(pk__in=theme.items).select_related("source"))


def _codings(programme: Programme) -> list[tuple[str, object, object, str, str]]:
    """Return tool, source, item, code and polarity of all that was coded, settled items as they were settled."""
    settled = dict(
        programme.sources.filter(items__settled__isnull=False).values_list("items__pk", "items__settled__codes")
    )
    rows = Coding.objects.filter(item__source__programme=programme, item__is_current=True).values_list(
        "item__source__tool", "item__source_id", "item_id", "code", "polarity"
    )
    found: list[tuple[str, object, object, str, str]] = []
    seen: set[object] = set()
    for tool, source, item, code, polarity in rows:
        if item not in settled:
            found.append((tool, source, item, code, polarity))
        elif item not in seen:
            seen.add(item)
            found += [(tool, source, item, own, way) for own, way in settled[item]]
    return found


def _ways(polarity: str) -> set[str]:
    return {Polarity.GAP, Polarity.STRENGTH} if polarity == Polarity.MIXED else {polarity}
