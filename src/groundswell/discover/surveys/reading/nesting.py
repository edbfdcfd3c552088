"""What lies in what: units that lie in each other, however many, and how deep each of the others lies."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)


def loops_in(inside: Mapping[Place, Place | None]) -> list[list[Place]]:
    """Return every round of places that lie in each other, once, each from the one it was met at inwards to outwards.

    `inside` maps each place to the one it lies in; those that lie in none, or are no key, lie in no round.
    """
    known: set[Place] = set()
    found = []
    for start in inside:
        way: dict[Place, int] = {}
        at: Place | None = start
        while at is not None and at in inside and at not in known and at not in way:
            way[at] = len(way)
            at = inside[at]
        if at is not None and at in way:
            found.append(list(way)[way[at] :])
        known.update(way)
    return found


def depths_in(inside: Mapping[Place, Place | None]) -> dict[Place, int]:
    """Return how deep each place lies: 1 for one that lies in none. Those in a round, or inside one, are left out."""
    found: dict[Place, int] = {}
    lost: set[Place] = set()
    for start in inside:
        way: dict[Place, None] = {}
        at: Place | None = start
        while at is not None and at not in found and at not in lost and at not in way:
            way[at] = None
            at = inside.get(at)
        if at is not None and at not in found:
            lost.update(way)
            continue
        depth = found[at] if at is not None else 0
        for place in reversed(way):
            depth += 1
            found[place] = depth
    return found
