"""Results as pages and files: the same figures, the same withheld cells, for those who may see them."""

import csv
import io
import json
import re
import zipfile

import pytest
from django.utils.html import strip_tags
from tests.factories.answered import AT, UNITS, answered, asked

from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/discover/surveys/pulse/"
RESULTS = f"{HERE}results"


def words_of(answer) -> str:
    assert answer.status_code == 200, answer
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def test_the_first_sentence_says_how_many_answered_and_what_they_said(released, lead, as_person):
    page = words_of(as_person(lead).get(f"{RESULTS}/"))

    assert f"About {released.results['answers']:.0f} of 471 people answered." in page
    assert "elements the average lies on the agreeing side" in page
    assert "Confidential" in page
    assert "anonymous" not in page.lower()
    assert "These are our own questions. No other trust has answered them" in page


def test_a_unit_that_truly_differs_is_told_apart_and_others_are_not(released, lead, as_person):
    theatres = words_of(as_person(lead).get(f"{RESULTS}/units/theatres/"))
    stroke = words_of(as_person(lead).get(f"{RESULTS}/units/stroke-unit/"))

    assert "Theatres is probably lower than the trust on all 5 elements." in theatres
    assert "Stroke unit cannot be told apart from the trust on any of 5 elements." in stroke
    assert "would not show here" in stroke


def test_a_group_that_may_not_be_shown_leads_to_the_one_above(released, lead, as_person):
    page = as_person(lead).get(f"{RESULTS}/units/chaplaincy/")

    assert "Not shown, to protect people in this or a neighbouring group." in words_of(page)
    assert as_person(lead).get(f"{RESULTS}/units/nowhere/").status_code == 404
    assert as_person(lead).get(f"{RESULTS}/units/chaplaincy.docx").status_code == 404


def test_before_the_release_only_those_who_prepare_surveys_see_results(counted, lead, in_programme, as_person):
    sponsor = in_programme(Role.BOARD_SPONSOR, "Gwen")

    draft = words_of(as_person(lead).get(f"{RESULTS}/"))

    assert "Not released yet" in draft
    assert as_person(sponsor).get(f"{RESULTS}/").status_code == 404
    assert as_person(None).get("/told/pulse/").status_code == 404


def test_the_second_person_releases_on_the_page_and_staff_are_told(counted, lead, analyst, as_person):
    assert as_person(lead).get(f"{HERE}release/").status_code == 404
    browser = as_person(analyst)
    empty = browser.post(f"{HERE}release/", {"next_steps": " "})
    assert "Say what happens next, and when." in words_of(empty)

    browser.post(f"{HERE}release/", {"next_steps": "Every team talks it over in May."})

    told = words_of(as_person(None).get("/told/pulse/"))
    assert "Every team talks it over in May." in told
    assert "of the 471 of you who were asked have answered. Thank you." in told
    assert re.search(r"About \d in 10 agree:", told)


def test_counting_from_the_page(closed, lead, as_person):
    browser = as_person(lead)
    asked_first = words_of(browser.get(f"{HERE}count/"))
    assert "There is no way back" in asked_first

    answer = browser.post(f"{HERE}count/", follow=True)

    assert re.search(r"Counted\. \d+ answers\. Single answers destroyed at", words_of(answer))
    assert answer.redirect_chain[-1][0] == f"{RESULTS}/"


def test_every_file_that_a_page_names_is_there(released, lead, as_person):
    browser = as_person(lead)
    for page in ("", "elements/teamwork/", "units/theatres/", "quality/"):
        html = browser.get(f"{RESULTS}/{page}").content.decode()
        named = set(re.findall(rf'href="({RESULTS}[^"]*\.(?:docx|pptx|xlsx|csv|json|svg|png)[^"]*)"', html))
        assert len(named) >= 5, page
        for address in named:
            assert browser.get(address.replace("&amp;", "&")).status_code == 200, address


