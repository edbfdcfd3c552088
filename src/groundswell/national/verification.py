"""Recompute the published scores of an edition and say how far apart they are."""

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from groundswell.methods.scoring.direction import ItemDirection, item_directions
from groundswell.methods.scoring.shares import ColumnOf, item_scores_from_shares, scores_from_shares
from groundswell.national.editions import Edition
from groundswell.national.frames import scan, share_column
from groundswell.packs.scoring import score_rules


@dataclass(frozen=True, slots=True)
class ScoreCheck:
    """One score recomputed for every organisation: errors are recomputed minus published, in score points.

    worst is the organisation with the largest absolute error. against holds the items that do not go with the rest of
    the score among similar organisations; the check fails if one of them does so beyond chance, because then the item
    is scored upside down, or the questions were changed.
    """

    id: str
    label: str
    compared: int
    mean_error: float
    max_error: float
    worst: str
    tolerance: float
    is_ok: bool
    against: tuple[ItemDirection, ...] = ()


class NothingToVerify(ValueError):
    """The edition does not publish both shares and scores, so there is nothing to recompute."""

    def sentence(self) -> str:
        """Return one sentence for a person."""
        return f"“{self.args[0]}” does not hold both answer shares and published scores, so nothing can be recomputed."


def verify(edition: Edition) -> tuple[ScoreCheck, ...]:
    """Return one check per score that can be recomputed, in the pack's order.

    Elements and themes are the means of the recomputed sub-scores. Raises NothingToVerify.
    """
    if not {"shares", "scores"} <= set(edition.tables):
        raise NothingToVerify(edition.id)
    key = key_of(edition)
    recomputed = recomputed_scores(edition).collect()
    published = scan(edition.table("scores")).collect()
    both = published.join(recomputed, on=key, how="left", suffix=".recomputed")
    against: dict[str, list[ItemDirection]] = {}
    for item in directions(edition):
        if item.is_against:
            against.setdefault(item.score, []).append(item)
    checks = []
    for rule in score_rules():
        if rule.id not in published.columns or f"{rule.id}.recomputed" not in both.columns:
            continue
        errors = both.select(key, error=nw.col(f"{rule.id}.recomputed") - nw.col(rule.id)).drop_nulls()
        if errors.is_empty():
            continue
        wrong = tuple(against.get(rule.id, ()))
        worst = errors.with_columns(size=nw.col("error").abs()).sort("size", descending=True).row(0)
        checks.append(
            ScoreCheck(
                id=rule.id,
                label=rule.label,
                compared=len(errors),
                mean_error=float(errors["error"].mean()),
                max_error=worst[2],
                worst=str(worst[0]),
                tolerance=rule.tolerance,
                is_ok=worst[2] <= rule.tolerance and not any(item.is_beyond_chance for item in wrong),
                against=wrong,
            )
        )
    return tuple(checks)


def recomputed_scores(edition: Edition) -> nw.LazyFrame[Any]:
    """Return a lazy frame of the edition's key and every score that its shares allow, 0 to 10."""
    return scores_from_shares(
        scan(edition.table("shares")), score_rules(), key=[key_of(edition)], column_of=_columns(edition)
    )


def directions(edition: Edition) -> tuple[ItemDirection, ...]:
    """Return how every item goes with the rest of its score among organisations of the same benchmark group.

    The groups' own means are taken out, because they differ for reasons that turn correlations round. Empty for
    editions of breakdowns, whose rows overlap. Needs shares.
    """
    if edition.organisations is None:
        return ()
    items = item_scores_from_shares(
        scan(edition.table("shares")), score_rules(), key=["code"], column_of=_columns(edition)
    )
    grouped = scan(edition.table("rows")).select("code", "benchmark_group").join(items, on="code")
    present = set(items.collect_schema().names())
    rules = [rule for rule in score_rules() if {item.column for item in rule.items} <= present]
    return item_directions(grouped, rules, within="benchmark_group")


def _columns(edition: Edition) -> ColumnOf:
    placed = {question: number for number, question in edition.facts["questions"].items() if question}

    def column_of(question: str, answer: str) -> str:
        return share_column(placed.get(question, f"no-{question}"), answer)

    return column_of


def key_of(edition: Edition) -> str:
    """Return the column that names a row: an organisation's code, or a breakdown."""
    return "code" if edition.organisations is not None else "row"
