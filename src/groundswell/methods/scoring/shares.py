"""Scores of organisations from the published share of every answer. Card: docs/methods/scoring/staff-survey.md"""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from groundswell.methods.scoring.rules import Gate, ItemRule, ScoreRule

BASE = "base"
ColumnOf = Callable[[str, str], str]


def scores_from_shares(
    frame: nw.LazyFrame[Any], rules: Sequence[ScoreRule], *, key: Sequence[str], column_of: ColumnOf
) -> nw.LazyFrame[Any]:
    """Return one row per row of frame with its key columns and every score, 0 to 10, higher is better.

    frame holds shares in per cent, wide: `column_of(question, answer)` names the column of an answer's share and
    `column_of(question, "base")` the number who answered. A missing share makes the scores that need it missing,
    except in questions asked only of some staff, which then drop out of the mean. Elements are means of the
    recomputed sub-scores. Rules whose questions the frame lacks are left out. Source: rules recomputed against the
    published 2024 scores of 263 organisations.
    """
    made = _rules_with_columns(frame, rules, column_of)
    items = {item.column: item for rule in made for item in rule.items}
    frame = _with(frame, [item_score(item, column_of).alias(name) for name, item in items.items()])
    frame = _with(frame, [_sub_score(rule, column_of).alias(rule.id) for rule in made])
    ids = {rule.id for rule in made}
    whole = [rule for rule in rules if rule.parts and set(rule.parts) <= ids]
    means = [(_total([nw.col(part) for part in rule.parts]) / len(rule.parts)).alias(rule.id) for rule in whole]
    frame = _with(frame, means)
    scored = ids | {rule.id for rule in whole}
    return frame.select(*key, *[rule.id for rule in rules if rule.id in scored])


def item_scores_from_shares(
    frame: nw.LazyFrame[Any], rules: Sequence[ScoreRule], *, key: Sequence[str], column_of: ColumnOf
) -> nw.LazyFrame[Any]:
    """Return one row per row of frame with its key columns and every item's score, 0 to 10, by `ItemRule.column`.

    Items of rules whose questions the frame lacks are left out; see `scores_from_shares` for the frame.
    """
    items = {item.column: item for rule in _rules_with_columns(frame, rules, column_of) for item in rule.items}
    return frame.select(*key, *[item_score(item, column_of).alias(name) for name, item in items.items()])


def item_score(item: ItemRule, column_of: ColumnOf) -> nw.Expr:
    """Return the mean worth of a question's counted answers, 0 to 10; null if any of their shares is missing."""
    shares = {answer: nw.col(column_of(item.question, answer)) for answer in item.points}
    # Answers worth nothing add nothing; a missing share still makes the result missing through the divisor.
    worth = _total([share * item.points[answer] for answer, share in shares.items() if item.points[answer]])
    counted = _total(list(shares.values()))
    return nw.when(counted > 0).then(worth / counted)


def _sub_score(rule: ScoreRule, column_of: ColumnOf) -> nw.Expr:
    always = [item for item in rule.items if not item.is_mixed]
    mixed = [item for item in rule.items if item.is_mixed]
    total = _total([nw.col(item.column) for item in always])
    if mixed:
        return _mixed_mean(total, len(always), mixed, always[0], column_of)
    mean = total / len(always)
    return mean if rule.gate is None else mean * _gate_share(rule.gate, column_of)


def _gate_share(gate: Gate, column_of: ColumnOf) -> nw.Expr:
    """The share of people let through, 0 to 1; those who answered neither yes nor no are left out."""
    yes = _total([nw.col(column_of(gate.question, answer)) for answer in sorted(gate.yes)])
    no = _total([nw.col(column_of(gate.question, answer)) for answer in sorted(gate.no)])
    return nw.when(yes + no > 0).then(yes / (yes + no))


def _mixed_mean(
    total: nw.Expr, count: int, mixed: Sequence[ItemRule], everyone: ItemRule, column_of: ColumnOf
) -> nw.Expr:
    """The expected mean when each mixed item is answered by an estimated share of people, independently.

    Independence is assumed because the overlap is not published; it leaves the mean error of -0.04 points told in
    the method card. `everyone` is a question put to all, whose base stands for the whole.
    """
    chances, worths = [], []
    for item in mixed:
        counted = _total([nw.col(column_of(item.question, answer)) for answer in item.points]) / 100
        answered = nw.col(column_of(item.question, BASE)) * counted / nw.col(column_of(everyone.question, BASE))
        chances.append(nw.when(answered > 1).then(nw.lit(1.0)).otherwise(answered).fill_null(0.0))
        worths.append(nw.col(item.column).fill_null(0.0))
    expected = nw.lit(0.0)
    for pattern in range(2 ** len(mixed)):
        taken = [bool(pattern >> place & 1) for place in range(len(mixed))]
        chance, worth = nw.lit(1.0), total
        for is_taken, one_chance, one_worth in zip(taken, chances, worths, strict=True):
            chance = chance * (one_chance if is_taken else 1 - one_chance)
            worth = worth + one_worth if is_taken else worth
        expected = expected + chance * worth / (count + sum(taken))
    return expected


def _rules_with_columns(frame: nw.LazyFrame[Any], rules: Sequence[ScoreRule], column_of: ColumnOf) -> list[ScoreRule]:
    present = set(frame.collect_schema().names())
    return [rule for rule in rules if rule.items and _has_columns(rule, present, column_of)]


def _has_columns(rule: ScoreRule, present: set[str], column_of: ColumnOf) -> bool:
    needed = {column_of(item.question, answer) for item in rule.items for answer in item.points}
    if rule.gate is not None:
        needed |= {column_of(rule.gate.question, answer) for answer in rule.gate.yes | rule.gate.no}
    if any(item.is_mixed for item in rule.items):
        needed |= {column_of(item.question, BASE) for item in rule.items}
    return needed <= present


def _with(frame: nw.LazyFrame[Any], columns: Sequence[nw.Expr]) -> nw.LazyFrame[Any]:
    return frame.with_columns(*columns) if columns else frame


def _total(terms: Sequence[nw.Expr]) -> nw.Expr:
    return reduce(add, terms)
