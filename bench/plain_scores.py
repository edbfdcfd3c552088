"""The 30 scores as an analyst would write them in pandas: the peer of `scores_from_shares`, and a check on it."""

from collections.abc import Callable, Sequence
from itertools import product

import pandas as pd

from groundswell.methods.scoring.rules import ItemRule, ScoreRule

ColumnOf = Callable[[str, str], str]


def plain_scores(shares: pd.DataFrame, rules: Sequence[ScoreRule], column_of: ColumnOf) -> pd.DataFrame:
    """Return a row per row of shares with its code and every score, 0 to 10."""
    scores: dict[str, pd.Series] = {}
    for rule in rules:
        if rule.items:
            scores[rule.id] = _sub_score(shares, rule, column_of)
    for rule in rules:
        if rule.parts:
            scores[rule.id] = pd.DataFrame({part: scores[part] for part in rule.parts}).mean(axis=1, skipna=False)
    return pd.DataFrame({"code": shares["code"], **{rule.id: scores[rule.id] for rule in rules}})


def _sub_score(shares: pd.DataFrame, rule: ScoreRule, column_of: ColumnOf) -> pd.Series:
    items = {item.question: _item(shares, item, column_of) for item in rule.items}
    if any(item.is_mixed for item in rule.items):
        return _mixed(shares, rule, items, column_of)
    mean = pd.DataFrame(items).mean(axis=1, skipna=False)
    if rule.gate is None:
        return mean
    yes = shares[[column_of(rule.gate.question, answer) for answer in rule.gate.yes]].sum(axis=1, skipna=False)
    no = shares[[column_of(rule.gate.question, answer) for answer in rule.gate.no]].sum(axis=1, skipna=False)
    return mean * yes / (yes + no)


def _item(shares: pd.DataFrame, item: ItemRule, column_of: ColumnOf) -> pd.Series:
    counted = shares[[column_of(item.question, answer) for answer in item.points]]
    return counted.mul(list(item.points.values())).sum(axis=1, skipna=False) / counted.sum(axis=1, skipna=False)


def _mixed(shares: pd.DataFrame, rule: ScoreRule, items: dict[str, pd.Series], column_of: ColumnOf) -> pd.Series:
    """Questions asked of some staff only count as often as they were answered, each on its own."""
    always = [item for item in rule.items if not item.is_mixed]
    some = [item for item in rule.items if item.is_mixed]
    everyone = shares[column_of(always[0].question, "base")]
    total = sum(items[item.question] for item in always)
    chances = {}
    for item in some:
        counted = shares[[column_of(item.question, answer) for answer in item.points]].sum(axis=1, skipna=False)
        chances[item.question] = (
            (shares[column_of(item.question, "base")] * counted / 100 / everyone).clip(upper=1).fillna(0)
        )
    expected = pd.Series(0.0, index=shares.index)
    for pattern in product((False, True), repeat=len(some)):
        chance, worth = pd.Series(1.0, index=shares.index), total
        for item, is_answered in zip(some, pattern, strict=True):
            chance = chance * (chances[item.question] if is_answered else 1 - chances[item.question])
            worth = worth + items[item.question].fillna(0) if is_answered else worth
        expected += chance * worth / (len(always) + sum(pattern))
    return expected