def test_units_stand_in_three_lists_and_each_in_one(released, lead, as_person):
    told = json.loads(as_person(lead).get(f"{RESULTS}.json").content)
    lists = [one for one in told["tables"] if one["id"].startswith("unit")]

    names = [[row["Group"] for row in one["rows"]] for one in lists]
    assert "Theatres" in names[0]
    assert "Stroke unit" in names[1]
    assert "Chaplaincy" in names[2]
    assert sorted(name for one in names for name in one) == sorted(
        {name for name, _ in UNITS} | {parent for _, parent in UNITS}
    )
    assert lists[0]["rows"][names[0].index("Theatres")]["Probably lower on"] == "all 5 elements"
    assert all(row["Answered"] == {"withheld": "protected"} for row in lists[2]["rows"])


def test_a_group_of_which_no_measure_is_shown_is_not_told_to_be_like_the_trust(released, lead, as_person):
    """How many answered may be shown of a group while every answer is withheld: nothing can be said of it then."""
    results = released.results
    at = next(at for at, one in enumerate(results["cells"]) if "stroke-unit" in one["cell"])
    for measure in results["measures"]:
        measure["figures"][at] = {"withheld": "protected"}
    released.results = results
    released.save()
    browser = as_person(lead)

    told = json.loads(browser.get(f"{RESULTS}.json").content)

    lists = [[row["Group"] for row in one["rows"]] for one in told["tables"] if one["id"].startswith("unit")]
    assert ["Stroke unit" in one for one in lists] == [False, False, True]
    # All alike: how many answered would tell which of them are hidden for another's sake.
    hidden = next(one for one in told["tables"] if one["caption"] == "Units that are not shown, to protect people")
    assert all(row["Answered"] == {"withheld": "protected"} for row in hidden["rows"])
    assert "7 of 10 units can be shown; " in words_of(browser.get(f"{RESULTS}/"))
    page = words_of(browser.get(f"{RESULTS}/units/stroke-unit/"))
    assert "cannot be told apart" not in page
    assert browser.get(f"{RESULTS}/units/stroke-unit.docx").status_code == 404


def test_of_a_group_of_which_some_is_shown_it_is_said_how_much(released, lead, as_person):
    results = released.results
    at = next(at for at, one in enumerate(results["cells"]) if "stroke-unit" in one["cell"])
    next(one for one in results["measures"] if one["id"] == "teamwork")["figures"][at] = {"withheld": "protected"}
    released.results = results
    released.save()
    browser = as_person(lead)

    page = words_of(browser.get(f"{RESULTS}/units/stroke-unit/"))
    assert "cannot be told apart from the trust on any of the 4 elements that can be shown. 1 is not shown." in page
    told = json.loads(browser.get(f"{RESULTS}.json").content)
    rows = {row["Group"]: row for one in told["tables"] if one["id"].startswith("unit") for row in one["rows"]}
    assert rows["Stroke unit"]["Can be compared on"] == "4 of 5 elements"
    assert rows["Theatres"]["Can be compared on"] == "all 5 elements"


def test_the_larger_group_to_look_at_instead_is_one_that_can_be_seen(released, lead, as_person):
    results = released.results
    at = next(at for at, one in enumerate(results["cells"]) if "support" in one["cell"])
    for measure in results["measures"]:
        measure["figures"][at] = {"withheld": "protected"}
    released.results = results
    released.save()

    page = as_person(lead).get(f"{RESULTS}/units/chaplaincy/").content.decode()

    assert f'href="{RESULTS}/units/support/"' not in page
    assert f'<a href="{RESULTS}/">Alderbrook' in page


def test_measurement_is_one_table_of_three_plain_answers_for_each_topic(released, lead, as_person):
    browser = as_person(lead)

    page = browser.get(f"{RESULTS}/quality/").content.decode()
    tables = {one["id"]: one["rows"] for one in json.loads(browser.get(f"{RESULTS}/quality.json").content)["tables"]}

    rows = {row["Topic"]: tuple(row.values())[1:] for row in tables["topics"]}
    assert {"Vision and values", "Teamwork", "Equity and inclusion"} <= rows.keys()
    assert {answer for answers in rows.values() for answer in answers} <= {
        "yes", "just", "no", "single", "too few", "unclear"
    }  # fmt: skip
    # What only a statistician reads is one click away.
    numbers = page[page.index('id="numbers"') :]
    assert "<table" not in re.sub(r"<details.*?</details>", "", numbers, flags=re.DOTALL)


