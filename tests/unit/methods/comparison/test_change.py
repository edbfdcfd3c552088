"""Change between unlinked waves: its error, and when it is called a change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from groundswell.methods.comparison.change import (
    Change,
    TooFewToCompare,
    Verdict,
    change_between,
    change_with_error,
    judge_changes,
)
from groundswell.methods.estimation.units import UnitSums

ANSWERS = st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), min_size=3, max_size=40)


def wave(values, unit="team") -> UnitSums:
    return UnitSums.from_rows(values, [unit] * len(values))


def waves(chance: np.random.Generator, *, shift: float = 0.0, wobble: float = 0.1) -> list[UnitSums]:
    """Return two waves of the same thirty teams, of which each keeps its place but for a wobble of its own."""
    teams = chance.normal(size=30) * 0.5
    made = []
    for step in (0.0, shift):
        of = np.repeat(np.arange(30), chance.integers(8, 30, size=30))
        own = teams + step + wobble * chance.normal(size=30)
        made.append(UnitSums.from_rows(own[of] + chance.normal(size=len(of)), of.tolist()))
    return made


@given(ANSWERS, ANSWERS)
def test_one_team_is_compared_as_welch_does(before, after):
    before, after = [*before, 1.0, 5.0], [*after, 2.0, 4.0]

    found = change_between(wave(before), wave(after))

    welch = ttest_ind(after, before, equal_var=False)
    interval = welch.confidence_interval()
    assert found.difference == pytest.approx(np.mean(after) - np.mean(before))
    assert found.p == pytest.approx(welch.pvalue)
    assert found.df == pytest.approx(welch.df)
    assert found.interval == pytest.approx((interval.low, interval.high))
    assert found.teams == 0


@given(ANSWERS, ANSWERS)
def test_the_way_back_is_the_same_change_turned(before, after):
    before, after = [*before, 1.0, 5.0], [*after, 2.0, 4.0]

    there, back = change_between(wave(before), wave(after)), change_between(wave(after), wave(before))

    assert back.difference == pytest.approx(-there.difference)
    assert back.se == pytest.approx(there.se)


def test_what_teams_keep_cancels_and_their_wobble_counts():
    chance = np.random.default_rng(1)
    quiet, wobbly = waves(chance, wobble=0.0), waves(chance, wobble=0.6)

    assert change_between(*quiet).teams == 30
    assert change_between(*quiet).df == 29
    plain = [
        UnitSums(tuple(f"{place}{name}" for name in one.names), one.n, one.mean, one.within)
        for place, one in enumerate(wobbly)
    ]
    assert change_between(*wobbly).se > change_between(*plain).se


@pytest.mark.parametrize("wobble", [0.0, 0.3])
def test_with_shared_teams_no_change_is_called_one_five_times_in_a_hundred(wobble):
    chance = np.random.default_rng(2)

    alarms = np.mean([change_between(*waves(chance, wobble=wobble)).p < 0.05 for _ in range(600)])

    assert alarms == pytest.approx(0.05, abs=0.027)


def test_a_planted_change_is_found_without_bias():
    chance = np.random.default_rng(3)
    found = [change_between(*waves(chance, shift=0.4)) for _ in range(200)]

    assert np.mean([one.difference for one in found]) == pytest.approx(0.4, abs=0.03)
    assert np.mean([one.interval[0] <= 0.4 <= one.interval[1] for one in found]) == pytest.approx(0.95, abs=0.045)


def at(difference: float, se: float) -> Change:
    return change_with_error(difference, se, 100)


@pytest.mark.parametrize(
    ("difference", "se", "verdict"),
    [
        (0.5, 0.05, Verdict.UP),
        (-0.5, 0.05, Verdict.DOWN),
        (0.15, 0.01, Verdict.UP),
        (0.15, 0.04, Verdict.NOT_CLEAR),  # surely not 0, but perhaps too small to matter
        (0.02, 0.01, Verdict.NO_CHANGE_THAT_MATTERS),
        (0.05, 0.01, Verdict.NO_CHANGE_THAT_MATTERS),  # surely not 0, and surely too small to matter
        (0.5, 0.4, Verdict.NOT_CLEAR),
    ],
)
def test_a_verdict_needs_chance_and_size(difference, se, verdict):
    assert judge_changes({"one": at(difference, se)}, smallest=0.1)["one"].verdict is verdict


def test_a_change_among_many_must_be_surer():
    # An interval beyond what matters, and p of .013 alone; beside nineteen quiet tests its q is .26.
    change = change_with_error(0.50, 0.197, 100)
    quiet = {place: at(0.0, 0.2) for place in range(19)}

    assert judge_changes({"one": change}, smallest=0.1)["one"].verdict is Verdict.UP
    judged = judge_changes({"one": change} | quiet, smallest=0.1)["one"]
    assert judged.verdict is Verdict.NOT_CLEAR
    assert judged.q == pytest.approx(20 * change.p)
    assert judge_changes({"one": change} | quiet, smallest=0.1, strongly_dependent=True)["one"].q > judged.q


def test_without_change_at_most_five_views_in_a_hundred_show_one():
    chance = np.random.default_rng(5)
    alarms = []
    for _ in range(200):
        view = {
            unit: change_between(*(wave(chance.integers(1, 6, size=30).astype(float)) for _ in range(2)))
            for unit in range(20)
        }
        judged = judge_changes(view, smallest=0.0)
        alarms.append(any(one.verdict in {Verdict.UP, Verdict.DOWN} for one in judged.values()))

    assert np.mean(alarms) <= 0.05


def test_people_who_all_say_the_same_have_no_error():
    with pytest.raises(TooFewToCompare, match="nobody differs"):
        change_between(wave([3.0, 3.0]), wave([4.0, 4.0]))
    with pytest.raises(TooFewToCompare, match="two people"):
        change_between(wave([3.0]), wave([4.0, 5.0]))
