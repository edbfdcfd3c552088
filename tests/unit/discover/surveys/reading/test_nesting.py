"""Rounds and depths of whatever lies in whatever."""

from hypothesis import given
from hypothesis import strategies as st

from groundswell.discover.surveys.reading.nesting import depths_in, loops_in

anything = st.dictionaries(st.integers(0, 15), st.one_of(st.none(), st.integers(0, 20)))


def test_each_round_is_found_once():
    assert loops_in({"a": "b", "b": "a", "c": "a", "d": None, "e": "e"}) == [["a", "b"], ["e"]]


@given(anything)
def test_a_round_leads_back_to_where_it_began_and_without_it_none_is_left(inside):
    loops = loops_in(inside)

    for loop in loops:
        assert [inside[one] for one in loop] == [*loop[1:], loop[0]]
    assert len({one for loop in loops for one in loop}) == sum(map(len, loops))
    assert loops_in(inside | {loop[0]: None for loop in loops}) == []


@given(anything)
def test_depth_is_one_more_than_that_of_what_a_place_lies_in(inside):
    depths = depths_in(inside)

    for place, depth in depths.items():
        outer = inside.get(place)
        assert depth == (1 if outer is None else depths[outer] + 1)
    around = {one for loop in loops_in(inside) for one in loop}
    assert around.isdisjoint(depths)
    if not around:
        assert set(inside) <= set(depths)


def test_a_hundred_thousand_in_a_row_take_no_time():
    row = {at: at + 1 for at in range(100_000)}

    assert max(depths_in(row).values()) == 100_001
    assert loops_in(row) == []
    assert len(loops_in(row | {100_000: 0})[0]) == 100_001
    assert depths_in(row | {100_000: 0}) == {}
