"""The one door for a trust's own figures: every cell of a breakdown, shown or withheld.

Card: docs/methods/disclosure/gate.md

Three floors, each with its own audit: which units are seen at all; which counts and response rates; which measures.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

from groundswell.disclosure.additive import Division, count_table, divisions, sum_table
from groundswell.disclosure.breakdown import TRUST, Breakdown, Measured, Unit, most
from groundswell.disclosure.ledger import COUNT, RATE, UNIT, Before, Entry, Ledger
from groundswell.disclosure.protection import Case, Target, protect
from groundswell.disclosure.released import (
    NOT_SHOWN,
    ROUNDING,
    Kind,
    Released,
    Shown,
    shown_count,
    shown_share,
)
from groundswell.disclosure.thresholds import SMALLEST_GROUP, coalition
from groundswell.disclosure.thresholds import threshold as checked
from groundswell.disclosure.tree import Table

# Whoever knows everything else must still be a point of ten out, half of it each way, about a hidden mean.
OPEN_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class ReleasedUnit:
    """What may be seen of one unit."""

    key: str
    answers: Released
    eligible: Released
    rate: Released
    measures: Mapping[str, Released]


@dataclass(frozen=True, slots=True)
class Release:
    """What may be seen of a breakdown, the trust's own row first, and what the ledger has to remember of it."""

    trust: ReleasedUnit
    units: tuple[ReleasedUnit, ...]
    entries: tuple[Entry, ...]


def release(breakdown: Breakdown, *, ledger: Ledger | None = None, threshold: int = SMALLEST_GROUP) -> Release:
    """Return every cell of a breakdown, rounded or withheld, so that no withheld one can be worked out.

    `ledger` holds all earlier releases of the same wave. Units are in the order given. Raises TooLow for a threshold
    below eleven, and BadBreakdown (Crossed, UnknownParent, MoreThanTheWhole) where units contradict each other.
    """
    return _Gate(breakdown, ledger or Ledger(), checked(threshold)).released()


@dataclass(frozen=True, slots=True)
class _Floor:
    """One set of cells that share a decision: what is refused outright, and what was known before."""

    refused: frozenset[str]
    sensitive: frozenset[str]
    changed: frozenset[str]
    known: frozenset[str]
    fresh: frozenset[str]

    @property
    def stale(self) -> frozenset[str]:
        """The cells that were known before and may be seen again."""
        return self.known - self.refused


