"""How many measures stand out, and how many would by chance. Card: docs/methods/comparison/standing-out.md"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class ChanceCount:
    """Measures observed outside a part of the range, and how many a typical member of the group has there."""

    observed: int
    of: int
    expected: float


def expected_outside_middle_half(group_sizes: Sequence[int]) -> float:
    """Return how many measures a typical member has outside its group's middle half, one group size per measure.

    Exact for values without ties: of n members, those strictly outside type-7 quartiles number 2 x ceil((n-1)/4) for
    n > 1. Nothing is assumed about how measures move together: an expectation needs no independence.
    """
    return sum(2 * ceil((size - 1) / 4) / size for size in group_sizes if size > 1)


def in_outer_part(size: int, *, share: float) -> int:
    """Return how many members at each end make up this share of a group; at least one."""
    return max(1, round(size * share))


def expected_in_outer_part(group_sizes: Sequence[int], *, share: float) -> float:
    """Return how many measures a typical member has among the outermost members at either end."""
    return sum(2 * in_outer_part(size, share=share) / size for size in group_sizes if size > 1)
