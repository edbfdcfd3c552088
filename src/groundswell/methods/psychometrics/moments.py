"""Sums of items and of their products: all that is kept of rows. Card: docs/methods/psychometrics/moments.md"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


class NotEnoughAnswers(ValueError):
    """Too few answers, or answers without any spread, for a statistic to exist."""


@dataclass(frozen=True, eq=False)
class ItemSums:
    """What a count keeps of the rows of some items: for every pair of items, over the people who answered both.

    `counts[i, j]` people answered both, `totals[i, j]` is their sum of item i, `squares[i, j]` of its square and
    `products[i, j]` of i times j; so the diagonals are for each item alone. Sums add up: `of_one_unit + of_another`
    is of both.
    """

    items: tuple[str, ...]
    counts: Floats
    totals: Floats
    squares: Floats
    products: Floats

    def __post_init__(self) -> None:
        """Refuse sums whose shapes do not fit the items; raise ValueError."""
        size = (len(self.items), len(self.items))
        if any(part.shape != size for part in self._tables()):
            message = f"every sum of {len(self.items)} items must be a table of {size}"
            raise ValueError(message)
        if len(set(self.items)) != len(self.items):
            message = "an item is named twice"
            raise ValueError(message)

    def _tables(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the four tables in the order of the fields."""
        return self.counts, self.totals, self.squares, self.products

    @classmethod
    def from_rows(cls, rows: ArrayLike, items: Sequence[str], *, complete: bool = False) -> "ItemSums":
        """Return the sums of rows (people x items, NaN for missing); with `complete`, only of rows without NaN."""
        table = np.asarray(rows, dtype=np.float64)
        if table.ndim != 2 or table.shape[1] != len(items):
            message = f"rows must be a table with {len(items)} columns"
            raise ValueError(message)
        answered = ~np.isnan(table)
        if complete:
            table = table[answered.all(axis=1)]
            answered = ~np.isnan(table)
        values, present = np.where(answered, table, 0.0), answered.astype(np.float64)
        return cls(tuple(items), present.T @ present, values.T @ present, (values**2).T @ present, values.T @ values)

    def __add__(self, other: "ItemSums") -> "ItemSums":
        """Return the sums over the people of both; raise ValueError when they are of other items."""
        if self.items != other.items:
            message = "sums of different items cannot be added"
            raise ValueError(message)
        return ItemSums(
            self.items, *(mine + theirs for mine, theirs in zip(self._tables(), other._tables(), strict=True))
        )

    def moments(self) -> "Moments":
        """Return means, variances and covariances (divisor n - 1); raise NotEnoughAnswers below two people a pair."""
        if self.counts.size == 0 or self.counts.min() < 2:
            message = "every pair of items must have been answered by two people or more"
            raise NotEnoughAnswers(message)
        covariance = (self.products - self.totals * self.totals.T / self.counts) / (self.counts - 1)
        variances = (self.squares - self.totals**2 / self.counts) / (self.counts - 1)
        return Moments(self.items, self.counts, np.diag(self.totals) / np.diag(self.counts), covariance, variances)


@dataclass(frozen=True, eq=False)
class Moments:
    """Means (one per item) and covariances (divisor n - 1) of items, with how many people each pair rests on.

    `variances[i, j]` is the variance of item i over the people who answered j too: its diagonal is each item's own.
    """

    items: tuple[str, ...]
    counts: Floats
    means: Floats
    covariance: Floats
    variances: Floats

    @classmethod
    def from_rows(cls, rows: ArrayLike, items: Sequence[str], *, complete: bool = False) -> "Moments":
        """Return the moments of rows (people x items, NaN for missing): pairwise, or of complete rows only."""
        return ItemSums.from_rows(rows, items, complete=complete).moments()

    @property
    def complete(self) -> bool:
        """Whether every figure rests on the same number of people."""
        return bool(np.all(self.counts == self.counts.flat[0]))

    @property
    def n(self) -> int:
        """The smallest number of people that a figure rests on."""
        return int(self.counts.min())

    @cached_property
    def correlation(self) -> Floats:
        """Covariances over each item's own spread (R `cov2cor`); raises NotEnoughAnswers when an item has none."""
        self._need_spread()
        spread = np.sqrt(np.diag(self.covariance))
        correlation: Floats = self.covariance / np.outer(spread, spread)
        return correlation

    @cached_property
    def pearson(self) -> Floats:
        """The correlations, each over the people who answered both (R `cor(use = "pairwise")`).

        Equal to `correlation` where everybody answered everything; raises NotEnoughAnswers like it.
        """
        self._need_spread()
        correlation: Floats = self.covariance / np.sqrt(self.variances * self.variances.T)
        return correlation

    def _need_spread(self) -> None:
        """Raise NotEnoughAnswers when an item has no spread, alone or beside another."""
        if not np.all(self.variances > 0):
            flat = [item for item, beside in zip(self.items, self.variances, strict=True) if not beside.min() > 0]
            message = f"everybody gave the same answer to {', '.join(flat)}, so it correlates with nothing"
            raise NotEnoughAnswers(message)

    def pick(self, items: Sequence[str]) -> "Moments":
        """Return the moments of some of the items, in the order given; KeyError for an item that is not here."""
        place = {item: index for index, item in enumerate(self.items)}
        at = [place[item] for item in items]
        both = np.ix_(at, at)
        return Moments(tuple(items), self.counts[both], self.means[at], self.covariance[both], self.variances[both])

    def turn(self, items: Sequence[str], *, lowest: float, highest: float) -> "Moments":
        """Return the moments with these items read the other way round: x becomes lowest + highest - x."""
        turned = np.array([item in set(items) for item in self.items])
        sign = np.where(turned, -1.0, 1.0)
        means = np.where(turned, lowest + highest - self.means, self.means)
        return Moments(self.items, self.counts, means, self.covariance * np.outer(sign, sign), self.variances)
