"""What one tool found of one cultural element, and how far to rely on it. Card: docs/methods/synthesis/finding.md"""

from dataclasses import dataclass
from enum import IntEnum
from math import sqrt

from scipy.special import betainc, ndtr

# The prior of a share of groups (Jeffreys): half a group for and half a group against.
PRIOR = 0.5
# How far above one p + q may lie through rounding.
SLACK = 1e-9


class Limit(IntEnum):
    """How much one component takes from the confidence in a finding, as GRADE-CERQual names it."""

    NONE = 0
    MINOR = 1
    MODERATE = 2
    SERIOUS = 3


class Confidence(IntEnum):
    """How far a finding can be relied on."""

    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4


WEIGHTS = {Confidence.HIGH: 1.0, Confidence.MODERATE: 0.67, Confidence.LOW: 0.33, Confidence.VERY_LOW: 0.10}
# What each level of a component takes off.
COSTS = {Limit.NONE: 0, Limit.MINOR: 0, Limit.MODERATE: 1, Limit.SERIOUS: 2}


class NotAReading(ValueError):
    """A probability outside 0 to 1, a p and a q that cannot both be true, or counts that cannot be."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The four components of confidence, as one rater judged them."""

    method: Limit = Limit.NONE
    coherence: Limit = Limit.NONE
    adequacy: Limit = Limit.NONE
    relevance: Limit = Limit.NONE

    @property
    def confidence(self) -> Confidence:
        """Start at high; a moderate limit takes one step, a serious one two; never below very low."""
        cost = sum(COSTS[one] for one in (self.method, self.coherence, self.adequacy, self.relevance))
        return Confidence(max(Confidence.VERY_LOW, Confidence.HIGH - cost))


@dataclass(frozen=True, slots=True)
class Reading:
    """How likely an element is worse than acceptable (`p`), and better than good (`q`), under one tool alone.

    Both cannot be true, so p + q is at most 1. Raises NotAReading.
    """

    p: float
    q: float

    def __post_init__(self) -> None:
        if not (0 <= self.p <= 1 and 0 <= self.q <= 1 and self.p + self.q <= 1 + SLACK):
            message = f"p = {self.p} and q = {self.q} are no chances of two things that exclude each other"
            raise NotAReading(message)


@dataclass(frozen=True, slots=True)
class Finding:
    """One tool's finding on an element. `evidence` are the ids of what it rests on."""

    tool: str
    reading: Reading
    confidence: Confidence
    is_quantitative: bool
    evidence: frozenset[str] = frozenset()

    @property
    def weight(self) -> float:
        """How much it counts, from 0.1 to 1."""
        return WEIGHTS[self.confidence]


def reading_of_groups(negative: int, positive: int, groups: int) -> Reading:
    """Return the reading of `groups` focus groups or interviews, of which some spoke negatively and some positively.

    p is the chance that more than half of all such groups would speak negatively, with Jeffreys' prior; q the same of
    positively. A group that spoke both ways is counted in neither. Raises NotAReading for counts that cannot be.
    """
    if min(negative, positive) < 0 or negative + positive > groups:
        message = f"{negative} negative and {positive} positive of {groups} groups cannot be"
        raise NotAReading(message)
    return Reading(_mostly(negative, groups), _mostly(positive, groups))


def reading_of_mean(
    mean: float,
    se: float,
    *,
    benchmark: float,
    smallest: float,
    more_between: float = 0.0,
    higher_is_better: bool = True,
) -> Reading:
    """Return the reading of a mean that is known to within a standard error, beside a benchmark.

    p is the chance that it lies further below the benchmark than `smallest`, the least difference that would matter;
    q that it lies further above. `more_between` is the benchmark's own standard error. All are in the mean's unit.
    Raises NotAReading where neither error is above 0, or `smallest` is below 0.
    """
    error = sqrt(se**2 + more_between**2)
    if error <= 0 or smallest < 0:
        message = "a mean without an error says nothing of chances"
        raise NotAReading(message)
    above = (mean - benchmark) * (1 if higher_is_better else -1)
    return Reading(float(ndtr((-smallest - above) / error)), float(ndtr((above - smallest) / error)))


def _mostly(count: int, groups: int) -> float:
    """Return P(pi > 1/2) with pi ~ Beta(count + 1/2, groups - count + 1/2)."""
    return 1.0 - float(betainc(count + PRIOR, groups - count + PRIOR, 0.5))
