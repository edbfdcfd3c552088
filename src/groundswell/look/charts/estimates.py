"""Estimate with interval: where a true value probably lies, beside the trust, in the order given (EXPERIENCE 6.1).

Never sorted by value: what cannot be told apart has no order.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from groundswell.look import numbers, phrases
from groundswell.look.charts.marks import Anchor, Box, Disc, Drawing, Label, Line, Mark
from groundswell.look.charts.words import ChartTable, Words
from groundswell.look.numbers import Unit
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Figure, Withheld

BLEED = 12
HEADER = ("What", "Estimate", "Probably between", "Compared with the trust")
DOTTED = "Dotted: the whole trust."
# In place of an interval, where none was worked out.
NO_RANGE = "not worked out"
NARROW = "A dot without a line: the range is too narrow to draw."
NO_LINE = "No line: too few people answered to work out a range."
VERDICTS_FROM = 0.77
# Pixels of a row: on a wide drawing; on a narrow one, where what is said stands below; and of what is not shown.
WIDE_ROW, NARROW_ROW, HIDDEN_ROW = 36, 76, 40
AXIS = 30


class Verdict(StrEnum):
    """What can be said of an estimate beside the trust. "Cannot be told apart" is an answer, not a lack of one."""

    LOWER = "probably lower"
    SAME = "cannot be told apart"
    HIGHER = "probably higher"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimate: its name, its value, the interval in which the true value probably lies, and what can be said.

    Where the value is withheld, `low` and `high` are the value too, and there is no verdict. Where no interval was
    worked out, both are None. `beside` is the trust's own value of this row, where each row has another.
    """

    name: str
    value: Figure
    low: Figure | None
    high: Figure | None
    verdict: Verdict | None
    beside: Figure | None = None

    def cells(self, unit: Unit) -> tuple[str, ...]:
        """Return the estimate as a row of text."""
        printed = numbers.figure(self.value, unit)
        if isinstance(self.low, Withheld) or isinstance(self.high, Withheld):
            return (self.name, printed, printed, printed)
        return (self.name, printed, self._between(unit), self.verdict.value if self.verdict else "")

    def is_drawn_without_line(self, unit: Unit) -> bool:
        """Whether the interval is so narrow that both its ends print alike."""
        if self.low is None or self.high is None:
            return False
        return numbers.figure(self.low, unit) == numbers.figure(self.high, unit)

    def _between(self, unit: Unit) -> str:
        if self.low is None or self.high is None:
            return NO_RANGE
        low, high = numbers.figure(self.low, unit), numbers.figure(self.high, unit)
        # Ends that print alike still say that there are two: without them the column would promise what it lacks.
        return numbers.span(self.low, self.high, unit) if low != high else f"{low} to {high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateList:
    """Estimates of one unit, or of several units, on one scale, with the trust's own value as a line.

    `scale` is the lowest and the highest answer that could be given: every drawing shows all of it, so that no gap
    looks larger in one than in another.
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
    scale: tuple[int, int]
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
        # Of a few that can be shown nobody may think that they are all that was asked.
        every, of = f"all {len(shown)} {self.counted}", f"{len(shown)} {self.counted}"
        if len(shown) < len(self.rows):
            every, of = f"{every} that can be shown", f"the {of} that can be shown"
        if len(shown) == 1 < len(self.rows):
            only = f"on the only one of {len(self.rows)} {self.counted} that can be shown"
            verdict = f"is {others[0].value} than" if others else "cannot be told apart from"
            return f"{self.subject} {verdict} the trust {only}"
        if shown and found[others[0] if others else None] == len(shown):
            return f"{self.subject} is {others[0].value} than the trust on {every}"
        same = f"cannot be told apart from the trust on {found[Verdict.SAME]} of {of}"
        if not others and len(shown) > 1:
            same = f"cannot be told apart from the trust on any of {of}"
        if not found[Verdict.SAME]:
            same = f"can be told apart from the trust on {every}"
        parts = [f"{found[one]} {'is' if found[one] == 1 else 'are'} {one.value}" for one in others]
        return "; ".join([f"{self.subject} {same}", *parts])

    @property
    def measured(self) -> str:
        return " ".join((self._measured, *self._legend()))

    @property
    def _measured(self) -> str:
        """What the numbers are: all that a table needs, which has no marks to explain."""
        better = phrases.better_words(self.better).capitalize()
        return f"{self.measured_as}. {self.words.whom}, {self.words.when}. {better}."

    def _legend(self) -> Iterator[str]:
        """Yield what the marks mean that no words stand beside."""
        shown = [row for row in self.rows if not isinstance(row.value, Withheld)]
        beside = (self.reference, *(row.beside for row in shown))
        if shown and any(one is not None and not isinstance(one, Withheld) for one in beside):
            yield DOTTED
        if any(row.is_drawn_without_line(self.unit) for row in shown):
            yield NARROW
        if any(row.low is None for row in shown):
            yield NO_LINE

    @property
    def key_numbers(self) -> str:
        hidden = sum(isinstance(row.value, Withheld) for row in self.rows)
        return f"{hidden} of {len(self.rows)} {self.counted} not shown" if hidden else ""

    def table(self) -> ChartTable:
        if self.stands_alone:
            return ChartTable(self._measured, HEADER[:3], tuple(row.cells(self.unit)[:3] for row in self.rows))
        if all(row.beside is None for row in self.rows):
            return ChartTable(self._measured, HEADER, tuple(row.cells(self.unit) for row in self.rows))
        cells = ((*row.cells(self.unit), self._printed_beside(row)) for row in self.rows)
        return ChartTable(self._measured, (*HEADER, "Whole trust"), tuple(cells))

    def _printed_beside(self, row: Estimate) -> str:
        return "" if row.beside is None else numbers.figure(row.beside, self.unit)

    def in_parts(self, most: int) -> list[Self]:
        """Return it in parts of at most so many rows, of even length; each keeps the scale and the finding."""
        if len(self.rows) <= most:
            return [self]
        pages = -(-len(self.rows) // most)
        size = -(-len(self.rows) // pages)
        words = replace(self.words, finding=self.finding)
        starts = range(0, len(self.rows), size)
        return [replace(self, words=words, rows=self.rows[at : at + size]) for at in starts]

    def wide(self) -> Drawing:
        return self._drawing(left=0.5 if self.stands_alone else 0.44, size=16, is_wide=True)

    def narrow(self) -> Drawing:
        return self._drawing(left=0.0, size=14, is_wide=False)

    def _at(self, value: float, left: float) -> float:
        low, high = self.scale
        return left + (self._right(left) - left) * (value - low) / (high - low)

    def _right(self, left: float) -> float:
        """Where lines end: on a wide drawing what can be said of each row stands beside its line."""
        return VERDICTS_FROM if left and not self.stands_alone else 1.0

    def _drawing(self, *, left: float, size: int, is_wide: bool) -> Drawing:
        heights = [_row_height(row, is_wide=is_wide) for row in self.rows]
        floor = sum(heights)
        marks: list[Mark] = [*self._trust(left, floor)]
        for number, row in enumerate(self.rows):
            top = sum(heights[:number])
            marks += self._wide_row(row, top, left, size) if is_wide else self._narrow_row(row, top, size)
        low, high = self.scale
        for point in range(low, high + 1):
            anchor: Anchor = "start" if point == low else "end" if point == high else "middle"
            marks.append(Label(self._at(point, left), floor + AXIS - 8, str(point), anchor, size=14, tone="soft"))
        return Drawing(floor + AXIS, tuple(marks), bleed=BLEED)

    def _wide_row(self, row: Estimate, top: int, left: float, size: int) -> list[Mark]:
        text = top + WIDE_ROW / 2 + 5
        marks: list[Mark] = [Label(0, text, row.name, size=size), self._value(row, left - 0.03, text, size)]
        if row.verdict is not None:
            marks.append(Label(VERDICTS_FROM + 0.03, text, row.verdict.value, size=14, tone=_tone(row.verdict)))
        return [*marks, *self._interval(row, top + WIDE_ROW / 2, left)]

    def _narrow_row(self, row: Estimate, top: int, size: int) -> list[Mark]:
        marks: list[Mark] = [Label(0, top + 18, row.name, size=size), self._value(row, 1, top + 18, size)]
        if row.verdict is not None:
            marks.append(Label(0, top + 54, row.verdict.value, size=size, tone=_tone(row.verdict)))
        return [*marks, *self._interval(row, top + 32, 0.0)]

    def _value(self, row: Estimate, right: float, text: float, size: int) -> Label:
        tone = "soft" if isinstance(row.value, Withheld) else "ink"
        return Label(right, text, numbers.figure(row.value, self.unit), "end", size=size, tone=tone, weight=600)

    def _interval(self, row: Estimate, middle: float, left: float) -> list[Mark]:
        """Return the row's line with its interval; of what is not shown no mark at all, not even an empty line."""
        if isinstance(row.value, Withheld) or isinstance(row.low, Withheld) or isinstance(row.high, Withheld):
            return []
        marks: list[Mark] = [Line(left, middle, self._right(left), middle, tone="hair", width=1)]
        if row.beside is not None and not isinstance(row.beside, Withheld):
            at = self._at(row.beside, left)
            marks.append(Line(at, middle - 9, at, middle + 9, tone="ink", width=1.5, dash="2 4"))
        if row.low is not None and row.high is not None:
            low, high = self._at(row.low, left), self._at(row.high, left)
            marks.append(Line(low, middle, high, middle, tone="swell", width=2))
        return [*marks, Disc(self._at(row.value, left), middle, 6, fill="swell", is_value=True)]

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


def _row_height(row: Estimate, *, is_wide: bool) -> int:
    if is_wide:
        return WIDE_ROW
    return HIDDEN_ROW if isinstance(row.value, Withheld) else NARROW_ROW
