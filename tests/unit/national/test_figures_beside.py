"""Ratios and outcomes of one organisation: placed on its own benchmark group, withheld where withheld."""

import polars as pl
import pytest
from tests.factories.editions import ACUTE, COMMUNITY, a_survey_of, an_edition

from groundswell.national.editions import Kind
from groundswell.national.equity import equity_results
from groundswell.national.outcomes import outcome_results
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE

NINE = [f"AC{number}" for number in range(9)]


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "0")


def outcomes_edition(rows):
    columns = (
        "code",
        "indicator",
        "value",
        "word",
        "numerator",
        "denominator",
        "period",
        "source",
        "published",
        "note",
    )
    values = pl.DataFrame([{name: row.get(name) for name in columns} for row in rows], infer_schema_length=None)
    return an_edition(Kind.OUTCOMES, {"values": values}, edition_id="outcomes-2026", year=2026)


def ratios_edition(rows):
    names = ("code", "indicator", "compared", "reference", "ratio")
    ratios = pl.DataFrame([dict(zip(names, row, strict=True)) for row in rows], infer_schema_length=None)
    held = pl.DataFrame({"code": ["AC0"], "benchmark_group": ["Acute&Acute Community Trusts"]})
    return an_edition(Kind.EQUITY, {"ratios": ratios, "rows": held}, edition_id="equity-ratios-2024")


def test_a_figure_is_placed_on_its_own_group_only():
    a_survey_of({**dict.fromkeys(NINE, ACUTE), "CO1": COMMUNITY})
    outcomes_edition(
        [{"code": code, "indicator": "sickness", "value": float(at)} for at, code in enumerate(NINE)]
        + [{"code": "CO1", "indicator": "sickness", "value": 99.0}]
    )

    found = outcome_results("ac4").value("sickness")

    # Nine values 0 to 8: their quartiles are the values themselves.
    assert found.group == GroupRange(organisations=9, minimum=0.0, q1=2.0, median=4.0, q3=6.0, maximum=8.0)
    assert found.members == ()


def test_the_members_of_a_small_group_are_given_instead_of_quartiles():
    a_survey_of({"AC0": ACUTE, "AC1": ACUTE})
    outcomes_edition(
        [{"code": code, "indicator": "shmi", "value": value} for code, value in (("AC0", 1.1), ("AC1", 0.9))]
    )

    assert outcome_results("AC0").value("shmi").members == (0.9, 1.1)


def test_an_organisation_outside_the_survey_has_no_range():
    a_survey_of({"AC0": ACUTE})
    outcomes_edition([{"code": "ZZZ", "indicator": "shmi", "value": 1.0}])

    assert outcome_results("ZZZ").value("shmi").group is None


def test_a_rating_is_a_word_and_a_missing_number_is_withheld():
    a_survey_of({"AC0": ACUTE})
    outcomes_edition(
        [
            {"code": "AC0", "indicator": "cqc-overall", "word": "Good", "note": "Inherited."},
            {"code": "AC0", "indicator": "shmi", "value": None},
            {"code": "AC1", "indicator": "shmi", "value": 1.0},
        ]
    )
    rating, shmi = (outcome_results("AC0").value(one) for one in ("cqc-overall", "shmi"))

    assert (rating.value, rating.word, rating.note) == (None, "Good", "Inherited.")
    assert shmi.value == AT_SOURCE


def test_without_an_edition_nothing_is_known_and_without_a_row_nothing_is_held():
    assert outcome_results("AC0") is None
    assert equity_results("AC0") is None

    ratios_edition([("AC0", "career", 48.4, 58.4, 0.83)])
    assert equity_results("ZZZ").ratios == ()


def test_ratios_keep_both_rates_and_say_which_groups_the_data_hold():
    a_survey_of({"AC0": ACUTE})
    ratios_edition([("AC0", "discrimination", 9.8, 4.0, 2.45), ("AC0", "career", None, 68.4, None)])

    found = equity_results("AC0")

    ratio, withheld = found.ratio("discrimination"), found.ratio("career")
    assert (ratio.compared, ratio.reference, ratio.ratio) == (9.8, 4.0, 2.45)
    assert (withheld.compared, withheld.reference, withheld.ratio) == (AT_SOURCE, 68.4, AT_SOURCE)
    assert found.organisations == 1
    assert found.groups_held == ("Acute&Acute Community Trusts",)


def test_without_a_survey_figures_stand_without_a_range():
    ratios_edition([("AC0", "discrimination", 9.8, 4.0, 2.45)])

    assert equity_results("AC0").ratio("discrimination").group is None
