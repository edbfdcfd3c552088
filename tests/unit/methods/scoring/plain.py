"""Scoring said slowly and plainly, one person and one organisation at a time: the oracle beside the fast version."""

from collections.abc import Iterable, Mapping, Sequence

from groundswell.methods.scoring.rules import ItemRule, ScoreRule

Shares = Mapping[tuple[str, str], float | None]


def column_of(question: str, answer: str) -> str:
    return f"{question}.{answer}"


def scores_of_shares(shares: Shares, rules: Sequence[ScoreRule]) -> dict[str, float | None]:
    """Return every score of one organisation from its shares and bases, None where a figure it needs is missing."""
    scores = {rule.id: _sub_score(shares, rule) for rule in rules if rule.items}
    for rule in rules:
        if rule.parts:
            scores[rule.id] = _mean([scores[part] for part in rule.parts])
    return scores


def scores_of_person(
    answers: Mapping[str, str | None], rules: Sequence[ScoreRule], minimums: Mapping[str, int]
) -> dict[str, float | None]:
    """Return every score of one person, None where too little was answered."""
    scores: dict[str, float | None] = {}
    for rule in rules:
        if not rule.items:
            continue
        worths = [item.points[a] for item in rule.items if (a := answers.get(item.question)) in item.points]
        score = sum(worths) / len(worths) if len(worths) >= minimums[rule.id] else None
        if rule.gate is not None:
            gate = answers.get(rule.gate.question)
            score = 0.0 if gate in rule.gate.no else score if gate in rule.gate.yes else None
        scores[rule.id] = score
    for rule in rules:
        if rule.parts:
            held = [score for part in rule.parts if (score := scores[part]) is not None]
            scores[rule.id] = sum(held) / len(held) if len(held) >= minimums[rule.id] else None
    return scores


def _sub_score(shares: Shares, rule: ScoreRule) -> float | None:
    always = [item for item in rule.items if not item.is_mixed]
    mixed = [item for item in rule.items if item.is_mixed]
    held = [_item(shares, item) for item in always]
    if None in held:
        return None
    if mixed:
        return _mixed(shares, [one for one in held if one is not None], mixed, everyone=always[0])
    mean = _mean(held)
    if rule.gate is None or mean is None:
        return mean
    yes = [shares[rule.gate.question, answer] for answer in rule.gate.yes]
    no = [shares[rule.gate.question, answer] for answer in rule.gate.no]
    if None in yes or None in no or not sum(yes) + sum(no):
        return None
    return mean * sum(yes) / (sum(yes) + sum(no))


def _item(shares: Shares, item: ItemRule) -> float | None:
    counted = [shares[item.question, answer] for answer in item.points]
    if None in counted or not sum(counted):
        return None
    return sum(shares[item.question, answer] * worth for answer, worth in item.points.items()) / sum(counted)


def _mixed(shares: Shares, always: list[float], mixed: list[ItemRule], *, everyone: ItemRule) -> float:
    """Mean over the four kinds of people: with neither, either or both of two items asked of some only."""
    first, second = mixed
    p, q = (_chance(shares, item, everyone) for item in (first, second))
    a, b = (_item(shares, item) or 0.0 for item in (first, second))
    total, count = sum(always), len(always)
    return (
        (1 - p) * (1 - q) * total / count
        + p * (1 - q) * (total + a) / (count + 1)
        + (1 - p) * q * (total + b) / (count + 1)
        + p * q * (total + a + b) / (count + 2)
    )


def _chance(shares: Shares, item: ItemRule, everyone: ItemRule) -> float:
    counted = [shares[item.question, answer] for answer in item.points]
    base = shares[item.question, "base"]
    if None in counted or base is None:
        return 0.0
    return min(1.0, base * sum(counted) / 100 / shares[everyone.question, "base"])


def _mean(values: Iterable[float | None]) -> float | None:
    held = list(values)
    return None if None in held else sum(held) / len(held)
