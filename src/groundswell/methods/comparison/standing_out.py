"""How many measures would stand out by chance. Card: docs/methods/comparison/standing-out.md"""

from collections.abc import Sequence
from math import ceil


def expected_outside_middle_half(group_sizes: Sequence[int]) -> float:
    """Return how many measures a typical member has outside its group's middle half, one group size per measure.

    Exact for values without ties: of n members, those strictly outside type-7 quartiles number 2 x ceil((n-1)/4) for
    n > 1. Nothing is assumed about how measures move together: an expectation needs no independence. With ties it is
    an upper bound. Own derivation.
    """
    return sum(2 * ceil((size - 1) / 4) / size for size in group_sizes if size > 1)
