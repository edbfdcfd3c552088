"""Years are joined only where they may be compared."""

import pytest
from tests.unit.look.charts.samples import words, years

from groundswell.look.charts import Year, Years
from groundswell.look.charts.marks import Label, Line
from groundswell.look.charts.years import YearsCannotBeDrawn
from groundswell.look.numbers import PERCENT
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import AT_SOURCE


def made(*given):
    return Years(words=words(), subject="Place to work", unit=PERCENT, better=Better.HIGHER, years=given)


def joins(chart):
    return len(
        [mark for mark in chart.wide().marks if isinstance(mark, Line) and mark.tone == "line" and not mark.dash]
    )


def test_finding_is_the_difference_of_the_printed_values():
    assert years(61.5).finding == "Place to work: 3.2 percentage points higher in 2024 than in 2021"
    assert years(58.3).finding == "Place to work: the same in 2024 as in 2021"
    assert years(57.0).finding == "Place to work: 1.3 percentage points lower in 2024 than in 2021"


def test_a_break_is_a_gap_with_its_reason():
    chart = made(Year(2020, 66.0), Year(2021, 58.3, "question changed"), Year(2022, 57.0))

    assert joins(chart) == 1
    assert "2021 cannot be compared with 2020: question changed" in [
        mark.text for mark in chart.wide().marks if isinstance(mark, Label)
    ]
    assert chart.finding == "Place to work: 1.3 percentage points lower in 2022 than in 2021"
    assert chart.table().rows[1] == ("2021", "58.3%", "no: question changed")


def test_a_withheld_year_breaks_the_line_on_both_sides():
    chart = made(Year(2021, 58.3), Year(2022, AT_SOURCE), Year(2023, 60.2))

    assert joins(chart) == 0
    assert chart.finding == "Place to work: no comparable figures before 2023"
    assert chart.table().rows[1][1] == "withheld by the publisher"


def test_one_year_and_only_withheld_years_can_be_drawn():
    assert made(Year(2024, 61.5)).finding == "Place to work: no comparable figures before 2024"
    assert made(Year(2023, AT_SOURCE), Year(2024, AT_SOURCE)).narrow().height > 0


def test_years_out_of_order_are_refused():
    with pytest.raises(YearsCannotBeDrawn):
        made(Year(2024, 61.5), Year(2023, 60.2))
    with pytest.raises(YearsCannotBeDrawn):
        made()
