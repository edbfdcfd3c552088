"""A block of range strips with one shared scale, aligned on the median of the group."""

import math
from dataclasses import dataclass

from groundswell.look import numbers
from groundswell.look.charts.marks import Drawing, Label, Line
from groundswell.look.charts.strip import (
    BLEED,
    HEADER,
    STRIP_HEIGHT,
    Scale,
    Strip,
    StripCannotBeDrawn,
    measured_line,
    strip_marks,
)
from groundswell.look.charts.strip_finding import where_all_lie
from groundswell.look.charts.words import ChartTable, Words
from groundswell.vocabulary.withheld import Withheld

MIXED = "higher is better unless a label says otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class StripList:
    """Several measures in one unit, each on its group's range; order is the caller's, never by value.

    One point is the same length in every row, and every median stands on one line, so that a small gap never looks
    large. Raises StripCannotBeDrawn for an empty list or for measures in different units.
    """

    words: Words
    subject: str
    strips: tuple[Strip, ...]

    def __post_init__(self) -> None:
        if len({strip.unit for strip in self.strips}) != 1:
            message = f"{self.subject}: a list of strips needs at least one strip and only one unit"
            raise StripCannotBeDrawn(message)

    @property
    def kind(self) -> str:
        return "Range strips"

    @property
    def when(self) -> str:
        return self.words.when

    @property
    def finding(self) -> str:
        """Return the caller's sentence, or one about where all rows lie."""
        if self.words.finding is not None:
            return self.words.finding
        return where_all_lie(self.strips)

    @property
    def measured(self) -> str:
        mixed = len({strip.better for strip in self.strips}) > 1
        return measured_line(self.words, self.strips[0], label=self.subject, better=MIXED if mixed else None)

    @property
    def key_numbers(self) -> str:
        return "; ".join(f"{strip.label} {strip.printed}" for strip in self.strips[:3])

    def table(self) -> ChartTable:
        return ChartTable(self.measured, HEADER, tuple(strip.cells() for strip in self.strips))

    @property
    def reach(self) -> tuple[float, float]:
        """Return how far below and above its median any value of the block lies, in the measure's unit."""
        gaps = [0.0]
        for strip in self.strips:
            if strip.group is not None:
                gaps += [end - strip.group.median for end in (strip.group.minimum, strip.group.maximum)]
                if not isinstance(strip.value, Withheld):
                    gaps.append(strip.value - strip.group.median)
        return min(gaps), max(gaps)

    def scale_of(self, strip: Strip) -> Scale:
        """Return the scale of one row: the block's reach around the row's own median."""
        low, high = self.reach
        if strip.group is None:
            return Scale(0, 0)
        return Scale(strip.group.median + low, strip.group.median + high)

    def row(self, strip: Strip) -> Drawing:
        """Return the drawing of one row; without a group there is nothing to be placed on."""
        marks = () if strip.group is None else tuple(strip_marks(strip, self.scale_of(strip), middle=STRIP_HEIGHT / 2))
        return Drawing(STRIP_HEIGHT, marks, bleed=BLEED)

    def axis(self, *, size: int = 14) -> Drawing:
        """Return the axis of the block: points from the median, with a tick at a round step on each side."""
        low, high = self.reach
        scale = Scale(low, high)
        step = round_step(max(-low, high))
        marks: list[Line | Label] = []
        for gap in (-step, 0.0, step):
            if not low <= gap <= high:
                continue
            at = scale.at(gap)
            text = "median" if gap == 0 else numbers.signed(gap, _decimals(step))
            marks.append(Line(at, 20, at, 26, tone="line", width=1))
            marks.append(Label(at, 15, text, "middle", size=size, tone="soft"))
        return Drawing(28, tuple(marks), bleed=BLEED)


def round_step(reach: float) -> float:
    """Return the largest of 1, 2, 5 times a power of ten that is at most four fifths of the reach."""
    if reach <= 0:
        return 1.0
    most = reach * 0.8
    power = 10.0 ** math.floor(math.log10(most))
    return max(factor * power for factor in (1, 2, 5) if factor * power <= most)


def _decimals(step: float) -> int:
    decimals = 0
    while step * 10**decimals < 0.999:
        decimals += 1
    return decimals
