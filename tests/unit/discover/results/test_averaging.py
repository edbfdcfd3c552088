"""Whether a unit's average stands for its people: both conditions of METHODS 2.3, each with its own reason."""

import pytest

from groundswell.discover.results.averaging import Averaging, averaging


def quality(*, differ: bool | None, agree: bool | None) -> dict[str, object]:
    icc = None if differ is None else {"differ": differ}
    agreement = None if agree is None else {"may_be_averaged": agree}
    return {"teamwork": {"units": {"unit": {"icc": icc, "agreement": agreement}}}}


@pytest.mark.parametrize(
    ("differ", "agree", "found"),
    [
        (True, True, Averaging.STANDS),
        (True, False, Averaging.SEVERAL_VIEWS),
        (False, False, Averaging.SEVERAL_VIEWS),
        (False, True, Averaging.UNITS_ALIKE),
        (None, True, Averaging.NOT_KNOWN),
        (True, None, Averaging.NOT_KNOWN),
        (None, None, Averaging.NOT_KNOWN),
    ],
)
def test_units_are_averaged_only_where_they_differ_and_their_people_agree(differ, agree, found):
    assert averaging(quality(differ=differ, agree=agree), "teamwork", "unit") is found


def test_what_was_not_looked_at_is_not_known():
    assert averaging({}, "teamwork", "unit") is Averaging.NOT_KNOWN
    assert averaging({"teamwork": {"too_few": True}}, "teamwork", "unit") is Averaging.NOT_KNOWN


def test_staff_groups_are_no_teams():
    assert averaging(quality(differ=False, agree=False), "teamwork", "staff_group") is Averaging.STANDS
