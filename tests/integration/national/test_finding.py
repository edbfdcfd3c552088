"""Finding organisations in the shipped editions, by names and codes of today and of earlier."""

from datetime import date

import pytest

from groundswell.national.finding import find_organisations, nearest_to
from groundswell.national.history import history_of
from groundswell.national.known_codes import known_codes
from groundswell.national.organisations import organisation_reference
from groundswell.national.survey import survey_edition, survey_tables


def codes(text: str) -> list[str]:
    return [match.code for match in find_organisations(text)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("RTF", "RTF"),
        ("rtf", "RTF"),
        ("northumb", "RTF"),
        ("East London", "RWK"),
        ("north bristol", "RVJ"),
        ("UHBW", "RA7"),
        ("central manchester", "R0A"),
        ("RW3", "R0A"),
        ("St George's University", "RJ7"),
        ("R1F1", "R1F1"),
    ],
)
def test_the_one_meant_comes_first(typed, first):
    assert codes(typed)[0] == first


def test_two_letters_are_enough_and_names_that_begin_so_come_first():
    found = find_organisations("no")

    assert {"RTF", "RVJ", "RNS"} <= {match.code for match in found}
    assert all(match.name.lower().startswith("no") for match in found[:10])


def test_a_merged_trust_says_what_became_of_it():
    match = find_organisations("RVJ")[0]

    assert match.note == "2024 figures; since 1 July 2026 part of Bristol NHS Foundation Trust (RA7)"


def test_a_closed_trust_leads_to_its_successor_by_code_and_date():
    match = find_organisations("central manchester")[0]

    assert match.note == (
        "Central Manchester University Hospitals NHS Foundation Trust (RW3) became part of it on 1 October 2017"
    )


def test_nothing_found_names_the_three_nearest():
    assert find_organisations("nortumbira") == ()
    assert next(match.code for match in nearest_to("nortumbria")) == "RTF"
    assert len(nearest_to("zzzz")) == 3


@pytest.mark.parametrize("typed", ["", " ", "%", "'; drop table", "\x00", "a" * 5000, "日本", "()[]*+"])
def test_odd_texts_are_only_texts(typed):
    find_organisations(typed)
    nearest_to(typed)


def test_successors_follow_chains_and_days():
    reference = organisation_reference()

    assert reference.successor_of("RW3", after=date(2016, 1, 1)).new == "R0A"
    assert reference.successor_of("RW3", after=date(2018, 1, 1)) is None
    assert reference.successor_of("RVJ", after=date(2024, 12, 31)).new == "RA7"
    assert reference.successor_of("RTF", after=date(2000, 1, 1)) is None
    assert {"RW3", "RM2", "RW6"} <= {change.old for change in reference.predecessors_of("R0A")}


def test_a_ring_of_successors_ends():
    from groundswell.national.organisations import Change, Reference

    ring = {"A": (Change("A", "B", date(2020, 1, 1)),), "B": (Change("B", "A", date(2021, 1, 1)),)}

    assert Reference({}, {}, {}, ring).successor_of("A", after=date(2019, 1, 1)).new == "A"


def test_every_organisation_of_the_survey_is_a_known_code():
    assert set(survey_tables(survey_edition()).organisations) <= known_codes()


def test_shipped_codes_are_known_even_where_shipped_editions_are_hidden(monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "0")

    assert "RTF" in known_codes()


def test_the_trend_is_shown_but_never_called_a_change():
    history = history_of("RTF", "burnt-out")

    assert [one.year for one in history.years] == [2021, 2022, 2023, 2024]
    assert not history.is_one_vintage
    assert history.change_since(2021) is None


def test_a_trust_that_was_divided_leads_to_every_part():
    found = {match.code: match.note for match in find_organisations("RW6")}

    assert set(found) == {"R0A", "RM3"}
    assert all("became part of it on 1 October 2021" in note for note in found.values())
