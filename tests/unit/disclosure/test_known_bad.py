"""Releases that other tools let through and that give people away (METHODS 4.3 and 4.4.3)."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.disclosure.attacker import Universe, count_bounds

from groundswell.disclosure.additive import count_table, divisions
from groundswell.disclosure.breakdown import TRUST, Breakdown, Crossed, Measured, MoreThanTheWhole, Unit, UnknownParent
from groundswell.disclosure.gate import Release, release
from groundswell.disclosure.ledger import Entry, Ledger
from groundswell.disclosure.released import NOT_SHOWN, Kind, Shown
from groundswell.disclosure.tree import Span, bounds

MEASURES = {"PP1": Kind.MEAN, "9g": Kind.SHARE}


def unit(key: str, answers: int | None, *, mean: float = 6.5, share: float = 60.0, kind: str = "directorate", **words):
    measured = {} if answers is None else {"PP1": Measured(answers, mean), "9g": Measured(answers, share)}
    return Unit(key, kind, answers=answers, measures=measured, **words)


def released(*units: Unit, total: Unit | None = None, **words) -> Release:
    return release(Breakdown(units, MEASURES, trust=total), **words)


def hidden(found: Release, layer: str = "answers") -> set[str]:
    """Return the units of which a cell is not shown: the number of answers, the rate, or a measure."""
    cells = {
        one.key: getattr(one, layer) if layer in {"answers", "rate"} else one.measures[layer] for one in found.units
    }
    return {key for key, cell in cells.items() if cell == NOT_SHOWN}


def test_one_hidden_unit_of_two_is_its_total_minus_the_other():
    # Prototype A: a = 4 of 74, hidden alone, is 4; with its neighbour hidden too it may be anything from 0 to 34.
    breakdown = Breakdown((unit("a", 4), unit("b", 30), unit("c", 40)), MEASURES)
    table = count_table(divisions(breakdown), {TRUST: 74, "a": 4, "b": 30, "c": 40})

    assert bounds(table, frozenset({TRUST, "b", "c"}))["a"] == Span(4, 4)
    assert bounds(table, frozenset({TRUST, "c"}))["a"] == Span(0, 34)
    assert hidden(release(breakdown)) == {"a", "b"}


def test_the_diagonal_of_a_crossed_table_can_be_read_off():
    # Prototype B: "one hidden cell per row and column" hides nothing at all.
    rows = {f"r{row}": [f"r{row}"] for row in range(3)}
    columns = {f"c{column}": [f"c{column}"] for column in range(3)}
    truth = np.array([[3, 20, 30], [25, 4, 35], [40, 15, 5]])
    universe = Universe.of([rows, columns])
    known = {**{f"r{at}": truth[at].sum() for at in range(3)}, **{f"c{at}": truth[:, at].sum() for at in range(3)}}
    for row in range(3):
        for column in range(3):
            cell = f"r{row}c{column}"
            universe.units[cell] = universe.units[f"r{row}"] * universe.units[f"c{column}"]
            if row != column:
                known[cell] = truth[row, column]
    known = {key: float(count) for key, count in known.items()}

    found = [end for at in range(3) for end in count_bounds(universe, known, f"r{at}c{at}")]
    assert found == pytest.approx([3, 3, 4, 4, 5, 5], abs=1e-4)


def test_a_crossed_table_is_never_released():
    with pytest.raises(Crossed):
        released(unit("nurses", 30), unit("nurses", 20, kind="site"))


def test_people_whom_no_unit_lists_count_as_a_hidden_unit():
    # 97 people, of whom 95 are in a listed unit: 97 minus what is shown would be two people.
    found = released(unit("a", 25), unit("b", 30), unit("c", 40), total=unit(TRUST, 97))

    assert hidden(found) == {"a"}
    assert isinstance(found.trust.answers, Shown)


def test_a_parent_that_somebody_else_published_protects_nobody():
    # Surgery is hidden to protect Dental; published elsewhere, it cannot, so another directorate has to.
    small, large, larger = unit("dental", 6), unit("surgery", 25), unit("medicine", 60)
    public = unit("surgery", 25, is_public=True)

    assert hidden(released(small, large, larger)) == {"dental", "surgery"}
    assert hidden(released(small, public, larger)) == {"dental", "medicine"}


def test_a_team_is_protected_inside_its_directorate():
    found = released(
        unit("surgery", 60),
        unit("medicine", 80),
        unit("theatres", 5, kind="team", parent="surgery"),
        unit("ward", 20, kind="team", parent="surgery"),
        unit("clinic", 35, kind="team", parent="surgery"),
    )

    assert hidden(found) == {"theatres", "ward"}


@pytest.mark.parametrize(("answers", "agreeing"), [(13, 1), (13, 12), (15, 0), (15, 15), (12, 2), (40, 1), (40, 40)])
def test_a_share_that_gives_its_few_away_is_not_shown(answers, agreeing):
    # n = 13 and 7.7% is one person; that person would know that all twelve others said the opposite.
    found = released(
        unit("a", answers, share=round(100 * agreeing / answers, 1)), unit("b", 30), unit("c", 40), unit("d", 50)
    )

    assert "a" in hidden(found, "9g")
    assert hidden(found, "9g") - {"a"} != set()
    assert hidden(found, "PP1") == set()


def test_everybody_at_the_top_of_a_score_is_not_shown():
    assert "a" in hidden(released(unit("a", 20, mean=10.0), unit("b", 30), unit("c", 40)), "PP1")


def test_a_mean_and_a_total_do_not_give_a_hidden_mean_away():
    # Everybody in the two units that stay hidden answered 0: whoever knows their sum would know every answer.
    found = released(unit("a", 5, mean=0.0), unit("b", 20, mean=0.0), unit("c", 40), unit("d", 60))

    assert hidden(found, "PP1") == {"a", "b", "c"}


def test_whoever_knows_the_headcount_learns_nothing_of_who_did_not_answer():
    found = released(
        unit("a", 55, eligible=60, responded=55),
        unit("b", 30, eligible=60, responded=30),
        unit("c", 40, eligible=90, responded=40),
    )

    # Five people of unit a did not answer: neither its rate nor its number of answers is shown, its scores are.
    assert hidden(found, "rate") == {"a", "b"} == hidden(found, "answers")
    assert hidden(found, "PP1") == set()


def test_a_unit_the_contractor_withheld_is_protected_like_any_other():
    found = released(unit("a", None), unit("b", 30), unit("c", 40), total=unit(TRUST, 76))

    assert hidden(found) == {"a", "b"}
    assert hidden(found, "PP1") == {"a", "b"}


def test_units_that_hold_more_people_than_their_whole_are_refused():
    with pytest.raises(MoreThanTheWhole) as refused:
        released(unit("a", 60), unit("b", 50), total=unit(TRUST, 100))

    assert (refused.value.parts, refused.value.whole) == (110, 100)


@pytest.mark.parametrize("parent", ["nowhere", "a"])
def test_a_unit_that_lies_nowhere_or_in_itself_is_refused(parent):
    with pytest.raises(UnknownParent):
        released(unit("a", 60, parent=parent))


def test_a_higher_threshold_later_cannot_take_back_what_was_shown():
    units = (unit("a", 12), unit("b", 30), unit("c", 40), unit("d", 50))
    first = released(*units)

    again = released(*units, threshold=15, ledger=Ledger(first.entries))

    # a is not shown any more; nobody else is hidden for it, because whoever saw the first page knows it anyway.
    assert hidden(first) == set()
    assert hidden(again) == {"a"}


def test_a_file_loaded_again_after_one_person_left_gives_nobody_away():
    first = released(unit("a", 25, mean=6.0), unit("b", 30), unit("c", 41))
    # The one who left had answered 0: 24 people now have a mean of 6.25.
    again = released(unit("a", 24, mean=6.25), unit("b", 30), unit("c", 41), ledger=Ledger(first.entries))

    assert hidden(first, "PP1") == set()
    assert hidden(again, "PP1") == {"a"}
    assert again.trust.measures["PP1"] == first.trust.measures["PP1"]
    assert {cell for one in again.units for cell in one.measures.values()} <= {
        NOT_SHOWN,
        *(cell for one in first.units for cell in one.measures.values()),
    }


def test_what_was_hidden_once_stays_hidden_in_its_wave():
    first = released(unit("a", 5), unit("b", 20), unit("c", 50))
    again = released(unit("a", 12), unit("b", 20), unit("c", 50), ledger=Ledger(first.entries))

    assert hidden(again) >= {"a", "b"}


def test_a_new_name_is_no_way_around_the_ledger():
    first = released(unit("a", 25, mean=6.0), unit("b", 30), unit("c", 41))
    again = released(unit("A & E", 24, mean=6.25), unit("b", 30), unit("c", 41), ledger=Ledger(first.entries))

    assert hidden(again, "PP1") == {"A & E"}


@pytest.mark.parametrize(
    "again",
    [
        unit("site:alpha", 31, share=48.4, kind="site", name="alpha"),
        unit("beta/alpha", 31, share=48.4, kind="team", parent="b", name="alpha"),
        unit("site:other", 31, share=48.4, kind="site", name="another name altogether"),
    ],
    ids=["another kind", "another place", "another kind and name"],
)
def test_another_kind_or_place_is_no_way_around_the_ledger(again):
    # 15 of 30 agreed, now 15 of 31: whoever came late did not.
    others = (unit("b", 60, name="beta"), unit("c", 80, name="gamma"))
    first = released(unit("alpha", 30, share=50.0, name="alpha"), *others)
    found = released(again, *others, ledger=Ledger(tuple(named(first, "alpha", "beta", "gamma"))))

    assert isinstance({one.key: one for one in first.units}["alpha"].measures["9g"], Shown)
    assert again.key in hidden(found, "9g")


def test_a_site_called_like_a_directorate_that_stays_is_still_compared_with_it():
    others = (unit("alpha", 30, share=50.0, name="alpha"), unit("b", 60, name="beta"), unit("c", 80, name="gamma"))
    first = released(*others)
    site = unit("site:alpha", 31, share=48.4, kind="site", name="alpha")
    rest = unit("site:rest", 140, kind="site", name="rest")
    found = released(*others, site, rest, ledger=Ledger(tuple(named(first, "alpha", "beta", "gamma"))))

    assert "site:alpha" in hidden(found, "9g")


def test_one_earlier_unit_may_come_back_twice():
    first = released(unit("alpha", 30, share=50.0), unit("b", 60), unit("c", 80))
    twice = (unit("alpha ward", 31, share=48.4), unit("ward alpha", 31, share=48.4, kind="site"))
    found = released(*twice, unit("b", 60), unit("c", 80), unit("s", 140, kind="site"), ledger=Ledger(first.entries))

    assert {"alpha ward", "ward alpha"} <= hidden(found, "9g")


def test_a_new_name_is_no_way_around_the_ledger_for_response_rates_alone():
    def asked(key: str, eligible: int, responded: int) -> Unit:
        return Unit(key, "directorate", eligible=eligible, responded=responded)

    others = (asked("b", 90, 50), asked("c", 120, 70))
    first = released(asked("alpha", 60, 30), *others)
    found = released(asked("alpha ward", 60, 31), *others, ledger=Ledger(first.entries))

    assert isinstance({one.key: one for one in first.units}["alpha"].rate, Shown)
    assert "alpha ward" in hidden(found, "rate")


def named(found: Release, *names: str) -> Iterator[Entry]:
    """Yield a release's entries as the store gives them back, with what people call each unit."""
    called = dict(zip([one.key for one in found.units], names, strict=True))
    for entry in found.entries:
        yield replace(entry, name=called.get(entry.unit, ""))


def test_a_grouping_loaded_later_does_not_reveal_a_changed_total():
    first = released(unit("a", 25), unit("b", 30), unit("c", 46))
    sites = [unit("north", 40, kind="site"), unit("south", 57, kind="site")]
    again = released(*sites, total=unit(TRUST, 97), ledger=Ledger(first.entries))

    # 97 instead of 101: four people. Both sites together would say so, so not both are shown.
    assert again.trust.answers == NOT_SHOWN
    assert hidden(again) != set()


def test_the_same_file_again_shows_the_same():
    units = (unit("a", 5), unit("b", 20), unit("c", 50), unit("d", 15, share=100.0))
    first = released(*units)

    assert released(*units, ledger=Ledger(first.entries)).units == first.units


def test_a_unit_hidden_only_beside_another_needs_no_protection_of_its_own():
    # b is hidden for the sake of a. Whoever works b out roughly has harmed nobody: it is not small.
    found = released(unit("a", 5), unit("b", 70), unit("c", 100), unit("d", 240))

    assert hidden(found) == {"a", "b"} == hidden(found, "PP1") == hidden(found, "9g")
