"""Results as values: a place in the group only where there is a value and a group."""

import pytest

from groundswell.national.results import Organisation, Release, ScoreResult, SurveyResults, is_on_edge, position_of
from groundswell.vocabulary.range import GroupRange, Position
from groundswell.vocabulary.withheld import AT_SOURCE

GROUP = GroupRange(122, 6.0, 6.8, 7.0, 7.2, 8.0)


def a_score(value, group=GROUP) -> ScoreResult:
    return ScoreResult("PP1", "Label", None, value, 100.0, None, rule_verified=True, group=group)


@pytest.mark.parametrize(
    ("value", "group", "position", "on_edge"),
    [
        (7.204, GROUP, Position.TOP_QUARTER, True),
        (7.5, GROUP, Position.TOP_QUARTER, False),
        (AT_SOURCE, GROUP, None, False),
        (7.5, None, None, False),
    ],
)
def test_a_place_needs_a_value_and_a_group(value, group, position, on_edge):
    assert position_of(value, group) is position
    assert is_on_edge(value, group, decimals=2) is on_edge
    assert a_score(value, group).position is position
    assert a_score(value, group).is_on_edge is on_edge


def test_results_are_found_by_name():
    organisation = Organisation("RTF", "Northumbria", "Acute", "", "", "weighted")
    release = Release("nss-2024", "NHS Staff Survey 2024", 2024, "ab", "t", "p", "l", ())
    results = SurveyResults(organisation, release, (a_score(7.0),), ())

    assert results.score("PP1") is results.scores[0]
    assert results.score("PP9") is None
    assert results.question("pay") is None
