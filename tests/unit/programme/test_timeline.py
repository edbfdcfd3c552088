"""The usual lengths of phases, and weeks counted as people count them."""

from datetime import date, timedelta
from itertools import pairwise

from groundswell.programme.scope.timeline import PHASES, usual_spans, week_in, weeks_of


def test_phases_follow_one_another_without_a_gap_each_as_long_as_proposed():
    spans = list(usual_spans(date(2027, 1, 4)).values())

    assert [weeks_of(*one) for one in spans] == [10, 25, 14, 78]
    assert all(after[0] - before[1] == timedelta(days=1) for before, after in pairwise(spans))
    assert spans[0][0] == date(2027, 1, 4)
    assert len(spans) == len(PHASES)


def test_weeks_are_counted_from_one_and_a_begun_one_is_a_whole():
    first = date(2027, 3, 1)

    assert [week_in(first, first + timedelta(days=days)) for days in (-1, 0, 6, 7)] == [0, 1, 1, 2]
    assert [weeks_of(first, first + timedelta(days=days)) for days in (0, 6, 7)] == [1, 1, 2]
