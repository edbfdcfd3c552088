"""Where a strip's marks lie: in the order of their values, inside the frame, whatever the values are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.look.charts.samples import GROUP, few, range_strip, strip, strip_list, words

from groundswell.look.charts import Strip, StripList
from groundswell.look.charts.marks import Box, Disc, Line
from groundswell.look.charts.strip import StripCannotBeDrawn, own_scale, strip_marks
from groundswell.look.charts.strip_list import round_step
from groundswell.look.numbers import PERCENT, SCORE
from groundswell.vocabulary.range import Better, GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE

figures = st.floats(min_value=0, max_value=100, allow_nan=False).map(lambda value: round(value, 6))
groups = st.lists(figures, min_size=5, max_size=5).map(lambda five: GroupRange(122, *sorted(five)))


@given(group=groups, value=figures)
def test_marks_lie_inside_the_frame_and_in_the_order_of_their_values(group, value):
    drawn = strip(value, group=group)

    marks = list(strip_marks(drawn, own_scale(drawn), middle=20))

    (box,) = [mark for mark in marks if isinstance(mark, Box)]
    whole, _, _, median = [mark for mark in marks if isinstance(mark, Line)]
    discs = [mark for mark in marks if isinstance(mark, Disc)]
    nearly = 1e-9
    assert -nearly <= whole.x1 <= box.x + nearly
    assert box.x - nearly <= median.x1 <= box.x + box.width + nearly
    assert box.x + box.width <= whole.x2 + nearly <= 1 + 2 * nearly
    assert all(-nearly <= disc.x <= 1 + nearly for disc in discs)


@given(group=groups, values=st.tuples(figures, figures))
def test_a_higher_value_is_never_drawn_further_left(group, values):
    lower, higher = sorted(values)
    block = StripList(
        words=words(),
        subject="Two",
        strips=(strip(lower, label="a", group=group), strip(higher, label="b", group=group)),
    )

    first, second = [disc_of(block, row) for row in block.strips]

    assert first <= second + 1e-9


@given(one=groups, other=groups, values=st.tuples(figures, figures))
def test_a_block_stands_on_one_median_and_one_point_is_the_same_length(one, other, values):
    rows = (strip(values[0], label="a", group=one), strip(values[1], label="b", group=other))
    block = StripList(words=words(), subject="Two", strips=rows)

    scales = [block.scale_of(row) for row in rows]

    medians = [scale.at(row.group.median) for scale, row in zip(scales, rows, strict=True)]
    assert medians[0] == pytest.approx(medians[1])
    lengths = [scale.high - scale.low for scale in scales]
    assert lengths[0] == pytest.approx(lengths[1], abs=1e-6)
    assert all(-1e-6 <= disc_of(block, row) <= 1 + 1e-6 for row in rows)


def disc_of(block, row):
    return next(mark.x for mark in block.row(row).marks if isinstance(mark, Disc) and mark.is_value)


def test_a_single_strip_uses_its_true_axis():
    scale = own_scale(strip(74.0))

    assert (scale.at(64.8), scale.at(77.7)) == (0, 1)
    assert scale.at(70.9) == pytest.approx((70.9 - 64.8) / (77.7 - 64.8))


def test_a_group_whose_values_are_all_the_same_is_drawn_in_the_middle():
    same = GroupRange(122, 7.0, 7.0, 7.0, 7.0, 7.0)

    assert own_scale(strip(7.0, group=same, unit=SCORE)).at(7.0) == 0.5


def test_fewer_than_eight_organisations_are_dots_without_quartiles():
    chart = few()

    marks = list(strip_marks(chart, own_scale(chart), middle=20))

    assert not [mark for mark in marks if isinstance(mark, Box)]
    assert len([mark for mark in marks if isinstance(mark, Disc) and not mark.is_value]) == 7
    assert chart.phrase == "between the others"
    assert chart.cells()[4] == chart.cells()[6] == "too few organisations"


def test_dots_need_every_value_of_the_group():
    with pytest.raises(StripCannotBeDrawn, match="7 organisations, but 2 values"):
        strip(5.9, group=GroupRange(7, 5.6, 5.7, 5.9, 6.0, 6.4), unit=SCORE, members=(5.9, 6.0))


def test_quartiles_out_of_order_are_refused():
    with pytest.raises(StripCannotBeDrawn, match="out of order"):
        strip(5.9, group=GroupRange(122, 5.6, 6.7, 5.9, 6.0, 6.4), unit=SCORE)


def test_a_list_refuses_two_units_and_an_empty_block():
    with pytest.raises(StripCannotBeDrawn):
        StripList(words=words(), subject="Mixed", strips=(strip(), few()))
    with pytest.raises(StripCannotBeDrawn):
        StripList(words=words(), subject="Empty", strips=())


def test_without_a_group_the_value_stands_alone_and_says_so():
    lone = Strip(label="Morale", value=6.1, group=None, unit=SCORE, better=Better.HIGHER)

    assert lone.phrase == "no range to compare with"
    assert lone.cells()[:3] == ("Morale", "6.10", "no range to compare with")


def test_the_table_holds_what_the_drawing_shows():
    assert range_strip().table().rows == (
        ("Manager listens", "74.0%", "top quarter", "64.8%", "69.5%", "70.9%", "73.2%", "77.7%", "122"),
    )


def test_measured_says_unit_who_when_against_whom_and_which_way_is_better():
    assert range_strip(better=Better.LOWER).measured == (
        "Manager listens, % of answers. Alderbrook, 2024, against 122 acute trusts. Lower is better."
    )


def test_a_withheld_row_keeps_its_range_and_its_place_in_the_list():
    block = strip_list(AT_SOURCE)

    marks = block.row(block.strips[0]).marks

    assert [mark for mark in marks if isinstance(mark, Box)]
    assert not [mark for mark in marks if isinstance(mark, Disc)]


@pytest.mark.parametrize(("reach", "step"), [(0.71, 0.5), (0.62, 0.2), (12.9, 10), (6.1, 2), (1.25, 1), (0, 1)])
def test_round_step_leaves_room_beside_the_axis(reach, step):
    assert round_step(reach) == pytest.approx(step)


def test_phrase_of_the_group_matches_the_table():
    assert strip(73.24, group=GROUP, unit=PERCENT).phrase == "on the upper edge of the middle half"
