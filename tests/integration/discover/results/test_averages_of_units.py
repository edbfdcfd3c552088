"""Averages of units: told only where units differ and their people agree; everywhere else shares stand instead."""

import json
import re
from secrets import token_hex

import pytest
from tests.factories.answered import AT, answered, asked
from tests.integration.discover.results.test_pages import RESULTS, words_of

from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.look.numbers import signed
from groundswell.people.agents import CommandLine

pytestmark = pytest.mark.django_db
NOBODY = "so an average would stand for nobody, and shares are shown instead"


def tables_of(browser, address: str) -> dict[str, list[dict[str, str]]]:
    told = json.loads(browser.get(f"{RESULTS}{address}.json").content)
    return {one["id"]: one["rows"] for one in told["tables"]}


def people_part(released, *topics: str, agree: bool = False) -> None:
    """Let people inside units see topics differently, or alike in units that differ; without a topic, all of them."""
    results = released.results
    for name, one in results["quality"].items():
        found = one.get("units", {}).get("unit", {})
        if found.get("agreement") and (name in topics or not topics):
            found["agreement"]["may_be_averaged"] = found["icc"]["differ"] = agree
    released.results = results
    # Another file of results, so nothing kept of the first is read again.
    released.results_sha256 = token_hex(32)
    released.save()


def test_what_people_of_a_unit_see_differently_has_no_average_of_units(released, lead, as_person):
    """In the made-up trust the median agreement on equity and inclusion is .68."""
    browser = as_person(lead)
    agreement = released.results["quality"]["equity-and-inclusion"]["units"]["unit"]["agreement"]
    assert not agreement["may_be_averaged"]

    beside = [row["What"] for row in tables_of(browser, "/units/theatres")["beside-the-trust"]]
    page = words_of(browser.get(f"{RESULTS}/units/theatres/"))
    by_unit = tables_of(browser, "/elements/equity-and-inclusion")

    assert len(beside) == 5
    assert "Equity and inclusion" not in beside
    assert f"{NOBODY}: Equity and inclusion." in page
    assert f"{NOBODY}: Equity and inclusion." in words_of(browser.get(f"{RESULTS}/"))
    assert not any("Estimate" in row for rows in (by_unit["by-unit"], by_unit["by-unit-2"]) for row in rows)
    shares = {row["Unit"]: row["Strongly agree"] for row in by_unit["by-unit"]}
    assert re.fullmatch(r"\d+%", shares["Theatres"])
    assert shares["Chaplaincy"] == {"withheld": "protected"}
    # Staff groups are no teams.
    assert all("Estimate" in row for row in by_unit["by-staff-group"])


def test_a_statement_has_an_average_only_if_everything_it_speaks_for_has(released, lead, as_person):
    browser = as_person(lead)
    people_part(released, "teamwork")

    rows = tables_of(browser, "/units/theatres")
    whole = tables_of(browser, "/elements/teamwork")["statements"]
    groups = tables_of(browser, "/staff-groups/nursing")["teamwork"]

    assert not any("Average" in row or "Probably between" in row for row in rows["teamwork"])
    assert all(re.fullmatch(r"\d+%", row["Agree"]) for row in rows["teamwork"])
    assert all(re.fullmatch(r"\d\.\d to \d\.\d", row["Probably between"]) for row in (*whole, *groups))
    assert any(re.fullmatch(r"\d\.\d", row["Average"]) for row in rows["vision-and-values"])
    assert "No averages stand here: people inside units see this differently" in words_of(
        browser.get(f"{RESULTS}/units/theatres/")
    )


def test_where_no_average_stands_a_unit_is_read_by_itself(released, lead, as_person):
    people_part(released)
    browser = as_person(lead)

    page = browser.get(f"{RESULTS}/units/theatres/")
    trust = words_of(browser.get(f"{RESULTS}/"))
    lists = tables_of(browser, "")

    assert "Theatres: shares of answers are shown; an average would stand for nobody." in words_of(page)
    assert "charts/" not in page.content.decode()
    assert "8 of 10 units can be shown; none of them can be compared with the trust." in trust
    assert "told apart from the trust on" not in trust.split("Staff groups")[0]
    assert len(lists["unit"]) == 8
    assert all(row["Answered"].startswith("about ") for row in lists["unit"])
    for ending in ("docx", "pptx", "xlsx", "csv", "md"):
        assert browser.get(f"{RESULTS}/units/theatres.{ending}").status_code == 200


def test_a_change_of_what_stands_for_nobody_is_not_told(programme, lead, boxes, as_person):
    first = asked(programme, lead, boxes, slug="spring")
    first = count_wave(answered(first, lead, boxes, rate=0.9, seed=4), folder=boxes, by=lead, at=AT)
    release_results(first, next_steps="x", by=CommandLine("ops"), at=AT)
    later = {"opens": first.wave.closes_on.replace(month=9), "closes": first.wave.closes_on.replace(month=10)}
    second = asked(programme, lead, boxes, **later)
    second = answered(second, lead, boxes, rate=0.9, shifts={"surgical-wards": 0.8}, seed=5)
    second = count_wave(second, folder=boxes, by=lead, at=AT)
    release_results(second, next_steps="x", by=CommandLine("ops"), at=AT)

    before = words_of(as_person(lead).get(f"{RESULTS}/units/surgical-wards/"))
    people_part(first)
    after = words_of(as_person(lead).get(f"{RESULTS}/units/surgical-wards/"))

    assert re.search(r"Up since “Spring”: [A-Z][a-z ]+ by 0\.\d", before)
    assert "Spring”" not in after


def test_units_have_importance_beside_rating_as_the_trust_has(programme, lead, boxes, as_person):
    wave = asked(programme, lead, boxes, instrument="leadership-behaviours-all-staff")
    count = count_wave(answered(wave, lead, boxes, rate=0.9), folder=boxes, by=lead, at=AT)
    release_results(count, next_steps="x", by=CommandLine("ops"), at=AT)
    browser = as_person(lead)
    assert "importance" not in tables_of(browser, "/units/surgical-wards"), "an average stands of no statement"
    people_part(count, agree=True)

    unit = tables_of(browser, "/units/surgical-wards")["importance"]
    group = tables_of(browser, "/staff-groups/nursing")["importance"]
    seen = {one["id"]: one for one in count.results["measures"]}
    at = [one["cell"] for one in count.results["cells"]].index(["nursing", ""])

    wanting = [seen[name]["figures"][at] for name in seen if name.startswith("wanting:")]
    assert len(group) == len(wanting) >= 5
    told = [row["Importance minus rating"] for row in group]
    assert sorted(told) == sorted(signed(one["mean"], 1) for one in wanting)
    assert all(re.fullmatch(r"[+−]?\d\.\d to [+−]?\d\.\d", row["Probably between"]) for row in group)
    assert [row["Statement"] for row in unit] == [row["Statement"] for row in group]
