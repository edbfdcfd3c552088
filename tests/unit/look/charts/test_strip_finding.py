"""The sentence above a list of strips is about all its rows, and says "above" only where that cannot mislead."""

import pytest
from tests.unit.look.charts.samples import GROUP, few, strip, words

from groundswell.look.charts import StripList, alt_text
from groundswell.look.charts.words import FINDING_LENGTH
from groundswell.look.documents.fitting import in_parts
from groundswell.vocabulary.range import Better, GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE

HIGH, MIDDLE, LOW = 75.0, 71.0, 66.0


def rows(*values, **given):
    return [strip(value, label=f"Row {at}", **given) for at, value in enumerate(values, start=1)]


def finding(*strips):
    return StripList(words=words(), subject="Six", strips=tuple(strips)).finding


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((HIGH, HIGH, HIGH), "All 3 lie above the middle half of similar trusts"),
        ((MIDDLE, MIDDLE), "Both lie in the middle half of similar trusts"),
        ((HIGH, HIGH, HIGH, LOW), "3 of 4 lie above the middle half, 1 below it: Row 4"),
        ((MIDDLE, MIDDLE, HIGH), "2 of 3 lie in the middle half, 1 above it: Row 3"),
        (
            (HIGH, HIGH, HIGH, HIGH, MIDDLE, LOW),
            "4 of 6 lie above the middle half, 1 in it, 1 below it: Row 6",
        ),
        ((LOW, LOW, LOW, HIGH, MIDDLE, MIDDLE), "3 of 6 lie below the middle half, 2 in it, 1 above it: Row 4"),
        ((MIDDLE, MIDDLE, HIGH, LOW), "2 of 4 lie in the middle half, 1 above it, 1 below it"),
        ((HIGH, HIGH, AT_SOURCE), "2 of 3 lie above the middle half; 1 is withheld by the publisher"),
        ((AT_SOURCE, AT_SOURCE), "Both are withheld by the publisher"),
        # Printed like a quartile, hence on the edge and inside.
        ((73.24, 73.24), "Both lie in the middle half of similar trusts"),
    ],
)
def test_it_counts_every_row_and_names_the_exception(values, sentence):
    assert finding(*rows(*values)) == sentence


def test_it_says_favourable_where_a_row_is_named_after_something_bad():
    burnout = strip(LOW, label="Burnout (higher is better)", is_burden=True)

    assert finding(*rows(HIGH, HIGH), burnout) == (
        "2 of 3 lie on the favourable side of the middle half, 1 on the unfavourable side of it: "
        "Burnout (higher is better)"
    )


def test_it_says_favourable_where_lower_is_better():
    leaving = strip(LOW, label="Would leave (lower is better)", better=Better.LOWER)

    assert finding(*rows(HIGH), leaving) == "Both lie on the favourable side of the middle half of similar trusts"


def test_it_says_why_rows_have_no_side():
    neutral = strip(HIGH, label="Saw errors", better=Better.NEUTRAL)

    assert finding(*rows(HIGH, HIGH), neutral) == ("2 of 3 lie above the middle half; 1 has no better direction")
    assert finding(few(), few()) == "Both have too few organisations beside them for a middle half"
    lone = strip(HIGH, group=GroupRange(1, HIGH, HIGH, HIGH, HIGH, HIGH), members=(HIGH,))
    assert finding(lone, lone) == "Both have no other organisation to compare with"


def test_one_row_says_its_own_place():
    assert finding(*rows(HIGH)) == "Row 1: top quarter of similar trusts"


def test_alt_text_and_parts_of_a_long_list_say_the_finding_of_the_whole():
    chart = StripList(words=words(), subject="Six", strips=tuple(rows(HIGH, HIGH, HIGH, LOW)))

    parts = in_parts(chart, most=2)

    assert [len(part.strips) for part in parts] == [2, 2]
    assert {part.finding for part in parts} == {chart.finding}
    assert f". {chart.finding}. " in alt_text(chart)


def test_it_is_short_where_labels_are():
    assert len(finding(*rows(HIGH, HIGH, MIDDLE, LOW, group=GROUP))) <= FINDING_LENGTH
