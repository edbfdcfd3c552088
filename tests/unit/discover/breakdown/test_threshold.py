"""The smallest group may be raised by a setting, and never lowered."""

import pytest

from groundswell.disclosure.thresholds import TooLow
from groundswell.discover.breakdown.queries import SETTING, smallest_group


@pytest.mark.parametrize(("asked", "found"), [("", 11), ("11", 11), (" 20 ", 20)])
def test_the_setting_raises_the_threshold(monkeypatch, asked, found):
    monkeypatch.setenv(SETTING, asked)

    assert smallest_group() == found


@pytest.mark.parametrize("asked", ["10", "0", "-20", "eleven", "11.5"])
def test_anything_else_is_refused(monkeypatch, asked):
    monkeypatch.setenv(SETTING, asked)

    with pytest.raises(TooLow):
        smallest_group()
