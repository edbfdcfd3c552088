"""Range strip: where one organisation lies on the range of organisations like it (EXPERIENCE 6.1).

Line from minimum to maximum, box for the middle half, tick at the median, ringed disc for the organisation. A group
of fewer than eight organisations has no quartiles worth the name: every organisation is drawn as a dot.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.look import numbers, phrases
from groundswell.look.charts.marks import Anchor, Box, Disc, Drawing, Label, Line, Mark
from groundswell.look.charts.words import ChartTable, Words
from groundswell.look.numbers import Unit
from groundswell.look.phrases import Side
from groundswell.vocabulary.range import Better, GroupRange, Position
from groundswell.vocabulary.withheld import Figure, Withheld

FEWEST_FOR_QUARTILES = 8
VALUE_RADIUS = 9
BLEED = 12
STRIP_HEIGHT = 36


class StripCannotBeDrawn(ValueError):
    """The parts of a strip contradict each other; the message says how. A mistake of ours, not of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One measure of one organisation, on its group's range, in the measure's own unit.

    `group` is None when no organisation like it has a published value. `members` holds every published value of the
    group, this organisation's included; it is needed only for groups of fewer than eight. `href` leads to the
    measure; `change` says what happened since an earlier edition, or why nothing can be said. `is_burden` marks a
    score that is named after something bad although higher is better; its label says so.
    """

    label: str
    value: Figure
    group: GroupRange | None
    unit: Unit
    better: Better
    members: tuple[float, ...] = ()
    href: str = ""
    change: str = ""
    is_burden: bool = False

    def __post_init__(self) -> None:
        group = self.group
        if group is None:
            return
        ordered = (group.minimum, group.q1, group.median, group.q3, group.maximum)
        if list(ordered) != sorted(ordered):
            message = f"{self.label}: quartiles out of order: {ordered}"
            raise StripCannotBeDrawn(message)
        if self.is_dots and len(self.members) != group.organisations:
            message = f"{self.label}: {group.organisations} organisations, but {len(self.members)} values given"
            raise StripCannotBeDrawn(message)

    @property
    def is_dots(self) -> bool:
        """Say whether the group is too small for quartiles, so that every organisation is a dot."""
        return self.group is not None and self.group.organisations < FEWEST_FOR_QUARTILES

    @property
    def printed(self) -> str:
        """Return the value as text, or the words for a withheld one."""
        return numbers.figure(self.value, self.unit)

    @property
    def phrase(self) -> str:
        """Return where the value lies, in the fixed phrases; the words for a withheld value."""
        if isinstance(self.value, Withheld):
            return numbers.withheld_words(self.value)
        if self.group is None:
            return "no range to compare with"
        if self.group.organisations == 1:
            return phrases.ONLY_ONE
        if self.is_dots:
            return phrases.dots_phrase(
                lower=sum(member < self.value for member in self.members),
                higher=sum(member > self.value for member in self.members),
                better=self.better,
            )
        return phrases.position_phrase(self.value, self.group, unit=self.unit, better=self.better)

    @property
    def side(self) -> Side | None:
        """Return on which side of the middle half the value lies, its edges inside; None where it cannot be told."""
        if isinstance(self.value, Withheld) or self.group is None or self.is_dots or self.better is Better.NEUTRAL:
            return None
        position = self.group.position_of(self.value)
        if position is Position.MIDDLE_HALF or "middle half" in self.phrase:
            return Side.MIDDLE
        is_high = position in {Position.TOP_END, Position.TOP_QUARTER}
        return Side.FAVOURABLE if is_high == (self.better is Better.HIGHER) else Side.UNFAVOURABLE

    @property
    def finding(self) -> str:
        """Return label and place as one sentence without a full stop."""
        if isinstance(self.value, Withheld) or self.group is None:
            return f"{self.label}: {self.phrase}"
        return f"{self.label}: {self.phrase} of similar trusts" if not self.is_dots else f"{self.label}: {self.phrase}"

    @property
    def key_numbers(self) -> str:
        """Return the value and the middle half for alt text, without a full stop."""
        if self.group is None:
            return "" if isinstance(self.value, Withheld) else self.printed
        low, high = (self.group.minimum, self.group.maximum) if self.is_dots else (self.group.q1, self.group.q3)
        spread = f"{'range' if self.is_dots else 'middle half'} {numbers.span(low, high, self.unit)}"
        return spread.capitalize() if isinstance(self.value, Withheld) else f"{self.printed}; {spread}"

    def cells(self) -> tuple[str, ...]:
        """Return one row of the table: label, value, place, then minimum, quartiles, maximum, organisations."""
        place = "" if isinstance(self.value, Withheld) else self.phrase
        if self.group is None:
            none = "no other value published"
            return (self.label, self.printed, place or self.printed, none, none, none, none, none, "0")
        group = self.group
        quartile = "too few organisations"
        return (
            self.label,
            self.printed,
            place or self.printed,
            numbers.figure(group.minimum, self.unit),
            quartile if self.is_dots else numbers.figure(group.q1, self.unit),
            numbers.figure(group.median, self.unit),
            quartile if self.is_dots else numbers.figure(group.q3, self.unit),
            numbers.figure(group.maximum, self.unit),
            numbers.count(group.organisations),
        )


HEADER = (
    "Measure", "This trust", "Where it lies", "Minimum", "Lower quartile", "Median", "Upper quartile", "Maximum",
    "Organisations",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to shares of the width. `low` is drawn at 0, `high` at 1."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value is drawn, 0 to 1; in the middle when all values are the same."""
        if self.high == self.low:
            return 0.5
        return (value - self.low) / (self.high - self.low)


