"""What is hidden stays hidden: over rows, over columns, and over definitions."""

import itertools
import random

import pytest

from groundswell.discover.workforce.small_numbers import rounded, rows_shown, shown_versions


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (2, 0), (3, 5), (12, 10), (13, 15), (17.5, 20)])
def test_counts_go_to_the_nearest_five(count, shown):
    assert rounded(count) == shown


def test_a_small_cell_hides_its_row_and_another():
    assert rows_shown({"a": (50, 500), "b": (30, 400), "c": (3, 90)}) == {"a"}


def test_nobody_is_a_small_number_too():
    assert "b" not in rows_shown({"a": (50, 500), "b": (0, 400), "c": (30, 90), "d": (20, 90)})


def test_a_total_below_the_threshold_shows_nothing():
    assert rows_shown({"a": (5, 500), "b": (5, 400)}) == set()


def test_what_is_hidden_can_never_be_worked_out():
    draw = random.Random(7)
    for _ in range(500):
        counts = {name: (draw.randrange(40), draw.randrange(60)) for name in "abcde"[: draw.randrange(1, 6)]}
        shown = rows_shown(counts)
        hidden = [cells for name, cells in counts.items() if name not in shown]
        assert all(min(counts[name]) >= 11 for name in shown)
        if shown and hidden:
            assert len(hidden) >= 2
            assert all(sum(column) >= 11 for column in zip(*hidden, strict=True))


def test_a_definition_that_moves_few_people_is_not_shown():
    first, moved, widened = frozenset(range(100)), frozenset(range(105)), frozenset(range(120))

    assert shown_versions([first, moved, widened, first]) == (True, False, True, True)
    # Taking some out and putting as many others in tells about both.
    assert shown_versions([first, frozenset(range(5, 130))]) == (True, False)


def test_no_two_definitions_that_are_shown_lie_near():
    draw = random.Random(3)
    groups = [frozenset(range(draw.randrange(80), draw.randrange(90, 200))) for _ in range(30)]
    kept = [group for group, is_shown in zip(groups, shown_versions(groups), strict=True) if is_shown]

    assert len(kept) > 1
    for one, other in itertools.permutations(kept, 2):
        assert len(one - other) == 0 or len(one - other) >= 11
