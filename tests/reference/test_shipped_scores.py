"""The 2024 scores rebuilt from the Parquet that Groundswell ships, against our own working on the published workbook.

scoring_rules_2024_checked.csv holds, per score, the errors found when the workbook's 263 organisations were scored
outside this code: sub-scores from answer shares, elements and themes from the published sub-scores.
"""

import csv
from dataclasses import replace
from pathlib import Path

import narwhals as nw
import polars as pl
import pytest

from groundswell.look.numbers import score
from groundswell.methods.scoring.rules import ItemRule, ScoreRule
from groundswell.methods.scoring.shares import scores_from_shares
from groundswell.national.editions import read_edition
from groundswell.national.frames import scan, share_column
from groundswell.national.store import shipped_editions_folder
from groundswell.national.survey import survey_tables
from groundswell.national.verification import verify
from groundswell.packs.scoring import score_rule, score_rules

CHECKED = {
    row["code"]: row
    for row in csv.DictReader(
        (Path(__file__).parent / "scoring_rules_2024_checked.csv").read_text("utf-8").splitlines()
    )
}
EDITION = read_edition(shipped_editions_folder() / "nss-2024", is_shipped=True)
# The working is written down to four decimals.
WRITTEN = 0.00005 + 1e-9
ORGANISATIONS = 263


def test_every_sub_score_rebuilt_from_shipped_shares_errs_as_in_our_working():
    checks = {check.id: check for check in verify(EDITION)}
    made_of_items = [rule.id for rule in score_rules() if rule.items]

    assert len(checks) == len(CHECKED) == 30
    for id_ in made_of_items:
        assert checks[id_].compared == int(CHECKED[id_]["organisations_checked"]) == ORGANISATIONS
        assert checks[id_].mean_error == pytest.approx(float(CHECKED[id_]["mean_error"]), abs=WRITTEN), id_
        assert checks[id_].max_error == pytest.approx(float(CHECKED[id_]["max_abs_error"]), abs=WRITTEN), id_
        assert checks[id_].is_ok, id_


def test_every_element_and_theme_is_the_mean_of_its_published_sub_scores_as_in_our_working():
    published = pl.read_parquet(EDITION.table("scores"))
    made_of_parts = [rule for rule in score_rules() if rule.parts]

    for rule in made_of_parts:
        errors = published.select(pl.mean_horizontal(rule.parts) - pl.col(rule.id)).to_series()
        assert errors.len() - errors.null_count() == ORGANISATIONS
        assert errors.mean() == pytest.approx(float(CHECKED[rule.id]["mean_error"]), abs=WRITTEN), rule.id
        assert errors.abs().max() == pytest.approx(float(CHECKED[rule.id]["max_abs_error"]), abs=WRITTEN), rule.id


def _column(question: str, answer: str) -> str:
    numbers = {placed: number for number, placed in EDITION.facts["questions"].items()}
    return share_column(numbers[question], answer)


def _mean_miss(rule: ScoreRule) -> float:
    """Return recomputed minus published, averaged over the organisations."""
    made = scores_from_shares(scan(EDITION.table("shares")), [rule], key=["code"], column_of=_column)
    both = scan(EDITION.table("scores")).join(made, on="code", suffix=".made").collect()
    assert len(both) == ORGANISATIONS
    return float(both.select(error=nw.col(f"{rule.id}.made") - nw.col(rule.id))["error"].mean())


def _with_points(rule: ScoreRule, questions: tuple[str, ...], points: dict[str, float]) -> ScoreRule:
    def changed(item: ItemRule) -> ItemRule:
        if item.question not in questions:
            return item
        left_out = (set(item.points) | item.left_out) - set(points)
        return replace(item, points=points, left_out=frozenset(left_out))

    assert set(questions) <= {item.question for item in rule.items}
    return replace(rule, items=tuple(changed(item) for item in rule.items))


VIOLENCE_AND_ABUSE = tuple(
    f"{kind}-from-{whom}" for kind in ("violence", "abuse") for whom in ("public", "managers", "colleagues")
)
BY_COUNT = {"never": 10.0, "once_or_twice": 7.5, "three_to_five": 5.0, "six_to_ten": 2.5, "more_than_ten": 0.0}


def _rejected() -> dict[str, tuple[ScoreRule, float]]:
    """METHODS 1.1: rules that were tried, and by how much they miss on average."""
    diversity, negative, appraisals = score_rule("PP1_3"), score_rule("PP4_3"), score_rule("PP5_2")
    gate = appraisals.gate
    everyone = gate.no | gate.left_out
    return {
        "career, don't know left out": (_with_points(diversity, ("fair-career",), {"yes": 10.0, "no": 0.0}), 0.26),
        "career, don't know as 0": (
            _with_points(diversity, ("fair-career",), {"yes": 10.0, "dont_know": 0.0, "no": 0.0}),
            -0.40,
        ),
        "violence and abuse by count": (_with_points(negative, VIOLENCE_AND_ABUSE, BY_COUNT), 0.41),
        "appraisals without asking who had one": (replace(appraisals, gate=None), 0.70),
        "appraisals, can't remember as no": (
            replace(appraisals, gate=replace(gate, no=everyone, left_out=frozenset())),
            -0.15,
        ),
    }


@pytest.mark.parametrize("name", list(_rejected()))
def test_a_rejected_rule_is_seen_to_miss(name):
    rule, miss = _rejected()[name]

    found = _mean_miss(rule)

    assert round(found, 2) == miss
    assert abs(found) > score_rule(rule.id).tolerance


# To the digits that the workbook and the design's drawings show.
PUBLISHED = {
    "RTF": {"PP1": 7.61, "PP1_2": 7.16, "PP4_2": 5.30, "PP7": 6.91, "engagement": 7.13, "morale": 6.38},
    "R0A": {"PP1": 7.22, "PP1_2": 6.96, "PP4_2": 5.05, "PP7": 6.75, "engagement": 6.79, "morale": 5.85},
    "RWK": {"PP1": 7.42, "PP1_2": 7.40, "PP4_2": 5.10, "PP7": 7.09, "engagement": 7.04, "morale": 5.95},
}


@pytest.mark.parametrize("code", list(PUBLISHED))
def test_published_scores_of_the_pilots_stand_to_the_last_printed_digit(code):
    row = survey_tables(EDITION).scores[code]

    assert {id_: score(row[id_]) for id_ in PUBLISHED[code]} == {
        id_: f"{value:.2f}" for id_, value in PUBLISHED[code].items()
    }


# METHODS 1.4: dashes in the workbook, and organisations that lack one of the two questions asked of few.
WITHHELD_AT_SOURCE = 704
LACK_VIOLENCE_REPORTED = 44
LACK_RELIGION_AS_GROUND = 100


def test_as_many_cells_are_withheld_as_the_workbook_has_dashes():
    shares, scores = (pl.read_parquet(EDITION.table(name)) for name in ("shares", "scores"))

    assert sum(sum(table.null_count().row(0)) for table in (shares, scores)) == WITHHELD_AT_SOURCE
    assert shares[_column("violence-reported", "reported_self")].null_count() == LACK_VIOLENCE_REPORTED
    assert shares[_column("discrimination-religion", "named")].null_count() == LACK_RELIGION_AS_GROUND
