"""A benchmark workbook that somebody loads is what lets pages tell the change since 2021."""

import pytest
from tests.factories.workbooks import as_bytes, benchmark_workbook

from groundswell.discover.dashboard.pages.changes import change_words
from groundswell.national.history import history_of
from groundswell.national.survey import survey_results


@pytest.fixture
def with_shipped(data, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "1")
    return data


def test_without_a_benchmark_workbook_no_change_is_told(with_shipped):
    words = change_words(survey_results("RTF"))

    assert [words(measure) for measure in ("PP1_2", "manager-listens", "burnt-out")] == ["", "", ""]


def test_with_one_the_change_is_told_in_points_of_the_measure(with_shipped, file):
    assert with_shipped("add", file(as_bytes(benchmark_workbook()))).status == 0
    words = change_words(survey_results("RTF"))

    assert words("PP1_2") == "+0.25 points since 2021"
    assert words("manager-listens") == "+5.0 percentage points since 2021"
    assert words("PP2") == "", "a measure that the workbook does not hold"


def test_years_stand_in_order_and_in_one_weighting(with_shipped, file):
    with_shipped("add", file(as_bytes(benchmark_workbook())))

    history = history_of("RTF", "PP1_2")

    assert history.is_one_vintage
    assert [(one.year, one.value) for one in history.years] == [(2021, 7.0), (2024, 7.25)]
    assert history.change_since(2021) == pytest.approx(0.25)
    assert history.change_since(2022) is None


def test_a_withheld_year_tells_no_change(with_shipped, file):
    book = benchmark_workbook({"PP1_2_2021": ("-", 7.0, 7.0), "PP1_2_2024": (7.0, 7.1, 7.2)})
    with_shipped("add", file(as_bytes(book)))

    assert history_of("RTF", "PP1_2").change_since(2021) is None
    assert history_of("R0A", "PP1_2").change_since(2021) == pytest.approx(0.1)


def test_the_glance_page_says_the_change(with_shipped, file, client, db):
    before = client.get("/trusts/RTF/").content.decode()
    with_shipped("add", file(as_bytes(benchmark_workbook())))
    after = client.get("/trusts/RTF/").content.decode()

    assert "points since 2021" not in before
    assert "+0.25 points since 2021" in after
