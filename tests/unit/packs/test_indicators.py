"""The catalogue of outcomes and indicators: the official part whole, our completion marked, and slips refused."""

import pytest
from tests.unit.packs.making import Shelf, refused

from groundswell.packs.elements import element_set
from groundswell.packs.groups import benchmark_groups
from groundswell.packs.indicators import PACK, Form, catalogue, equity_measures
from groundswell.vocabulary.provenance import Mark


def test_the_official_part_is_there_whole_and_nothing_else_claims_to_be():
    official = [one.number for one in catalogue().indicators if one.is_official]

    assert official == [*(f"1.{number}" for number in range(1, 15)), "2.1", "2.2"]


def test_every_metric_has_indicators_and_every_indicator_a_place_to_get_it():
    listed = catalogue()

    assert {one.metric for one in listed.indicators} == {metric.id for metric in listed.metrics}
    assert all(one.where and one.source and one.unit for one in listed.indicators)


def test_indicators_are_evidence_for_elements_that_exist():
    known = {one.id for one in element_set("six-2022").elements}

    assert {element for one in catalogue().indicators for element in one.elements} <= known


def test_elements_name_only_indicators_that_exist():
    known = {one.id for one in catalogue().indicators}

    for mapping in ("six-2022", "five-2016"):
        named = {link.subject for element in element_set(mapping).elements for link in element.indicators}
        assert named <= known


def test_sectors_are_given_for_groups_that_exist():
    assert set(catalogue().sectors) <= {group.id for group in benchmark_groups()}


@pytest.mark.parametrize(
    ("group", "number", "is_there"),
    [
        ("acute", "1.4", True),
        ("acute", "1.11", False),
        ("mental-health", "1.11", True),
        ("mental-health", "1.4", False),
        ("ambulance", "1.13", True),
        ("ambulance", "1.2", True),
        ("community", "1.14", True),
    ],
)
def test_the_list_is_filtered_by_sector(group, number, is_there):
    listed = catalogue()
    numbers = [one.number for one in listed.for_sectors(listed.sectors_of(group))]

    assert (number in numbers) is is_there


def test_boards_have_no_sectors_because_the_list_does_not_fit_them():
    assert catalogue().sectors_of("icb") is None


@pytest.mark.parametrize(
    ("number", "successor"),
    [("1.8", "follow-up-72-hours"), ("1.9", "clinically-ready-for-discharge"), ("1.13", "category-1-response")],
)
def test_replaced_indicators_name_their_successor_and_that_the_day_is_unverified(number, successor):
    found = next(one for one in catalogue().indicators if one.number == number)

    assert (found.successor, found.validity_mark) == (successor, Mark.UNVERIFIED)
    assert found.valid_to is not None


def test_1_14_is_a_free_place():
    assert [one.number for one in catalogue().indicators if one.is_local] == ["1.14"]


def test_counts_and_words_are_never_compared():
    compared = {one.form for one in catalogue().indicators if one.is_compared}

    assert compared.isdisjoint({Form.COUNT, Form.RATING, Form.MONEY, Form.LOCAL, Form.SURVEY})


def test_a_rate_that_is_not_adjusted_for_patients_is_not_compared():
    assert not catalogue().indicator("crude-mortality").is_compared


def test_only_the_fair_career_ratio_is_better_when_it_is_larger():
    assert [one.id for one in equity_measures() if not one.is_harm] == ["career"]


SHMI = 'id = "shmi"\n'


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            SHMI,
            SHMI + 'colour = "red"\n',
            (
                "indicator “shmi”: it has the field “colour”; expected only id, number, label, metric, sectors, form, unit, "
                "better, source, where, note, mark, valid_from, valid_to, successor, validity_mark, is_local, survey, "
                "equity, not_compared, counts, elements, outcomes."
            ),
        ),
        (
            SHMI,
            'id = "cqc-overall"\n',
            "indicator “cqc-overall”: id “cqc-overall” stands twice; expected each once.",
        ),
        (
            SHMI,
            SHMI + 'valid_to = "2030-01-01"\n',
            "indicator “shmi”: it has only one of valid_to and successor; expected both or neither.",
        ),
        (
            SHMI,
            SHMI + 'valid_to = "soon"\nsuccessor = "complaints"\n',
            "indicator “shmi”: “valid_to” is the text “soon”; expected a day as 2020-03-01.",
        ),
        (
            SHMI,
            SHMI + 'valid_to = "2030-01-01"\nsuccessor = "karma"\n',
            "indicator “shmi”: unknown successor “karma”; expected one that exists.",
        ),
        (
            SHMI,
            SHMI + 'survey = ["q99"]\n',
            "indicator “shmi”: unknown question or score “q99”; expected one that exists.",
        ),
    ],
)
def test_the_catalogue_is_checked(own_shelf: Shelf, old, new, sentence):
    own_shelf.copy(PACK).spoil(PACK, "completion-outcomes.toml", old, new)

    assert refused(catalogue) == f"indicators/completion-outcomes.toml: {sentence}"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'ambulance = ["ambulance"]',
            'ambulance = ["air"]',
            "“sectors”: unknown sector “air”; expected acute, mental-health, community, ambulance.",
        ),
        (
            'scores = ["E_3", "PP1_1"]',
            'scores = ["PP9"]',
            "outcome “quality”: unknown score “PP9”; expected one that exists.",
        ),
    ],
)
def test_the_arrangement_is_checked(own_shelf: Shelf, old, new, sentence):
    own_shelf.copy(PACK).spoil(PACK, "arrangement.toml", old, new)

    assert refused(catalogue).endswith(sentence)


def test_a_ratio_must_say_which_way_is_worse(own_shelf: Shelf):
    own_shelf.copy(PACK).spoil(PACK, "equity.toml", 'more_is = "better"', 'more_is = "fine"')

    assert refused(equity_measures) == (
        "indicators/equity.toml: ratio “career”: unknown direction “fine”; expected worse, better."
    )
