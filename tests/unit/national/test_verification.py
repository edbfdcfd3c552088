"""Recomputing an edition's scores, and the guard that no item is upside down."""

import json
import shutil
from dataclasses import replace

import polars as pl
import pytest

from groundswell.methods.scoring.direction import ItemDirection
from groundswell.national.commands.telling import print_checks
from groundswell.national.editions import CARD, Edition, read_edition
from groundswell.national.frames import share_column
from groundswell.national.store import shipped_editions_folder
from groundswell.national.verification import NothingToVerify, directions, key_of, recomputed_scores, verify
from groundswell.packs.scoring import score_rules


@pytest.fixture
def edition() -> Edition:
    return read_edition(shipped_editions_folder() / "nss-2024", is_shipped=True)


@pytest.fixture
def changed(tmp_path, edition):
    """Return a function that makes a copy of the edition with changed shares or card."""

    def change(shares=lambda frame: frame, **card) -> Edition:
        folder = tmp_path / "nss-2024"
        shutil.copytree(edition.folder, folder)
        shares(pl.read_parquet(folder / "shares.parquet")).write_parquet(folder / "shares.parquet")
        fields = {**json.loads((folder / CARD).read_text(encoding="utf-8")), **card}
        (folder / CARD).write_text(json.dumps(fields), encoding="utf-8")
        return read_edition(folder, is_shipped=False)

    return change


def test_all_30_scores_of_2024_lie_within_tolerance(edition):
    checks = verify(edition)

    assert [check.id for check in checks] == [rule.id for rule in score_rules()]
    assert all(check.is_ok for check in checks)
    assert {check.compared for check in checks} == {263}


def test_an_error_is_recomputed_minus_published(edition):
    check = next(check for check in verify(edition) if check.id == "PP4_1")
    recomputed = recomputed_scores(edition).collect().to_native()
    published = pl.read_parquet(edition.table("scores"))

    errors = published.join(recomputed, on="code", suffix=".ours").select(
        "code", e=pl.col("PP4_1.ours") - pl.col("PP4_1")
    )
    at = dict(errors.iter_rows())
    assert check.mean_error == pytest.approx(sum(at.values()) / 263)
    assert check.max_error == pytest.approx(max(map(abs, at.values())))
    assert abs(at[check.worst]) == pytest.approx(check.max_error)


def test_every_item_of_2024_goes_with_the_rest_of_its_score(edition):
    found = directions(edition)

    scored = [(rule.id, item.question) for rule in score_rules() for item in rule.items if len(rule.items) > 1]
    assert [(one.score, one.question) for one in found] == scored
    assert min(one.correlation for one in found) > 0.15
    # Reporting of violence is asked of some only, and is withheld for 44 organisations.
    assert {one.question: one.rows for one in found}["violence-reported"] == 263 - 44


def turn_round(frame: pl.DataFrame) -> pl.DataFrame:
    """Swap the answers of time pressure, Q5a, as a pipeline does that scores it positively."""
    swap = {"never": "always", "rarely": "often", "often": "rarely", "always": "never"}
    return frame.with_columns(pl.col(share_column("5a", a)).alias(share_column("5a", b)) for a, b in swap.items())


def test_time_pressure_upside_down_is_caught_and_named(changed):
    checks = {check.id: check for check in verify(changed(turn_round))}

    for score in ("M_3", "PP4_1"):
        assert not checks[score].is_ok
        assert "time-pressure" in {item.question for item in checks[score].against if item.is_beyond_chance}
    assert checks["M_1"].is_ok
    assert checks["M_1"].against == ()


def test_an_edition_without_shares_has_nothing_to_verify(edition, changed):
    tables = json.loads((edition.folder / CARD).read_text(encoding="utf-8"))["tables"]
    without = changed(tables={name: table for name, table in tables.items() if name != "shares"})

    with pytest.raises(NothingToVerify) as refused:
        verify(without)

    assert refused.value.sentence() == (
        "“nss-2024” does not hold both answer shares and published scores, so nothing can be recomputed."
    )


def test_scores_that_the_shares_do_not_allow_are_not_checked(changed):
    checks = verify(changed(lambda frame: frame.drop(share_column("4d", "neither"))))

    assert {rule.id for rule in score_rules()} - {check.id for check in checks} == {"PP6_2", "PP6"}


def test_a_score_withheld_everywhere_is_not_checked(changed):
    def withhold(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(pl.lit(None, dtype=pl.Float64).alias(share_column("4d", "neither")))

    assert "PP6_2" not in {check.id for check in verify(changed(withhold))}


def test_breakdowns_overlap_so_their_items_are_not_compared(changed):
    breakdown = changed(organisations=None)

    assert key_of(breakdown) == "row"
    assert directions(breakdown) == ()


def test_an_item_upside_down_is_told_in_the_terminal(changed, capsys):
    turned = changed(turn_round)

    print_checks(turned, verify(turned))

    lines = {line.split()[0]: line.split()[-1] for line in capsys.readouterr().out.splitlines()[2:-1]}
    assert lines["M_1"] == "within"
    assert lines["M_3"] == "OUTSIDE"


def test_an_item_upside_down_is_told_even_where_the_scores_agree(edition, capsys):
    check = next(check for check in verify(edition) if check.id == "M_3")
    wrong = ItemDirection("M_3", "time-pressure", -0.6, 263)

    print_checks(edition, [replace(check, is_ok=False, against=(wrong,))])

    assert capsys.readouterr().out.splitlines()[2].endswith("UPSIDE DOWN")
