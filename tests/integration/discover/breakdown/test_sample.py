"""Alderbrook's sample breakdown, through the same door as any file."""

from tests.factories.people import amara
from tests.integration.discover.breakdown.conftest import AT

from groundswell.disclosure.released import Shown
from groundswell.discover.breakdown.queries import release_of
from groundswell.discover.breakdown.sample import YEAR, load_sample, made_up_staff, results_csv
from groundswell.people.agents import CommandLine

BY = CommandLine("demonstration")


def test_the_sample_is_loaded_once(alderbrook, sample):
    assert [load.kind for load in sample] == ["RESULTS", "RATES", "INDICATORS"]
    assert load_sample(alderbrook, by=BY, at=AT) == ()


def test_the_sample_is_the_same_each_time():
    assert results_csv(made_up_staff()) == results_csv(made_up_staff())


def test_the_sample_has_units_of_each_state(alderbrook, sample):
    release, rows = release_of(alderbrook, YEAR)

    shown = {rows[unit.key].name: isinstance(unit.measures["PP1_2"], Shown) for unit in release.units}
    rated = {rows[unit.key].name: isinstance(unit.rate, Shown) for unit in release.units}
    assert shown["Medicine"]
    assert rated["Medicine"]
    assert not shown["Research office"]
    assert not shown["Burns"]
    # Nearly everybody in Pathology answered: its scores are shown, its rate is not.
    assert shown["Pathology"]
    assert not rated["Pathology"]


def test_the_page_of_the_sample_says_that_it_is_one(alderbrook, sample, as_person):
    answer = as_person(amara(alderbrook)).get("/organisations/ZZA/breakdown/")
    page = answer.content.decode()

    assert "Sample data. This trust is made up." in page
    assert "Medicine" in page
