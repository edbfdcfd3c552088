"""What leaves the gate: a rounded value, or that it is not shown. A page can be given nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from groundswell.vocabulary.withheld import PROTECTED, Withheld

_KEY = object()
COUNT_STEP = 5


class Kind(StrEnum):
    """What a shown value counts, and so how far it is rounded."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"


class NotThroughTheGate(TypeError):
    """Somebody tried to make a shown value without the gate."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that may be shown, rounded already: counts to 5, shares to whole per cent, means to one decimal.

    Only the functions below make one, and only the gate calls them; a raw number cannot be put in its place.
    """

    kind: Kind
    value: float
    key: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.key is not _KEY:
            raise NotThroughTheGate

    @property
    def words(self) -> str:
        """The value as it is printed everywhere: "about 1,235", "64%", "6.4"."""
        if self.kind is Kind.COUNT:
            return f"about {self.value:,.0f}"
        return f"{self.value:.0f}%" if self.kind is Kind.SHARE else f"{self.value:.1f}"


Released = Shown | Withheld
NOT_SHOWN = PROTECTED


def shown_count(count: int) -> Shown:
    """Return a count to the nearest 5."""
    return Shown(Kind.COUNT, float(_rounded(count / COUNT_STEP, 0) * COUNT_STEP), _KEY)


def shown_share(share: float) -> Shown:
    """Return a share in per cent, 0 to 100, as a whole number."""
    return Shown(Kind.SHARE, float(_rounded(share, 0)), _KEY)


def shown_mean(mean: float) -> Shown:
    """Return a mean with one decimal."""
    return Shown(Kind.MEAN, float(_rounded(mean, 1)), _KEY)


ROUNDING: dict[Kind, Callable[[float], Shown]] = {Kind.SHARE: shown_share, Kind.MEAN: shown_mean}


def words_of(cell: Released) -> str:
    """Return a cell as text; a withheld one in the one wording that every protected cell has."""
    return cell.words if isinstance(cell, Shown) else "not shown"


def _rounded(value: float, decimals: int) -> Decimal:
    # Half up on the decimal a person would read, as everywhere in the product (look.numbers).
    exact = Decimal(f"{value:.15g}")
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
