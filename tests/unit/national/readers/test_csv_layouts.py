"""Readers of comma-separated layouts: what they understand, and what they refuse and where."""

import polars as pl
import pytest

from groundswell.national.readers.engagement_shmi import EngagementShmi
from groundswell.national.readers.equity_ratios import EquityRatios
from groundswell.national.readers.organisation_lists import OdsTrustFile, Successors, TrustList
from groundswell.national.readers.outcome_indicators import OutcomeIndicators
from groundswell.national.readers.registry import READERS, reader_for
from groundswell.national.readers.survey_trend import MEASURES, SurveyTrend
from groundswell.national.source import source_from
from groundswell.vocabulary.faults import BadInput

KNOWN = frozenset({"RAA", "RBB"})


def read(reader, text: str, *, known: frozenset[str] = frozenset()):
    return reader.read(source_from("given.csv", text.encode()), known_codes=known, progress=lambda _: None)


def fault_of(reader, text: str, *, known: frozenset[str] = frozenset()) -> str:
    with pytest.raises(BadInput) as caught:
        read(reader, text, known=known)
    return caught.value.sentence()


EQUITY = "Indicator,Trust,Trust Type,White Rate,BME Rate,Likelihood Ratio (BME/White)\n"
FAIR = "Q15: Fair career progression"


def test_equity_rates_become_per_cent_and_the_ratio_stays():
    reading = read(EquityRatios(), EQUITY + f"{FAIR},RAA,Acute,0.5,0.4,0.8\n")

    assert reading.tables["ratios"].to_dicts() == [
        {"code": "RAA", "indicator": "career", "compared": 40.0, "reference": 50.0, "ratio": 0.8}
    ]


def test_equity_cells_left_open_are_withheld():
    reading = read(EquityRatios(), EQUITY + f"{FAIR},RAA,Acute,0.5,,\n")

    assert reading.tables["ratios"]["compared"].to_list() == [None]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            f"{FAIR},RAA,Acute,50,0.4,0.8",
            "given.csv, row 2, column “White Rate”: the value 50; expected a number from 0 to 1.",
        ),
        (f"{FAIR},RAA,Acute,0.5,0.4,1.8", "the ratio 1.800; expected 0.800, the one rate divided by the other."),
        (f"{FAIR},RZZ,Acute,0.5,0.4,0.8", "the organisation code “RZZ” is not known"),
        ("Something else,RAA,Acute,0.5,0.4,0.8", "column “Indicator”: the word “Something else”"),
        (
            f"{FAIR},RAA,Acute,many,0.4,0.8",
            "row 2, column “White Rate”: the text “many”; expected a number, or nothing.",
        ),
        (f"{FAIR},RAA,Acute,0.5", "row 2: 4 cells; expected 6, as in the first row."),
    ],
)
def test_equity_refuses_with_the_place(row, said):
    assert said in fault_of(EquityRatios(), f"{EQUITY}{row}\n", known=KNOWN)


def test_equity_refuses_an_indicator_twice():
    row = f"{FAIR},RAA,Acute,0.5,0.4,0.8\n"

    assert "row 3, column “Trust”: RAA stands twice" in fault_of(EquityRatios(), EQUITY + row + row)


TREND_HEAD = ["ODS code", "Year", "Organisation name", "Benchmarking group", "Respondents"]


def trend(*rows: tuple[str, int, str]) -> str:
    """Return a trend file in which every measure has the given cell."""
    head = TREND_HEAD + [f"{name}_{part}" for name in MEASURES for part in ("rate", "base")]
    lines = [
        ",".join([code, str(year), "Name", "Acute", "100", *[cell for _ in MEASURES for cell in (rate, "200")]])
        for code, year, rate in rows
    ]
    return "\n".join([",".join(head), *lines]) + "\n"


def test_trend_is_long_with_our_names_and_na_withheld():
    reading = read(SurveyTrend(), trend(("RAA", 2021, "40.5"), ("RAA", 2022, "NA")))

    burnt_out = reading.tables["history"].filter(pl.col("measure") == "burnt-out").select("year", "value", "n")
    assert burnt_out.to_dicts() == [
        {"year": 2021, "value": 40.5, "n": 200.0},
        {"year": 2022, "value": None, "n": 200.0},
    ]
    assert reading.base_id == "nss-trend-2021-2022"


def test_trend_refuses_a_share_above_100_and_a_key_twice():
    assert "the value 140.5; expected a number from 0 to 100." in fault_of(SurveyTrend(), trend(("RAA", 2021, "140.5")))
    assert "RAA stands twice in 2021" in fault_of(SurveyTrend(), trend(("RAA", 2021, "1"), ("RAA", 2021, "1")))


