"""Whether a verdict would stand if tools were weighed otherwise. Card: docs/methods/synthesis/stability.md"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from groundswell.methods.synthesis.diagnosis import (
    SHARED,
    Combined,
    Verdict,
    combined,
    deduplicated,
    is_dissonant,
    logistic,
    logit,
    tempered,
    verdict_of,
    verdict_without_chances,
)
from groundswell.methods.synthesis.finding import Finding

SHARED_TRIED = (0.0, 0.5, 0.9)
DRAWS = 1000
# How closely drawn weights keep to the findings' own: at 20, a third of the weight varies by about a tenth either way.
CLOSENESS = 20.0
STABLE, FAIRLY_STABLE = 0.9, 0.7
FEWEST_FOR_HIGH = 3


class Overall(StrEnum):
    """How sure the verdict on an element is."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What becomes of a verdict.

    `same_share` is the share of drawn weights, under every tempering tried, that give the same verdict; `by_shared`
    the verdict under each tempering with the findings' own weights; `without` the verdict without each tool.
    """

    same_share: float
    by_shared: dict[float, Verdict]
    without: dict[str, Verdict]

    def is_unchanged_by_leaving_one_out(self, verdict: Verdict) -> bool:
        """Return whether no single tool carries the verdict."""
        return all(one == verdict for one in self.without.values())


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The verdict on an element with all that it rests on."""

    findings: tuple[Finding, ...]
    combined: Combined
    sensitivity: Sensitivity
    confidence: Overall

    @property
    def verdict(self) -> Verdict:
        return self.combined.verdict


def diagnose(findings: Iterable[Finding], *, rng: np.random.Generator, shared: float = SHARED) -> Diagnosis:
    """Return the verdict on an element, how it changes with weights and tools, and how sure it is."""
    counted = deduplicated(findings)
    whole = combined(counted, shared=shared)
    sensitivity = Sensitivity(
        same_share=_same_share(counted, whole.verdict, rng),
        by_shared={one: combined(counted, shared=one).verdict for one in SHARED_TRIED},
        without={
            left.tool: combined([one for one in counted if one.tool != left.tool], shared=shared).verdict
            for left in counted
        },
    )
    return Diagnosis(counted, whole, sensitivity, _overall(counted, whole.verdict, sensitivity))


def _same_share(findings: tuple[Finding, ...], verdict: Verdict, rng: np.random.Generator) -> float:
    if verdict_without_chances(findings) is not None:
        # Weights have no say in it.
        return 1.0
    own = np.array([one.weight for one in findings])
    drawn = rng.dirichlet(CLOSENESS * own / own.sum(), size=DRAWS) * own.sum()
    sums = drawn @ np.array([[logit(one.reading.p), logit(one.reading.q)] for one in findings])
    same = sum(
        verdict_of(logistic(tempering * p), logistic(tempering * q)) == verdict
        for tempering in (tempered(len(findings), shared=shared) for shared in SHARED_TRIED)
        for p, q in sums.tolist()
    )
    return same / (DRAWS * len(SHARED_TRIED))


def _overall(findings: tuple[Finding, ...], verdict: Verdict, sensitivity: Sensitivity) -> Overall:
    kinds = {one.is_quantitative for one in findings}
    is_broad = len(findings) >= FEWEST_FOR_HIGH and kinds == {True, False} and not is_dissonant(findings)
    is_steady = sensitivity.is_unchanged_by_leaving_one_out(verdict) and all(
        one == verdict for one in sensitivity.by_shared.values()
    )
    if verdict == Verdict.INSUFFICIENT:
        return Overall.LOW
    if is_broad and is_steady and sensitivity.same_share >= STABLE:
        return Overall.HIGH
    return Overall.MODERATE if sensitivity.same_share >= FAIRLY_STABLE else Overall.LOW
