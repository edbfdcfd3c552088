"""Counts and sums by group agree with counting on one's fingers."""

from collections import Counter

import numpy as np
import pytest
from tests.factories.answering import grouped_form, people_answering, plan_for

from groundswell.ballot.answers import Answers
from groundswell.ballot.count.measures import measures_of
from groundswell.ballot.count.plan import plan_from
from groundswell.ballot.count.tally import atoms_of, cube_of, tally
from groundswell.ballot.form import form_from
from groundswell.ballot.groups import UNKNOWN

DOCUMENT = grouped_form()
FORM = form_from(DOCUMENT)
PLAN = plan_from(plan_for(DOCUMENT))
ABOVE = PLAN.parents["unit"]


def tallied(people):
    cube = cube_of(people, PLAN)
    return tally(measures_of(people, PLAN), atoms_of(people, PLAN, cube), cube, PLAN)


def in_cell(one: Answers, cell: tuple[str, ...]) -> bool:
    """Say slowly whether somebody belongs to a cell: to the group itself or to one above it."""
    unit, group = one.attributes.get("unit", UNKNOWN), one.attributes.get("staff_group", UNKNOWN)
    lineage = {"", unit, ABOVE.get(unit, "")}
    return cell[0] in lineage and cell[1] in {"", group}


@pytest.mark.parametrize("seed", range(3))
def test_every_cell_has_the_people_sums_and_answers_of_those_in_it(seed):
    people = people_answering(FORM, seed=seed)
    found = tallied(people)
    items, n = found.sums["clear-goals"], found.in_cell(found.people)
    answered, total, answers = found.in_cell(items.n), found.in_cell(items.total), found.in_cell(items.answers)

    for at, cell in enumerate(found.cube.cells):
        if any("/" in group for group in cell):
            continue
        inside = [one for one in people if in_cell(one, cell)]
        said = [one.items["clear-goals"] for one in inside if one.items.get("clear-goals", "na") != "na"]
        assert n[at] == len(inside)
        assert (answered[at], total[at]) == (len(said), sum(said))
        assert answers[at].tolist() == [Counter(said)[value] for value in (1, 2, 3, 4, 5)]


def test_everybody_is_in_exactly_one_atom():
    people = people_answering(FORM, seed=1)

    assert tallied(people).people.sum() == len(people)


def test_who_says_nothing_of_where_they_work_counts_for_the_trust_alone():
    found = tallied([Answers({"clear-goals": 4}, {}, {})])
    sums = dict(zip(found.cube.cells, found.in_cell(found.people).tolist(), strict=True))

    assert sums["", ""] == 1
    assert not any(count for cell, count in sums.items() if cell[0] in ABOVE)


def test_who_works_in_a_group_with_parts_counts_for_it_and_for_none_of_them():
    found = tallied([Answers({"clear-goals": 4}, {}, {"unit": "surgery", "staff_group": "medical"})])
    sums = dict(zip(found.cube.cells, found.in_cell(found.people).tolist(), strict=True))

    assert (sums["surgery", ""], sums["theatres", ""], sums["surgery", "medical"]) == (1, 0, 1)


def test_headcounts_are_those_of_the_plan():
    found = tallied([])

    assert found.headcounts["", ""] == PLAN.invited
    assert found.headcounts["surgery", ""] == PLAN.headcounts["unit"]["surgery"]


def test_a_plan_without_groups_has_one_cell():
    plan = plan_from(plan_for(DOCUMENT, headcounts={}, cuts=[], parents={}, weighting=None))
    people = people_answering(FORM, seed=1)
    cube = cube_of(people, plan)
    found = tally(measures_of(people, plan), atoms_of(people, plan, cube), cube, plan)

    assert found.in_cell(found.people).tolist() == [len(people)]


def test_the_order_of_people_changes_nothing():
    people = people_answering(FORM, seed=1)
    one, other = tallied(people), tallied(people[::-1])

    for name, sums in one.sums.items():
        for part in ("n", "total", "squares", "answers"):
            assert np.array_equal(getattr(sums, part), getattr(other.sums[name], part))
