"""A value's place among organisations of the same benchmark group."""

from dataclasses import dataclass
from enum import StrEnum


class Better(StrEnum):
    """Which direction of a measure is favourable to staff; neutral where neither is."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Position(StrEnum):
    """The fixed phrases for a place on the range; decided from unrounded values (EXPERIENCE 6.3)."""

    TOP_END = "top end of the range"
    TOP_QUARTER = "top quarter"
    MIDDLE_HALF = "middle half"
    LOWEST_QUARTER = "lowest quarter"
    LOWER_END = "lower end of the range"


@dataclass(frozen=True, slots=True)
class GroupRange:
    """The spread of one measure over a benchmark group, in the measure's own unit.

    `organisations` counts those with a published value, the organisation itself included.
    """

    organisations: int
    minimum: float
    q1: float
    median: float
    q3: float
    maximum: float

    def position_of(self, value: float) -> Position:
        """Return where an unrounded value of a member lies on this range.

        The ends are told before the quarters, so a value equal to the maximum is the top end.
        """
        if value >= self.maximum:
            return Position.TOP_END
        if value <= self.minimum:
            return Position.LOWER_END
        if value > self.q3:
            return Position.TOP_QUARTER
        if value < self.q1:
            return Position.LOWEST_QUARTER
        return Position.MIDDLE_HALF

    def edge_of(self, value: float, *, decimals: int) -> bool:
        """Return whether value and its nearer quartile are printed alike, so that words must say "on the edge of"."""
        printed = f"{value:.{decimals}f}"
        return printed in {f"{self.q1:.{decimals}f}", f"{self.q3:.{decimals}f}"}
