"""Readers of comma-separated layouts: what they understand, and what they refuse and where."""

import polars as pl
import pytest

from groundswell.national.readers.engagement_shmi import EngagementShmi
from groundswell.national.readers.equity_ratios import EquityRatios
from groundswell.national.readers.organisation_lists import CqcCategories, OdsTrustFile, Successors, TrustList
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
    assert "the text “2020-13-01”; expected a day as yyyymmdd or yyyy-mm-dd." in fault_of(
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
    "location_id",
    "shmi_value_latest",
    "observed_deaths_latest",
    "expected_deaths_latest",
    "sickness_rate_overall_3m_avg",
    "fft_pct_positive_3m_avg",
    "fft_total_responses_3m_avg",
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
        "fft_pct_positive_3m_avg": "0.9",
        "fft_total_responses_3m_avg": "50",
        "rating_overall": "Good",
        "location_id": "RAA01",
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
    assert by_id["cqc-overall"]["note"] == (
        "The rating of one location (RAA01); that of the whole trust can differ. "
        "Inherited from a body that this trust replaced."
    )


def test_outcomes_refuse_a_shmi_that_is_not_observed_over_expected():
    cells = {"shmi_value_latest": "1.20", "observed_deaths_latest": "95", "expected_deaths_latest": "100"}

    assert "SHMI 1.2000; expected 0.9500, observed over expected deaths." in fault_of(
        OutcomeIndicators(), outcomes(**cells)
    )


def test_outcomes_refuse_a_trust_that_is_not_known_and_leave_out_a_practice():
    sample = outcomes(comp_total_new="7", Trust_type="Acute trust").splitlines()
    practice = sample[1].replace("RAA", "C82009").replace("Acute trust", "")

    assert "row 2, column “org_code”: the organisation code “RAAA” is not known" in fault_of(
        OutcomeIndicators(), "\n".join(sample).replace("RAA", "RAAA"), known=KNOWN
    )
    reading = read(OutcomeIndicators(), "\n".join([*sample, practice]), known=KNOWN)
    assert reading.tables["rows"]["code"].to_list() == ["RAA"]
    assert reading.tables["values"]["code"].to_list() == ["RAA"]
    assert reading.warnings == ("Left out, because they are neither trusts nor in an organisation reference: C82009.",)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"data_month": "March 2026"},
            "row 2, column “data_month”: the text “March 2026”; expected a month as yyyy-mm.",
        ),
        ({"data_month": ""}, "row 2, column “data_month”: an empty cell; expected a month as yyyy-mm."),
        ({"rating_overall": "Splendid"}, "row 2, column “rating_overall”: the word “Splendid”"),
        ({"rating_overall": "Good", "publication_date": "soon"}, "row 2, column “publication_date”: the text “soon”"),
        ({"fft_pct_positive_3m_avg": "90"}, "the value 90; expected a number from 0 to 1."),
        (
            {"comp_total_new": "1_000"},
            "row 2, column “comp_total_new”: the text “1_000”; expected a number, or nothing.",
        ),
        ({}, "no organisation that we know has a value of any indicator"),
    ],
)
def test_outcomes_refuse_with_the_place(cells, said):
    assert said in fault_of(OutcomeIndicators(), outcomes(**cells))


GOOD = {
    "trend": (SurveyTrend(), trend(("RAA", 2021, "40.5"), ("RBB", 2021, "NA"))),
    "equity": (EquityRatios(), EQUITY + f"{FAIR},RAA,Acute,0.5,0.4,0.8\n{FAIR},RBB,Acute,0.5,,\n"),
    "outcomes": (OutcomeIndicators(), outcomes(comp_total_new="7")),
    "engagement": (
        EngagementShmi(),
        "Code,Year.Index,SHMI.Index,Engagement.Index,RecommendWork.Index\nRAA,2019,0.95,3.9,3.6\n",
    ),
    "trusts": (
        TrustList(),
        "ods_code,name,alt_names,type,region,ics,predecessor_codes,merger_date\nRAA,Alder,,Acute,North,,RBB,2026-04-01\n",
    ),
    "ods": (
        OdsTrustFile(),
        "organisation_code,name,national_grouping,open_date,close_date\nRAA,ALDER,Y1,20171001,\n",
    ),
    "successors": (Successors(), "old_code,new_code,date\nRBB,RAA,20200401\n"),
    "cqc": (CqcCategories(), "trust_code,primary_category\nRAA,Ambulance service\n"),
}
NEEDED = {
    "trend": ("ODS code", "Year", "Burned_out_rate", "Stress_base"),
    "equity": ("Indicator", "Trust", "White Rate"),
    "outcomes": ("org_code", "data_month", "shmi_value_latest", "rating_well-led"),
    "engagement": ("Code", "Engagement.Index"),
    "trusts": ("ods_code", "alt_names", "merger_date"),
    "ods": ("organisation_code", "name", "close_date"),
    "successors": ("old_code", "date"),
}