def test_a_difference_below_nothing_is_none(released, lead, as_person):
    results = released.results
    results["quality"]["teamwork"]["units"]["unit"]["icc"] |= {"icc1": -0.02, "icc2": -5.86, "interval": [-0.09, 0.1]}
    released.results = results
    released.results_sha256 = "0" * 64
    released.save()

    told = json.loads(as_person(lead).get(f"{RESULTS}/quality.json").content)

    table = next(one for one in told["tables"] if one["caption"] == "Agreement and difference over units")
    row = next(row for row in table["rows"] if row["Topic"] == "Teamwork")
    assert (row["ICC(1)"], row["ICC(2)"]) == ("none", "none")
    assert row["95 % interval of ICC(1)"] == "0.00 to 0.10"


def rows_of(browser, address: str) -> list[dict[str, str]]:
    told = json.loads(browser.get(f"{RESULTS}{address}.json").content)
    return [row for table in told["tables"] for row in table["rows"]]


def every_text(released, lead, as_person) -> dict[str, str]:
    """Return everything that can be had of the results, by address, as text."""
    browser = as_person(lead)
    pages = ["", "/quality", "/elements/teamwork", "/units/surgery", "/staff-groups/nursing"]
    texts = {}
    for page in pages:
        texts[f"{page}/"] = browser.get(f"{RESULTS}{page}/").content.decode()
        for file_format in ("csv", "json", "md"):
            texts[f"{page}.{file_format}"] = browser.get(f"{RESULTS}{page}.{file_format}").content.decode()
        for file_format in ("docx", "pptx", "xlsx"):
            file = browser.get(f"{RESULTS}{page}.{file_format}")
            assert file.status_code == 200, file.request["PATH_INFO"]
            with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
                texts[f"{page}.{file_format}"] = " ".join(
                    parts.read(name).decode(errors="ignore") for name in parts.namelist() if name.endswith(".xml")
                )
    texts["chart"] = browser.get(f"{RESULTS}/elements/teamwork/charts/by-unit.svg").content.decode()
    return texts


def test_every_channel_withholds_the_same_groups(released, lead, as_person):
    hidden = [one["cell"] for one in released.results["cells"] if isinstance(one["answers"], dict)]
    assert ["", "chaplaincy"] in hidden or ["chaplaincy", ""] in hidden
    counts = {one["cell"][1] or one["cell"][0]: one["answers"] for one in released.results["cells"]}
    assert sum(isinstance(one, dict) for one in counts.values()) >= 2, "somebody has to be hidden beside Chaplaincy"

    browser = as_person(lead)
    rows = list(csv.reader(io.StringIO(browser.get(f"{RESULTS}/elements/teamwork.csv").content.decode("utf-8-sig"))))
    by_name = {row[0]: row[1:] for row in rows if row}
    told = json.loads(browser.get(f"{RESULTS}/elements/teamwork.json").content)
    table = next(one for one in told["tables"] if one["id"] == "by-unit")
    svg = browser.get(f"{RESULTS}/elements/teamwork/charts/by-unit.svg").content.decode()
    html = browser.get(f"{RESULTS}/elements/teamwork/").content.decode()
    for name in ("Chaplaincy", "Portering", "Catering"):
        is_hidden = isinstance(counts[name.lower()], dict)
        row = next(one for one in table["rows"] if one["What"] == name)
        assert (row["Estimate"] == {"withheld": "protected"}) == is_hidden, name
        assert (by_name[name][0] == "not shown") == is_hidden, name
        after = html.split(f">{name}<", 1)[1][:400]
        assert ("not shown" in after) == is_hidden, name
        assert ("not shown" in svg.split(f">{name}<", 1)[1][:300]) == is_hidden, name


def test_on_paper_everything_is_open(released, lead, as_person):
    browser = as_person(lead)

    assert b"data-open-in-print open" not in browser.get(f"{RESULTS}/").content
    assert b"data-open-in-print open" in browser.get(f"{RESULTS}/?print").content


