"""The groups of a wave as the gate takes them, with a place for those who are in a group itself or did not say."""

from collections.abc import Iterable, Mapping

from groundswell.disclosure.cube import EVERYBODY

# Whoever works in a group itself although it has parts, and whoever did not say.
ITSELF, UNKNOWN = "/itself", "/unknown"


def place_of(group: str, parents: Mapping[str, str]) -> str:
    """Return the smallest group that a person is in who named this one: its own place in a group that has parts.

    Whoever named nothing, or a group that is not there, is among those who did not say.
    """
    if group not in parents:
        return UNKNOWN
    return f"{group}{ITSELF}" if group in parents.values() else group


def with_places(parents: Mapping[str, str], places: Iterable[str]) -> dict[str, str]:
    """Return every group with the one it lies in, "" meaning everybody, and those places besides that somebody is in.

    `parents` names for each group the one it lies in, "" for none. A place that nobody is in is left out: it has no
    people to protect, and to hide that it is empty would cost other groups their results.
    """
    inside = {group: above or EVERYBODY for group, above in parents.items()}
    used = {place for place in places if place not in parents}
    return inside | {place: place.removesuffix(ITSELF) if place != UNKNOWN else EVERYBODY for place in sorted(used)}


def is_named(cell: tuple[str, ...]) -> bool:
    """Return whether a cell is one that a person would look for: no place among its groups."""
    return not any(group == UNKNOWN or group.endswith(ITSELF) for group in cell if group != EVERYBODY)
