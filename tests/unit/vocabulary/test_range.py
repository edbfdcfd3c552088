"""A value's place among its group, in the five fixed phrases (decided from unrounded values)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.vocabulary.range import GroupRange, Position

GROUP = GroupRange(organisations=122, minimum=6.0, q1=6.8, median=7.0, q3=7.2, maximum=8.0)

values = st.floats(0, 10, allow_nan=False)


def range_of(members: list[float]) -> GroupRange:
    low, q1, median, q3, high = (float(x) for x in np.quantile(members, [0, 0.25, 0.5, 0.75, 1]))
    return GroupRange(len(members), low, q1, median, q3, high)


@pytest.mark.parametrize(
    ("value", "position"),
    [
        (8.0, Position.TOP_END),
        (7.9999, Position.TOP_QUARTER),
        (7.2001, Position.TOP_QUARTER),
        (7.2, Position.MIDDLE_HALF),
        (7.0, Position.MIDDLE_HALF),
        (6.8, Position.MIDDLE_HALF),
        (6.7999, Position.LOWEST_QUARTER),
        (6.0001, Position.LOWEST_QUARTER),
        (6.0, Position.LOWER_END),
        (8.5, Position.TOP_END),  # a team of one's own may lie outside the range of trusts
        (5.5, Position.LOWER_END),
    ],
)
def test_position_is_decided_from_unrounded_values(value, position):
    assert GROUP.position_of(value) is position


def test_nobody_is_at_an_end_where_everyone_has_the_same_value():
    same = range_of([7.0] * 9)

    assert same.position_of(7.0) is Position.MIDDLE_HALF
    assert same.position_of(7.1) is Position.TOP_END
    assert same.position_of(6.9) is Position.LOWER_END


def test_several_at_the_maximum_are_all_at_the_top_end():
    tied = range_of([5.0, 6.0, 7.0, 8.0, 8.0])

    assert tied.position_of(8.0) is Position.TOP_END
    assert tied.position_of(7.0) is Position.MIDDLE_HALF


@given(st.lists(values, min_size=1, max_size=40))
def test_a_member_is_above_the_middle_half_only_if_it_is_above_the_third_quartile(members):
    group = range_of(members)

    for value in members:
        position = group.position_of(value)
        if position is Position.TOP_QUARTER:
            assert group.q3 < value < group.maximum
        elif position is Position.LOWEST_QUARTER:
            assert group.minimum < value < group.q1
        elif position is Position.MIDDLE_HALF:
            assert group.q1 <= value <= group.q3
        else:
            assert value in (group.minimum, group.maximum)
            assert group.minimum < group.maximum


@given(st.lists(values, min_size=2, max_size=40, unique=True))
def test_turning_a_measure_round_mirrors_the_position(members):
    mirror = {
        Position.TOP_END: Position.LOWER_END,
        Position.TOP_QUARTER: Position.LOWEST_QUARTER,
        Position.MIDDLE_HALF: Position.MIDDLE_HALF,
        Position.LOWEST_QUARTER: Position.TOP_QUARTER,
        Position.LOWER_END: Position.TOP_END,
    }
    group = range_of(members)
    turned = GroupRange(group.organisations, -group.maximum, -group.q3, -group.median, -group.q1, -group.minimum)

    assert [turned.position_of(-one) for one in members] == [mirror[group.position_of(one)] for one in members]


@pytest.mark.parametrize(
    ("value", "is_on_edge"),
    [
        (7.2049, True),  # prints 7.20, as the third quartile does
        (7.205, False),  # prints 7.21: half up
        (7.195, True),  # prints 7.20: half up
        (7.1949, False),
        (6.8, True),
        (7.0, False),
    ],
)
def test_a_value_is_on_the_edge_when_it_prints_like_a_quartile(value, is_on_edge):
    assert GROUP.edge_of(value, decimals=2) is is_on_edge


def test_the_edge_follows_how_pages_print_and_not_the_binary_value():
    group = GroupRange(11, 60.0, 68.25, 70.0, 73.25, 80.0)

    # Python prints 73.25 and 73.3 differently (73.2 and 73.3); a page prints both as 73.3.
    assert group.edge_of(73.3, decimals=1)
    assert not group.edge_of(73.24, decimals=1)
