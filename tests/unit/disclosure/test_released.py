import pytest

from groundswell.disclosure.breakdown import Breakdown, Unit
from groundswell.disclosure.gate import release
from groundswell.disclosure.released import (
    NOT_SHOWN,
    Kind,
    NotThroughTheGate,
    Shown,
    shown_count,
    shown_mean,
    shown_share,
    words_of,
)
from groundswell.disclosure.thresholds import SMALLEST_GROUP, TooLow, threshold
from groundswell.look.numbers import withheld_words


def test_counts_go_to_five_shares_to_whole_per_cent_means_to_one_decimal():
    assert [shown_count(n).words for n in (11, 13, 1234)] == ["about 10", "about 15", "about 1,235"]
    assert [shown_share(share).words for share in (64.49, 64.5)] == ["64%", "65%"]
    assert [shown_mean(mean).words for mean in (6.449, 6.45)] == ["6.4", "6.5"]


def test_a_withheld_cell_has_one_wording_everywhere():
    assert words_of(NOT_SHOWN) == withheld_words(NOT_SHOWN) == "not shown"


def test_a_raw_number_cannot_be_dressed_as_shown():
    with pytest.raises(NotThroughTheGate):
        Shown(Kind.COUNT, 4.0, key=None)


@pytest.mark.parametrize("asked", [0, 1, 10, -11])
def test_the_threshold_never_goes_down(asked):
    with pytest.raises(TooLow) as refused:
        threshold(asked)

    assert str(asked) in refused.value.sentence()
    with pytest.raises(TooLow):
        release(Breakdown((Unit("a", "d", answers=50),), {}), threshold=asked)


def test_the_threshold_may_go_up():
    assert threshold() == SMALLEST_GROUP == 11
    assert threshold(20) == 20
