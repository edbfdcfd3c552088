"""From units to additive tables: every whole is the sum of its parts, what nobody listed included."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from groundswell.disclosure.breakdown import TRUST, Breakdown, Crossed, MoreThanTheWhole, Unit, UnknownParent
from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.disclosure.tree import SLACK, Parts, Span, Table

# Nobody's unit: people of the whole whom no unit of this kind lists, and what rounding left over.
UNLISTED, ROUNDING = "\x00unlisted", "\x00rounding"


@dataclass(frozen=True, slots=True)
class Division:
    """The units of one kind directly below one unit."""

    whole: str
    kind: str
    parts: tuple[str, ...]


def divisions(breakdown: Breakdown) -> tuple[Division, ...]:
    """Return how the trust and its units fall apart, from the trust down.

    Raises Crossed for a unit that stands twice, UnknownParent for one that lies nowhere or in itself.
    """
    units: dict[str, Unit] = {}
    for unit in breakdown.units:
        if unit.key in units or unit.key == TRUST:
            raise Crossed(unit.key)
        units[unit.key] = unit
    groups: dict[tuple[str, str], list[str]] = {}
    for unit in breakdown.units:
        if unit.parent != TRUST and unit.parent not in units:
            raise UnknownParent(unit.key, unit.parent)
        groups.setdefault((unit.parent, unit.kind), []).append(unit.key)
    ordered: list[Division] = []
    wholes = [TRUST]
    for whole in wholes:
        for (parent, kind), parts in groups.items():
            if parent == whole:
                ordered.append(Division(whole, kind, tuple(parts)))
                wholes += parts
    unreached = [key for key in units if key not in wholes]
    if unreached:
        raise UnknownParent(unreached[0], units[unreached[0]].parent)
    return tuple(ordered)


def count_table(
    shape: tuple[Division, ...], counts: Mapping[str, int | None], *, reach: Callable[[str], float] = lambda _cell: inf
) -> Table:
    """Return the table of how many people each unit has. None is a count the contractor withheld.

    `reach` gives the highest count a unit could have for all anybody knows. A whole without a count of its own is the
    sum of its largest set of parts. Raises MoreThanTheWhole.
    """
    values = _resolved(shape, counts)
    reaches: dict[str, Span] = {cell: Span(0, reach(cell)) for cell in values}
    made: list[Parts] = []
    for division in shape:
        if division.whole not in values:
            continue
        own = counts.get(division.whole) is not None
        blank = [part for part in division.parts if part not in values] if own else []
        parts = [part for part in division.parts if part in values]
        rest = values[division.whole] - sum(values[part] for part in parts)
        if rest < -SLACK:
            raise MoreThanTheWhole(
                division.whole,
                division.kind,
                parts=round(values[division.whole] - rest),
                whole=round(values[division.whole]),
            )
        for part in blank:
            # What the contractor withheld was small; more than that must be people whom nobody lists.
            values[part] = min(rest / len(blank), SMALLEST_GROUP - 1)
            reaches[part] = Span(0, reach(part))
        parts += blank
        rest -= sum(values[part] for part in blank)
        if rest > SLACK:
            unlisted = f"{division.whole}{UNLISTED}{division.kind}"
            values[unlisted], reaches[unlisted] = rest, Span(0, inf)
            parts.append(unlisted)
        made.append(Parts(division.whole, tuple(parts)))
    return Table(TRUST, tuple(made), values, reaches)


def sum_table(counts: Table, values: Mapping[str, float], *, most: float) -> Table:
    """Return the table of sums of answers over the same cells: mean times people, each person 0 to `most`.

    `values` are means by unit; a cell without one takes an even share of what its whole leaves. Sums of rounded means
    do not meet exactly, so every division carries what rounding left over as a constant.
    """
    sums = {cell: values[cell] * counts.values[cell] for cell in counts.values if cell in values}
    made: list[Parts] = []
    reaches = {cell: Span(0, most * people) for cell, people in counts.values.items()}
    for division in reversed(counts.divisions):
        if division.whole not in sums and all(part in sums for part in division.parts):
            sums[division.whole] = sum(sums[part] for part in division.parts)
    sums.setdefault(TRUST, sum(sums.get(part, 0.0) for part in counts.divisions[0].parts) if counts.divisions else 0.0)
    for division in counts.divisions:
        sums.setdefault(division.whole, 0.0)
        open_parts = [part for part in division.parts if part not in sums]
        rest = sums[division.whole] - sum(sums[part] for part in division.parts if part in sums)
        people = sum(counts.values[part] for part in open_parts)
        for part in open_parts:
            even = rest * counts.values[part] / people if people else 0.0
            sums[part] = min(max(even, 0.0), reaches[part].high)
        gap = f"{division.whole}{ROUNDING}{len(made)}"
        sums[gap] = sums[division.whole] - sum(sums[part] for part in division.parts)
        reaches[gap] = Span(sums[gap], sums[gap])
        made.append(Parts(division.whole, (*division.parts, gap)))
    return Table(TRUST, tuple(made), sums, _covering(reaches, sums))


def _resolved(shape: tuple[Division, ...], counts: Mapping[str, int | None]) -> dict[str, float]:
    values = {cell: float(count) for cell, count in counts.items() if count is not None}
    for whole, sums in _sums_upwards(shape, values):
        if whole not in values and sums > 0:
            values[whole] = sums
    values.setdefault(TRUST, 0.0)
    return values


def _sums_upwards(shape: tuple[Division, ...], values: dict[str, float]) -> Iterator[tuple[str, float]]:
    wholes = dict.fromkeys(division.whole for division in reversed(shape))
    for whole in wholes:
        yield (
            whole,
            max(sum(values.get(part, 0.0) for part in division.parts) for division in shape if division.whole == whole),
        )


def _covering(reaches: dict[str, Span], sums: dict[str, float]) -> dict[str, Span]:
    # A mean of 10.0 that was rounded up may lie a hair above what its people can give.
    return {cell: Span(min(span.low, sums[cell]), max(span.high, sums[cell])) for cell, span in reaches.items()}
