"""What may be shown of counts of people. Card: docs/methods/workforce/small-numbers.md"""

from collections.abc import Iterable, Mapping, Sequence

from groundswell.disclosure.thresholds import SMALLEST_GROUP

STEP = 5
# One hidden row could be worked out from the total and the rows that are shown.
FEWEST_HIDDEN = 2

Counts = Mapping[str, Sequence[int]]


def rounded(count: float) -> int:
    """Return a count to the nearest five, halves up: the only form in which one of people leaves this room."""
    return int((count + STEP / 2) // STEP * STEP)


def rows_shown(counts: Counts, *, threshold: int = SMALLEST_GROUP, within: Iterable[str] | None = None) -> set[str]:
    """Return the rows of an additive table that may be shown; none where a column's total is below the threshold.

    A row is hidden where any of its cells is below the threshold, nothing included. What is hidden has to come to the
    threshold in every column, over at least two rows: else the smallest of the other rows is hidden too. With `within`
    only those rows are thought of.
    """
    columns = list(zip(*counts.values(), strict=True))
    if any(sum(column) < threshold for column in columns):
        return set()
    allowed = set(counts) if within is None else set(within)
    shown = {name for name, cells in counts.items() if name in allowed and min(cells) >= threshold}
    while shown and len(shown) < len(counts):
        hidden = [cells for name, cells in counts.items() if name not in shown]
        if len(hidden) >= FEWEST_HIDDEN and all(sum(column) >= threshold for column in zip(*hidden, strict=True)):
            break
        shown.remove(min(shown, key=lambda name: (min(counts[name]), name)))
    return shown


def may_show(part: int, whole: int, *, threshold: int = SMALLEST_GROUP) -> bool:
    """Return whether a part of some people may be shown: both it and the rest are large enough."""
    return part >= threshold and whole - part >= threshold


def shown_versions(groups: Sequence[frozenset[int]], *, threshold: int = SMALLEST_GROUP) -> tuple[bool, ...]:
    """Return of each group, in the order in which they were defined, whether its tables may be shown.

    A group that differs from one shown before by a few people, in either direction, would tell about those few.
    """
    before: list[frozenset[int]] = []
    found = []
    for group in groups:
        few = any(0 < len(one - other) < threshold for old in before for one, other in ((group, old), (old, group)))
        found.append(not few)
        if not few:
            before.append(group)
    return tuple(found)
