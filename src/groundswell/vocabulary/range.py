"""A value's place among organisations of the same benchmark group."""

from dataclasses import dataclass
from enum import StrEnum

from groundswell.vocabulary.rounding import rounded


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
        """Return where an unrounded value lies on this range.

        The ends are told before the quarters, so a value equal to the maximum is the top end; but where all members
        have one and the same value nobody stands at an end. A value equal to a quartile belongs to the middle half.
        """
        if value == self.minimum == self.maximum:
            return Position.MIDDLE_HALF
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
        """Return whether value and a quartile are printed alike, so that words must say "on the edge of"."""
        return rounded(value, decimals) in {rounded(self.q1, decimals), rounded(self.q3, decimals)}
