"""Units of one trust on one scale: the shape “estimate with interval” without its interval, which the files lack.

In the trust's own order, never by value. Every number comes from the gate; a unit that is not shown has no mark.
"""

from dataclasses import dataclass, replace
from typing import Self

from groundswell.disclosure.released import Kind, Released, Shown, words_of
from groundswell.look import phrases
from groundswell.look.charts.marks import Disc, Drawing, Label, Line, Mark
from groundswell.look.charts.text_width import text_width
from groundswell.look.charts.words import ChartTable, Words
from groundswell.vocabulary.range import Better

WHOLE_TRUST = "Whole trust"
# No gap smaller than this share of the drawing looks large: two points of a score, twenty of a percentage.
LEAST_SPAN = {Kind.MEAN: 2.0, Kind.SHARE: 20.0}
HIGHEST = {Kind.MEAN: 10.0, Kind.SHARE: 100.0}
WIDE, NARROW = 640, 320
HEADER = ("Unit", "Part of", "Value", "Answers")
PART_OF = HEADER.index("Part of")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit: its name, the unit it lies in or "", and what may be seen of it."""

    name: str
    part_of: str
    value: Released
    answers: Released

    def cells(self) -> tuple[str, ...]:
        """Return the unit as a row of the table."""
        return (self.name, self.part_of, words_of(self.value), words_of(self.answers))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStrips:
    """One measure across the units of one kind, beside the trust's own unweighted figure.

    `among` holds every unit where this is a part of a longer list: all parts share its scale and its finding. `part`
    says which one it is.
    """

    words: Words
    label: str
    measured_as: Kind
    counted: str
    better: Better
    trust: UnitLine
    units: tuple[UnitLine, ...]
    among: tuple[UnitLine, ...] = ()
    part: str = ""

    @property
    def kind(self) -> str:
        return "Units beside their trust"

    @property
    def when(self) -> str:
        return self.words.when

    @property
    def subject(self) -> str:
        return self.label

    @property
    def shown(self) -> tuple[float, ...]:
        """The values of the units that may be seen, those of the other parts included."""
        return tuple(unit.value.value for unit in self.among or self.units if isinstance(unit.value, Shown))

    @property
    def spread(self) -> str:
        """Where the units lie, in words; no unit is named, because lowest and highest would be a ranking."""
        if len(self.shown) < 2:
            return "too few units can be shown to compare"
        low, high = (self._printed(end) for end in (min(self.shown), max(self.shown)))
        return f"all units shown at {low}" if low == high else f"units between {low} and {high}"

    @property
    def finding(self) -> str:
        if self.words.finding is not None:
            return self.words.finding
        said = f"{self.label}: {self.spread}"
        return f"{said}, whole trust {words_of(self.trust.value)}" if isinstance(self.trust.value, Shown) else said

    @property
    def measured(self) -> str:
        better = phrases.better_words(self.better).capitalize()
        said = f"{self.label}, {self.counted}. {self.words.whom}, {self.words.when}. Unweighted. {better}."
        return f"{said} {self.part}." if self.part else said

    @property
    def key_numbers(self) -> str:
        units = self.among or self.units
        hidden = sum(not isinstance(unit.value, Shown) for unit in units)
        found = [f"{self.trust.name} {words_of(self.trust.value)}", self.spread]
        return "; ".join([*found, f"{hidden} of {len(units)} units not shown"] if hidden else found)

    def table(self) -> ChartTable:
        return listed(self.measured, HEADER, (self.trust.cells(), *(unit.cells() for unit in self.units)))

    def in_parts(self, most: int) -> list[Self]:
        """Return the units in parts of even length, at most so many in each, the whole trust at the head of each."""
        count = -(-len(self.units) // most)
        if count < 2:
            return [self]
        size = -(-len(self.units) // count)
        starts = range(0, len(self.units), size)
        return [
            replace(
                self,
                units=self.units[start : start + size],
                among=self.units,
                part=f"Part {number} of {len(starts)}",
            )
            for number, start in enumerate(starts, 1)
        ]

    def wide(self) -> Drawing:
        return self._drawing(left=0.44, row=34, size=16, width=WIDE)

    def narrow(self) -> Drawing:
        return self._drawing(left=0.0, row=48, size=14, width=NARROW)

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the scale: everything shown, with room, and never so near that a small gap looks large."""
        shown = [*self.shown, *([self.trust.value.value] if isinstance(self.trust.value, Shown) else [])]
        if not shown:
            return 0.0, HIGHEST[self.measured_as]
        low, high = min(shown), max(shown)
        room = max(LEAST_SPAN[self.measured_as] - (high - low), 0.1 * (high - low)) / 2
        return max(0.0, low - room), min(HIGHEST[self.measured_as], high + room)

    def _printed(self, value: float) -> str:
        return f"{value:.0f}%" if self.measured_as is Kind.SHARE else f"{value:.1f}"

    def _at(self, value: float, left: float) -> float:
        low, high = self.ends
        return left + (1 - left) * (value - low) / (high - low)

    def _drawing(self, *, left: float, row: int, size: int, width: int) -> Drawing:
        below = row if left == 0 else 0
        lines = (self.trust, *self.units)
        height = row * len(lines) + 30
        marks: list[Mark] = []
        if isinstance(self.trust.value, Shown):
            at = self._at(self.trust.value.value, left)
            marks.append(Line(at, 4, at, height - 30, tone="swell", width=1.5, dash="2 4"))
        for number, line in enumerate(lines):
            top = number * row
            text = top + (18 if below else row / 2 + 5)
            middle = top + (34 if below else row / 2)
            room = (0.8 if below else left - 0.12) * width
            indent = 14 if line.part_of else 0
            name = _fitting(line.name, room - indent, size)
            is_trust = line is self.trust
            marks.append(Label(0, text, name, size=size, dx=indent, weight=600 if is_trust else 400))
            is_shown = isinstance(line.value, Shown)
            marks.append(
                Label(
                    1 if below else left - 0.03,
                    text,
                    words_of(line.value),
                    "end",
                    size=size,
                    tone="ink" if is_shown else "soft",
                    weight=600 if is_shown else 400,
                )
            )
            marks.append(Line(left, middle, 1, middle, tone="hair", width=1))
            if isinstance(line.value, Shown):
                here = self._at(line.value.value, left)
                fill = "paper" if is_trust else "swell"
                marks.append(Disc(here, middle, 7, fill=fill, stroke="swell", stroke_width=2, is_value=True))
        low, high = self.ends
        marks.append(Label(left, height - 8, self._printed(low), "start", size=14, tone="soft"))
        marks.append(Label(1, height - 8, self._printed(high), "end", size=14, tone="soft"))
        return Drawing(height, tuple(marks), bleed=12)


def listed(caption: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> ChartTable:
    """Return a table of units, without the column that says what they lie in where none lies in another."""
    if any(row[PART_OF] for row in rows):
        return ChartTable(caption, header, rows)
    return ChartTable(caption, _without(header), tuple(_without(row) for row in rows))


def _without(row: tuple[str, ...]) -> tuple[str, ...]:
    return (*row[:PART_OF], *row[PART_OF + 1 :])


def _fitting(text: str, room: float, size: int) -> str:
    """Return a name shortened to the room beside its drawing; the table below has it whole."""
    if text_width(text, size=size, weight=600) <= room:
        return text
    while text and text_width(f"{text}…", size=size, weight=600) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
