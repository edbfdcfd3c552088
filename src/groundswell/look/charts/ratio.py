"""Ratio around 1: how much likelier something is for one group of staff than for another (EXPERIENCE 6.1)."""

import math
from dataclasses import dataclass

from groundswell.look import numbers
from groundswell.look.charts.marks import Anchor, Box, Disc, Drawing, Label, Line, Mark
from groundswell.look.charts.strip import FEWEST_FOR_QUARTILES, StripCannotBeDrawn
from groundswell.look.charts.words import ChartTable, Words
from groundswell.look.numbers import PERCENT, Unit
from groundswell.vocabulary.range import Better, GroupRange
from groundswell.vocabulary.withheld import Figure, Withheld

BLEED = 12
SAME = "same for both"


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something happens to one group of staff: the group in words, and its rate."""

    label: str
    value: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A ratio of two rates, `compared` over `reference`, on a logarithmic axis with a line at 1.

    `value` is the published ratio (not recomputed from rounded rates) and is positive. `likely` completes
    "2.4 times as ..." (for example "likely to report discrimination"). `members` are needed for groups of fewer than
    eight organisations, as in a range strip.
    """

    words: Words
    subject: str
    value: Figure
    compared: Rate
    reference: Rate
    likely: str = "likely"
    group: GroupRange | None = None
    members: tuple[float, ...] = ()
    better: Better = Better.NEUTRAL
    rate_unit: Unit = PERCENT

    def __post_init__(self) -> None:
        drawn = [*self.members, *([] if isinstance(self.value, Withheld) else [self.value])]
        if self.group is not None:
            drawn.append(self.group.minimum)
            if self.is_dots and len(self.members) != self.group.organisations:
                message = f"{self.subject}: {self.group.organisations} organisations, {len(self.members)} values"
                raise StripCannotBeDrawn(message)
        if any(value <= 0 for value in drawn):
            message = f"{self.subject}: a ratio must be above 0 to have a place on this axis"
            raise StripCannotBeDrawn(message)

    @property
    def is_dots(self) -> bool:
        """Say whether the group is too small for quartiles."""
        return self.group is not None and self.group.organisations < FEWEST_FOR_QUARTILES

    @property
    def kind(self) -> str:
        return "Ratio around 1"

    @property
    def printed(self) -> str:
        """Return the ratio as text, or the words for a withheld one."""
        return numbers.ratio(self.value)

    @property
    def both_rates(self) -> str:
        """Return both rates in words: "9.8% and 4.0%"."""
        return " and ".join(numbers.figure(rate.value, self.rate_unit) for rate in (self.compared, self.reference))

    @property
    def when(self) -> str:
        return self.words.when

    @property
    def finding(self) -> str:
        if isinstance(self.value, Withheld):
            return f"{self.subject}: {numbers.withheld_words(self.value)}"
        if self.words.finding is not None:
            return self.words.finding
        who = self.compared.label[:1].upper() + self.compared.label[1:]
        return f"{who}: {self.printed} times as {self.likely} ({self.both_rates})"

    @property
    def measured(self) -> str:
        against = f", against {numbers.count(self.group.organisations)} {self.words.group_name}" if self.group else ""
        return (
            f"{self.subject}: {self.compared.label} compared with {self.reference.label}. "
            f"{self.words.whom}, {self.words.when}{against}. 1.0 means the same for both."
        )

    @property
    def key_numbers(self) -> str:
        if isinstance(self.value, Withheld):
            return ""
        return f"{self.printed} times; {self.both_rates}"

    def table(self) -> ChartTable:
        rates = (self.compared, self.reference)
        rows = [("Ratio, this trust", self.printed)]
        rows += [(f"Rate, {rate.label}", numbers.figure(rate.value, self.rate_unit)) for rate in rates]
        group = self.group
        if group is not None:
            rows.append(("Lowest ratio", numbers.ratio(group.minimum)))
            if not self.is_dots:
                rows.append(("Median ratio", numbers.ratio(group.median)))
                rows.append(("Middle half", numbers.span(group.q1, group.q3, numbers.RATIO)))
            rows.append(("Highest ratio", numbers.ratio(group.maximum)))
            rows.append(("Organisations", numbers.count(group.organisations)))
        return ChartTable(self.measured, ("What", "Value"), tuple(rows))

    @property
    def reach(self) -> float:
        """Return the highest ratio on the axis: a power of 2, at least 2; the lowest is its inverse."""
        drawn = [] if isinstance(self.value, Withheld) else [self.value]
        if self.group is not None:
            drawn += [self.group.minimum, self.group.maximum]
        farthest = max((abs(math.log2(value)) for value in drawn), default=1.0)
        return float(2 ** max(1, math.ceil(farthest - 1e-9)))

    def at(self, value: float) -> float:
        """Return where a ratio is drawn, 0 to 1; 1.0 stands in the middle."""
        return 0.5 + 0.5 * math.log2(value) / math.log2(self.reach)

    def wide(self) -> Drawing:
        return self._drawing(size=16)

    def narrow(self) -> Drawing:
        return self._drawing(size=14)

    def _drawing(self, *, size: int) -> Drawing:
        middle, floor = 46, 78
        marks: list[Mark] = [Line(0, floor, 1, floor, tone="hair", width=1)]
        marks += self._ticks(floor, size)
        # It begins below the value, which often stands right above it.
        marks.append(Line(0.5, 32, 0.5, floor, tone="ink", width=1.5))
        marks += self._group_marks(middle)
        if isinstance(self.value, Withheld):
            marks.append(Label(0.5, 14, self.printed, "middle", size=size, tone="soft"))
        else:
            at = self.at(self.value)
            anchor: Anchor = "start" if at < 0.2 else "end" if at > 0.8 else "middle"
            marks.append(Disc(at, middle, 9, fill="paper", stroke="swell", stroke_width=2, is_value=True))
            marks.append(Disc(at, middle, 5, fill="swell", is_value=True))
            marks.append(Label(at, 25, f"{self.printed} times", anchor, size=size, tone="swell", weight=650))
        return Drawing(floor + 46, tuple(marks), bleed=BLEED)

    def _ticks(self, floor: int, size: int) -> list[Mark]:
        marks: list[Mark] = [Label(0.5, floor + 40, SAME, "middle", size=size, tone="soft")]
        power = round(math.log2(self.reach))
        for exponent in range(-power, power + 1):
            at = self.at(2.0**exponent)
            anchor: Anchor = "start" if at == 0 else "end" if at == 1 else "middle"
            marks.append(Line(at, floor, at, floor + 5, tone="line", width=1))
            # On a phone the numbers of a long axis would touch: every other one is left out.
            if size > 14 or power < 3 or exponent % 2 == 0:
                marks.append(Label(at, floor + 21, f"{2.0**exponent:g}", anchor, size=size, tone="soft"))
        return marks

    def _group_marks(self, middle: int) -> list[Mark]:
        group = self.group
        if group is None:
            return []
        marks: list[Mark] = [Line(self.at(group.minimum), middle, self.at(group.maximum), middle)]
        if self.is_dots:
            return marks + [Disc(self.at(member), middle, 5, fill="paper", stroke="line") for member in self.members]
        left = self.at(group.q1)
        marks.append(Box(left, middle - 8, self.at(group.q3) - left, 16, fill="hair"))
        marks.append(Line(self.at(group.median), middle - 12, self.at(group.median), middle + 12, tone="ink", width=2))
        return marks
