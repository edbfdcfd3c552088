"""The sentence above a list of strips: where all its rows lie, with the name of one that lies apart from the rest."""

from collections import Counter
from collections.abc import Sequence

from groundswell.look import numbers
from groundswell.look.charts.strip import Strip
from groundswell.look.phrases import Side, side_words
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Withheld

OPPOSITE = {Side.FAVOURABLE: Side.UNFAVOURABLE, Side.UNFAVOURABLE: Side.FAVOURABLE}


def where_all_lie(strips: Sequence[Strip]) -> str:
    """Return how many of the rows lie on which side of the middle half, without a full stop, the most first.

    Rows without a side (withheld, too few to compare with, no better direction) are counted apart, never left out.
    """
    if len(strips) == 1:
        return strips[0].finding
    found = {side: [strip for strip in strips if strip.side is side] for side in Side}
    rest = [_why(strip) for strip in strips if strip.side is None]
    told = [f"{_all(count, len(strips)) or count} {_agreed(why, count)}" for why, count in Counter(rest).items()]
    if len(rest) < len(strips):
        told.insert(0, _sides(found, len(strips)))
    return "; ".join(told)


def _sides(found: dict[Side, list[Strip]], of: int) -> str:
    placed = [strip for strips in found.values() for strip in strips]
    by_size = all(strip.better is Better.HIGHER and not strip.is_burden for strip in placed)
    first = max(found, key=lambda side: len(found[side]))
    most = len(found[first])
    said = f"{_all(most, of) or f'{most} of {of}'} {_agreed('lies', most)} {side_words(first, by_size=by_size)}"
    if most == of:
        return f"{said} of similar trusts"
    # The other side of the most comes last, so that its one row can be named.
    for side in sorted(found, key=lambda side: side is OPPOSITE.get(first)):
        if side is first or not found[side]:
            continue
        count = len(found[side])
        said += f", {count} {side_words(side, by_size=by_size, middle='it')}"
        if count == 1 and (most == of - 1 or side is OPPOSITE.get(first)):
            said += f": {found[side][0].label}"
    return said


def _why(strip: Strip) -> str:
    """Return in the singular why a row has no side."""
    if isinstance(strip.value, Withheld):
        words = numbers.withheld_words(strip.value)
        return f"is {words}"
    if strip.better is Better.NEUTRAL:
        return "has no better direction"
    if strip.group is None or strip.group.organisations == 1:
        return "has no other organisation to compare with"
    return "has too few organisations beside it for a middle half"


def _all(count: int, of: int) -> str:
    """Return "All 6" where all are meant, else nothing."""
    return "" if count < of else "Both" if of == 2 else f"All {of}"


def _agreed(verb: str, count: int) -> str:
    """Return a phrase that begins with a verb in the singular as it is said of so many."""
    if count == 1:
        return verb
    first, _, rest = verb.partition(" ")
    plural = {"is": "are", "has": "have", "lies": "lie"}[first]
    return f"{plural} {rest}".rstrip().replace(" beside it ", " beside them ")
