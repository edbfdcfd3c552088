"""Additive tables of nested units, and what can be worked out about each cell. Card: docs/methods/disclosure/audit.md

A trust falls into directorates, into sites and into staff groups, and a directorate into teams: every unit is the sum
of its parts of one kind. These equations form a tree, and on a tree the sharpest bounds that any linear or integer
programme could find come from two passes, leaves to root and root to leaves. So the audit is exact, not a heuristic.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Sums of published decimals do not meet to the last binary digit.
SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Span:
    """What can be said of a cell: it is at least `low` and at most `high`."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How much is left open."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Parts:
    """One way a unit falls apart completely: its value is the sum of these."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One additive table: the true value of every cell, and how far anybody knows it to reach without any release.

    `divisions` come from the root down: a whole stands before its parts are wholes themselves.
    """

    root: str
    divisions: tuple[Parts, ...]
    values: Mapping[str, float]
    reach: Mapping[str, Span]

    def siblings(self, cell: str) -> Iterable[str]:
        """Return the cells that add up to the same whole as this one, itself left out."""
        return (
            part for division in self.divisions if cell in division.parts for part in division.parts if part != cell
        )

    def whole_of(self, cell: str) -> str | None:
        """Return the cell this one is a part of; None for the root."""
        return next((division.whole for division in self.divisions if cell in division.parts), None)


def bounds(table: Table, known: frozenset[str]) -> dict[str, Span]:
    """Return the sharpest span of every cell for somebody who knows the cells in `known` exactly.

    Values are the table's own, so the known cells never contradict each other.
    """
    spans = {cell: Span(value, value) if cell in known else table.reach[cell] for cell, value in table.values.items()}
    for division in reversed(table.divisions):
        total = _total(spans[part] for part in division.parts)
        spans[division.whole] = _meet(spans[division.whole], total)
    for division in table.divisions:
        whole = spans[division.whole]
        upward = [spans[part] for part in division.parts]
        lows, highs = _Sum(span.low for span in upward), _Sum(span.high for span in upward)
        for part, span in zip(division.parts, upward, strict=True):
            rest = Span(whole.low - highs.without(span.high), whole.high - lows.without(span.low))
            spans[part] = _meet(span, rest)
    return spans


class _Sum:
    """A sum from which one term can be taken out again, infinite ones included."""

    def __init__(self, terms: Iterable[float]) -> None:
        self.finite = 0.0
        self.infinite = 0
        for term in terms:
            if math.isinf(term):
                self.infinite += 1
            else:
                self.finite += term

    def without(self, term: float) -> float:
        """Return the sum of all other terms."""
        if math.isinf(term):
            return math.inf if self.infinite > 1 else self.finite
        return math.inf if self.infinite else self.finite - term


def _total(spans: Iterable[Span]) -> Span:
    low = high = 0.0
    for span in spans:
        low, high = low + span.low, high + span.high
    return Span(low, high)


def _meet(one: Span, other: Span) -> Span:
    low, high = max(one.low, other.low), min(one.high, other.high)
    # The true values satisfy every equation, so an empty meeting can only be the last binary digit.
    return Span(low, high) if low <= high else Span((low + high) / 2, (low + high) / 2)
