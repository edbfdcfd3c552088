"""A publication plan is read whole, or refused before anything is opened."""

import pytest
from tests.factories.answering import grouped_form, plan_for

from groundswell.ballot.count.plan import BadPlan, plan_from
from groundswell.ballot.form import Kind

DOCUMENT = plan_for(grouped_form())


def test_plan_from_reads_groups_items_and_subjects():
    plan = plan_from(DOCUMENT)

    assert plan.dimensions == ("unit", "staff_group")
    assert plan.cuts == (("unit",), ("staff_group",), ("unit", "staff_group"))
    assert plan.parents["unit"]["theatres"] == "surgery"
    assert plan.parents["staff_group"]["nursing"] == ""
    assert (plan.depth("unit", "surgery"), plan.depth("unit", "theatres")) == (1, 2)
    assert plan.items["in-the-way"].kind is Kind.TEXT
    assert plan.subjects[0].items == ("clear-goals", "hear-back", "fair")


def changed_item(**more):
    key = DOCUMENT["instrument"]
    first, *others = key["items"]
    return {"instrument": {**key, "items": [{**first, **more}, *others]}}


@pytest.mark.parametrize(
    "more",
    [
        {"version": 2},
        {"threshold": 10},
        {"threshold": None},
        {"cuts": [["unit", "band"]]},
        {"weighting": {"margins": ["band"], "trim": [0.3, 3.0]}},
        {"weighting": {"margins": ["unit"], "trim": [0.3]}},
        {"parents": {"unit": {"theatres": "nowhere"}}},
        {"headcounts": None},
        {"instrument": None},
        changed_item(values=[5, 4, 3, 2, 1]),
        changed_item(values=["1", "2"]),
        changed_item(kind="slider"),
        changed_item(pair="nobody"),
    ],
)
def test_a_plan_that_cannot_be_counted_by_is_refused_in_a_sentence(more):
    with pytest.raises(BadPlan) as refused:
        plan_from(DOCUMENT | more)

    assert refused.value.sentence().endswith("Nothing was counted, and nothing was destroyed.")


def test_a_reversed_item_is_turned_around_its_scale():
    item = plan_from(DOCUMENT | changed_item(reversed=True)).items["clear-goals"]

    assert [item.turned(value) for value in (1, 3, 5)] == [5, 3, 1]
