"""The projection: sums that can be checked on paper."""

import pytest

from groundswell.methods.workforce.projection import Assumed, NoProjection, projected


def test_a_projection_by_hand():
    found = projected(110, 100, Assumed(years=2, growth=0.1, leaving=0.2, retiring=25))

    assert found.needed == pytest.approx(110 * 1.1 * 1.1)
    assert found.staying == pytest.approx((100 - 25) * 0.8 * 0.8)
    assert found.to_fill == pytest.approx(133.1 - 48)


def test_if_nothing_changes_only_vacant_posts_are_to_fill():
    assert projected(110, 100, Assumed(years=5, growth=0, leaving=0, retiring=0)).to_fill == pytest.approx(10)


def test_fewer_posts_than_people_leave_nothing_to_fill():
    assert projected(100, 100, Assumed(years=5, growth=-0.5, leaving=0, retiring=0)).to_fill == 0


@pytest.mark.parametrize(
    "assumed",
    [
        Assumed(years=0, growth=0, leaving=0, retiring=0),
        Assumed(years=11, growth=0, leaving=0, retiring=0),
        Assumed(years=1, growth=-1, leaving=0, retiring=0),
        Assumed(years=1, growth=0, leaving=1.1, retiring=0),
        Assumed(years=1, growth=0, leaving=0, retiring=101),
    ],
)
def test_what_cannot_be_is_refused(assumed):
    with pytest.raises(NoProjection):
        projected(100, 100, assumed)