@pytest.mark.parametrize("layout", GOOD)
def test_case_spacing_and_blank_lines_do_not_matter(layout):
    reader, text = GOOD[layout]
    heading, *body = text.splitlines()
    loose = ",".join(f" {name.upper()}  " for name in heading.split(","))

    as_given = read(reader_for(source_from("x.csv", text.encode())), text)
    loosely = read(reader, "\n".join([loose, "", *body, ",".join("" for _ in heading.split(","))]))

    assert {name: table.to_dicts() for name, table in loosely.tables.items()} == {
        name: table.to_dicts() for name, table in as_given.tables.items()
    }


@pytest.mark.parametrize(("layout", "column"), [(layout, column) for layout, many in NEEDED.items() for column in many])
def test_a_renamed_column_is_named(layout, column):
    _, text = GOOD[layout]
    renamed = text.replace(column, f"{column} (new)", 1)

    source = source_from("given.csv", renamed.encode())
    with pytest.raises(BadInput) as caught:
        reader_for(source).read(source, known_codes=frozenset(), progress=lambda _: None)

    assert f"given.csv, row 1: the column “{column}” is missing; expected it among" in caught.value.sentence()


@pytest.mark.parametrize("layout", GOOD)
def test_a_doubled_column_a_short_row_and_no_rows_are_named(layout):
    reader, text = GOOD[layout]
    heading, first, *_ = text.splitlines()
    name = heading.split(",")[0]

    assert f"row 1, column “{name}”: it stands twice" in fault_of(reader, f"{heading},{name}\n{first},x\n")
    assert "row 3: 1 cells; expected" in fault_of(reader, f"{heading}\n{first}\nRBB\n")
    assert "headings and no rows; expected at least one row of data." in fault_of(reader, f"{heading}\n")


@pytest.mark.parametrize("cell", ["1_0", "٤٠", "inf", "nan", "0x10", "12,5", "40 %", "TRUE", "2024-01-01", "#N/A"])
def test_a_share_that_is_no_plain_number_is_refused(cell):
    assert "row 2, column “Autonomy_rate”:" in fault_of(SurveyTrend(), trend(("RAA", 2021, f'"{cell}"')))


def test_a_row_is_named_by_its_place_in_the_file_though_lines_are_blank():
    text = "old_code,new_code,date\nRBB,RAA,20200401\n,,\n,,\nRCC,RAA,20200231\n"

    assert "row 5, column “date”: the text “20200231”" in fault_of(Successors(), text)


def test_an_open_date_of_change_and_a_year_that_is_none_are_refused():
    assert "row 2, column “date”: an empty cell" in fault_of(Successors(), "old_code,new_code,date\nRBB,RAA,\n")
    assert "row 2, column “Year”: the text “20215”" in fault_of(SurveyTrend(), trend(("RAA", 20215, "1")))


def test_a_joined_code_needs_every_part_known():
    assert "the organisation code “RAA/RZZ” is not known" in fault_of(
        SurveyTrend(), trend(("RAA/RZZ", 2021, "1")), known=KNOWN
    )
    assert read(SurveyTrend(), trend(("RAA/RBB", 2021, "1")), known=KNOWN).organisations == 1


def test_a_trust_is_not_found_by_the_names_of_another():
    reading = read(
        TrustList(),
        "ods_code,name,alt_names,type,region,ics,predecessor_codes,merger_date\n"
        "RAA,Alder NHS Trust,Alder;Birch NHS Trust;BNT,Acute,North,,,\n"
        "RBB,Birch NHS Trust,Birch;BNT,Acute,North,,,\n",
    )

    assert reading.tables["rows"]["other_names"].to_list() == ["Alder", "Birch;BNT"]
    assert reading.warnings == (
        "Other names that are another trust's were left out: Birch NHS Trust, BNT (Alder NHS Trust).",
    )


def test_equity_takes_its_year_from_a_column_and_refuses_two_years():
    head = EQUITY.strip() + ",Year\n"
    row = f"{FAIR},RAA,Acute,0.5,0.4,0.8,2025\n"

    dated = read(EquityRatios(), head + row)
    undated = read(EquityRatios(), EQUITY + f"{FAIR},RAA,Acute,0.5,0.4,0.8\n")

    assert (dated.base_id, dated.year, dated.warnings) == ("equity-ratios-2025", 2025, ())
    assert (undated.base_id, undated.warnings) == (
        "equity-ratios-2024",
        ("Taken as 2024, because no column “Year” says otherwise.",),
    )
    assert "row 3, column “Year”: the year 2024; expected 2025, as in the rows above." in fault_of(
        EquityRatios(), head + row + row.replace("RAA", "RBB").replace("2025", "2024")
    )


def test_engagement_refuses_a_trust_twice_in_a_year():
    _, text = GOOD["engagement"]

    assert "row 3, column “Code”: RAA stands twice in 2019 (first in row 2)" in fault_of(
        EngagementShmi(), text + text.splitlines()[1]
    )


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_recognises_another_layout(reader):
    stranger = source_from("list.csv", b"when,what\n2026-01-01,nothing\n")

    assert not reader.recognises(stranger)


def test_an_unknown_layout_is_told_with_what_was_seen():
    with pytest.raises(BadInput) as caught:
        reader_for(source_from("list.csv", b"when,what\n2026-01-01,nothing\n"))

    assert "text whose first row begins when, what" in caught.value.sentence()
