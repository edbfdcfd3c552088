"""Answer bars: parts of a whole, labels that never touch."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.look.charts.samples import answer_bar, words

from groundswell.look.charts import Answer, AnswerBar
from groundswell.look.charts.answers import AnswersCannotBeDrawn, spread
from groundswell.look.charts.marks import Box

shares = st.lists(st.floats(0, 1000).map(lambda share: round(share, 3)), min_size=1, max_size=7).filter(
    lambda parts: sum(parts) > 1
)


def bar(parts):
    total = sum(parts)
    answers = tuple(Answer(f"Answer {at}", 100 * part / total) for at, part in enumerate(parts))
    return AnswerBar(words=words(), subject="Any", answers=answers, telling="agree", telling_share=50.0)


@given(parts=shares)
def test_segments_fill_the_bar_from_left_to_right(parts):
    boxes = sorted((mark for mark in bar(parts).wide().marks if isinstance(mark, Box)), key=lambda box: box.x)

    assert boxes[0].x == pytest.approx(0, abs=1e-9)
    assert sum(box.width for box in boxes) == pytest.approx(1)
    for left, right in pairwise(boxes):
        assert left.x + left.width == pytest.approx(right.x, abs=1e-9)


@given(parts=shares)
def test_each_answer_has_its_own_bar_on_a_phone_on_one_scale(parts):
    boxes = [mark for mark in bar(parts).narrow().marks if isinstance(mark, Box)]

    assert [box.width for box in boxes] == pytest.approx([part / sum(parts) for part in parts if part > 0])


@given(
    pairs=st.lists(st.tuples(st.floats(0, 1), st.floats(0.01, 0.14)), min_size=1, max_size=7),
)
def test_labels_stay_in_order_and_inside_and_never_touch(pairs):
    wanted = sorted(centre for centre, _ in pairs)
    widths = [width for _, width in pairs]

    placed = spread(wanted, widths)

    edges = [(centre - width / 2, centre + width / 2) for centre, width in zip(placed, widths, strict=True)]
    assert edges[0][0] >= -1e-9
    assert edges[-1][1] <= 1 + 1e-9
    for left, right in pairwise(edges):
        assert left[1] <= right[0] + 1e-9


def test_labels_with_room_stand_where_they_are_wanted():
    assert spread([0.2, 0.5, 0.8], [0.1, 0.1, 0.1]) == pytest.approx([0.2, 0.5, 0.8])


def test_labels_without_room_stand_in_even_columns():
    assert spread([0.1, 0.2], [0.6, 0.6]) == [0.25, 0.75]


def test_the_share_that_matters_is_told_as_published_and_not_added_up():
    chart = answer_bar()

    # 43.9 + 29.4 = 73.3 here, but published parts are rounded and need not add up.
    assert chart.finding == "About 7 in 10 agree"
    assert ("Agree", "73.3%") in chart.table().rows


def test_answers_outside_the_scale_stand_apart():
    chart = AnswerBar(
        words=words(),
        subject="Discrimination",
        answers=(Answer("Yes", 8.0), Answer("No", 92.0)),
        telling="say yes",
        telling_share=8.0,
        apart=(Answer("Did not say", 2.2),),
    )

    assert chart.table().rows[-1] == ("Did not say (not counted above)", "2.2%")
    assert len([mark for mark in chart.wide().marks if isinstance(mark, Box)]) == 2


@pytest.mark.parametrize("parts", [(50.0, 40.0), (12.5,) * 8])
def test_shares_that_are_not_one_whole_are_refused(parts):
    answers = tuple(Answer(str(at), part) for at, part in enumerate(parts))

    with pytest.raises(AnswersCannotBeDrawn):
        AnswerBar(words=words(), subject="Any", answers=answers, telling="agree", telling_share=50.0)
