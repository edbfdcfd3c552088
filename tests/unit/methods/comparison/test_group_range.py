"""The spread of a measure over a group: against numpy, on two engines, whatever the order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.methods.engines import ENGINES, lazy, rows

from groundswell.methods.comparison.group_range import STATISTICS, group_ranges

values = st.one_of(st.none(), st.floats(0, 100, allow_nan=False))
some = settings(max_examples=40)
members = st.lists(st.tuples(st.sampled_from(["acute", "ambulance"]), values, values), min_size=1, max_size=40)


def spreads(table: list[tuple], *, engine: str = "polars") -> dict[tuple[str, str], dict[str, float]]:
    frame = lazy({"group": [x[0] for x in table], "a": [x[1] for x in table], "b": [x[2] for x in table]}, engine)
    found = rows(group_ranges(frame, group="group", measures=["a", "b"]))
    return {(one["group"], one["measure"]): {name: one[name] for name in STATISTICS} for one in found}


def test_quartiles_lie_between_order_statistics():
    table = [("acute", value, None) for value in (1.0, 2.0, 4.0, 8.0)]

    assert spreads(table) == {
        ("acute", "a"): {
            "n": 4,
            "min": 1.0,
            "q1": 1 + 0.75 * (2 - 1),  # place (4 - 1) / 4 = 0.75
            "median": (2 + 4) / 2,
            "q3": 4 + 0.25 * (8 - 4),
            "max": 8.0,
        }
    }


def test_missing_values_are_not_counted_and_groups_do_not_mix():
    table = [("acute", 5.0, 1.0), ("acute", None, 3.0), ("ambulance", 9.0, None)]

    found = spreads(table)

    assert found["acute", "a"] == {"n": 1, "min": 5.0, "q1": 5.0, "median": 5.0, "q3": 5.0, "max": 5.0}
    assert found["acute", "b"] == {"n": 2, "min": 1.0, "q1": 1.5, "median": 2.0, "q3": 2.5, "max": 3.0}
    assert ("ambulance", "b") not in found


@some
@given(members)
def test_quartiles_agree_with_numpy(table):
    found = spreads(table)

    for group in ("acute", "ambulance"):
        for place, measure in ((1, "a"), (2, "b")):
            held = [one[place] for one in table if one[0] == group and one[place] is not None]
            if not held:
                assert (group, measure) not in found
                continue
            expected = [len(held), *np.quantile(held, [0, 0.25, 0.5, 0.75, 1])]
            assert [found[group, measure][name] for name in STATISTICS] == pytest.approx(expected, abs=1e-9)


@some
@given(members, st.randoms(use_true_random=False))
def test_the_order_of_organisations_does_not_matter(table, random):
    shuffled = random.sample(table, len(table))

    for key, spread in spreads(table).items():
        assert spreads(shuffled)[key] == pytest.approx(spread, abs=1e-9)


@some
@given(members)
def test_the_names_of_groups_do_not_matter(table):
    swapped = {"acute": "ambulance", "ambulance": "acute"}

    turned = spreads([(swapped[group], a, b) for group, a, b in table])

    for (group, measure), spread in spreads(table).items():
        assert turned[swapped[group], measure] == pytest.approx(spread, abs=1e-9)


def test_two_engines_agree_on_many_members():
    rng = np.random.default_rng(7)
    table = [
        (f"group {place % 7}", None if place % 11 == 0 else float(rng.normal(7, 1)), float(rng.integers(0, 5)))
        for place in range(263)
    ]

    first, second = (spreads(table, engine=engine) for engine in ENGINES)

    assert first.keys() == second.keys()
    for key, spread in first.items():
        assert second[key] == pytest.approx(spread, abs=1e-9)


@pytest.mark.parametrize("engine", ENGINES)
def test_nobody_has_a_value(engine):
    assert spreads([("acute", None, None)], engine=engine) == {}
