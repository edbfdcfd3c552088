"""Where answers lie in a box: by their keys alone, so that the file says nothing of who came before whom.

An ordered hash table (Amble & Knuth 1974): every key has a home among the slots; whoever finds a greater key in the way
takes its place, and that one goes on to the next slot. In whatever order keys come, the same lie in the same slots.
"""

from collections.abc import Callable
from math import ceil

EMPTY = bytes(32)
# Of the slots, so many are filled when everybody has answered: few are then looked at to find one.
FILLED = 0.8
FEWEST_SLOTS = 64


class Full(RuntimeError):
    """No slot is left: more keys than the box was made for."""


def slots_for(people: int) -> int:
    """Return how many slots a box needs in which so many may answer."""
    return max(FEWEST_SLOTS, slots_more(people))


def slots_more(people: int) -> int:
    """Return how many slots more a box needs for so many more people."""
    return ceil(people / FILLED)


def places(key_at: Callable[[int], bytes], slots: int, key: bytes) -> list[int]:
    """Return the slots that change when a key is put in.

    The key goes into the first; what lay in each goes into the next. A key that is in already has the one slot it lies
    in. `key_at` says which key lies in a slot, EMPTY for none. Raises Full.
    """
    at, carried = home_of(key, slots), key
    changed: list[int] = []
    for _ in range(slots):
        found = key_at(at)
        if found == carried:
            return [at]
        if found == EMPTY:
            return [*changed, at]
        if carried < found:
            changed.append(at)
            carried = found
        at = (at + 1) % slots
    raise Full


def home_of(key: bytes, slots: int) -> int:
    """Return the slot in which a key lies when nothing is in its way. Keys are hashes already."""
    return int.from_bytes(key[:8], "big") % slots
