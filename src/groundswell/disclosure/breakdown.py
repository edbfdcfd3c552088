"""What the gate is asked about: units of one trust in one wave, with what they answered. Never leaves the gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from groundswell.disclosure.released import Kind

TRUST = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one unit: how many people it rests on, and their mean (0 to 10) or share (0 to 100)."""

    answers: int
    value: float


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as the contractor gave it.

    `key` is unique in the breakdown; `parent` is another unit's key, or TRUST. Units of one kind below one parent
    are disjoint: nobody is in two. None means that the contractor withheld it. `eligible` and `responded` come from
    the response rates; `answers` from the results. `is_public` says that somebody else has published the unit's
    numbers, so that hiding them protects nobody. `name` is what people call it, in small letters, wherever it lies.
    """

    key: str
    kind: str
    parent: str = TRUST
    answers: int | None = None
    eligible: int | None = None
    responded: int | None = None
    measures: Mapping[str, Measured] = field(default_factory=dict)
    is_public: bool = False
    name: str = ""

    @property
    def has_rate(self) -> bool:
        """Whether both the headcount and the number of answers were given."""
        return self.eligible is not None and self.responded is not None

    @property
    def people(self) -> int | None:
        """How many people answered, from the results or else from the response rates; None where neither says."""
        return self.responded if self.answers is None else self.answers


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All units of one wave, the trust's own row if there is one, and what kind of value each measure has."""

    units: tuple[Unit, ...]
    measures: Mapping[str, Kind]
    trust: Unit | None = None


class BadBreakdown(ValueError):
    """The units contradict each other, so that nobody could say what would protect whom."""


class Crossed(BadBreakdown):
    """A unit stands in the breakdown twice: tables that cross two groupings are never released here."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class UnknownParent(BadBreakdown):
    """A unit lies in a unit that is not in the breakdown, or in itself."""

    def __init__(self, key: str, parent: str) -> None:
        super().__init__(key)
        self.key = key
        self.parent = parent


class MoreThanTheWhole(BadBreakdown):
    """The units of one kind have more people together than the unit they lie in."""

    def __init__(self, parent: str, kind: str, *, parts: int, whole: int) -> None:
        super().__init__(parent)
        self.parent = parent
        self.kind = kind
        self.parts = parts
        self.whole = whole


def most(kind: Kind) -> float:
    """Return the highest value one person can give a measure of this kind."""
    return 100.0 if kind is Kind.SHARE else 10.0
