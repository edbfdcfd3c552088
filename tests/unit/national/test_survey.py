"""What an edition says of one organisation, asked by page, command, document and notebook alike."""

import numpy as np
import polars as pl
import pytest

from groundswell.national.editions import read_edition
from groundswell.national.results import UnknownOrganisation
from groundswell.national.store import UnknownEdition, shipped_editions_folder
from groundswell.national.survey import nearest, survey_edition, survey_results, survey_tables
from groundswell.packs.scoring import score_rules
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.range import Better, Position
from groundswell.vocabulary.withheld import AT_SOURCE, Withheld

EDITION = "nss-2024"
ACUTE = "Acute and Acute & Community Trusts"


@pytest.fixture(scope="module")
def published() -> pl.DataFrame:
    """Return published scores beside the organisations' groups."""
    folder = read_edition(shipped_editions_folder() / EDITION, is_shipped=True).folder
    return pl.read_parquet(folder / "scores.parquet").join(pl.read_parquet(folder / "rows.parquet"), on="code")


def test_scores_are_the_published_ones_unrounded(published):
    row = published.row(by_predicate=pl.col("code") == "RTF", named=True)

    results = survey_results("RTF", EDITION)

    assert [score.id for score in results.scores] == [rule.id for rule in score_rules()]
    assert {score.id: score.value for score in results.scores} == {rule.id: row[rule.id] for rule in score_rules()}
    assert {score.id: score.base for score in results.scores} == {
        rule.id: row[f"{rule.id}.base"] for rule in score_rules()
    }
    assert all(score.rule_verified and score.better is Better.HIGHER for score in results.scores)
    assert (results.organisation.code, results.organisation.benchmark_group) == ("RTF", ACUTE)
    assert results.release.id == EDITION


@pytest.mark.parametrize(("code", "members"), [("RTF", 122), ("RWK", 50), ("RY6", 14), ("RRV", 122), ("RX6", 11)])
def test_ranges_are_over_the_same_group_with_the_organisation_in_it(published, code, members):
    group = published.row(by_predicate=pl.col("code") == code, named=True)["benchmark_group"]
    values = published.filter(pl.col("benchmark_group") == group)

    for score in survey_results(code, EDITION, with_questions=False).scores:
        held = values[score.id].drop_nulls().to_numpy()
        spread = score.group
        assert spread.organisations == len(held) == members
        assert (spread.minimum, spread.q1, spread.median, spread.q3, spread.maximum) == pytest.approx(
            tuple(np.quantile(held, [0, 0.25, 0.5, 0.75, 1])), abs=1e-12
        )


def test_a_code_may_be_typed_in_small_letters():
    assert survey_results("rtf", EDITION, with_questions=False).organisation.code == "RTF"


def test_questions_are_left_out_on_request():
    assert survey_results("RTF", EDITION, with_questions=False).questions == ()


def test_a_headline_is_the_sum_of_its_positive_answers():
    listens = survey_results("RTF", EDITION).question("manager-listens")

    positive = [answer.share for answer in listens.answers if answer.is_positive]
    assert listens.value == pytest.approx(sum(positive))
    assert sum(answer.share for answer in listens.answers) == pytest.approx(100)
    assert (listens.number, listens.measure, listens.better) == ("9g", "agree or strongly agree", Better.HIGHER)
    assert listens.scores == ("PP1_2",)
    assert round(listens.value, 1) == 73.3
    assert listens.group.organisations == 122


def test_answers_that_do_not_apply_leave_the_headline_s_base():
    question = survey_results("RTF", EDITION).question("role-makes-difference")

    shares = {answer.code: answer.share for answer in question.answers}
    assert question.value == pytest.approx(
        (shares["agree"] + shares["strongly_agree"]) / (100 - shares["not_applicable"]) * 100
    )
    assert [answer.code for answer in question.answers if answer.is_left_out] == ["not_applicable"]


def test_what_the_publisher_withheld_is_withheld_and_counts_in_no_range():
    tables = survey_tables(survey_edition(EDITION))
    column = "violence-reported"
    code = next(code for code, row in tables.headlines.items() if row[column] is None)
    group = tables.organisations[code].benchmark_group

    question = survey_results(code, EDITION).question(column)

    assert question.value is AT_SOURCE
    assert question.position is None
    assert not question.is_on_edge
    assert all(answer.share is AT_SOURCE for answer in question.answers)
    shown = [
        one for one, row in tables.headlines.items() if row[column] is not None
        and tables.organisations[one].benchmark_group == group
    ]  # fmt: skip
    assert (question.group.organisations if question.group else 0) == len(shown)


def test_a_group_too_small_for_quartiles_shows_its_members():
    tables = survey_tables(survey_edition(EDITION))
    groups = [one.benchmark_group for one in tables.organisations.values()]
    small = next(code for code, one in tables.organisations.items() if groups.count(one.benchmark_group) < 8)

    score = survey_results(small, EDITION, with_questions=False).score("engagement")

    assert len(score.members) == groups.count(tables.organisations[small].benchmark_group)
    assert score.value in score.members
    assert list(score.members) == sorted(score.members)
    assert survey_results("RTF", EDITION, with_questions=False).score("engagement").members == ()


def test_every_question_of_the_pack_is_there():
    questions = survey_results("RTF", EDITION).questions

    assert len(questions) > 100
    assert {question.id for question in questions} <= set(staff_survey().questions)
    for question in questions:
        assert not isinstance(question.base, Withheld) or question.base is AT_SOURCE


def test_the_middle_half_holds_half_of_a_group():
    codes = [
        code
        for code, one in survey_tables(survey_edition(EDITION)).organisations.items()
        if one.benchmark_group == ACUTE
    ]

    positions = [survey_results(code, EDITION, with_questions=False).score("PP1").position for code in codes]

    assert positions.count(Position.TOP_END) == positions.count(Position.LOWER_END) == 1
    assert positions.count(Position.TOP_QUARTER) == positions.count(Position.LOWEST_QUARTER) == 30
    assert positions.count(Position.MIDDLE_HALF) == 122 - 2 * 31


def test_an_unknown_code_is_told_with_the_three_nearest():
    with pytest.raises(UnknownOrganisation) as unknown:
        survey_results("Northumbria", EDITION)

    assert next(iter(unknown.value.nearest)) == "RTF"
    assert len(unknown.value.nearest) == 3
    assert unknown.value.sentence().startswith(
        "There is no organisation “Northumbria” in edition nss-2024. Nearest: Northumbria"
    )


def test_nearest_reads_codes_and_names():
    organisations = survey_tables(survey_edition(EDITION)).organisations.values()

    assert next(iter(nearest("rtf", organisations))) == "RTF"
    assert set(nearest("manchester", organisations)) == {"QOP", "R0A", "RXV"}
    assert len(nearest("", organisations, count=5)) == 5


def test_an_edition_that_is_no_staff_survey_is_refused():
    with pytest.raises(UnknownEdition) as unknown:
        survey_edition("nss-1999")

    assert "nss-1999" in unknown.value.sentence()
    assert EDITION in unknown.value.known


def test_an_edition_of_another_kind_is_refused_with_those_that_would_do():
    with pytest.raises(UnknownEdition) as unknown:
        survey_edition("nss-trend-2021-2024")

    assert unknown.value.sentence().startswith("“nss-trend-2021-2024” is not a staff survey by organisation. Those ")
    assert EDITION in unknown.value.sentence()


def test_without_any_edition_it_is_said_that_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "0")

    with pytest.raises(UnknownEdition) as unknown:
        survey_edition()

    assert unknown.value.sentence() == "No staff survey is loaded. Load one with: groundswell data add FILE"
