"""The staff survey's scoring rules, read from the pack and checked against its questions."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from groundswell.methods.scoring.rules import Gate, ItemRule, Points, ScoreRule
from groundswell.packs.shelf import read_toml
from groundswell.packs.survey import Survey, staff_survey
from groundswell.vocabulary.faults import BadInput, Place
from groundswell.vocabulary.provenance import Mark

FILE = "scores.toml"


@cache
def score_rules() -> tuple[ScoreRule, ...]:
    """Return the 30 rules in the pack's order. Raises BadInput naming the score that contradicts the questions."""
    survey = staff_survey()
    tables = read_toml(survey.pack.folder / FILE)
    rules = tuple(_rule(row, tables["points"], survey) for row in tables["score"])
    ids = {rule.id for rule in rules}
    for rule in rules:
        unknown = (set(rule.parts) | ({rule.parent} if rule.parent else set())) - ids
        if unknown:
            raise BadInput(Place(FILE), found=f"{rule.id} names {sorted(unknown)}", expected="scores of this file")
    return rules


def score_rule(score_id: str) -> ScoreRule | None:
    """Return one rule by its id, e.g. "PP1_2", or None."""
    return next((rule for rule in score_rules() if rule.id == score_id), None)


def _rule(row: Mapping[str, Any], points: Mapping[str, Points], survey: Survey) -> ScoreRule:
    gate = row.get("gate")
    rule = ScoreRule(
        id=row["id"],
        label=row["label"],
        parent=row.get("parent"),
        items=tuple(
            ItemRule(question=item["question"], points=points[item["points"]], is_mixed=item.get("mixing", False))
            for item in row.get("items", ())
        ),
        parts=tuple(row.get("parts", ())),
        gate=Gate(gate["question"], frozenset(gate["yes"]), frozenset(gate["no"])) if gate else None,
        rule_mark=Mark(row["rule_mark"]),
        minimum_answered=row.get("minimum_answered"),
        minimum_mark=Mark(row["minimum_mark"]) if "minimum_mark" in row else None,
        tolerance=row["tolerance"],
        note=row.get("note", ""),
    )
    for item in rule.items:
        codes = {answer.code for answer in survey.questions[item.question].answers}
        if not set(item.points) <= codes:
            raise BadInput(
                Place(FILE),
                found=f"{rule.id}: {item.question} has no answers {sorted(set(item.points) - codes)}",
                expected=f"some of {sorted(codes)}",
            )
    return rule
