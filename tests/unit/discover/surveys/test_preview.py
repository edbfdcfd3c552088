"""The forecast holds for trusts of every shape: the smallest ones are where programmes have nothing to solve."""

import pytest

from groundswell.discover.surveys.preview import RATES, Invited, forecast


def trust(units: dict[str, tuple[str, int]], jobs: dict[str, int], *, crossed: bool) -> Invited:
    """Return invited people; each unit's are spread over the staff groups as `jobs` says."""
    people = {(unit, job): size * share // 100 for unit, (_, size) in units.items() for job, share in jobs.items()}
    parents = {unit: parent for unit, (parent, _) in units.items()} | {
        parent: "" for parent, _ in units.values() if parent
    }
    cuts = (("unit",), ("staff_group",), *((("unit", "staff_group"),) if crossed else ()))
    return Invited(
        tuple(sorted(people.items())),
        (("unit", tuple(parents.items())), ("staff_group", tuple(dict.fromkeys(jobs, "").items()))),
        cuts,
    )


@pytest.mark.parametrize("crossed", [False, True])
@pytest.mark.parametrize("size", [1, 5, 10, 11, 12, 20, 40, 100])
@pytest.mark.parametrize("units", [1, 2, 3])
def test_every_group_is_shown_or_hidden_at_every_rate(units, size, crossed):
    names = {f"ward-{at}": ("surgery", size) for at in range(units)}
    invited = trust(names, {"nursing": 100}, crossed=crossed)

    for rate in RATES:
        found = forecast(invited, rate, 11)
        groups = {*found.shown, *found.hidden}
        assert len(groups) == len(found.shown) + len(found.hidden)
        assert {(name, "") for name in (*names, "surgery")} <= groups
        for cell in found.shown:
            assert (
                sum(people for place, people in invited.people if cell[0] in {"", "surgery", place[0]}) * rate >= 1000
            )


def test_one_unit_of_one_staff_group_is_shown_when_it_is_large():
    found = forecast(trust({"ward": ("", 40)}, {"nursing": 100}, crossed=False), 80, 11)

    assert found.shown == (("ward", ""), ("", "nursing"))
    assert found.hidden == ()
