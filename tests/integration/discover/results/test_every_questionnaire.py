"""Results of every questionnaire that comes with the product: all their pages, and every share under its own words."""

import json

import pytest
from tests.factories.answered import AT, answered, asked
from tests.integration.discover.results.test_pages import RESULTS

from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.packs.instruments.catalogue import instruments
from groundswell.people.agents import CommandLine

pytestmark = pytest.mark.django_db
GROUPS = ["/units/theatres", "/units/stroke-unit", "/staff-groups/nursing"]
ASKED = sorted({one.id for one in instruments() if one.stores_answers})


@pytest.fixture
def released_of(programme, lead, boxes):
    def make(instrument):
        wave = answered(asked(programme, lead, boxes, instrument=instrument), lead, boxes)
        count = count_wave(wave, folder=boxes, by=lead, at=AT)
        return release_results(count, next_steps="We talk it over in May.", by=CommandLine("ops"), at=AT)

    return make


def rows_by_caption(browser, address):
    return {
        one["caption"]: one["rows"] for one in json.loads(browser.get(f"{RESULTS}{address}.json").content)["tables"]
    }


@pytest.mark.parametrize("instrument", ASKED)
def test_every_page_of_its_results_is_there(released_of, lead, as_person, instrument):
    count, browser = released_of(instrument), as_person(lead)
    elements = [f"/elements/{one}" for one in sorted(count.results["quality"])]

    statuses = {part: browser.get(f"{RESULTS}{part}/").status_code for part in ["", *GROUPS, *elements]}

    # Subjects that are no cultural element have no page.
    assert {statuses[part] for part in ["", *GROUPS]} == {200}
    assert set(statuses.values()) <= {200, 404}
    assert sum(statuses[part] == 200 for part in elements) >= 4


def test_what_was_chosen_stands_under_its_own_words(released_of, lead, as_person):
    """An answer that has no order has no average, and is not told in the columns of a scale."""
    released_of("conditions-for-innovation")
    browser = as_person(lead)
    asked_for = "What gets most in the way of better ways of working?"

    element = rows_by_caption(browser, "/elements/learning-and-innovation")
    unit = rows_by_caption(browser, "/units/theatres")

    for found in (element[f"{asked_for} Whole trust"], unit[f"{asked_for} Theatres"]):
        assert [row["Answer"] for row in found][:2] == ["Too little time", "Too few staff"]
        assert all(list(row) == ["Answer", "Share"] for row in found)
        assert abs(sum(int(row["Share"].rstrip("%")) for row in found) - 100) <= 3
    statements = element["Learning and innovation: every statement, whole trust"]
    assert asked_for not in {row["Statement"] for row in statements}


def test_statements_on_other_scales_stand_in_tables_of_their_own(released_of, lead, as_person):
    """Two scales under one element: neither borrows the other's words."""
    wave = released_of("conditions-for-innovation").wave
    form = wave.form
    item = next(one for topic in form["topics"] for one in topic["items"] if one["id"] == "free-to-try")
    often = ("Never", "Seldom", "At times", "Often", "Always")
    item["points"] = [[value, {"en": word}] for (value, _), word in zip(item["points"], often, strict=True)]
    wave.form = form
    wave.save()

    found = rows_by_caption(as_person(lead), "/elements/learning-and-innovation")

    name = "Learning and innovation: every statement, whole trust, from “{}” to “{}”"
    assert [list(row)[3:] for row in found[name.format("Never", "Always")]] == [list(often)]
    agreed = found[name.format("Strongly disagree", "Strongly agree")]
    assert len(agreed) > 3
    assert all(list(row)[3:][-1] == "Strongly agree" for row in agreed)
