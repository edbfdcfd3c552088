"""Groups that changed by a few people since an earlier wave stand in the plan: side by side they could tell of those."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_opening import opened
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.discover.surveys.actions.opening import close_wave
from groundswell.discover.surveys.models import Wave
from groundswell.programme.models import Programme

pytestmark = pytest.mark.django_db


def staff(theatres: range, wards: range, *, moved: int = 0) -> list[object]:
    """Return a staff list; so many people of the wards have moved to theatres."""
    return [member(f"t{at}@x.example", "Theatres", staff_group="Nursing") for at in theatres] + [
        member(f"w{at}@x.example", "Theatres" if at < moved else "Wards", staff_group="Medical") for at in wards
    ]


@pytest.fixture
def waves(programme, lead, tmp_path):
    """Return a function that opens a wave with a staff list, after closing the one before."""
    made = []

    def another(people, **more):
        load(programme, lead, *people)
        if made:
            close_wave(made[-1], folder=tmp_path, by=lead, at=AT)
        made.append(opened(draft(programme, len(made), **more), lead, tmp_path))
        return made[-1]

    return another


def draft(programme, number, *, instrument="culture-pulse", crosses_groups=True):
    return Wave.objects.create(
        programme=programme,
        slug=f"wave-{number}",
        title=f"Wave {number}",
        instrument=instrument,
        instrument_version="2026.1",
        opens_on=timezone.localdate(),
        closes_on=timezone.localdate() + timedelta(days=20),
        who_to_tell="Devi",
        box=f"ab{number}",
        crosses_groups=crosses_groups,
    )


def changed(wave) -> dict[tuple[str, str], int]:
    return {(one["unit"], one["staff_group"]): one["changed"] for one in wave.plan["before"] if not one["band"]}


def changed_bands(wave) -> dict[str, int]:
    return {one["band"]: one["changed"] for one in wave.plan["before"] if one["band"]}


def with_bands(people, of):
    """Return a staff list in which everybody has a band, by their place in it."""
    return [replace(one, band=of(at)) for at, one in enumerate(people)]


def test_the_first_wave_has_nothing_before_it(waves):
    assert waves(staff(range(30), range(30))).plan["before"] == []


def test_nobody_changed_so_nothing_can_be_subtracted(waves):
    waves(staff(range(30), range(30)))

    assert waves(staff(range(30), range(30))).plan["before"] == []


def test_one_who_left_is_named_in_every_group_they_belonged_to(waves):
    waves(staff(range(30), range(30)))

    assert changed(waves(staff(range(29), range(30)))) == {
        ("theatres", ""): 1,
        ("theatres", "nursing"): 1,
        ("surgery", ""): 1,
        ("surgery", "nursing"): 1,
        ("", "nursing"): 1,
        ("", ""): 1,
    }


def test_somebody_who_moved_changes_both_units_and_not_the_one_above(waves):
    waves(staff(range(30), range(30)))

    found = changed(waves(staff(range(30), range(30), moved=2)))

    assert found["theatres", ""] == found["wards", ""] == 2
    assert ("surgery", "") not in found
    assert ("", "") not in found


def test_who_gets_an_address_is_nobody_new(waves):
    def known(*, by_address: bool) -> list[object]:
        emails = [f"n{at}@x.example" if by_address else "" for at in range(20)]
        return [
            member(email or f"number {at}", "Theatres", email=email, number=str(at)) for at, email in enumerate(emails)
        ]

    waves([*staff(range(30), range(30)), *known(by_address=False)])

    assert waves([*staff(range(30), range(30)), *known(by_address=True)]).plan["before"] == []


def test_a_group_that_changed_by_many_is_free(waves):
    waves(staff(range(40), range(30)))

    found = changed(waves(staff(range(12, 40), range(30))))

    assert ("theatres", "") not in found


def test_another_questionnaire_is_no_earlier_wave(waves):
    waves(staff(range(30), range(30)), instrument="conditions-for-innovation")

    assert waves(staff(range(29), range(30))).plan["before"] == []


def test_the_fewest_over_all_earlier_waves_count(waves):
    waves(staff(range(30), range(30)))
    waves(staff(range(26), range(30)))

    assert changed(waves(staff(range(29), range(30))))["theatres", ""] == 1


def test_a_wave_that_is_still_open_is_an_earlier_one(programme, lead, tmp_path):
    """Both open at once: the second was free of the rule, and one joiner stood between the two."""
    load(programme, lead, *staff(range(60), range(60)))
    opened(draft(programme, 0), lead, tmp_path)
    load(programme, lead, *staff(range(61), range(60)))

    second = opened(draft(programme, 1), lead, tmp_path)

    assert changed(second)["theatres", ""] == 1


def test_a_unit_with_another_name_is_the_same_people(waves, programme):
    waves(staff(range(30), range(30)))
    renamed = [
        replace(one, unit="Theatres and recovery") if one.unit == "Theatres" else one
        for one in staff(range(31), range(30))
    ]

    assert changed(waves(renamed))["theatres-and-recovery", ""] == 1


def test_a_wave_of_another_programme_of_the_trust_is_an_earlier_one(waves, programme, lead):
    waves(staff(range(30), range(30)))
    other = Programme.objects.create(organisation=programme.organisation, slug="second", name="Second")
    Wave.objects.filter(programme=programme).update(programme=other)

    assert changed(waves(staff(range(29), range(30))))["theatres", ""] == 1


def test_a_unit_that_is_nearly_its_division_of_then_is_named(waves):
    """Two worked in the division itself; without them it is the unit, and the two stand between the waves."""
    direct = [member(f"s{at}@x.example", "Surgery", "", staff_group="Nursing") for at in range(2)]
    waves([*staff(range(30), range(0)), *direct])

    found = changed(waves([*staff(range(30), range(0)), *direct]))

    assert found["theatres", ""] == 2
    assert found["surgery", ""] == 2


def test_a_band_that_changed_by_a_few_is_named_by_itself(waves):
    people = staff(range(30), range(30))
    waves(with_bands(people, lambda at: "Band 5" if at % 2 else "Band 6"))

    second = waves(with_bands(people, lambda at: "Band 5" if at % 2 or at == 0 else "Band 6"))

    assert changed_bands(second) == {"band-5": 1, "band-6": 1}
    assert changed(second) == {}, "one promotion changes no unit and no staff group"
    assert all(not one["unit"] and not one["staff_group"] for one in second.plan["before"])


def test_a_question_that_nobody_is_asked_is_not_taken_for_everybody(waves):
    """With one band alone there is no question, and its changes would have stood for those of the whole trust."""
    people = staff(range(30), range(30))
    waves(with_bands(people, lambda at: "Band 5" if at < 50 else ""))

    second = waves(with_bands(people, lambda at: "Band 5" if at < 49 else ""))

    assert second.plan["before"] == []
    assert changed_bands(second) == {}
