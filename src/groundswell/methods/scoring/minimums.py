"""How many answers a person needs for a score, and how sure that is. Card: docs/methods/scoring/staff-survey.md"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from groundswell.methods.scoring.rules import ScoreRule
from groundswell.vocabulary.provenance import Mark


class AssumedMinimum(StrEnum):
    """What to take where no source tells the minimum: at least half of the parts, or every one."""

    HALF = "half"
    ALL = "all"


class Origin(StrEnum):
    """Where a minimum came from: the rules, the caller for this one score, or a choice for all unknown ones."""

    RULE = "rule"
    OVERRIDE = "override"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Minimum:
    """How many of a score's `of` items, or of an element's sub-scores, a person must have for a value."""

    score: str
    answered: int
    of: int
    origin: Origin
    mark: Mark

    @property
    def is_verified(self) -> bool:
        """Whether a source documents it; a number the caller chose is never verified."""
        return self.origin is Origin.RULE and self.mark is Mark.DOCUMENTED


class UnknownMinimum(ValueError):
    """No source tells how many answers these scores need, and the caller chose none."""

    def __init__(self, scores: tuple[str, ...]) -> None:
        super().__init__(", ".join(scores))
        self.scores = scores

    def sentence(self) -> str:
        """Return what is not known and what the caller may do."""
        return (
            f"It is not known how many answers a person needs for {', '.join(self.scores)}. "
            "Give a number for each, or choose one assumption for all; results will say so."
        )


class MinimumOutOfReach(ValueError):
    """A minimum below one, or above what the score has."""

    def __init__(self, minimum: Minimum) -> None:
        super().__init__(minimum.score)
        self.minimum = minimum

    def sentence(self) -> str:
        """Return what was asked and what is possible."""
        one = self.minimum
        return f"{one.score} cannot need {one.answered} answers: give a number from 1 to {one.of}."


class UnverifiedRules(ValueError):
    """Official scores were asked for, but rules they need are unverified; carries each rule's name."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__(", ".join(rules))
        self.rules = rules

    def sentence(self) -> str:
        """Return which rules no source documents."""
        return (
            f"No official scores can be given, because these rules are unverified: {'; '.join(self.rules)}. "
            "Check them in the publisher's technical guide and correct the pack, or ask for scores that say so."
        )


def minimums(
    rules: Sequence[ScoreRule], *, override: Mapping[str, int], assume: AssumedMinimum | None
) -> dict[str, Minimum]:
    """Return the minimum of every score by its id: the caller's, else the rule's, else the assumption.

    Raises UnknownMinimum naming every score that has none of these, or MinimumOutOfReach.
    """
    found = {rule.id: _minimum(rule, override.get(rule.id), assume) for rule in rules}
    unknown = tuple(score for score, one in found.items() if one is None)
    if unknown:
        raise UnknownMinimum(unknown)
    known = {score: one for score, one in found.items() if one is not None}
    for one in known.values():
        if not 1 <= one.answered <= one.of:
            raise MinimumOutOfReach(one)
    return known


def unverified_rules(rules: Sequence[ScoreRule], found: Mapping[str, Minimum]) -> tuple[str, ...]:
    """Return what is unverified in scoring people by these rules and minimums, one phrase per rule.

    That elements average sub-scores person by person is one of them (METHODS 1.2, point 2).
    """
    phrases = []
    for rule in rules:
        one = found[rule.id]
        if not rule.is_rule_verified:
            phrases.append(f"{rule.id}: what the answers are worth")
        if rule.parts:
            phrases.append(f"{rule.id}: the mean of each person's sub-scores, at least {one.answered} of {one.of}")
        elif not one.is_verified:
            phrases.append(f"{rule.id}: at least {one.answered} of {one.of} answers{_chosen(one)}")
    return tuple(phrases)


def _minimum(rule: ScoreRule, override: int | None, assume: AssumedMinimum | None) -> Minimum | None:
    of = len(rule.items) or len(rule.parts)
    mark = rule.minimum_mark or Mark.UNVERIFIED
    if override is not None:
        return Minimum(rule.id, override, of, Origin.OVERRIDE, Mark.UNVERIFIED)
    if rule.minimum_answered is not None:
        return Minimum(rule.id, rule.minimum_answered, of, Origin.RULE, mark)
    if assume is None:
        return None
    answered = of if assume is AssumedMinimum.ALL else (of + 1) // 2
    return Minimum(rule.id, answered, of, Origin.ASSUMED, Mark.UNVERIFIED)


def _chosen(minimum: Minimum) -> str:
    chosen = {Origin.RULE: "", Origin.OVERRIDE: " (chosen for this analysis)", Origin.ASSUMED: " (assumed)"}
    return chosen[minimum.origin]