def test_no_file_tells_why_a_cell_is_not_shown(released, lead, as_person):
    for address, text in every_text(released, lead, as_person).items():
        assert not re.search(r"primary|complementary|suppress|too small to", text, re.I), address


def test_no_shown_number_of_answers_lies_below_the_threshold(released, lead, as_person):
    for address, text in every_text(released, lead, as_person).items():
        for number in re.findall(r"about (\d+) of", text):
            assert int(number) >= SMALLEST_GROUP, address


def test_the_word_file_opens_with_the_finding(released, lead, as_person):
    answer = as_person(lead).get(f"{RESULTS}.docx")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="pulse-results.docx"'
    assert answer.headers["Cache-Control"] == "no-store, private"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        body = strip_tags(parts.read("word/document.xml").decode())
    assert "people answered. On" in body
    assert "Sample data" in body


def test_changes_since_the_wave_before_find_who_truly_moved(programme, lead, boxes, as_person):
    first = asked(programme, lead, boxes, slug="spring")
    first = count_wave(answered(first, lead, boxes, rate=0.9, seed=4), folder=boxes, by=lead, at=AT)
    release_results(first, next_steps="x", by=CommandLine("ops"), at=AT)
    later = {"opens": first.wave.closes_on.replace(month=9), "closes": first.wave.closes_on.replace(month=10)}
    second = asked(programme, lead, boxes, **later)
    second = answered(second, lead, boxes, rate=0.9, shifts={"surgical-wards": 0.8}, seed=5)
    release_results(count_wave(second, folder=boxes, by=lead, at=AT), next_steps="x", by=CommandLine("ops"), at=AT)

    browser = as_person(lead)
    wards = words_of(browser.get(f"{RESULTS}/units/surgical-wards/"))
    stroke = words_of(browser.get(f"{RESULTS}/units/stroke-unit/"))

    assert re.search(r"Up since “Spring”: [A-Z][a-z ]+ by 0\.\d", wards)
    assert "Up since" not in stroke
    assert "Too close to call whether it changed since “Spring”" in stroke
    rows = [row for row in rows_of(browser, "/units/surgical-wards") if row.get("What can be said") == "up"]
    assert rows
    # In spring no unit differed, so an average of one stood for nobody.
    assert {row["Then"] for row in rows} == {"see shares"}
    assert all(re.fullmatch(r"\d\.\d", row["Now"]) for row in rows)
    assert all(row["Change probably between"].startswith("+") for row in rows)
    trust = [row for row in rows_of(browser, "") if "Then" in row]
    assert len(trust) == 6
    assert all(re.fullmatch(r"\d\.\d", row[when]) for row in trust for when in ("Then", "Now"))
    # Who moved is named where the units are listed.
    assert re.search(r"changes of units (is|are) clear\. See [^.]*Surgical wards", words_of(browser.get(f"{RESULTS}/")))


def test_on_a_phone_every_cell_stands_under_the_name_of_its_column(released, lead, as_person):
    """Tables become one block a row on a narrow screen; then the column's name has to stand beside each figure."""
    html = as_person(lead).get(f"{RESULTS}/elements/teamwork/").content.decode()
    table = next(one for one in re.findall(r"<table.*?</table>", html, re.S) if "every statement" in one)

    names = re.findall(r'<th[^>]*scope="col"[^>]*>([^<]+)</th>', table)
    rows = [re.findall(r'data-label="([^"]+)"', row) for row in re.findall(r"<tr.*?</tr>", table, re.S)[1:]]
    assert len(rows) > 2
    assert all(row == names[1:] or row == names for row in rows)


@pytest.mark.parametrize("page", [f"{RESULTS}/", f"{RESULTS}/quality/", HERE])
def test_the_navigation_says_in_which_part_one_is(released, lead, as_person, page):
    html = as_person(lead).get(page).content.decode()

    assert re.findall(r'aria-current="page">([^<]+)</a>', html.partition("<main")[0]) == ["Surveys"]
