"""Whether every item points the same way as the rest of its score. Card: docs/methods/scoring/staff-survey.md

A published pipeline once scored time pressure upside down and nobody saw it. An item that runs against the rest of
its own score is the sign of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import atanh, sqrt
from operator import add
from typing import Any

import narwhals as nw

from groundswell.methods.scoring.rules import ScoreRule

# With fewer rows a correlation says nothing about direction.
FEWEST_ROWS = 30
# Standard errors below zero at which chance is no longer an excuse; about a hundred items are looked at together.
_BEYOND_CHANCE = 3.0
# Below this variance (square points) an item or the rest of its score is one and the same value for everybody.
_NO_SPREAD = 1e-12
_SUMS = ("n", "x", "y", "xx", "yy", "xy")


@dataclass(frozen=True, slots=True)
class ItemDirection:
    """How an item goes with the mean of its score's other items: a correlation over rows, None without any spread."""

    score: str
    question: str
    correlation: float | None
    rows: int

    @property
    def is_against(self) -> bool:
        """Whether the item does not go with the rest: a correlation of zero or less, over enough rows to tell."""
        return self.correlation is not None and self.rows >= FEWEST_ROWS and self.correlation <= 0

    @property
    def is_beyond_chance(self) -> bool:
        """Whether it runs against the rest by more than chance would give an item that goes with it."""
        if self.correlation is None or not self.is_against:
            return False
        return atanh(max(self.correlation, -0.999999)) * sqrt(self.rows - 3) < -_BEYOND_CHANCE

    def sentence(self) -> str:
        """Return one sentence for a person who checks the rules."""
        return (
            f"{self.score}: “{self.question}” does not go with the rest of the score (correlation "
            f"{self.correlation or 0:+.2f} over {self.rows} rows); it may be scored upside down."
        )


class ItemsRunAgainst(ValueError):
    """Items run against the rest of their score, so no score of these rules can be trusted."""

    def __init__(self, items: tuple[ItemDirection, ...]) -> None:
        super().__init__(", ".join(f"{one.score}: {one.question}" for one in items))
        self.items = items

    def sentence(self) -> str:
        """Return one sentence for a person who checks the rules."""
        return " ".join(one.sentence() for one in self.items)


def check_directions(directions: Sequence[ItemDirection]) -> None:
    """Raise ItemsRunAgainst, naming each, if any item runs against the rest of its score beyond chance."""
    wrong = tuple(one for one in directions if one.is_beyond_chance)
    if wrong:
        raise ItemsRunAgainst(wrong)


def item_directions(
    frame: nw.LazyFrame[Any], rules: Sequence[ScoreRule], *, within: str | None = None
) -> tuple[ItemDirection, ...]:
    """Return every item's correlation with the mean of the other items of its score, in the rules' order.

    frame has one row per person or organisation with item scores in columns named by `ItemRule.column`, null where
    there is none. within names a column of groups whose means are taken out first: differences between kinds of
    organisations can turn a correlation round although every kind agrees (clear responsibilities in M_3, 2024).
    Scores of one item have no rest and are left out.
    """
    many = [rule for rule in rules if len(rule.items) > 1]
    if not many:
        return ()
    pairs = [(rule, item.question, item.column) for rule in many for item in rule.items]
    prepared = frame.with_columns(
        *[_sum([nw.col(item.column).fill_null(0.0) for item in rule.items]).alias(f"{rule.id}.sum") for rule in many],
        *[
            _sum([nw.when(nw.col(item.column).is_null()).then(0).otherwise(1) for item in rule.items]).alias(
                f"{rule.id}.answered"
            )
            for rule in many
        ],
    )
    paired = prepared.select(
        *([within] if within else []),
        *[_rest(rule, column).alias(f"{place}.y") for place, (rule, _, column) in enumerate(pairs)],
        *[nw.col(column).cast(nw.Float64).alias(f"{place}.x") for place, (_, _, column) in enumerate(pairs)],
    )
    sums = [one for place in range(len(pairs)) for one in _sums(place)]
    totals = paired.group_by(within).agg(*sums) if within else paired.select(*sums)
    groups = list(totals.collect().iter_rows(named=True))
    return tuple(
        ItemDirection(rule.id, question, _correlation(groups, place), sum(group[f"{place}.n"] for group in groups))
        for place, (rule, question, _) in enumerate(pairs)
    )


def _rest(rule: ScoreRule, column: str) -> nw.Expr:
    """The mean of a row's other items; null where the item itself, or all others, are missing."""
    others = nw.col(f"{rule.id}.answered") - 1
    return nw.when(others > 0).then((nw.col(f"{rule.id}.sum") - nw.col(column)) / others)


def _sums(place: int) -> list[nw.Expr]:
    y = nw.col(f"{place}.y")
    x = nw.when(~y.is_null()).then(nw.col(f"{place}.x"))
    made = (y.count(), x.sum(), y.sum(), (x * x).sum(), (y * y).sum(), (x * y).sum())
    return [one.alias(f"{place}.{name}") for name, one in zip(_SUMS, made, strict=True)]


def _correlation(groups: Sequence[dict[str, float]], place: int) -> float | None:
    """Pool the sums of squares around each group's own mean."""
    sxx = syy = sxy = rows = 0.0
    for group in groups:
        n, x, y, xx, yy, xy = (group[f"{place}.{name}"] for name in _SUMS)
        if n:
            sxx, syy, sxy, rows = sxx + xx - x * x / n, syy + yy - y * y / n, sxy + xy - x * y / n, rows + n
    if not rows or min(sxx, syy) / rows < _NO_SPREAD:
        return None
    return sxy / sqrt(sxx * syy)


def _sum(terms: Sequence[nw.Expr]) -> nw.Expr:
    return reduce(add, terms)
