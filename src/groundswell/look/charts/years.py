"""Years: a measure over the years, joined only where the years may be compared (EXPERIENCE 6.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from groundswell.look import numbers, phrases
from groundswell.look.charts.marks import Disc, Drawing, Label, Line, Mark
from groundswell.look.charts.text_width import lines
from groundswell.look.charts.words import ChartTable, Words
from groundswell.look.numbers import PERCENT, RATIO, SCORE, Unit
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Figure, Withheld

HEIGHT, FLOOR = 150, 122
BLEED = 12
_HIGHEST, _LOWEST = 34, 96

# The least difference that fills the height, by what the unit calls a difference.
_LEAST_SPAN = {PERCENT.difference: 10.0, SCORE.difference: 1.0, RATIO.difference: 1.0}


class YearsCannotBeDrawn(ValueError):
    """The years contradict each other; the message says how. A mistake of ours, not of a person."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year's value. `break_reason` says why it cannot be compared with the year before; empty when it can."""

    year: int
    value: Figure
    break_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A measure of one organisation in time order, in one vintage. Raises YearsCannotBeDrawn otherwise."""

    words: Words
    subject: str
    unit: Unit
    better: Better
    years: tuple[Year, ...]

    def __post_init__(self) -> None:
        if not self.years or any(earlier.year >= later.year for earlier, later in pairwise(self.years)):
            message = f"{self.subject}: years must be given once each and in time order"
            raise YearsCannotBeDrawn(message)

    @property
    def kind(self) -> str:
        return "Years"

    @property
    def comparable(self) -> tuple[tuple[int, float], ...]:
        """Return the last years that may be compared with each other, as (year, value); empty when there are none."""
        run: list[tuple[int, float]] = []
        for year in reversed(self.years):
            if isinstance(year.value, Withheld):
                break
            run.append((year.year, year.value))
            if year.break_reason:
                break
        return tuple(reversed(run))

    @property
    def finding(self) -> str:
        """Return direction and size since the first comparable year, or that there are no comparable figures."""
        last = self.years[-1]
        if isinstance(last.value, Withheld):
            return f"{self.subject}: {numbers.withheld_words(last.value)} in {last.year}"
        if self.words.finding is not None:
            return self.words.finding
        run = self.comparable
        if len(run) < 2:
            return f"{self.subject}: no comparable figures before {last.year}"
        (since, before), (_, after) = run[0], run[-1]
        # The difference of the printed values is what a reader can check.
        change = float(numbers.rounded(after, self.unit.decimals) - numbers.rounded(before, self.unit.decimals))
        if change == 0:
            return f"{self.subject}: the same in {last.year} as in {since}"
        size = numbers.points(abs(change), self.unit)
        return f"{self.subject}: {size} {'higher' if change > 0 else 'lower'} in {last.year} than in {since}"

    @property
    def when(self) -> str:
        first, last = self.years[0].year, self.years[-1].year
        return f"{first} to {last}" if first != last else f"{first}"

    @property
    def measured(self) -> str:
        unit = f", {self.unit.words}" if self.unit.words else ""
        return (
            f"{self.subject}{unit}. {self.words.whom}, {self.when}. {phrases.better_words(self.better).capitalize()}."
        )

    @property
    def key_numbers(self) -> str:
        ends = (self.years[0], self.years[-1]) if len(self.years) > 1 else (self.years[0],)
        return "; ".join(f"{year.year} {numbers.figure(year.value, self.unit)}" for year in ends)

    def table(self) -> ChartTable:
        rows = tuple(
            (str(year.year), numbers.figure(year.value, self.unit), self._comparison(at))
            for at, year in enumerate(self.years)
        )
        return ChartTable(self.measured, ("Year", "This trust", "Comparable with the year before"), rows)

    def wide(self) -> Drawing:
        return self._drawing(size=16, width=600)

    def narrow(self) -> Drawing:
        return self._drawing(size=14, width=270)

    def _comparison(self, at: int) -> str:
        year = self.years[at]
        if at == 0:
            return "first year shown"
        if year.break_reason:
            return f"no: {year.break_reason}"
        if isinstance(year.value, Withheld) or isinstance(self.years[at - 1].value, Withheld):
            return "no: a value is withheld"
        return "yes"

    def _drawing(self, *, size: int, width: int) -> Drawing:
        notes = [line for note in self._notes() for line in lines(note, size=size, width=width)]
        step = size + 6
        below = [Label(0, HEIGHT + size + step * at, line, size=size, tone="soft") for at, line in enumerate(notes)]
        marks = (Line(0, FLOOR, 1, FLOOR, tone="hair", width=1), *self._lines(), *self._points(size), *below)
        return Drawing(HEIGHT + step * len(notes) + (8 if notes else 0), marks, bleed=BLEED)

    def _notes(self) -> Iterator[str]:
        """Yield what the gaps mean, in words below the axis: there is room for it at every width."""
        reasons = {year.break_reason for year in self.years[1:]}
        one_reason = reasons.pop() if len(reasons) == 1 and len(self.years) > 2 else ""
        if one_reason:
            yield f"No year can be compared with another: {one_reason}"
        for at, year in enumerate(self.years):
            if isinstance(year.value, Withheld):
                yield f"{year.year}: {numbers.withheld_words(year.value)}"
            if at > 0 and year.break_reason and not one_reason:
                yield f"{year.year} cannot be compared with {self.years[at - 1].year}: {year.break_reason}"

    def _x(self, year: int) -> float:
        first, last = self.years[0].year, self.years[-1].year
        return 0.5 if first == last else 0.06 + 0.88 * (year - first) / (last - first)

    def _y(self, value: float) -> float:
        shown = [year.value for year in self.years if not isinstance(year.value, Withheld)]
        # A span of its own would make a shift of one point look like a leap.
        middle = (min(shown) + max(shown)) / 2
        span = max(max(shown) - min(shown), _LEAST_SPAN[self.unit.difference])
        return _LOWEST - (_LOWEST - _HIGHEST) * (value - (middle - span / 2)) / span

    def _lines(self) -> Iterator[Mark]:
        for earlier, later in pairwise(self.years):
            gap = (self._x(earlier.year) + self._x(later.year)) / 2
            if later.break_reason:
                yield Line(gap, _HIGHEST - 12, gap, FLOOR, tone="line", width=1, dash="3 4")
            elif not isinstance(earlier.value, Withheld) and not isinstance(later.value, Withheld):
                yield Line(self._x(earlier.year), self._y(earlier.value), self._x(later.year), self._y(later.value))

    def _points(self, size: int) -> Iterator[Mark]:
        last = len(self.years) - 1
        for at, year in enumerate(self.years):
            x = self._x(year.year)
            yield Label(x, HEIGHT - 8, str(year.year), "middle", size=size, tone="soft")
            if isinstance(year.value, Withheld):
                continue
            y = self._y(year.value)
            printed = numbers.figure(year.value, self.unit)
            if at == last:
                yield Disc(x, y, 9, fill="paper", stroke="swell", stroke_width=2, is_value=True)
                yield Disc(x, y, 5, fill="swell", is_value=True)
                yield Label(x, y + self._beside(at, above=-15, below=27), printed, "middle", size, "swell", 650)
                continue
            yield Disc(x, y, 5, fill="paper", stroke="line", stroke_width=2, is_value=True)
            if at == 0:
                yield Label(x, y + self._beside(at, above=-12, below=23), printed, "middle", size, "soft")

    def _beside(self, at: int, *, above: float, below: float) -> float:
        """Return where a label stands so that the line to the neighbouring year does not run through it."""
        neighbour = self.years[at + 1 if at == 0 else at - 1] if len(self.years) > 1 else self.years[at]
        value, other = self.years[at].value, neighbour.value
        if isinstance(value, Withheld) or isinstance(other, Withheld):
            return above
        return below if other > value else above
