"""Estimate with interval: where a true value probably lies, beside the trust, in the order given (EXPERIENCE 6.1).

Never sorted by value: what cannot be told apart has no order.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from groundswell.look import numbers, phrases
from groundswell.look.charts.marks import Box, Disc, Drawing, Label, Line, Mark
from groundswell.look.charts.words import ChartTable, Words
from groundswell.look.numbers import Unit
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Figure, Withheld

BLEED = 12
HEADER = ("What", "Estimate", "Probably between", "Compared with the trust")
LEAST_SPAN = 2.0
VERDICTS_FROM = 0.77


class Verdict(StrEnum):
    """What can be said of an estimate beside the trust. "Cannot be told apart" is an answer, not a lack of one."""

    LOWER = "probably lower"
    SAME = "cannot be told apart"
    HIGHER = "probably higher"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimate: its name, its value, the interval in which the true value probably lies, and what can be said.

    Where the value is withheld, `low` and `high` are the value too, and there is no verdict. `beside` is the trust's
    own value of this row, where each row has another.
    """

    name: str
    value: Figure
    low: Figure
    high: Figure
    verdict: Verdict | None
    beside: Figure | None = None

    def cells(self, unit: Unit) -> tuple[str, ...]:
        """Return the estimate as a row of text."""
        printed = numbers.figure(self.value, unit)
        if isinstance(self.low, Withheld) or isinstance(self.high, Withheld):
            return (self.name, printed, printed, printed)
        low, high = numbers.figure(self.low, unit), numbers.figure(self.high, unit)
        between = numbers.span(self.low, self.high, unit) if low != high else low
        return (self.name, printed, between, self.verdict.value if self.verdict else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateList:
    """Estimates of one unit, or of several units, on one scale, with the trust's own value as a line.

    `reference` is the trust's value, or None where each row has another (then no line is drawn); `too_small` is half
    the width of the band in which a difference would not matter; `counted` says what one row is ("behaviours").
    `stands_alone` where the rows are the trust's own values, which are compared with nothing.
    """

    words: Words
    subject: str
    rows: tuple[Estimate, ...]
    counted: str
    measured_as: str
    unit: Unit
    better: Better
    reference: Figure | None = None
    too_small: float = 0.0
    stands_alone: bool = False

    @property
    def kind(self) -> str:
        return "Estimate with interval"

    @property
    def when(self) -> str:
        return self.words.when

    @property
    def finding(self) -> str:
        if all(isinstance(row.value, Withheld) for row in self.rows):
            return f"{self.subject}: none of the {self.counted} can be shown"
        if self.words.finding is not None:
            return self.words.finding
        return self.told_apart

    @property
    def told_apart(self) -> str:
        """What can be told apart from the trust, and what cannot, in one line; the second first: it is an answer."""
        shown = [row for row in self.rows if row.verdict is not None]
        found = Counter(row.verdict for row in shown)
        others = [one for one in (Verdict.LOWER, Verdict.HIGHER) if found[one]]
        if shown and found[others[0] if others else None] == len(shown):
            return f"{self.subject} is {others[0].value} than the trust on all {len(shown)} {self.counted}"
        same = f"cannot be told apart from the trust on {found[Verdict.SAME]} of {len(shown)} {self.counted}"
        if not found[Verdict.SAME]:
            same = f"can be told apart from the trust on all {len(shown)} {self.counted}"
        parts = [f"{found[one]} {'is' if found[one] == 1 else 'are'} {one.value}" for one in others]
        return "; ".join([f"{self.subject} {same}", *parts])

    @property
    def measured(self) -> str:
        better = phrases.better_words(self.better).capitalize()
        return f"{self.measured_as}. {self.words.whom}, {self.words.when}. {better}."

    @property
    def key_numbers(self) -> str:
        hidden = sum(isinstance(row.value, Withheld) for row in self.rows)
        return f"{hidden} of {len(self.rows)} {self.counted} not shown" if hidden else ""

    def table(self) -> ChartTable:
        if self.stands_alone:
            return ChartTable(self.measured, HEADER[:3], tuple(row.cells(self.unit)[:3] for row in self.rows))
        if all(row.beside is None for row in self.rows):
            return ChartTable(self.measured, HEADER, tuple(row.cells(self.unit) for row in self.rows))
        cells = ((*row.cells(self.unit), self._printed_beside(row)) for row in self.rows)
        return ChartTable(self.measured, (*HEADER, "Whole trust"), tuple(cells))

    def _printed_beside(self, row: Estimate) -> str:
        return "" if row.beside is None else numbers.figure(row.beside, self.unit)

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the scale: every interval with room, never so near that a small gap looks large."""
        ends = [end for row in self.rows for end in (row.low, row.high, row.beside)]
        drawn = [end for end in ends if end is not None and not isinstance(end, Withheld)]
        if self.reference is not None and not isinstance(self.reference, Withheld):
            drawn += [self.reference - self.too_small, self.reference + self.too_small]
        if not drawn:
            return 0.0, 1.0
        low, high = min(drawn), max(drawn)
        room = max(LEAST_SPAN - (high - low), 0.1 * (high - low)) / 2
        return low - room, high + room

    def wide(self) -> Drawing:
        return self._drawing(left=0.5 if self.stands_alone else 0.44, row=36, size=16, is_wide=True)

    def narrow(self) -> Drawing:
        return self._drawing(left=0.0, row=66, size=14, is_wide=False)

    def _at(self, value: float, left: float) -> float:
        low, high = self.ends
        return left + (self._right(left) - left) * (value - low) / (high - low)

    def _right(self, left: float) -> float:
        """Where lines end: on a wide drawing what can be said of each row stands beside its line."""
        return VERDICTS_FROM if left and not self.stands_alone else 1.0

    def _drawing(self, *, left: float, row: int, size: int, is_wide: bool) -> Drawing:
        height = row * len(self.rows) + 30
        marks: list[Mark] = list(self._trust(left, height - 30))
        for number, one in enumerate(self.rows):
            top = number * row
            text, middle = (top + row / 2 + 5, top + row / 2) if is_wide else (top + 18, top + 32)
            printed = numbers.figure(one.value, self.unit)
            tone = "soft" if isinstance(one.value, Withheld) else "ink"
            marks.append(Label(0, text, one.name, size=size))
            marks.append(Label(left - 0.03 if is_wide else 1, text, printed, "end", size=size, tone=tone, weight=600))
            marks.append(Line(left, middle, self._right(left), middle, tone="hair", width=1))
            if isinstance(one.value, Withheld) or isinstance(one.low, Withheld) or isinstance(one.high, Withheld):
                continue
            if one.beside is not None and not isinstance(one.beside, Withheld):
                at = self._at(one.beside, left)
                marks.append(Line(at, middle - 9, at, middle + 9, tone="ink", width=1.5, dash="2 4"))
            marks.append(Line(self._at(one.low, left), middle, self._at(one.high, left), middle, tone="swell", width=2))
            marks.append(Disc(self._at(one.value, left), middle, 6, fill="swell", is_value=True))
            if one.verdict is not None and is_wide:
                marks.append(Label(VERDICTS_FROM + 0.03, text, one.verdict.value, size=14, tone=_tone(one.verdict)))
            elif one.verdict is not None:
                marks.append(Label(0, top + 54, one.verdict.value, size=size, tone=_tone(one.verdict)))
        low, high = self.ends
        marks.append(Label(left, height - 8, numbers.figure(low, self.unit), "start", size=14, tone="soft"))
        right = self._right(left)
        marks.append(Label(right, height - 8, numbers.figure(high, self.unit), "end", size=14, tone="soft"))
        return Drawing(height, tuple(marks), bleed=BLEED)

    def _trust(self, left: float, floor: float) -> list[Mark]:
        """Return the band that is too small to matter and the trust's own line."""
        if self.reference is None or isinstance(self.reference, Withheld):
            return []
        at = self._at(self.reference, left)
        marks: list[Mark] = []
        if self.too_small:
            start = self._at(self.reference - self.too_small, left)
            marks.append(Box(start, 4, self._at(self.reference + self.too_small, left) - start, floor - 4, fill="hair"))
        return [*marks, Line(at, 4, at, floor, tone="ink", width=1.5, dash="2 4")]


def _tone(verdict: Verdict) -> str:
    """Return how dark a verdict is printed: what can be told apart stands out, by weight of ink and not by colour."""
    return "soft" if verdict is Verdict.SAME else "ink"