class _Gate:
    def __init__(self, breakdown: Breakdown, ledger: Ledger, threshold: int) -> None:
        self.shape = divisions(breakdown)
        self.threshold = threshold
        self.ledger = ledger.followed_by(breakdown.units, threshold=threshold)
        self.kinds = breakdown.measures
        self.units = {TRUST: whole_trust(breakdown, self.shape), **{unit.key: unit for unit in breakdown.units}}

    def released(self) -> Release:
        units = self._units_seen()
        rates, counts = self._rates_seen(units)
        measures = {measure: self._measure_seen(measure, units) for measure in self.kinds}
        found = tuple(self._released_unit(key, counts, rates, measures) for key in self.units)
        entries = tuple(self._entries(units, counts, rates, measures))
        return Release(found[0], found[1:], entries)

    def _headcount(self, cell: str) -> float:
        unit = self.units.get(cell)
        return inf if unit is None or unit.eligible is None else max(unit.eligible, unit.people or 0)

    # --- which units are seen at all ---

    def _units_seen(self) -> frozenset[str]:
        people = {key: unit.people for key, unit in self.units.items()}
        small = {key for key, count in people.items() if count is None or count < self.threshold}
        cells = {key: NOT_SHOWN if key in small else shown_count(people[key] or 0) for key in people}
        floor = self._floor(cells, UNIT, sensitive=small)
        hidden = self._protected((count_table(self.shape, people, reach=self._headcount),), floor)
        return (floor.fresh | floor.stale) - hidden

    # --- counts and response rates: whoever knows the headcount learns from both who did not answer ---

    def _rates_seen(self, units: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Return the units whose rate is seen, and those whose number of answers is."""
        asked = {key: unit for key, unit in self.units.items() if unit.has_rate}
        if not asked:
            return frozenset(), units
        telling = {key for key, unit in asked.items() if self._is_telling_rate(unit)}
        cells = {key: NOT_SHOWN if key in telling or key not in units else _rate(unit) for key, unit in asked.items()}
        responded = {key: unit.responded for key, unit in asked.items()}
        # A whole whose rate nobody gave is still the sum of its parts: the sums run over every unit.
        table = count_table(
            self.shape, responded, reach=lambda cell: float(asked[cell].eligible or 0) if cell in asked else inf
        )
        floor = self._floor(cells, RATE, sensitive=telling)
        # A number of answers that was shown before the headcount was known gives its rate away already.
        counted = frozenset(key for key in asked if self.ledger.before(key, COUNT, NOT_SHOWN) is Before.CHANGED)
        floor = replace(floor, known=floor.known | counted, fresh=floor.fresh - counted)
        seen = (floor.fresh | floor.stale) - self._protected((table,), floor)
        return seen, units - (frozenset(asked) - seen)

    def _is_telling_rate(self, unit: Unit) -> bool:
        eligible, responded = unit.eligible or 0, unit.responded or 0
        return min(responded, eligible - responded) < self.threshold

    # --- which measures of the units that are seen ---

    def _measure_seen(self, measure: str, units: frozenset[str]) -> frozenset[str]:
        given = {key: unit.measures[measure] for key, unit in self.units.items() if measure in unit.measures}
        telling = {key for key, unit in self.units.items() if self._is_telling(unit, measure)}
        cells = {
            key: NOT_SHOWN if key in telling or key not in units else self._value(unit, measure)
            for key, unit in self.units.items()
        }
        floor = self._floor(cells, measure, sensitive=telling)
        counts = count_table(self.shape, {key: given[key].answers if key in given else None for key in self.units})
        means = {key: found.value for key, found in given.items()}
        sums = sum_table(counts, means, most=most(self.kinds[measure]))
        hidden = self._protected((counts, sums), floor, of_one=most(self.kinds[measure]))
        return (floor.fresh | floor.stale) - hidden

    def _is_telling(self, unit: Unit, measure: str) -> bool:
        """Say whether a measure is too small, or so extreme that its group's answers are known person by person.

        One or two members who take their own answers away must not learn that all others said the same.
        """
        found = unit.measures.get(measure)
        if found is None or found.answers < self.threshold:
            return True
        # In people: how many say the same, and how many the opposite, if everybody were at one end or the other.
        agreeing = found.value * found.answers / most(self.kinds[measure])
        nearest_end = min(agreeing, found.answers - agreeing)
        # A share that was rounded for the file may hide half a person.
        slack = 0.5 if self.kinds[measure] is Kind.SHARE else 0.0
        return nearest_end <= coalition(found.answers) + slack

    # --- common to all floors ---

    def _floor(self, cells: Mapping[str, Released], layer: str, *, sensitive: set[str]) -> _Floor:
        """Return what is decided before any audit. Cells that come withheld are refused; the sensitive ones are why.

        A cell that is only hidden beside a sensitive one needs no protection of its own.
        """
        before = {key: self.ledger.before(key, layer, cell) for key, cell in cells.items()}
        shown_before = {key for key, past in before.items() if past in {Before.SAME, Before.CHANGED}}
        changed = {key for key, past in before.items() if past is Before.CHANGED}
        refused = {key for key, cell in cells.items() if not isinstance(cell, Shown)} | changed
        refused |= {key for key, past in before.items() if past is Before.HIDDEN}
        # The trust's own total counts as public: something like it is published.
        public = {key for key in cells if self.units[key].is_public or key == TRUST}
        known = shown_before | public
        return _Floor(
            refused=frozenset(refused),
            sensitive=frozenset(sensitive | changed),
            changed=frozenset(changed),
            known=frozenset(known),
            fresh=frozenset(key for key in cells if key not in refused and key not in known),
        )

    def _protected(self, tables: tuple[Table, ...], floor: _Floor, *, of_one: float = 1.0) -> frozenset[str]:
        counts = tables[0]
        cases = []
        for table in tables:
            one = None if table is counts else of_one
            targets = (
                Target(cell, self._need(counts.values[cell], one), cell in floor.changed)
                for cell in counts.values
                if cell in floor.sensitive or self._is_small_rest(cell, counts)
            )
            cases.append(Case.of(table, targets, known=floor.known & counts.values.keys()))
        return protect(cases, hidden=floor.refused, candidates=floor.fresh & counts.values.keys())

    def _is_small_rest(self, cell: str, counts: Table) -> bool:
        return cell not in self.units and counts.values[cell] < self.threshold

    def _need(self, people: float, of_one: float | None) -> float:
        allied = coalition(people)
        return float(self.threshold + allied) if of_one is None else of_one * (OPEN_SHARE * people + allied)

    # --- what is seen, and what is remembered ---

    def _value(self, unit: Unit, measure: str) -> Shown:
        return ROUNDING[self.kinds[measure]](unit.measures[measure].value)

    def _released_unit(
        self,
        key: str,
        counts: frozenset[str],
        rates: frozenset[str],
        measures: Mapping[str, frozenset[str]],
    ) -> ReleasedUnit:
        unit = self.units[key]
        return ReleasedUnit(
            key=key,
            answers=shown_count(unit.people or 0) if key in counts else NOT_SHOWN,
            eligible=shown_count(unit.eligible or 0) if key in rates else NOT_SHOWN,
            rate=_rate(unit) if key in rates else NOT_SHOWN,
            measures={
                measure: self._value(unit, measure) if key in seen else NOT_SHOWN for measure, seen in measures.items()
            },
        )

    def _entries(
        self,
        units: frozenset[str],
        counts: frozenset[str],
        rates: frozenset[str],
        measures: Mapping[str, frozenset[str]],
    ) -> list[Entry]:
        found = []
        for key, unit in self.units.items():
            people = unit.people or 0

            def note(layer: str, cell: Shown | None, unit: Unit = unit) -> None:
                found.append(Entry(unit.key, unit.kind, unit.parent, layer, cell.value if cell else None))

            note(UNIT, shown_count(people) if key in units else None)
            note(COUNT, shown_count(people) if key in counts else None)
            if unit.has_rate:
                note(RATE, _rate(unit) if key in rates else None)
            for measure, seen in measures.items():
                if measure in unit.measures:
                    note(measure, self._value(unit, measure) if key in seen else None)
        return found


def _rate(unit: Unit) -> Shown:
    return shown_share(100 * (unit.responded or 0) / (unit.eligible or 1))


def whole_trust(breakdown: Breakdown, shape: tuple[Division, ...]) -> Unit:
    """Return the trust's own row; what it lacks is summed over the set of units that covers most people.

    What some of those units lack too stays unknown: a sum over a part of the trust is not the trust.
    """
    trust = breakdown.trust or Unit(TRUST, "")
    units = {unit.key: unit for unit in breakdown.units}
    sets = [[units[part] for part in division.parts] for division in shape if division.whole == TRUST]
    if not sets:
        return trust
    best = max(sets, key=lambda parts: sum(unit.people or 0 for unit in parts))
    lacks_rate = not trust.has_rate and all(unit.has_rate for unit in best)
    made = {
        measure: _together([unit.measures[measure] for unit in best])
        for measure in breakdown.measures
        if measure not in trust.measures and all(measure in unit.measures for unit in best)
    }
    return replace(
        trust,
        answers=sum(unit.people or 0 for unit in best) if trust.people is None else trust.answers,
        measures={**made, **trust.measures},
        eligible=sum(unit.eligible or 0 for unit in best) if lacks_rate else trust.eligible,
        responded=sum(unit.responded or 0 for unit in best) if lacks_rate else trust.responded,
    )


def _together(parts: list[Measured]) -> Measured:
    people = sum(part.answers for part in parts)
    return Measured(people, sum(part.answers * part.value for part in parts) / people if people else 0.0)
