"""The fixed phrases are decided by unrounded values; a value printed like a quartile is on the edge."""

import pytest

from groundswell.look.numbers import PERCENT, SCORE
from groundswell.look.phrases import dots_phrase, listed, position_phrase
from groundswell.vocabulary.range import Better, GroupRange

GROUP = GroupRange(122, minimum=6.40, q1=6.80, median=7.00, q3=7.10, maximum=7.50)


@pytest.mark.parametrize(
    ("value", "higher_is_better", "lower_is_better"),
    [
        (7.50, "top end of the range", "least favourable end of the range"),
        (7.20, "top quarter", "least favourable quarter"),
        (7.101, "on the upper edge of the middle half", "on the less favourable edge of the middle half"),
        (7.00, "middle half", "middle half"),
        (6.799, "on the lower edge of the middle half", "on the more favourable edge of the middle half"),
        (6.70, "lowest quarter", "most favourable quarter"),
        (6.40, "lower end of the range", "most favourable end of the range"),
    ],
)
def test_position_phrase(value, higher_is_better, lower_is_better):
    assert position_phrase(value, GROUP, unit=SCORE, better=Better.HIGHER) == higher_is_better
    assert position_phrase(value, GROUP, unit=SCORE, better=Better.LOWER) == lower_is_better


def test_northumbria_s_manager_listens_lies_on_the_upper_edge():
    group = GroupRange(122, minimum=64.8, q1=69.5, median=70.9, q3=73.29, maximum=77.7)

    said = position_phrase(73.31, group, unit=PERCENT, better=Better.HIGHER)

    assert said == "on the upper edge of the middle half"


@pytest.mark.parametrize(
    ("lower", "higher", "said"),
    [
        (3, 2, "between the others"),
        (5, 0, "top end of the range"),
        (0, 5, "lower end of the range"),
        (0, 0, "the same as the others"),
    ],
)
def test_dots_phrase_knows_neither_quarter_nor_rank(lower, higher, said):
    assert dots_phrase(lower=lower, higher=higher, better=Better.HIGHER) == said


@pytest.mark.parametrize(
    ("names", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), ([], "")]
)
def test_listed(names, said):
    assert listed(names) == said
