"""People made up so that their answers add up to an organisation's published shares, to the last person."""

from collections.abc import Mapping, Sequence

import numpy as np

from groundswell.methods.scoring.rules import ItemRule, ScoreRule

Answers = dict[str, list[str | None]]


def people_of(
    shares: Mapping[tuple[str, str], float | None], rules: Sequence[ScoreRule], *, people: int, rng: np.random.Generator
) -> Answers:
    """Return one answer per person and question. shares hold per cent by (question, answer), and bases.

    A person who is well answers well everywhere, with noise, so that items go together; the margins are exact to the
    nearest person. Items asked of some staff are answered by as many as their base says, and those behind a gate by
    people who were let through.
    """
    well = rng.normal(size=people)
    answers: Answers = {}
    for rule in rules:
        asked = np.ones(people, dtype=bool)
        if rule.gate is not None:
            codes = [*sorted(rule.gate.no), *sorted(rule.gate.yes), *sorted(rule.gate.left_out)]
            gate = _allot(codes, shares, rule.gate.question, well, asked, rng)
            answers[rule.gate.question] = gate
            asked = np.array([answer in rule.gate.yes for answer in gate])
        for item in rule.items:
            if item.question in answers:
                continue
            put_to = asked
            if item.is_mixed:
                everyone = next(one for one in rule.items if not one.is_mixed)
                reach = (shares[item.question, "base"] or 0) / (shares[everyone.question, "base"] or 1)
                put_to = rng.random(people) < reach
            answers[item.question] = _allot(_worst_first(item), shares, item.question, well, put_to, rng)
    return answers


def _worst_first(item: ItemRule) -> list[str]:
    return [*sorted(item.points, key=lambda answer: item.points[answer]), *sorted(item.left_out)]


def _allot(
    codes: Sequence[str],
    shares: Mapping[tuple[str, str], float | None],
    question: str,
    well: np.ndarray,
    asked: np.ndarray,
    rng: np.random.Generator,
) -> list[str | None]:
    places = np.flatnonzero(asked)
    exact = np.array([shares[question, code] or 0.0 for code in codes])
    exact = exact / exact.sum() * len(places)
    counts = np.floor(exact).astype(int)
    counts[np.argsort(counts - exact)[: len(places) - counts.sum()]] += 1
    in_order = places[np.argsort(well[places] + rng.normal(size=len(places)))]
    answers: list[str | None] = [None] * len(well)
    for place, code in zip(in_order, np.repeat(codes, counts), strict=True):
        answers[place] = str(code)
    return answers
