"""Benchmark workbooks: several years in one weighting, proportions told as per cents, and what is refused and where."""

import openpyxl
import pytest
from tests.factories.workbooks import ACUTE_SHEET, COMMUNITY_SHEET, as_bytes, benchmark_workbook

from groundswell.national.editions import Kind
from groundswell.national.readers.benchmark_workbook import BenchmarkWorkbook
from groundswell.national.readers.reading import Reading
from groundswell.national.readers.registry import reader_for
from groundswell.national.source import source_from
from groundswell.vocabulary.faults import BadInput

KNOWN = frozenset({"RTF", "R0A", "RY6"})
A = f"given.xlsx, sheet “{ACUTE_SHEET}”"


def read(book: openpyxl.Workbook) -> Reading:
    source = source_from("given.xlsx", as_bytes(book))
    reader = reader_for(source)
    assert isinstance(reader, BenchmarkWorkbook)
    return reader.read(source, known_codes=KNOWN, progress=lambda _: None)


def fault_of(book: openpyxl.Workbook) -> str:
    with pytest.raises(BadInput) as caught:
        read(book)
    return caught.value.sentence()


def values(reading: Reading, code: str, measure: str) -> list[tuple]:
    return reading.tables["history"].filter(code=code, measure=measure).sort("year").select("year", "value", "n").rows()


def test_scores_keep_their_points_and_their_bases():
    reading = read(benchmark_workbook())

    assert (reading.kind, reading.base_id, reading.year) == (Kind.SURVEY_BENCHMARK, "nss-2024-benchmark", 2024)
    assert values(reading, "RTF", "PP1_2") == [(2021, 7.0, 500.0), (2024, 7.25, 510.0)]
    assert values(reading, "RY6", "engagement") == [(2021, 7.0, None), (2024, 7.1, None)]


def test_proportions_become_per_cents_under_the_questions_name_where_the_share_is_certain():
    reading = read(benchmark_workbook())

    assert values(reading, "RTF", "manager-listens") == [(2021, 70.0, None), (2024, 75.0, 505.0)]
    assert values(reading, "R0A", "response_rate") == [(2024, 40.0, None)]


def test_a_share_whose_direction_is_not_certain_keeps_the_columns_name_and_is_said():
    reading = read(benchmark_workbook())

    assert values(reading, "RTF", "q12b") == [(2024, 30.0, None)]
    assert reading.warnings == (
        "Kept under the columns' own names, because it is not sure which answers they count: q12b.",
    )


def test_marks_of_significant_change_are_not_taken_over():
    assert not any("sig" in measure for measure in read(benchmark_workbook()).tables["history"]["measure"].unique())


def test_groups_carry_the_detailed_workbooks_names():
    assert read(benchmark_workbook()).tables["rows"].rows() == [
        ("RTF", "Northumbria", "Acute and Acute & Community Trusts"),
        ("R0A", "Manchester", "Acute and Acute & Community Trusts"),
        ("RY6", "Leeds", "Community Trusts"),
    ]


def test_sheets_are_recognised_by_their_columns_not_their_names():
    book = benchmark_workbook()
    book[ACUTE_SHEET].title = "1. Acute (2025 style)"
    book.move_sheet(COMMUNITY_SHEET, -1)

    assert read(book).organisations == 3


def test_sheets_may_have_other_measures():
    book = benchmark_workbook()
    book[COMMUNITY_SHEET].delete_cols(4, 2)

    assert values(read(book), "RY6", "PP1_2") == [(2024, 7.2, 310.0)]


def test_a_year_without_history_has_no_row_and_a_dash_is_withheld():
    book = benchmark_workbook({"PP1_2021": (None, "-", 7.0), "PP1_2024": (7.0, 7.0, 7.0)})

    reading = read(book)

    assert values(reading, "RTF", "PP1") == [(2024, 7.0, None)]
    assert values(reading, "R0A", "PP1") == [(2021, None, None), (2024, 7.0, None)]


def test_columns_we_do_not_understand_are_said():
    book = benchmark_workbook({"PP1_2024": (7.0, 7.0, 7.0), "mystery_2024": (1, 2, 3)})

    assert read(book).warnings == ("Columns not understood and left out: mystery_2024.",)


CELLS = [
    ({"D2": 70}, f"{A}, row 2, column “PP1_2_2021”: the value 70; expected a number from 0 to 10, or “-”."),
    ({"K3": 71.0}, f"{A}, row 3, column “q9g_2021”: the value 71; expected a number from 0 to 1, or “-”."),
    ({"K3": "many"}, f"{A}, row 3, column “q9g_2021”: the text “many”; expected a number, or “-” where withheld."),
    ({"E2": -1}, f"{A}, row 2, column “PP1_2_n_2021”: the value -1; expected a whole number from 0 to 1e+07, or “-”."),
    ({"A3": "RZZ"}, f"{A}, row 3, column “org_id”: the organisation code “RZZ” is not known;"),
    ({"A3": "RTF"}, f"{A}, row 3, column “org_id”: organisation RTF stands twice (first in row 2);"),
    ({"A3": "RY6"}, f"row 2, column “org_id”: organisation RY6 stands twice (first in sheet “{ACUTE_SHEET}”);"),
    ({"B3": None}, f"{A}, row 3, column “org_name”: an empty cell; expected a name."),
    ({"C1": "group"}, f"{A}, row 1: the column “org_type_reporting_name” is missing; expected the columns org_id,"),
    ({"A1": "id"}, f"{A}, row 1: the column “org_id” is missing;"),
    ({"F1": "PP1_2_2021"}, f"{A}, row 1, column “PP1_2_2021”: this column stands twice; expected it once."),
    (
        {"D1": "PP1_2_then"},
        f"{A}, row 1, column “PP1_2_n_2021”: the column that it is the base of is missing (PP1_2, 2021)",
    ),
]


@pytest.mark.parametrize(("cells", "said"), CELLS, ids=[f"{cells}" for cells, _ in CELLS])
def test_a_wrong_cell_is_refused_by_place(cells, said):
    book = benchmark_workbook()
    for place, value in cells.items():
        book[ACUTE_SHEET][place] = value

    assert said in fault_of(book)


def test_per_cents_are_refused_where_proportions_belong_and_the_mix_up_is_explained():
    book = benchmark_workbook({"q9g_2024": (70.0, 71.0, 72.0)})

    assert fault_of(book) == (
        f"{A}, row 2, column “q9g_2024”: the value 70; expected a number from 0 to 1, or “-”. Nothing was changed. "
        "These look like per cents; this workbook has proportions, 0 to 1."
    )


def test_a_sheet_of_organisations_without_measures_is_refused():
    assert fault_of(benchmark_workbook({"mystery": (1.0, 2.0, 3.0)})) == (
        f"{A}, row 1: no column is a measure in a year; expected columns such as PP1_2024, q11a_2024 or response_rate_2024. "
        "Nothing was changed. Understood: org_id, org_name, org_type_reporting_name."
    )


def test_a_sheet_of_figures_with_other_headings_is_a_layout_we_do_not_know():
    book = benchmark_workbook()
    strange = book.create_sheet("NEW")
    strange.append(["who", "what"])
    for _ in range(3):
        strange.append([1.5, 2.5, 3.5])

    assert "sheet “NEW”: its headings are not those of this layout; expected a row with org_id," in fault_of(book)
    assert f"Understood: {ACUTE_SHEET}, {COMMUNITY_SHEET}." in fault_of(book)
