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
    """One cell of an earlier release, as people saw it: rounded, or None when it was not shown."""

    unit: str
    kind: str
    parent: str
    layer: str
    value: float | None


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
        """Return the ledger with units that vanished read under the name of the one that may have replaced them.

        A unit loaded under a new name is the old one if it lies in the same place, has about as many answers, and the
        old name is gone: otherwise a new spelling would open the door to subtraction.
        """
        units = tuple(units)
        present = {unit.key for unit in units}
        gone = {
            entry.unit: entry
            for entry in self.entries
            if entry.unit not in present and entry.layer == UNIT and entry.value is not None
        }
        known = {entry.unit for entry in self.entries}
        names: dict[str, str] = {}
        for unit in units:
            if unit.key in known or unit.answers is None:
                continue
            now = shown_count(unit.answers).value
            near = [
                entry
                for entry in gone.values()
                if (entry.kind, entry.parent) == (unit.kind, unit.parent)
                and abs((entry.value or 0) - now) < threshold + COUNT_STEP
            ]
            if near:
                closest = min(near, key=lambda entry: (abs((entry.value or 0) - now), entry.unit))
                names[closest.unit] = unit.key
                del gone[closest.unit]
        again = (replace(entry, unit=names[entry.unit]) for entry in self.entries if entry.unit in names)
        return Ledger((*self.entries, *again))
