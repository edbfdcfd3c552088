"""Which further cells are hidden so that the hidden ones cannot be worked out.

Card: docs/methods/disclosure/audit.md
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from groundswell.disclosure.tree import SLACK, Table, bounds


@dataclass(frozen=True, slots=True)
class Target:
    """A cell nobody may work out: its span has to stay at least `need` wide.

    `is_changed` marks a cell that was shown with another value before: its neighbours count as known to the
    attacker, the cell itself does not.
    """

    cell: str
    need: float
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One table, the cells to protect, and what is known of it whatever we do now."""

    table: Table
    targets: tuple[Target, ...]
    known: frozenset[str]

    @classmethod
    def of(cls, table: Table, targets: Iterable[Target], *, known: frozenset[str]) -> "Case":
        """Return the case with each need cut down to what is open before anything is shown.

        What could be worked out without the release is no fault of it: only making it sharper is.
        """
        asked = tuple(targets)
        before = _widths(table, asked, known)
        cut = tuple(replace(one, need=min(one.need, width)) for one, width in zip(asked, before, strict=True))
        return cls(table, cut, known)

    def exposed(self, shown: frozenset[str]) -> list[str]:
        """Return the targets that somebody could work out who sees these cells too."""
        widths = _widths(self.table, self.targets, self.known | shown)
        return [one.cell for one, width in zip(self.targets, widths, strict=True) if width < one.need - SLACK]


def _widths(table: Table, targets: Iterable[Target], known: frozenset[str]) -> list[float]:
    usual = bounds(table, known)
    return [
        (bounds(table, known - {target.cell}) if target.is_changed else usual)[target.cell].width for target in targets
    ]


def protect(cases: Sequence[Case], *, hidden: frozenset[str], candidates: frozenset[str]) -> frozenset[str]:
    """Return the cells to hide: `hidden`, and as few and small others of `candidates` as we find.

    All cases share their cells: one cell is shown in all of their tables or in none. Certified by the audit, not by
    the search: the answer leaves no target exposed. Fewest is not claimed, as finding the fewest is NP-hard (Kelly,
    Golden & Assad 1992). The order is fixed, so the same breakdown always gets the same answer.
    """
    added: list[str] = []
    if not candidates - hidden:
        return hidden
    while found := _first_exposed(cases, candidates - hidden - frozenset(added)):
        case, target = found
        nearest = _nearest(case.table, target, candidates - hidden - frozenset(added))
        if nearest is None:
            break
        added.append(nearest)
    weights = cases[0].table.values if cases else {}
    for cell in sorted(added, key=lambda one: (-weights[one], one)):
        fewer = [one for one in added if one != cell]
        if not _first_exposed(cases, candidates - hidden - frozenset(fewer)):
            added = fewer
    return hidden | frozenset(added)


def _first_exposed(cases: Sequence[Case], shown: frozenset[str]) -> tuple[Case, str] | None:
    for case in cases:
        if exposed := case.exposed(shown):
            return case, exposed[0]
    return None


def _nearest(table: Table, target: str, shown: frozenset[str]) -> str | None:
    """Return the smallest shown cell beside the target, else among its parts, else at its whole, and so on outwards."""
    here: str | None = target
    while here is not None:
        beside = [cell for cell in table.siblings(here) if cell in shown]
        below = [cell for one in table.divisions if one.whole == here for cell in one.parts if cell in shown]
        if around := beside or below:
            return min(around, key=lambda cell: (table.values[cell], cell))
        here = table.whole_of(here)
        if here is not None and here in shown:
            return here
    return min(shown, key=lambda cell: (table.values[cell], cell), default=None)
