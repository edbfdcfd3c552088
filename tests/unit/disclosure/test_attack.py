"""Hundreds of trusts are released, and an attacker with other code tries to work out what is hidden (METHODS 4.4)."""

import itertools

import pytest
from tests.unit.disclosure.attacker import Universe, count_bounds, mean_bounds
from tests.unit.disclosure.cubes import MEASURES, SCORE, Cube, cube

from groundswell.disclosure.breakdown import TRUST, most
from groundswell.disclosure.gate import Release, release
from groundswell.disclosure.released import Shown
from groundswell.disclosure.thresholds import SMALLEST_GROUP

CUBES = 300
SEEDS_TOGETHER = 25


def shown_units(found: Release) -> set[str]:
    """Return the units of which anything at all is shown."""
    return {
        unit.key
        for unit in found.units
        if isinstance(unit.answers, Shown) or any(isinstance(cell, Shown) for cell in unit.measures.values())
    }


def small_units(made: Cube) -> set[str]:
    return {key for key, people in made.people.items() if people < SMALLEST_GROUP}


def exposed_counts(made: Cube, shown: set[str]) -> list[str]:
    """Return the small units whose count an attacker can bound too sharply, because of what is shown."""
    universe = Universe.of(made.groupings)
    before = {TRUST: float(made.people[TRUST])}
    known = before | {key: float(made.people[key]) for key in shown}
    found = []
    for target in sorted(small_units(made)):
        low, high = count_bounds(universe, known, target)
        if high < SMALLEST_GROUP or high - low < SMALLEST_GROUP:
            without = count_bounds(universe, before, target)
            if (low, high) != pytest.approx(without):
                found.append(target)
    return found


def exposed_means(made: Cube, measure: str, shown: set[str]) -> list[str]:
    """Return the small units whose mean an attacker can bound to less than a tenth of the scale."""
    highest = most(MEASURES[measure])
    means = made.means[measure]
    found = []
    for grouping in made.groupings:
        inside = {leaf: [*above, TRUST] for leaf, above in grouping.items()}
        names = {unit for above in inside.values() for unit in above}
        before = {TRUST: means[TRUST]}
        known = before | {key: means[key] for key in shown & names}
        for target in sorted(small_units(made) & names):
            if not made.people[target]:
                continue
            low, high = mean_bounds(inside, made.people, known, target, highest=highest)
            if high - low < highest / 10:
                without = mean_bounds(inside, made.people, before, target, highest=highest)
                if (low, high) != pytest.approx(without, abs=1e-4):
                    found.append(target)
    return found


@pytest.mark.parametrize("first", range(0, CUBES, SEEDS_TOGETHER))
def test_no_hidden_count_or_mean_can_be_worked_out(first):
    for seed in range(first, first + SEEDS_TOGETHER):
        made = cube(seed)
        found = release(made.breakdown)

        assert exposed_counts(made, shown_units(found)) == [], seed
        for measure in MEASURES:
            shown = {unit.key for unit in found.units if isinstance(unit.measures[measure], Shown)}
            assert exposed_means(made, measure, shown) == [], (seed, measure)


def test_the_attacker_wins_when_only_small_units_are_hidden():
    lost = 0
    for seed in range(40):
        made = cube(seed)
        shown = {unit.key for unit in made.breakdown.units} - small_units(made)
        lost += bool(exposed_counts(made, shown))

    assert lost >= 20


def test_every_unit_hidden_beside_a_small_one_is_needed():
    needed, tried = 0, 0
    for seed in range(60):
        made = cube(seed)
        shown = shown_units(release(made.breakdown))
        beside = {unit.key for unit in made.breakdown.units} - shown - small_units(made)
        for key in sorted(beside):
            tried += 1
            again = shown | {key}
            needed += bool(exposed_counts(made, again) or exposed_means(made, SCORE, again))

    assert tried >= 50
    assert needed / tried >= 0.9, f"{needed} of {tried}"


def test_whole_numbers_give_the_attacker_nothing_more_than_fractions():
    # On nested units the two agree, which is why the gate's bounds are exact without an integer programme.
    for seed in range(25):
        made = cube(seed)
        universe = Universe.of(made.groupings)
        known = {key: float(made.people[key]) for key in (TRUST, *shown_units(release(made.breakdown)))}
        for target in sorted(small_units(made)):
            whole = count_bounds(universe, known, target, whole=True)
            assert whole == pytest.approx(count_bounds(universe, known, target, whole=False), abs=1e-3)


def test_brute_force_finds_no_small_trust_whose_hidden_units_are_pinned_down():
    # Every way three directorates can share 30 people, by threes; the attacker tries every way that fits what is shown.
    from groundswell.disclosure.breakdown import Breakdown, Unit

    total = 30
    for counts in itertools.product(range(0, total + 1, 3), repeat=2):
        if sum(counts) > total:
            continue
        truth = (*counts, total - sum(counts))
        units = tuple(Unit(f"d{at}", "directorate", answers=count) for at, count in enumerate(truth))
        shown = shown_units(release(Breakdown(units, {}, trust=Unit(TRUST, "", answers=total))))
        fits = [
            guess
            for guess in itertools.product(range(total + 1), repeat=3)
            if sum(guess) == total and all(guess[at] == truth[at] for at in range(3) if f"d{at}" in shown)
        ]
        for at, count in enumerate(truth):
            if count < SMALLEST_GROUP:
                possible = {guess[at] for guess in fits}
                assert max(possible) - min(possible) >= SMALLEST_GROUP, truth
