"""Mean scores of a trust's own people, by organisation or group. Card: docs/methods/scoring/staff-survey.md"""

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw

from groundswell.methods.scoring.direction import check_directions, item_directions
from groundswell.methods.scoring.respondents import RespondentScores
from groundswell.methods.scoring.weights import OccupationWeights
from groundswell.vocabulary.withheld import PROTECTED, Figure

# Current national releases hide fewer than 10 answers, older ones and many contractors fewer than 11.
FEWEST_PEOPLE = 11


class ThresholdTooLow(ValueError):
    """Someone asked to show groups smaller than the house allows; the threshold can only be raised."""

    def sentence(self) -> str:
        """Return what was asked and what is possible."""
        return f"Results of fewer than {FEWEST_PEOPLE} people are never shown; {self.args[0]} is too low a threshold."


@dataclass(frozen=True, slots=True)
class AverageScore:
    """The mean score of a group of people, 0 to 10. people have this score; both are protected below the threshold.

    group holds the values of the grouping columns, () for the whole. effective is Kish's effective number of people,
    equal to people without weights.
    """

    group: tuple[str, ...]
    score: str
    value: Figure
    people: Figure
    effective: Figure


def average_scores(
    scores: RespondentScores,
    *,
    by: Sequence[str] = (),
    weights: OccupationWeights | None = None,
    occupation: str = "",
    fewest: int = FEWEST_PEOPLE,
) -> tuple[AverageScore, ...]:
    """Return every score's mean over all people, or over each group of the columns `by`, groups in order.

    by and occupation are key columns of the scores. With weights, people count by their occupation group, and those
    of no known group are left out; results of parts of an organisation are published unweighted, so weigh only the
    whole. A group in which fewer than `fewest` people have a score is PROTECTED. This is the first rule of
    protection only: what neighbouring cells and earlier releases give away is the disclosure gate's to judge.
    Raises ThresholdTooLow below 11, and ItemsRunAgainst if an item of the scores runs against the rest.
    """
    if fewest < FEWEST_PEOPLE:
        raise ThresholdTooLow(fewest)
    check_directions(item_directions(scores.frame, scores.rules))
    ids = [rule.id for rule in scores.rules]
    weight = weights.of_column(occupation) if weights else nw.lit(1.0)
    weighed = scores.frame.with_columns(weight.alias("weight"))
    sums = [one for score in ids for one in _sums(score)]
    totals = weighed.group_by(*by).agg(*sums) if by else weighed.select(*sums)
    rows = sorted(totals.collect().iter_rows(named=True), key=lambda row: [str(row[column]) for column in by])
    return tuple(_average(row, score, by, fewest) for row in rows for score in ids)


def _sums(score: str) -> list[nw.Expr]:
    value = nw.col(score)
    weight = nw.when(~value.is_null()).then(nw.col("weight"))
    return [
        weight.count().alias(f"{score}.people"),
        weight.sum().alias(f"{score}.weight"),
        (weight * weight).sum().alias(f"{score}.squares"),
        (weight * value).sum().alias(f"{score}.total"),
    ]


def _average(row: dict[str, float], score: str, by: Sequence[str], fewest: int) -> AverageScore:
    group = tuple(str(row[column]) for column in by)
    people, weight, squares, total = (row[f"{score}.{name}"] for name in ("people", "weight", "squares", "total"))
    if people < fewest or not weight:
        return AverageScore(group, score, PROTECTED, PROTECTED, PROTECTED)
    return AverageScore(group, score, total / weight, float(people), weight**2 / squares)
