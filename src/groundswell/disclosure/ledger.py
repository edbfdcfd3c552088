"""What was ever shown of one wave: the gate's memory across files. Card: docs/methods/disclosure/ledger.md

Without it, a file that is loaded again after one person left would give that person's answers away by subtraction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from groundswell.disclosure.breakdown import Unit
from groundswell.disclosure.released import COUNT_STEP, Released, Shown, shown_count

# Names of the cells of a unit that are no measure.
UNIT, COUNT, RATE = "unit", "count", "rate"


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of an earlier release, as people saw it: rounded, or None when it was not shown.

    `name` is what people call the unit, wherever it lies; its key may hold more.
    """

    unit: str
    kind: str
    parent: str
    layer: str
    value: float | None
    name: str = ""


class Before(StrEnum):
    """What earlier releases of the wave did with a cell."""

    NEVER = "never released"
    SAME = "shown, just so"
    CHANGED = "shown, with another value"
    HIDDEN = "not shown"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every cell of every earlier release of one wave."""

    entries: tuple[Entry, ...] = ()
    _values: Mapping[tuple[str, str], frozenset[float | None]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values: dict[tuple[str, str], set[float | None]] = {}
        for entry in self.entries:
            values.setdefault((entry.unit, entry.layer), set()).add(entry.value)
        object.__setattr__(self, "_values", {cell: frozenset(found) for cell, found in values.items()})

    def before(self, unit: str, layer: str, cell: Released) -> Before:
        """Return what became of a cell earlier; `cell` is what would be shown of it now."""
        values = self._values.get((unit, layer))
        if values is None:
            return Before.NEVER
        if values == {None}:
            return Before.HIDDEN
        return Before.SAME if isinstance(cell, Shown) and cell.value in values else Before.CHANGED

    def followed_by(self, units: Iterable[Unit], *, threshold: int) -> "Ledger":
        """Return the ledger with what was shown of a unit also read under the name it may have come back by.

        A unit that was never released is an earlier one if it has about as many people, and either is called the same
        or the earlier one is gone, whatever its kind and wherever it lies: otherwise a new spelling, kind or place
        would open the door to subtraction. Two units may both be the same earlier one.
        """
        units = tuple(units)
        present = {unit.key for unit in units}
        earlier = [entry for entry in self.entries if entry.layer == UNIT and entry.value is not None]
        known = {entry.unit for entry in self.entries}
        again: list[Entry] = []
        for unit in units:
            if unit.key in known or unit.people is None:
                continue
            now = shown_count(unit.people).value
            near = {
                (not _is_called(entry, unit), abs((entry.value or 0) - now), entry.unit)
                for entry in earlier
                if abs((entry.value or 0) - now) < threshold + COUNT_STEP
                and (entry.unit not in present or _is_called(entry, unit))
            }
            if near:
                *_, closest = min(near)
                again += (replace(entry, unit=unit.key) for entry in self.entries if entry.unit == closest)
        return Ledger((*self.entries, *again))


def _is_called(entry: Entry, unit: Unit) -> bool:
    return bool(unit.name) and entry.name == unit.name
