"""One verdict from the findings of several tools. Card: docs/methods/synthesis/diagnosis.md"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
from math import exp, fsum, log

from groundswell.methods.synthesis.finding import Finding

# What tools share (people, history): six that agree are not six experiments.
SHARED = 0.5
# No single finding may be surer than this.
LEAST, MOST = 0.05, 0.95
# A chance that carries a verdict, one that denies it, and what a strength must stay under.
SURE, UNSURE, EVEN = 0.80, 0.20, 0.50
# Two sources disagree where one is above and the other below.
SAYS_SO, SAYS_NOT = 0.7, 0.3
# Findings of at least this weight can disagree, and findings must weigh this together.
WEIGHS, ENOUGH, FEWEST_TOOLS = 0.67, 1.0, 2


class Verdict(StrEnum):
    """What can be said of an element. That nothing can be told is an answer."""

    CONCERN = "concern"
    STRENGTH = "strength"
    NOT_A_CONCERN = "not a concern"
    MIXED = "mixed"
    INSUFFICIENT = "insufficient"
    NO_CLEAR_SIGNAL = "no clear signal"


class Agreement(StrEnum):
    """How two tools stand to each other on an element."""

    AGREEMENT = "agreement"
    PARTIAL = "partial"
    SILENCE = "silence"
    DISSONANCE = "dissonance"


@dataclass(frozen=True, slots=True)
class Combined:
    """All findings together: `p` the chance of worse than acceptable, `q` of better than good."""

    p: float
    q: float
    verdict: Verdict


def combined(findings: Iterable[Finding], *, shared: float = SHARED) -> Combined:
    """Return the verdict on an element from the findings of all tools, at most one of each tool.

    `shared` is how much the tools are taken to repeat each other, 0 (not at all) to 1. Findings that rest on the same
    evidence count once. Without findings both chances are even, and the verdict is insufficient.
    """
    counted = deduplicated(findings)
    weights = [one.weight for one in counted]
    return weighed(counted, weights, shared=shared)


def weighed(findings: Sequence[Finding], weights: Sequence[float], *, shared: float) -> Combined:
    """Return the verdict with these weights in place of the findings' own, which still say whether they disagree."""
    tempering = tempered(len(findings), shared=shared)
    p, q = (
        logistic(tempering * fsum(weight * logit(chance) for weight, chance in zip(weights, chances, strict=True)))
        for chances in ([one.reading.p for one in findings], [one.reading.q for one in findings])
    )
    return Combined(p, q, verdict_without_chances(findings) or verdict_of(p, q))


def tempered(tools: int, *, shared: float) -> float:
    """Return by how much the findings of so many tools are tempered for what they share."""
    return 1 / (1 + (tools - 1) * shared) if tools else 1.0


def verdict_without_chances(findings: Sequence[Finding]) -> Verdict | None:
    """Return the verdict that holds whatever the chances are: too little, or sources that disagree."""
    if fsum(one.weight for one in findings) < ENOUGH or len({one.tool for one in findings}) < FEWEST_TOOLS:
        return Verdict.INSUFFICIENT
    return Verdict.MIXED if is_dissonant(findings) else None


def verdict_of(p: float, q: float) -> Verdict:
    """Return the verdict on combined chances, where there is enough and sources do not disagree."""
    if p >= SURE:
        return Verdict.CONCERN
    if q >= SURE and p < EVEN:
        return Verdict.STRENGTH
    return Verdict.NOT_A_CONCERN if p <= UNSURE and q < SURE else Verdict.NO_CLEAR_SIGNAL


def is_dissonant(findings: Iterable[Finding]) -> bool:
    """Return whether a source of numbers and one of words, both of some weight, say the opposite."""
    heavy = [one for one in findings if one.weight >= WEIGHS]
    numbers = [one for one in heavy if one.is_quantitative]
    words = [one for one in heavy if not one.is_quantitative]
    return any(disagree(one, other) for one, other in product(numbers, words))


def disagree(one: Finding, other: Finding) -> bool:
    """Return whether one says so and the other says not, of what is wrong or of what is good."""
    pairs = ((one.reading.p, other.reading.p), (one.reading.q, other.reading.q))
    return any(max(pair) > SAYS_SO and min(pair) < SAYS_NOT for pair in pairs)


def triangulated(tools: Sequence[str], findings: Iterable[Finding]) -> dict[tuple[str, str], Agreement]:
    """Return how each pair of tools stands to each other, in the order of the tools."""
    of = {one.tool: one for one in findings}
    return {(one, other): _between(of.get(one), of.get(other)) for one, other in combinations(tools, 2)}


def deduplicated(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those whose evidence is all in one that weighs as much or more.

    They come in an order that depends on what they say and not on what tools are called.
    """
    kept: list[Finding] = []
    for one in sorted(findings, key=lambda finding: (-finding.weight, -len(finding.evidence), finding.tool)):
        if not one.evidence or not any(one.evidence <= other.evidence for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda finding: (finding.weight, finding.reading.p, finding.reading.q, finding.tool)))


def _between(one: Finding | None, other: Finding | None) -> Agreement:
    if one is None or other is None:
        return Agreement.SILENCE
    if disagree(one, other):
        return Agreement.DISSONANCE
    return Agreement.AGREEMENT if _leaning(one) == _leaning(other) else Agreement.PARTIAL


def _leaning(finding: Finding) -> str:
    if finding.reading.p > SAYS_SO:
        return "gap"
    return "strength" if finding.reading.q > SAYS_SO else "neither"


def logit(chance: float) -> float:
    """Return the log odds of a chance that is held between the least and the most a finding may say."""
    held = min(max(chance, LEAST), MOST)
    return log(held / (1 - held))


def logistic(value: float) -> float:
    """Return the chance of log odds."""
    return 1 / (1 + exp(-value))
