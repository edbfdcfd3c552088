"""Age bands for tables: the ends joined until they are large enough, and who of a band may retire in time."""

from collections.abc import Mapping

from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.discover.workforce.reading.cells import NOT_STATED, OVER, UNDER
from groundswell.discover.workforce.reading.cells import STEP as WIDTH


def joined(counts: Mapping[str, tuple[int, ...]], *, threshold: int = SMALLEST_GROUP) -> dict[str, str]:
    """Return for each age band the band it is shown in: the youngest and the oldest are joined to their neighbours.

    Hardly anybody leads at 24 or at 66: without this the bands beside them would have to be hidden too.
    """
    bands = sorted((one for one in counts if one != NOT_STATED), key=first_age)
    groups = [[one] for one in bands]
    while len(groups) > 1 and _smallest(groups[0], counts) < threshold:
        groups[:2] = [groups[0] + groups[1]]
    while len(groups) > 1 and _smallest(groups[-1], counts) < threshold:
        groups[-2:] = [groups[-2] + groups[-1]]
    names = {NOT_STATED: NOT_STATED}
    for at, group in enumerate(groups):
        names |= dict.fromkeys(group, _name(group, is_first=at == 0))
    return names


def first_age(band: str) -> int:
    """Return the youngest age of a band; of "Under 35" the start of its last five years."""
    digits = "".join(sign for sign in band if sign.isdigit())[:2]
    return int(digits or 0) - (WIDTH if band.startswith("Under") else 0)


def reaching(band: str, *, age: int, years: int) -> float:
    """Return which share of a band reaches an age within some years, if ages in it are spread evenly."""
    return min(1.0, max(0.0, (first_age(band) + WIDTH - (age - years)) / WIDTH))


def _smallest(group: list[str], counts: Mapping[str, tuple[int, ...]]) -> int:
    return min(sum(column) for column in zip(*(counts[one] for one in group), strict=True))


def _name(group: list[str], *, is_first: bool) -> str:
    if len(group) == 1:
        return group[0]
    if is_first:
        last = group[-1]
        return "All ages" if last.startswith(str(OVER)) else f"Under {max(UNDER, first_age(last) + WIDTH)}"
    return f"{first_age(group[0])} and over"
