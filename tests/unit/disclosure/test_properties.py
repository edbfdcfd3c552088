"""Laws of the gate, for any breakdown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.disclosure.breakdown import TRUST, Breakdown, Measured, Unit
from groundswell.disclosure.gate import release
from groundswell.disclosure.ledger import Ledger
from groundswell.disclosure.released import Kind, Shown

counts = st.integers(0, 60)
means = st.floats(0, 10).map(lambda mean: round(mean, 2))


@st.composite
def breakdowns(draw) -> Breakdown:
    units = [
        Unit(
            f"{kind}{at}",
            kind,
            answers=(people := draw(counts)),
            measures={"PP1": Measured(people, draw(means)), "9g": Measured(people, 10 * draw(means))},
        )
        for kind in draw(st.sampled_from([("directorate",), ("directorate", "site")]))
        for at in range(draw(st.integers(1, 5)))
    ]
    return Breakdown(tuple(units), {"PP1": Kind.MEAN, "9g": Kind.SHARE})


@given(breakdowns())
@settings(deadline=None)
def test_nothing_of_a_small_unit_is_ever_shown(breakdown):
    found = release(breakdown)

    for unit, seen in zip(breakdown.units, found.units, strict=True):
        if unit.answers < 11:
            assert not any(isinstance(cell, Shown) for cell in (seen.answers, seen.rate, *seen.measures.values()))


@given(breakdowns())
@settings(deadline=None)
def test_the_total_minus_what_is_shown_is_nobody_or_at_least_eleven(breakdown):
    found = release(breakdown)
    total = max(sum(one.answers for one in breakdown.units if one.kind == kind) for kind in ("directorate", "site"))

    for kind in ("directorate", "site"):
        shown = sum(
            unit.answers
            for unit, seen in zip(breakdown.units, found.units, strict=True)
            if unit.kind == kind and isinstance(seen.answers, Shown)
        )
        rest = total - shown
        hidden_all = shown == 0
        no_such_kind = not any(one.kind == kind for one in breakdown.units)
        empty = rest == 0 and all(one.answers >= 11 for one in breakdown.units if one.kind == kind)
        assert rest >= 11 or empty or hidden_all or no_such_kind


@given(breakdowns(), st.randoms())
@settings(deadline=None)
def test_the_order_of_units_changes_nothing(breakdown, random):
    units = list(breakdown.units)
    random.shuffle(units)

    again = release(Breakdown(tuple(units), breakdown.measures))

    assert {one.key: one for one in again.units} == {one.key: one for one in release(breakdown).units}


@given(breakdowns())
@settings(deadline=None)
def test_releasing_again_with_its_own_ledger_shows_the_same(breakdown):
    first = release(breakdown)

    again = release(breakdown, ledger=Ledger(first.entries))

    assert (again.trust, again.units) == (first.trust, first.units)


@given(breakdowns(), st.integers(0, 59))
@settings(deadline=None)
def test_after_one_person_left_only_what_looks_the_same_is_shown(breakdown, at):
    first = release(breakdown)
    leaver = breakdown.units[at % len(breakdown.units)]
    if not leaver.answers:
        return
    fewer = Unit(
        leaver.key,
        leaver.kind,
        answers=leaver.answers - 1,
        measures={
            name: Measured(leaver.answers - 1, min(one.value + 0.4, 10.0)) for name, one in leaver.measures.items()
        },
    )
    units = tuple(fewer if one is leaver else one for one in breakdown.units)

    again = release(Breakdown(units, breakdown.measures), ledger=Ledger(first.entries))

    before = {one.key: one for one in (first.trust, *first.units)}
    for one in (again.trust, *again.units):
        for measure, cell in one.measures.items():
            if isinstance(cell, Shown):
                assert cell == before[one.key].measures[measure], (one.key or TRUST, measure)
