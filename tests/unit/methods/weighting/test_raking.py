"""Raking meets its margins, says whom it could not hear, and keeps weights within bounds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.methods.weighting.raking import NotRaked, crossed, design_effect, rake

STAFF = {"group": {"nurses": 400, "doctors": 100, "others": 500}, "site": {"east": 700, "west": 300}}
CELLS = st.lists(st.integers(1, 60), min_size=6, max_size=6)


@given(CELLS, st.tuples(*[st.integers(50, 500)] * 3), st.integers(10, 90))
def test_raking_meets_every_margin(cells, groups, east):
    margins = {
        "group": dict(zip(STAFF["group"], groups, strict=True)),
        "site": {"east": east, "west": 100 - east},
    }
    counts = np.reshape(cells, (3, 2))

    found = rake(counts, margins, floor=None, ceiling=None)

    weighted = found.weights * counts
    assert weighted.sum() == pytest.approx(counts.sum())
    assert weighted.sum(axis=1) / weighted.sum() == pytest.approx(np.array(groups) / sum(groups), abs=1e-9)
    assert weighted.sum(axis=0) / weighted.sum() == pytest.approx([east / 100, 1 - east / 100], abs=1e-9)
    assert found.missed < 1e-9
    assert found.trimmed == 0
    assert found.design_effect >= 1 - 1e-12
    assert found.n_effective <= counts.sum() + 1e-9


@given(CELLS)
def test_answers_like_the_staff_need_no_weights(cells):
    counts = np.reshape(cells, (3, 2))
    margins = {
        "group": dict(zip(STAFF["group"], counts.sum(axis=1), strict=True)),
        "site": dict(zip(STAFF["site"], counts.sum(axis=0), strict=True)),
    }

    found = rake(counts, margins)

    assert found.weights == pytest.approx(np.ones((3, 2)))
    assert found.design_effect == pytest.approx(1)


def test_trimming_keeps_a_few_from_speaking_for_many_and_tells_what_it_missed():
    counts = np.array([[300], [2], [100]])
    margins = {"group": STAFF["group"], "all": {"everybody": 1}}

    found = rake(counts, margins)

    untrimmed = 100 / 1000 / (2 / 402)
    assert untrimmed > 3
    assert found.trimmed == 2
    assert found.missed > 0.01
    assert (found.weights * counts).sum() == pytest.approx(402)
    assert found.weights.max() / found.weights.min() <= 3 / 0.3
    assert found.design_effect < rake(counts, margins, floor=None, ceiling=None).design_effect


def test_whoever_nobody_speaks_for_is_named_and_left_to_the_others():
    found = rake(np.array([[30, 10], [0, 0], [20, 20]]), STAFF)

    assert found.unheard == (("group", "doctors"),)
    assert found.weights[1].tolist() == [0, 0]
    assert (found.weights * [[30, 10], [0, 0], [20, 20]]).sum(axis=1)[0] / 80 == pytest.approx(4 / 9, abs=1e-9)


def test_an_empty_cell_of_categories_that_were_heard_is_no_obstacle():
    found = rake(np.array([[30, 0], [5, 10], [20, 20]]), STAFF)

    assert found.weights[0, 1] == 0
    assert found.missed < 1e-9


def test_people_where_there_is_no_staff_are_refused():
    with pytest.raises(NotRaked, match="site that has no staff"):
        rake(np.ones((3, 2)), STAFF | {"site": {"east": 100, "west": 0}})


def test_nobody_is_refused():
    with pytest.raises(NotRaked, match="nobody"):
        rake(np.zeros((3, 2)), STAFF)


def test_margins_that_contradict_the_answers_are_refused():
    with pytest.raises(NotRaked, match="contradict"):
        rake(np.array([[10, 0], [0, 10]]), {"a": {"x": 1, "y": 9}, "b": {"u": 5, "v": 5}})


def test_counts_must_have_the_shape_of_the_margins():
    with pytest.raises(ValueError, match="one axis per margin"):
        rake(np.ones((2, 3)), STAFF)


def test_people_are_counted_into_cells():
    found = crossed([["nurses", "others", "nurses"], ["west", "east", "west"]], STAFF)

    assert found.tolist() == [[0, 2], [0, 0], [1, 0]]
    with pytest.raises(KeyError, match="site has no category north"):
        crossed([["nurses"], ["north"]], STAFF)


def test_kish():
    assert design_effect([1, 1, 1, 1]) == 1
    assert design_effect([1, 3]) == pytest.approx(2 * 10 / 16)
    assert design_effect([1, 3], [5, 5]) == pytest.approx(design_effect([1] * 5 + [3] * 5))
