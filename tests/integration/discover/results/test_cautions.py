"""Results beside how well they were measured: no page says more than the page on measurement allows."""

import io
import zipfile
from secrets import token_hex

import pytest
from tests.factories.answered import AT, answered, asked
from tests.integration.discover.results.test_averages_of_units import tables_of
from tests.integration.discover.results.test_pages import RESULTS, words_of

from groundswell.discover.results import phrases
from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.discover.results.presenting import told_of
from groundswell.people.agents import CommandLine

pytestmark = pytest.mark.django_db
LOW, WELL = 0.41, 0.85


def measured(released, **alphas: float) -> None:
    """Let every topic measure badly but those named, which are given as teamwork=.85."""
    results = released.results
    for name, one in results["quality"].items():
        if name:
            one["alpha"] = alphas.get(name, LOW)
    released.results = results
    # Another file of results, so nothing kept of the first is read again.
    released.results_sha256 = token_hex(32)
    released.save()


def test_where_no_topic_measures_well_the_headline_says_so(released, lead, as_person):
    measured(released)
    browser = as_person(lead)

    page, quality = (words_of(browser.get(f"{RESULTS}{part}")) for part in ("/", "/quality/"))

    assert "On none of 6 topics the statements hang together well enough to speak of an average." in quality
    assert f"the average lies on the agreeing side, above the middle of the scale. {phrases.NO_AVERAGE_HOLDS}" in page
    for name in ("Teamwork", "Vision and values"):
        assert phrases.ALPHA_LOW.format(topics=name) in page


def test_where_some_measure_well_only_the_others_are_doubted(released, lead, as_person):
    measured(released, teamwork=WELL)

    page = words_of(as_person(lead).get(f"{RESULTS}/"))

    assert phrases.NO_AVERAGE_HOLDS not in page
    assert phrases.ALPHA_LOW.format(topics="Vision and values") in page
    assert phrases.ALPHA_LOW.format(topics="Teamwork") not in page


@pytest.mark.parametrize(("ending", "part"), [("docx", "word/document.xml"), ("pptx", "ppt/slides/slide")])
def test_word_and_slides_carry_the_caution_too(released, lead, as_person, ending, part):
    measured(released)

    file = as_person(lead).get(f"{RESULTS}.{ending}").content

    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        said = " ".join(parts.read(name).decode() for name in parts.namelist() if name.startswith(part))
    assert phrases.ALPHA_LOW.format(topics="Teamwork") in said


def test_statements_asked_the_other_way_round_say_so_in_every_table(released, lead, as_person):
    plan = released.wave.plan
    turned = next(one["id"] for one in plan["instrument"]["items"] if one["reversed"])
    said = f"{told_of(released).item_words(turned)} {phrases.LOWER_IS_BETTER}"
    browser = as_person(lead)

    tables = [tables_of(browser, page) for page in ("/staff-groups/nursing", "/units/theatres")]
    tables += [tables_of(browser, f"/elements/{one.element.id}") for one in told_of(released).topics]

    for table in tables[:2]:
        assert said in {row.get("Statement") for rows in table.values() for row in rows}
    assert said in {row.get("Statement") for table in tables[2:] for row in table.get("statements", [])}
    # Statements that are asked straight carry no mark.
    straight = sum(
        not row["Statement"].endswith(")") for rows in tables[0].values() for row in rows if "Statement" in row
    )
    assert straight > len(tables[0])


def test_of_fewer_than_a_hundred_answers_no_range_is_made_up(programme, lead, boxes, as_person):
    wave = asked(programme, lead, boxes, units={("Theatres", "Surgery"): 50, ("Portering", "Support"): 43})
    count = count_wave(answered(wave, lead, boxes, rate=0.92), folder=boxes, by=lead, at=AT)
    release_results(count, next_steps="We talk it over in May.", by=CommandLine("ops"), at=AT)
    browser = as_person(lead)

    page = words_of(browser.get(f"{RESULTS}/"))
    tables = {**tables_of(browser, ""), **tables_of(browser, "/elements/teamwork")}

    plain = [row for name, rows in tables.items() if name != "by-staff-group" for row in rows]
    between = {row["Probably between"] for row in plain if "Probably between" in row}
    assert between == {"not worked out"}
    assert "No line: too few people answered to work out a range." in page
    assert phrases.NO_RANGES in page


def test_beneath_groups_that_are_not_shown_it_says_for_all_alike_why_a_large_one_may_be_there(
    released, lead, as_person
):
    page = words_of(as_person(lead).get(f"{RESULTS}/"))

    # Chaplaincy is not shown; every staff group is.
    assert page.count(phrases.WHY_HIDDEN) == 1
    assert page.index("Units that are not shown, to protect people") < page.index(phrases.WHY_HIDDEN)
