"""Fixed phrases shared by every page, chart and document (EXPERIENCE 6.3 and 7)."""

from collections.abc import Sequence
from enum import StrEnum

from groundswell.look import numbers
from groundswell.vocabulary.range import Better, GroupRange, Position

HIGHER_IS_BETTER = "higher is better"
LOWER_IS_BETTER = "lower is better"
NEITHER_IS_BETTER = "neither direction is better"
ONLY_ONE = "the only one of its kind"

_BETTER = {Better.HIGHER: HIGHER_IS_BETTER, Better.LOWER: LOWER_IS_BETTER, Better.NEUTRAL: NEITHER_IS_BETTER}

_PLAIN = {
    Position.TOP_END: "top end of the range",
    Position.TOP_QUARTER: "top quarter",
    Position.MIDDLE_HALF: "middle half",
    Position.LOWEST_QUARTER: "lowest quarter",
    Position.LOWER_END: "lower end of the range",
}
# Where lower is better, the phrase speaks of favourable, so that nobody reads "top" as praise.
_FAVOURABLE = {
    Position.TOP_END: "least favourable end of the range",
    Position.TOP_QUARTER: "least favourable quarter",
    Position.MIDDLE_HALF: "middle half",
    Position.LOWEST_QUARTER: "most favourable quarter",
    Position.LOWER_END: "most favourable end of the range",
}


class Side(StrEnum):
    """On which side of its group's middle half a value lies, by what is favourable and not by size."""

    FAVOURABLE = "favourable"
    MIDDLE = "middle"
    UNFAVOURABLE = "unfavourable"


_MIDDLE_HALF = "the middle half"
# "Above" is said only where nobody can take it for the opposite: not of burnout, nor where lower is better.
_BY_SIZE = {Side.FAVOURABLE: "above {}", Side.MIDDLE: "in {}", Side.UNFAVOURABLE: "below {}"}
_BY_FAVOUR = {
    Side.FAVOURABLE: "on the favourable side of {}",
    Side.MIDDLE: "in {}",
    Side.UNFAVOURABLE: "on the unfavourable side of {}",
}


def labelled(label: str, *, is_burden: bool) -> str:
    """Return a score's label; one named after something bad says that higher is better."""
    return f"{label} ({HIGHER_IS_BETTER})" if is_burden else label


def side_words(side: Side, *, by_size: bool, middle: str = _MIDDLE_HALF) -> str:
    """Return where values lie, e.g. "above the middle half"; `middle` may be "it" where it was named before.

    by_size says "above" and "below": only where for every value told of higher is better and sounds so.
    """
    return (_BY_SIZE if by_size else _BY_FAVOUR)[side].format(middle)


def better_words(better: Better) -> str:
    """Return which way is better, in words."""
    return _BETTER[better]


def position_phrase(value: float, group: GroupRange, *, unit: numbers.Unit, better: Better) -> str:
    """Return where an unrounded value lies on its group's range, in the fixed phrases.

    A value that prints like a quartile is "on the edge of" the middle half, because a reader who compares the
    printed numbers could not tell. The ends of the range are told first. Groups too small for quartiles have no
    phrase but their ends: see `dots_phrase`.
    """
    position = group.position_of(value)
    phrases = _FAVOURABLE if better is Better.LOWER else _PLAIN
    if position in {Position.TOP_END, Position.LOWER_END}:
        return phrases[position]
    printed = numbers.rounded(value, unit.decimals)
    at_q1 = printed == numbers.rounded(group.q1, unit.decimals)
    at_q3 = printed == numbers.rounded(group.q3, unit.decimals)
    if at_q1 and at_q3:
        return "middle half"
    if at_q3:
        side = "less favourable" if better is Better.LOWER else "upper"
        return f"on the {side} edge of the middle half"
    if at_q1:
        side = "more favourable" if better is Better.LOWER else "lower"
        return f"on the {side} edge of the middle half"
    return phrases[position]


def dots_phrase(*, lower: int, higher: int, better: Better) -> str:
    """Return where a value lies among a handful of others: how many lie lower and higher, no quartile, no rank."""
    phrases = _FAVOURABLE if better is Better.LOWER else _PLAIN
    if lower == 0 and higher == 0:
        return "the same as the others"
    if higher == 0:
        return phrases[Position.TOP_END]
    if lower == 0:
        return phrases[Position.LOWER_END]
    return "between the others"


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