def test_old_engagement_keeps_its_scale_and_says_so():
    head = '"Code","Year.Index","SHMI.Index","Engagement.Index","RecommendWork.Index","X","Openness.Index"\n'

    reading = read(EngagementShmi(), head + '"RAA",2019,0.95,3.9,3.6,NA,0\n')

    assert reading.facts["engagement_scale"] == [1.0, 5.0]
    assert any("never shown on one axis" in limit for limit in reading.limits)
    assert any(warning.startswith("The column X is empty") for warning in reading.warnings)
    assert any("Openness.Index is 0 in every row" in warning for warning in reading.warnings)
    assert "the value 7.1" in fault_of(EngagementShmi(), head + '"RAA",2019,0.95,7.1,3.6,NA,0\n')


def test_trust_list_ods_file_and_successors():
    trusts = read(
        TrustList(),
        "ods_code,name,alt_names,type,region,ics,predecessor_codes,merger_date,url\n"
        "RAA,Alder NHS Trust,Alder;AT,Acute,North,,RBB,2026-04-01,x\n",
    )
    ods = read(
        OdsTrustFile(),
        "organisation_code,name,national_grouping,open_date,close_date,,\nRAA,ALDER NHS TRUST,Y1,20171001,,,\n",
    )
    changes = read(Successors(), "old_code,new_code,date\nRBB,RAA,20200401\n")

    assert trusts.tables["rows"]["merged_on"].to_list() == ["2026-04-01"]
    assert ods.tables["rows"].row(0) == ("RAA", "Alder NHS Trust", "2017-10-01", "")
    assert changes.tables["rows"].row(0) == ("RBB", "RAA", "2020-04-01")
    assert "the text “2020-13-01”; expected a day as yyyymmdd." in fault_of(
        Successors(), "old_code,new_code,date\nRBB,RAA,2020-13-01\n"
    )


OUTCOME_COLUMNS = [
    "org_code",
    "org_name",
    "data_month",
    "Trust_type",
    "Trust_subtype",
    "rating_overall",
    "rating_well-led",
    "financial_year",
    "inherited_rating",
    "publication_date",
    "shmi_value_latest",
    "observed_deaths_latest",
    "expected_deaths_latest",
    "sickness_rate_overall_3m_avg",
    "fft_pct_positive_latest",
    "fft_total_responses_latest",
    "comp_total_new",
    "ne_count",
    "ne_provisional",
    "fin_est_sickness_cost_gbp_latest",
]


def outcomes(**cells: str) -> str:
    """Return one trust's line with the given cells; the others are empty."""
    line = {"org_code": "RAA", "org_name": "ALDER NHS TRUST", "data_month": "2026-03", **cells}
    return ",".join(OUTCOME_COLUMNS) + "\n" + ",".join(line.get(name, "") for name in OUTCOME_COLUMNS) + "\n"


def test_outcomes_keep_period_source_and_note_and_leave_estimates_out():
    cells = {
        "shmi_value_latest": "0.95",
        "observed_deaths_latest": "95",
        "expected_deaths_latest": "100",
        "fft_pct_positive_latest": "0.9",
        "fft_total_responses_latest": "50",
        "rating_overall": "Good",
        "inherited_rating": "Y",
        "publication_date": "2019-03-19 00:00:00",
        "fin_est_sickness_cost_gbp_latest": "1000000",
    }

    values = read(OutcomeIndicators(), outcomes(**cells)).tables["values"].to_dicts()

    by_id = {line["indicator"]: line for line in values}
    assert set(by_id) == {"shmi", "fft-positive", "cqc-overall"}
    assert (by_id["shmi"]["value"], by_id["shmi"]["numerator"], by_id["shmi"]["denominator"]) == (0.95, 95.0, 100.0)
    assert by_id["fft-positive"]["value"] == pytest.approx(100 * 0.9)
    assert by_id["cqc-overall"]["word"] == "Good"
    assert by_id["cqc-overall"]["published"] == "2019-03-19"
    assert by_id["cqc-overall"]["note"].startswith("Inherited")


def test_outcomes_refuse_a_shmi_that_is_not_observed_over_expected():
    cells = {"shmi_value_latest": "1.20", "observed_deaths_latest": "95", "expected_deaths_latest": "100"}

    assert "SHMI 1.2000; expected 0.9500, observed over expected deaths." in fault_of(
        OutcomeIndicators(), outcomes(**cells)
    )


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_recognises_another_layout(reader):
    stranger = source_from("list.csv", b"when,what\n2026-01-01,nothing\n")

    assert not reader.recognises(stranger)


def test_an_unknown_layout_is_told_with_what_was_seen():
    with pytest.raises(BadInput) as caught:
        reader_for(source_from("list.csv", b"when,what\n2026-01-01,nothing\n"))

    assert "text whose first row begins when, what" in caught.value.sentence()
