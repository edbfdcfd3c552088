"""Estimate with interval: the order given, one scale, and nothing drawn of what is not shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.look.charts import Estimate, EstimateList, Verdict, Words, alt_text, standalone_svg, svg
from groundswell.look.charts.marks import Disc, Label, Line
from groundswell.look.numbers import POINTS
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import PROTECTED

WORDS = Words(
    whom="Theatres, about 45 of about 80 answered",
    when="March 2027",
    source="the trust's own survey",
    edition="",
    dated="counted 2 April 2027",
    address="/results/",
)
LOWER = Estimate("Enabling learning", 3.4, 3.1, 3.6, Verdict.LOWER)
SAME = Estimate("Building effective teams", 3.7, 3.4, 3.9, Verdict.SAME)
HIGHER = Estimate("Working across boundaries", 4.1, 4.0, 4.3, Verdict.HIGHER)
HIDDEN = Estimate("Valuing diversity", PROTECTED, PROTECTED, PROTECTED, None)


def chart(*rows, **words):
    return EstimateList(
        **{
            "words": WORDS,
            "subject": "Theatres",
            "rows": rows,
            "counted": "behaviours",
            "measured_as": "Points from 1 to 5",
            "unit": POINTS,
            "better": Better.HIGHER,
            "scale": (1, 5),
            "reference": 3.8,
            "too_small": 0.1,
            **words,
        }
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((LOWER, LOWER), "Theatres is probably lower than the trust on all 2 behaviours"),
        (
            (LOWER, HIGHER),
            "Theatres can be told apart from the trust on all 2 behaviours; 1 is probably lower; 1 is probably higher",
        ),
        ((LOWER, SAME), "Theatres cannot be told apart from the trust on 1 of 2 behaviours; 1 is probably lower"),
        ((SAME, SAME), "Theatres cannot be told apart from the trust on any of 2 behaviours"),
        (
            (SAME, SAME, HIDDEN),
            "Theatres cannot be told apart from the trust on any of the 2 behaviours that can be shown",
        ),
        (
            (LOWER, SAME, HIDDEN),
            "Theatres cannot be told apart from the trust on 1 of the 2 behaviours that can be shown; 1 is probably lower",
        ),
        ((LOWER, LOWER, HIDDEN), "Theatres is probably lower than the trust on all 2 behaviours that can be shown"),
        (
            (SAME, HIDDEN),
            "Theatres cannot be told apart from the trust on the only one of 2 behaviours that can be shown",
        ),
        (
            (LOWER, HIDDEN),
            "Theatres is probably lower than the trust on the only one of 2 behaviours that can be shown",
        ),
        ((HIDDEN,), "Theatres: none of the behaviours can be shown"),
    ],
)
def test_the_finding_counts_what_can_be_said(rows, said):
    assert chart(*rows).finding == said


def test_rows_stand_in_the_order_given_and_hidden_ones_have_no_mark():
    drawn = chart(LOWER, HIDDEN, SAME)

    assert [row[0] for row in drawn.table().rows] == [LOWER.name, HIDDEN.name, SAME.name]
    assert drawn.table().rows[1][1:] == ("not shown",) * 3
    for drawing in (drawn.wide(), drawn.narrow()):
        assert sum(getattr(mark, "is_value", False) for mark in drawing.marks) == 2
    assert "1 of 3 behaviours not shown" in alt_text(drawn)


def test_page_and_file_hold_the_values_of_the_table():
    drawn = chart(LOWER, SAME)

    for text in (str(svg(drawn)), standalone_svg(drawn)):
        assert "3.4" in text
        assert "3.7" in text


@given(st.lists(st.floats(1.3, 4.7), min_size=1, max_size=12), st.floats(1, 5))
def test_every_mark_lies_within_the_drawing(values, trust):
    rows = [Estimate(f"Item {at}", value, value - 0.3, value + 0.3, Verdict.SAME) for at, value in enumerate(values)]
    drawn = chart(*rows, reference=trust)

    for drawing in (drawn.wide(), drawn.narrow()):
        lines = [mark for mark in drawing.marks if isinstance(mark, Line)]
        assert all(0 <= end <= 1 for mark in lines for end in (mark.x1, mark.x2))
        assert all(0 <= mark.y1 <= drawing.height and 0 <= mark.y2 <= drawing.height for mark in lines)


def test_one_scale_is_drawn_whole_whatever_the_values_are():
    near, far = chart(SAME, reference=None), chart(LOWER, HIGHER, reference=None)

    for drawing in (near.wide(), far.wide(), near.narrow(), far.narrow()):
        assert [mark.text for mark in drawing.marks if isinstance(mark, Label)][-5:] == ["1", "2", "3", "4", "5"]
    assert disc_of(near, 0) == disc_of(chart(LOWER, SAME, reference=None), 1)


def disc_of(drawn, number):
    return [mark for mark in drawn.wide().marks if isinstance(mark, Disc)][number].x


def test_what_is_not_shown_has_words_and_no_empty_line():
    for drawing in (chart(HIDDEN, reference=None).wide(), chart(HIDDEN, reference=None).narrow()):
        assert not [mark for mark in drawing.marks if isinstance(mark, Line | Disc)]


def test_a_long_list_comes_in_even_parts_that_keep_scale_and_finding():
    whole = chart(*(SAME, LOWER) * 12)

    parts = whole.in_parts(10)

    assert [len(one.rows) for one in parts] == [8, 8, 8]
    assert {(one.scale, one.finding) for one in parts} == {(whole.scale, whole.finding)}
    assert whole.in_parts(24) == [whole]


def test_rows_beside_their_own_trust_value_say_it_in_the_table_and_mark_it():
    one = Estimate("Enabling learning", 3.4, 3.1, 3.6, Verdict.LOWER, 3.8)

    made = chart(one, HIDDEN, reference=None)

    assert made.table().header[-1] == "Whole trust"
    assert made.table().rows[0][-1] == "3.8"
    assert made.table().rows[1][-1] == ""
    assert "3.8" not in made.table().rows[1]
    assert len(made.wide().marks) > len(chart(LOWER, HIDDEN, reference=None).wide().marks)


def test_the_trusts_own_values_are_compared_with_nothing():
    made = chart(SAME, reference=None, stands_alone=True)

    assert made.table().header == ("What", "Estimate", "Probably between")
    assert "probably" not in standalone_svg(made, site="").replace("Probably between", "")


def test_a_range_that_rounding_makes_a_point_still_has_two_ends_and_says_why_there_is_no_line():
    made = chart(Estimate("Whole", 3.51, 3.5, 3.52, None))

    assert made.table().rows[0][2] == "3.5 to 3.5"
    assert "A dot without a line: the range is too narrow to draw." in made.measured
    assert "A dot without a line" not in chart(SAME, HIDDEN).measured


def test_the_dotted_mark_says_what_it_is_wherever_there_is_one():
    legend = "Dotted: the whole trust."
    own = Estimate("Enabling learning", 3.4, 3.1, 3.6, Verdict.LOWER, 3.8)

    assert legend in chart(SAME, reference=3.6).measured
    assert legend in chart(own, HIDDEN, reference=None).measured
    assert legend not in chart(SAME, reference=None).measured
    assert legend not in chart(HIDDEN, reference=PROTECTED).measured
    # A table has no dots.
    assert legend not in chart(SAME, reference=3.6).table().caption


def test_where_no_range_was_worked_out_none_is_printed_or_drawn():
    made = chart(Estimate("Whole", 3.6, None, None, None), reference=None, stands_alone=True)

    assert made.table().rows == (("Whole", "3.6", "not worked out"),)
    assert "No line: too few people answered to work out a range." in made.measured
    for drawing in (made.wide(), made.narrow()):
        assert [mark.tone for mark in drawing.marks if isinstance(mark, Line)] == ["hair"]
