"""Numbers print as their publisher prints them, and what has no number is said in words."""

import datetime as dt
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.look import numbers
from groundswell.vocabulary.withheld import AT_SOURCE, PROTECTED


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (7.125, 2, "7.13"),  # half to even would print 7.12
        (7.165, 2, "7.17"),  # the binary value lies below the half
        (7.1649999999999991, 2, "7.17"),  # what sums of published figures make of 7.165
        (7.1649, 2, "7.16"),
        (0.5, 0, "1"),
        (-0.125, 2, "−0.13"),
        (-0.001, 2, "0.00"),
        (6238, 0, "6,238"),
        (1e-9, 1, "0.0"),
    ],
)
def test_number_rounds_half_up_on_what_a_person_reads(value, decimals, printed):
    assert numbers.number(value, decimals) == printed


@given(hundredths=st.integers(0, 100_000))
def test_a_published_figure_prints_as_it_was_published(hundredths):
    published = Decimal(hundredths) / 100

    assert numbers.score(float(published)) == f"{published:,.2f}"


@pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(numbers.NotANumber):
        numbers.score(value)


def test_each_kind_of_number_has_its_decimals():
    said = (numbers.score(7.161), numbers.percent(73.28), numbers.whole_percent(73.28), numbers.ratio(2.44))

    assert said == ("7.16", "73.3%", "73%", "2.4")


def test_withheld_cells_are_said_in_words_and_never_as_a_number():
    formats = (numbers.score, numbers.percent, numbers.whole_percent, numbers.ratio, numbers.count)

    assert {form(AT_SOURCE) for form in formats} == {"withheld by the publisher"}
    assert {form(PROTECTED) for form in formats} == {"not shown"}
    assert numbers.span(AT_SOURCE, 3.0, numbers.SCORE) == "withheld by the publisher"
    assert numbers.span(3.0, PROTECTED, numbers.SCORE) == "not shown"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "none"),
        (3, "fewer than 1 in 10"),
        (8.4, "1 in 10"),
        (65, "7 in 10"),
        (73.3, "7 in 10"),
        (97, "more than 9 in 10"),
        (100, "all"),
    ],
)
def test_in_ten(share, said):
    assert numbers.in_ten(share) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(6238, "about 6,200"), (6250, "about 6,300"), (413, "about 410"), (43, "about 45"), (12, "about 10")],
)
def test_about_rounds_to_what_can_be_remembered(value, said):
    assert numbers.about(value) == said


def test_ranges_and_differences_have_words():
    assert numbers.span(69.5, 73.31, numbers.PERCENT) == "69.5 to 73.3%"
    assert numbers.points(3.24) == "3.2 percentage points"
    assert numbers.points(0.125, numbers.SCORE) == "0.13 points"
    assert (numbers.signed(0.5, 1), numbers.signed(-0.5, 1), numbers.signed(0.01, 1)) == ("+0.5", "−0.5", "0.0")


def test_days_and_times_are_written_as_people_write_them():
    assert numbers.day(dt.date(2027, 3, 14)) == "14 March 2027"
    assert numbers.days(dt.date(2027, 3, 3), dt.date(2027, 3, 14)) == "3 to 14 March 2027"
    assert numbers.days(dt.date(2027, 2, 28), dt.date(2027, 3, 14)) == "28 February to 14 March 2027"
    assert numbers.days(dt.date(2026, 12, 28), dt.date(2027, 1, 4)) == "28 December 2026 to 4 January 2027"
    assert numbers.days(dt.date(2027, 3, 3), dt.date(2027, 3, 3)) == "3 March 2027"
    assert [numbers.clock(dt.time(*at)) for at in ((17, 30), (9, 0), (0, 5), (12, 0))] == [
        "5.30pm",
        "9am",
        "12.05am",
        "12pm",
    ]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (900, "900 bytes"),
        (1_000, "1 kB"),
        (52_994, "53 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_449_000, "1.4 MB"),
    ],
)
def test_the_size_of_a_file_is_said_as_people_say_it(count, words):
    assert numbers.size(count) == words
