"""Scores of people from their own answers. Card: docs/methods/scoring/staff-survey.md"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from groundswell.methods.scoring.minimums import (
    AssumedMinimum,
    Minimum,
    UnverifiedRules,
    minimums,
    unverified_rules,
)
from groundswell.methods.scoring.rules import Gate, ItemRule, ScoreRule


class UnknownAnswer(ValueError):
    """A row holds an answer that its question does not offer; carries the question and such answers."""

    def __init__(self, question: str, answers: tuple[str, ...], expected: tuple[str, ...]) -> None:
        super().__init__(question)
        self.question = question
        self.answers = answers
        self.expected = expected

    def sentence(self) -> str:
        """Return what was found and what the question offers."""
        return (
            f"Column “{self.question}” holds {', '.join(f'“{one}”' for one in self.answers)}; "
            f"expected one of {', '.join(self.expected)}, or nothing where the person did not answer."
        )


@dataclass(frozen=True, slots=True)
class RespondentScores:
    """Every person's scores, and what in them is unverified.

    frame has one row per person: the key columns, every item's score by `ItemRule.column`, and every score by its id,
    0 to 10, null where too little was answered. rules are those that could be scored. minimums are in their order;
    unverified holds one phrase per rule that no source documents, to be said wherever the scores are shown.
    """

    frame: nw.LazyFrame[Any]
    rules: tuple[ScoreRule, ...]
    minimums: tuple[Minimum, ...]
    unverified: tuple[str, ...]


def scores_from_respondents(
    frame: nw.LazyFrame[Any],
    rules: Sequence[ScoreRule],
    *,
    key: Sequence[str] = (),
    official: bool = False,
    minimum_override: Mapping[str, int] | None = None,
    assume_minimum: AssumedMinimum | None = None,
) -> RespondentScores:
    """Return the scores of every person from rows of answers, lazily.

    frame has one row per person, a column per question under its stable name holding answer codes, null where the
    person did not answer; answers worth no points ("does not apply", "don't know" outside question 15) count as not
    answered. Check codes with `check_answers` first: a code nobody knows counts as not answered too. A sub-score is
    the mean of the answered items if they reach the minimum; elements and themes are the mean of the person's
    sub-scores. A person who had no appraisal scores 0 for appraisals; one who cannot remember has no such score.
    Rules whose questions the frame lacks are left out.

    official=True fails closed: it raises UnverifiedRules, naming each, unless every rule used is documented. A score
    whose minimum no source tells needs minimum_override (score id to number) or assume_minimum, else UnknownMinimum.
    Raises ValueError if minimum_override names a score that the rules do not hold.
    """
    made = _rules_with_columns(frame, rules)
    override = minimum_override or {}
    strangers = sorted(set(override) - {rule.id for rule in rules})
    if strangers:
        message = f"minimum_override names {', '.join(strangers)}, which the rules do not hold"
        raise ValueError(message)
    found = minimums(made, override=override, assume=assume_minimum)
    unverified = unverified_rules(made, found)
    if official and unverified:
        raise UnverifiedRules(unverified)
    items = {item.column: item for rule in made for item in rule.items}
    subs = [rule for rule in made if rule.items]
    whole = [rule for rule in made if rule.parts]
    scored = frame
    for columns in (
        [item_worth(item).alias(name) for name, item in items.items()],
        [_sub_score(rule, found[rule.id].answered).alias(rule.id) for rule in subs],
        [_mean_if(rule.parts, found[rule.id].answered).alias(rule.id) for rule in whole],
    ):
        scored = scored.with_columns(*columns) if columns else scored
    scored = scored.select(*key, *items, *[rule.id for rule in made])
    return RespondentScores(scored, tuple(made), tuple(found[rule.id] for rule in made), unverified)


def item_worth(item: ItemRule) -> nw.Expr:
    """Return what a person's answer to one question is worth, 0 to 10; null where it is not counted."""
    answer = _answer(item.question)
    worth = _total([nw.when(answer == code).then(points).otherwise(0.0) for code, points in item.points.items()])
    return nw.when(answer.is_in(list(item.points))).then(worth)


def check_answers(frame: nw.LazyFrame[Any], rules: Sequence[ScoreRule]) -> None:
    """Raise UnknownAnswer for the first question whose column holds an answer that it does not offer.

    Reads the data. Without it a misspelt answer would pass as "not answered" and bend the scores silently.
    """
    made = _rules_with_columns(frame, rules)
    offered: dict[str, set[str]] = {}
    for rule in made:
        for item in rule.items:
            offered.setdefault(item.question, set()).update(item.points, item.left_out)
        if rule.gate is not None:
            offered.setdefault(rule.gate.question, set()).update(rule.gate.yes, rule.gate.no, rule.gate.left_out)
    for question, answers in offered.items():
        held = frame.select(question).drop_nulls().unique().collect()[question].to_list()
        unknown = sorted(str(one) for one in set(held) - answers)
        if unknown:
            raise UnknownAnswer(question, tuple(unknown), tuple(sorted(answers)))


def _rules_with_columns(frame: nw.LazyFrame[Any], rules: Sequence[ScoreRule]) -> list[ScoreRule]:
    present = set(frame.collect_schema().names())
    subs = {rule.id for rule in rules if rule.items and set(rule.questions) <= present}
    return [rule for rule in rules if rule.id in subs or (rule.parts and set(rule.parts) <= subs)]


def _sub_score(rule: ScoreRule, minimum: int) -> nw.Expr:
    mean = _mean_if([item.column for item in rule.items], minimum)
    return mean if rule.gate is None else _gated(mean, rule.gate)


def _gated(mean: nw.Expr, gate: Gate) -> nw.Expr:
    answer = _answer(gate.question)
    let_through = nw.when(answer.is_in(sorted(gate.yes))).then(mean)
    return nw.when(answer.is_in(sorted(gate.no))).then(nw.lit(0.0)).otherwise(let_through)


def _answer(question: str) -> nw.Expr:
    # A column in which nobody answered may be read as numbers, or as nothing at all.
    return nw.col(question).cast(nw.String)


def _mean_if(columns: Sequence[str], minimum: int) -> nw.Expr:
    """The mean of those columns that are not null, if there are at least `minimum` of them, else null."""
    answered = _total([nw.when(nw.col(one).is_null()).then(0).otherwise(1) for one in columns])
    total = _total([nw.col(one).fill_null(0.0) for one in columns])
    return nw.when(answered >= minimum).then(total / answered)


def _total(terms: Sequence[nw.Expr]) -> nw.Expr:
    return reduce(add, terms)