def own_scale(strip: Strip) -> Scale:
    """Return the true axis of a strip that stands alone: from the lowest to the highest value it shows."""
    ends = _shown_values(strip)
    return Scale(min(ends), max(ends)) if ends else Scale(0, 0)


def _shown_values(strip: Strip) -> list[float]:
    ends = [] if strip.group is None else [strip.group.minimum, strip.group.maximum]
    # Our own breakdowns can lie outside the range of the group.
    if not isinstance(strip.value, Withheld):
        ends.append(strip.value)
    return ends


def strip_marks(strip: Strip, scale: Scale, *, middle: float) -> Iterator[Mark]:
    """Yield the marks of one strip on the line y = `middle`; a withheld value yields none of its own."""
    group = strip.group
    if group is not None and strip.is_dots:
        yield Line(scale.at(group.minimum), middle, scale.at(group.maximum), middle)
        for member in strip.members:
            yield Disc(scale.at(member), middle, 5, fill="paper", stroke="line")
    elif group is not None:
        low, high = scale.at(group.minimum), scale.at(group.maximum)
        yield Line(low, middle, high, middle)
        yield Line(low, middle - 5, low, middle + 5)
        yield Line(high, middle - 5, high, middle + 5)
        left = scale.at(group.q1)
        yield Box(left, middle - 8, scale.at(group.q3) - left, 16, fill="hair")
        centre = scale.at(group.median)
        yield Line(centre, middle - 12, centre, middle + 12, tone="ink", width=2)
    if not isinstance(strip.value, Withheld):
        at = scale.at(strip.value)
        yield Disc(at, middle, VALUE_RADIUS, fill="paper", stroke="swell", stroke_width=2, is_value=True)
        yield Disc(at, middle, 5, fill="swell", is_value=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeStrip:
    """One strip that stands alone, on its true axis, with its numbers beside its marks."""

    words: Words
    strip: Strip

    @property
    def kind(self) -> str:
        return "Range strip"

    @property
    def subject(self) -> str:
        return self.strip.label

    @property
    def when(self) -> str:
        return self.words.when

    @property
    def finding(self) -> str:
        if self.words.finding is not None and not isinstance(self.strip.value, Withheld):
            return self.words.finding
        return self.strip.finding

    @property
    def measured(self) -> str:
        return measured_line(self.words, self.strip, label=self.strip.label)

    @property
    def key_numbers(self) -> str:
        return self.strip.key_numbers

    def table(self) -> ChartTable:
        return ChartTable(self.measured, HEADER, (self.strip.cells(),))

    def wide(self) -> Drawing:
        return self._drawing(size=16, row=22)

    def narrow(self) -> Drawing:
        return self._drawing(size=14, row=20)

    def _drawing(self, *, size: int, row: int) -> Drawing:
        strip, scale = self.strip, own_scale(self.strip)
        middle = row + VALUE_RADIUS + 8
        marks = list(strip_marks(strip, scale, middle=middle))
        at, tone, weight = 0.5, "soft", 400
        if not isinstance(strip.value, Withheld):
            at, tone, weight = scale.at(strip.value), "swell", 650
        anchor = _anchor(at)
        marks.append(
            Label(at, row - 5, strip.printed, anchor, size=size, tone=tone, weight=weight, dx=_outward(anchor))
        )
        below = middle + VALUE_RADIUS + 5 + row
        if strip.group is None:
            return Drawing(int(middle + VALUE_RADIUS + 6), tuple(marks), bleed=BLEED)
        numbers_below, rows = _scale_labels(strip, strip.group, scale, top=below, row=row, size=size)
        return Drawing(int(below + rows * row - row + 8), (*marks, *numbers_below), bleed=BLEED)


def measured_line(words: Words, strip: Strip, *, label: str, better: str | None = None) -> str:
    """Return the line below a finding: measure, unit, who, when, against whom, which way is better."""
    against = ""
    if strip.group is not None and strip.group.organisations > 1:
        against = f", against {numbers.count(strip.group.organisations)} {words.group_name}"
    better = better or phrases.better_words(strip.better)
    unit = f", {strip.unit.words}" if strip.unit.words else ""
    return f"{label}{unit}. {words.whom}, {words.when}{against}. {better.capitalize()}."


def _anchor(at: float) -> Anchor:
    return "start" if at < 0.3 else "end" if at > 0.7 else "middle"


def _outward(anchor: Anchor) -> float:
    return {"start": -VALUE_RADIUS, "middle": 0, "end": VALUE_RADIUS}[anchor]


def _scale_labels(
    strip: Strip, group: GroupRange, scale: Scale, *, top: float, row: int, size: int
) -> tuple[list[Label], int]:
    """Return the numbers under a strip and how many rows of text they take.

    Rows rather than one line, because quartiles lie so close that their numbers would touch on a phone.
    """

    def label(at: float, line: int, text: str) -> Label:
        anchor = _anchor(at)
        return Label(at, top + line * row, text, anchor, size=size, tone="soft", dx=_outward(anchor))

    unit = strip.unit
    low, high = scale.at(group.minimum), scale.at(group.maximum)
    ends = [
        Label(low, top, numbers.figure(group.minimum, unit), "start", size, "soft", dx=-VALUE_RADIUS),
        Label(high, top, numbers.figure(group.maximum, unit), "end", size, "soft", dx=VALUE_RADIUS),
    ]
    if strip.is_dots:
        return ends, 1
    centre = scale.at(group.median)
    own_row = 0 if 0.35 <= centre <= 0.65 else 1
    median = label(centre, own_row, f"median {numbers.figure(group.median, unit)}")
    box = (scale.at(group.q1) + scale.at(group.q3)) / 2
    half = label(box, own_row + 1, f"middle half {numbers.span(group.q1, group.q3, unit)}")
    return [*ends, median, half], own_row + 2
