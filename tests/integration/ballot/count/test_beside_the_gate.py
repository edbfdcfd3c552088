"""Figures beside the cells of groups (weighting, quality, the whole trust's own) tell nothing that the gate hides.

Each test is an attack that once came through.
"""

import json
from dataclasses import replace

import pytest
from tests.factories.answering import UNITS, grouped_form, people_answering, plan_for

from groundswell.ballot.count.counting import counted
from groundswell.ballot.count.plan import plan_from
from groundswell.ballot.form import form_from

DOCUMENT = grouped_form()
FORM = form_from(DOCUMENT)
PLAN = plan_from(plan_for(DOCUMENT, crossed=False))
LEAVES = {"theatres", "wards", "estates", "frailty"}


def placed(answers, unit, staff_group="nursing"):
    return [replace(one, attributes={"unit": unit, "staff_group": staff_group}) for one in answers]


def everybody(**of):
    """Return answers with so many people in each unit: `everybody(theatres=30, wards=40)`."""
    pool = people_answering(FORM, seed=3, size=4.0, rate=1.0)
    found = []
    for at, (unit, people) in enumerate(of.items()):
        taken, pool = pool[:people], pool[people:]
        found += [placed([one], unit, ("nursing", "medical", "clerical")[(at + number) % 3])[0]
                  for number, one in enumerate(taken)]  # fmt: skip
    return found


def shown(results, dimension):
    at = results["dimensions"].index(dimension)
    return {
        one["cell"][at]
        for one in results["cells"]
        if one["cell"][at] and sum(map(bool, one["cell"])) == 1 and not isinstance(one["answers"], dict)
    }


@pytest.mark.parametrize("people", [1, 2, 7, 12, 99])
def test_few_answers_are_weighted_to_nothing(people):
    """Two answers of nine thousand: weighted minus moved was the mean of the two."""
    results = counted(everybody(theatres=people - people // 3, wards=people // 3), PLAN)

    assert results["weighting"] == {"raked": False, "why": "fewer than a hundred people answered"}
    assert all("n" not in one and "alpha" not in one for one in results["quality"].values())
    assert all(one["whole"] is None for one in results["measures"])


def test_nothing_is_weighted_to_groups_of_which_one_is_hidden():
    """A hidden unit of nine came out of the moves with its count, and with its mean to a tenth."""
    results = counted(everybody(theatres=70, wards=140, estates=9, frailty=60), PLAN)

    assert "estates" not in shown(results, "unit")
    assert results["weighting"]["margins"] == ["staff_group"]
    no_groups = everybody(theatres=70, wards=140, estates=9, frailty=60)
    results = counted([replace(one, attributes={"unit": one.attributes["unit"]}) for one in no_groups], PLAN)
    assert results["weighting"]["raked"] is False


def test_a_move_is_told_to_a_tenth_and_nothing_else_of_weights():
    results = counted(everybody(theatres=70, wards=140, estates=50, frailty=60), PLAN)

    weighting = results["weighting"]
    assert set(weighting) == {"raked", "margins", "measures"}
    assert weighting["measures"]
    assert all(
        set(one) == {"moved"} and round(one["moved"], 1) == one["moved"] for one in weighting["measures"].values()
    )
    words = json.dumps(results)
    assert not any(word in words for word in ("unheard", "design_effect", "missed", "moments", "products"))


@pytest.mark.parametrize("empty", [0, 3])
def test_how_many_units_were_compared_does_not_say_which_hidden_one_is_empty(empty):
    """A unit of ten in which nobody answered was told apart from one in which somebody did by the number of units."""
    plan = plan_for(DOCUMENT, crossed=False)
    more = {f"team-{at}": 40 for at in range(5)} | {"ten": 10}
    plan["headcounts"]["unit"] |= more
    plan["invited"] += sum(more.values())
    document = {**DOCUMENT, "attributes": [
        {**DOCUMENT["attributes"][0], "choices": [[one, one] for one in (*UNITS, *more)]}, DOCUMENT["attributes"][1],
    ]}  # fmt: skip
    teams = {f"team-{at}": 30 for at in range(5)}

    results = counted(
        everybody(theatres=60, wards=90, frailty=60, **teams, estates=8, ten=empty),
        plan_from({**plan, "form_sha256": plan_for(document)["form_sha256"]}),
    )

    leaves = shown(results, "unit") & (LEAVES | set(more))
    assert "ten" not in leaves
    quality = results["quality"]["element"]["units"]["unit"]
    assert quality["icc"]["units"] == len(leaves) >= 5
    assert quality["agreement"] is None or quality["agreement"]["units"] <= len(leaves)


@pytest.mark.parametrize("people", [180, 480, 620])
def test_whoever_alone_left_a_question_out_is_not_between_two_sums(people):
    """One person left one item out: the sum of an item minus that of those who answered all was that one's answer."""
    found = [
        replace(one, items={**{item.id: 3 for item in FORM.items.values() if item.options}, **one.items})
        for one in everybody(theatres=people // 3, wards=people // 3, frailty=people - 2 * (people // 3))
    ]
    scales = [one["id"] for one in plan_for(DOCUMENT)["instrument"]["items"] if one["kind"] == "scale"]
    found[0] = replace(found[0], items={k: v for k, v in found[0].items.items() if k != scales[-1]})

    results = counted(found, PLAN)

    wholes = {one["id"]: one for one in results["measures"] if one["whole"]}
    for item in scales[:-1]:
        one = wholes[item]
        digits = 2 if people >= 500 else 1
        assert round(one["whole"]["mean"], digits) == one["whole"]["mean"]
        assert round(one["whole"]["sd"], digits) == one["whole"]["sd"]
        assert one["whole"]["n"] % 5 == 0
        # What an attacker who knows every number of answers learns of one answer: less than the scale is long.
        assert people * 10**-digits >= one["high"] - one["low"]


def test_a_group_with_more_answers_than_people_is_hidden_with_another():
    """Ten false answers in a unit of eight with three true ones showed it, and subtracting gave the three."""
    plan = plan_for(DOCUMENT, crossed=False)
    plan["headcounts"]["unit"]["estates"] = 8
    plan["invited"] -= 52

    results = counted(everybody(theatres=60, wards=120, estates=13, frailty=80), plan_from(plan))

    assert "estates" not in shown(results, "unit")
    top = {name for name, above in UNITS.items() if not above}
    assert len(top - shown(results, "unit")) >= 2
    at = [one["cell"] for one in results["cells"]].index(
        ["", "estates"] if results["dimensions"][1] == "unit" else ["estates", ""]
    )
    assert all(one["figures"][at] == {"withheld": "protected"} for one in results["measures"])


def test_whoever_made_answers_up_sees_no_group_between_them():
    """Ten made-up answers in a unit of forty with five true ones: 15 answered, and whoever wrote ten knows the rest."""
    found = everybody(theatres=60, wards=120, estates=15, frailty=80)

    assert "estates" in shown(counted(found, PLAN), "unit")
    assert "estates" not in shown(counted(found, PLAN, made_up=10), "unit")
