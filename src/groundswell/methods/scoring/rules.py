"""Scoring rules as data: which answers of which questions make a score. Card: docs/methods/scoring/staff-survey.md"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from groundswell.vocabulary.provenance import Mark

Points = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ItemRule:
    """One question's part in a score: what each answer is worth, 0 to 10.

    `is_mixed` marks a question asked only of some staff, whose weight in the mean must be estimated from bases.
    `left_out` are the question's other answers, for example "does not apply", which count as not answered.
    """

    question: str
    points: Points
    is_mixed: bool = False
    left_out: frozenset[str] = frozenset()

    @property
    def column(self) -> str:
        """The column of this item's score; the same question may be worth different points in another score."""
        return f"{self.question}|{'|'.join(f'{answer}={worth:g}' for answer, worth in self.points.items())}"


@dataclass(frozen=True, slots=True)
class Gate:
    """A yes-or-no question that decides whether the items count: people who say no score 0.

    People who give one of its other answers, `left_out`, have no score.
    """

    question: str
    yes: frozenset[str]
    no: frozenset[str]
    left_out: frozenset[str] = frozenset()


class ReadsAs(StrEnum):
    """What a score's name sounds like to somebody who has not been told that higher is better for every score."""

    MERIT = "merit"
    BURDEN = "burden"


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """One score: a mean of items (a sub-score) or a mean of other scores (an element or theme).

    `rule_mark` concerns the rule on answer shares. `minimum_answered` is how many answered items a person needs, or
    for an element how many of its sub-scores; `minimum_mark` says how sure that is, and both matter only where rows
    of respondents are scored. `tolerance` is the difference allowed to a published score, in score points.
    `reads_as` is BURDEN where the name speaks of something bad, such as burnout, although higher is better.
    """

    id: str
    label: str
    parent: str | None
    items: tuple[ItemRule, ...]
    parts: tuple[str, ...]
    gate: Gate | None
    rule_mark: Mark
    minimum_answered: int | None
    minimum_mark: Mark | None
    tolerance: float
    note: str = ""
    reads_as: ReadsAs = ReadsAs.MERIT

    @property
    def is_rule_verified(self) -> bool:
        """Whether the rule on shares is documented or was recomputed against published scores."""
        return self.rule_mark in (Mark.DOCUMENTED, Mark.RECOMPUTED)

    @property
    def questions(self) -> tuple[str, ...]:
        """The stable names of the questions this rule uses directly, the gate's first."""
        gate = (self.gate.question,) if self.gate else ()
        return gate + tuple(item.question for item in self.items)
