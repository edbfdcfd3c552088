"""Pay bands: asked beside unit and staff group, shown by themselves, crossed with nothing."""

import json

import pytest
from tests.factories.answered import AT, answered, asked
from tests.integration.discover.results.test_pages import RESULTS, words_of

from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.discover.results.auditing import audit_of
from groundswell.discover.surveys.models import StaffMember
from groundswell.people.agents import CommandLine

pytestmark = pytest.mark.django_db
# One director in each of the larger units: too few to be shown, and another band has to go with them.
BANDS = ("Band 8a", "Band 5", "Band 6", "Band 5", "Band 7", "Band 5", "Band 6", "Band 5") * 12
BANDS = (*BANDS[:50], "Very senior manager", *BANDS[51:])


@pytest.fixture
def released(programme, lead, boxes):
    wave = asked(programme, lead, boxes, bands=BANDS, crosses_groups=True)
    assert StaffMember.objects.filter(band="Very senior manager").count() < 11
    count = count_wave(answered(wave, lead, boxes, rate=0.9), folder=boxes, by=lead, at=AT)
    return release_results(count, next_steps="x", by=CommandLine("ops"), at=AT)


def test_people_are_asked_for_their_band_in_the_order_of_bands(released):
    wave = released.wave
    question = next(one for one in wave.form["attributes"] if one["id"] == "band")

    assert question["label"]["en"] == "Which pay band are you in?"
    assert [label for _, label in question["choices"]] == list(dict.fromkeys(sorted(BANDS)))
    assert ["band"] in wave.plan["cuts"]
    assert not any("band" in cut and len(cut) > 1 for cut in wave.plan["cuts"])
    assert sum(wave.plan["headcounts"]["band"].values()) == wave.plan["invited"]


def test_a_band_has_a_page_and_a_small_one_says_nothing(released, lead, as_person):
    browser = as_person(lead)

    shown = browser.get(f"{RESULTS}/bands/band-8a/")
    hidden = browser.get(f"{RESULTS}/bands/very-senior-manager/")
    trust = words_of(browser.get(f"{RESULTS}/"))
    told = json.loads(browser.get(f"{RESULTS}/bands/band-8a.json").content)

    assert shown.status_code == 200
    assert "Band 8a" in words_of(shown)
    assert any("Estimate" in row for one in told["tables"] for row in one["rows"])
    assert "beside-the-trust" not in hidden.content.decode()
    assert "Pay bands" in trust
    rows = json.loads(browser.get(f"{RESULTS}.json").content)["tables"]
    said = {
        row["Group"]: row["Answered"] for one in rows for row in one["rows"] if "Answered" in row and "Group" in row
    }
    assert said["Very senior manager"] == {"withheld": "protected"}
    assert said["Band 7"] == {"withheld": "protected"}, "or the smallest would be the rest of the trust"
    assert said["Band 8a"].startswith("about 60")


def test_nothing_can_be_worked_out_with_three_questions(released):
    audit = audit_of(released)

    assert audit.exposures == 0
    assert audit.primary > 0
    assert audit.complementary > 0
