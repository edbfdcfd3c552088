"""Files and pictures of results, read back: the same cells withheld as on the page, and where every figure comes from."""

import csv
import io
import json
import re
import zipfile
from html import unescape

import pytest
from django.utils.html import strip_tags
from openpyxl import load_workbook
from pptx import Presentation
from tests.factories.answered import UNITS
from tests.integration.discover.results.test_pages import RESULTS

from groundswell.discover.results.presenting import document_of, told_of
from groundswell.look.charts import alt_text

pytestmark = pytest.mark.django_db
NOT_SHOWN = "not shown"
PAGES = ("", "/quality", "/elements/teamwork", "/units/surgery", "/staff-groups/nursing")


def in_word(file: bytes) -> dict[str, set[str]]:
    """Return what a Word file says of every unit: the cells of its rows."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        body = parts.read("word/document.xml").decode()
    rows = (re.findall(r"<w:t\b[^>]*>([^<]*)</w:t>", row) for row in re.findall(r"<w:tr\b.*?</w:tr>", body, re.S))
    return by_name((row[0], row[1]) for row in rows if len(row) > 1)


def in_workbook(file: bytes) -> dict[str, set[str]]:
    sheet = load_workbook(io.BytesIO(file))["by-unit"]
    said = ((str(row[0].value), row[1].value) for row in sheet.iter_rows())
    return by_name((name, f"{value:.1f}" if isinstance(value, int | float) else str(value)) for name, value in said)


def in_slides(file: bytes) -> dict[str, set[str]]:
    """Return what a deck says of every unit: in native tables, in what is drawn on a row, in what the speaker reads."""
    said = []
    for slide in Presentation(io.BytesIO(file)).slides:
        shapes = list(slide.shapes)
        for shape in shapes:
            if shape.has_table:
                said += [(row.cells[0].text, row.cells[1].text) for row in shape.table.rows]
            elif shape.shape_type is not None and hasattr(shape, "shapes"):
                drawn = [one for one in shape.shapes if one.has_text_frame and one.text_frame.text]
                for name in drawn:
                    beside = (one for one in drawn if one is not name and abs(one.top - name.top) < name.height / 2)
                    said += [(name.text_frame.text, one.text_frame.text) for one in beside]
        for line in slide.notes_slide.notes_text_frame.text.splitlines():
            if found := re.match(r"(.+?): Estimate (.+?);", line):
                said.append(found.groups())
    return by_name(said)


def by_name(said) -> dict[str, set[str]]:
    """Return what is said of each unit, as "not shown" or a figure; words beside (a verdict) are no figure."""
    found: dict[str, set[str]] = {}
    for name, words in said:
        if name in {unit for unit, _ in UNITS} and (words == NOT_SHOWN or re.fullmatch(r"\d\.\d", words)):
            found.setdefault(name, set()).add(words)
    return found


OFFICE = {"docx": in_word, "xlsx": in_workbook, "pptx": in_slides}


def hidden_units(released) -> set[str]:
    counts = {"".join(one["cell"]): one["answers"] for one in released.results["cells"]}
    return {name for name, _ in UNITS if isinstance(counts[name.lower().replace(" ", "-")], dict)}


@pytest.mark.parametrize("ending", OFFICE)
def test_office_files_withhold_the_same_groups_as_the_page(released, lead, as_person, ending):
    """The element's list of units, read back from each file: “not shown” and nothing else where the count withholds."""
    told = OFFICE[ending](as_person(lead).get(f"{RESULTS}/elements/teamwork.{ending}").content)

    assert set(told) == {name for name, _ in UNITS}
    assert {name for name, said in told.items() if said == {NOT_SHOWN}} == hidden_units(released)
    assert all(NOT_SHOWN not in said for name, said in told.items() if name not in hidden_units(released))


@pytest.mark.parametrize("ending", OFFICE)
def test_a_figure_that_leaks_is_found_in_every_office_file(released, lead, as_person, ending):
    """The check above, turned on a broken build: Chaplaincy's figure slips through, and each file shows it."""
    results = released.results
    cells = ["".join(one["cell"]) for one in results["cells"]]
    figures = next(one for one in results["measures"] if one["id"] == "teamwork")["figures"]
    figures[cells.index("chaplaincy")] = figures[cells.index("theatres")]
    released.results = results
    released.save()

    told = OFFICE[ending](as_person(lead).get(f"{RESULTS}/elements/teamwork.{ending}").content)

    assert "Chaplaincy" in hidden_units(released)
    assert NOT_SHOWN not in told["Chaplaincy"]


def documents(released):
    """Yield every page of a wave as a document: trust, measurement, elements, and groups that have one."""
    told = told_of(released)
    yield document_of(told)
    yield document_of(told, part="quality")
    yield from (document_of(told, element=topic.element.id) for topic in told.topics)
    groups = (one for groups in told.results.groups.values() for one in groups)
    yield from (found for one in groups if (found := document_of(told, group=one)) is not None)


def test_title_and_description_of_every_picture_say_what_the_page_says(released, lead, as_person):
    browser = as_person(lead)
    seen = 0
    for document in documents(released):
        page = unescape(browser.get(document.address).content.decode())
        for figure in document.figures():
            svg = unescape(browser.get(f"{document.address}charts/{figure.name}.svg").content.decode())
            title, said = figure.chart.finding, alt_text(figure.chart)
            assert re.findall(r"<title>(.*?)</title>", svg) == [title]
            assert re.findall(r"<desc>(.*?)</desc>", svg) == [said]
            assert page.count(f"<title>{title}</title><desc>{said}</desc>") == 2, "on wide and on narrow screens"
            seen += 1
    assert seen > 30


@pytest.mark.parametrize("page", ["/elements/teamwork", "/units/surgery"])
def test_pictures_in_office_files_are_described_as_on_the_page(released, lead, as_person, page):
    """Word holds PNG, slides native shapes: both carry the words of the drawing they stand for."""
    browser = as_person(lead)
    document = next(one for one in documents(released) if one.address == f"{RESULTS}{page}/")
    word, deck = (
        zipfile.ZipFile(io.BytesIO(browser.get(f"{RESULTS}{page}.{ending}").content)) for ending in ("docx", "pptx")
    )
    in_words = unescape(word.read("word/document.xml").decode())
    on_slides = unescape(" ".join(deck.read(name).decode() for name in deck.namelist() if "slides/slide" in name))

    assert any(name.endswith(".png") for name in word.namelist())
    for figure in document.figures():
        assert f'descr="{alt_text(figure.chart)}"' in in_words, figure.name
    assert sum(f'descr="{alt_text(figure.chart)}"' in on_slides for figure in document.figures()) >= 1


def text_of(ending: str, file: bytes) -> str:
    if ending not in OFFICE:
        return file.decode()
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return " ".join(strip_tags(parts.read(name).decode()) for name in parts.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_says_which_plan_and_which_results_it_comes_from(released, lead, as_person, page):
    browser = as_person(lead)
    plan, results = released.wave.plan_sha256[:16], released.results_sha256[:16]

    for ending in (*OFFICE, "csv", "md", "json"):
        text = text_of(ending, browser.get(f"{RESULTS}{page}.{ending}").content)
        assert plan in text, ending
        assert results in text, ending
        assert "there is no seed to keep" in text, ending


def test_every_picture_and_every_single_table_says_it_too(released, lead, as_person):
    browser = as_person(lead)
    marks = {released.wave.plan_sha256[:16], released.results_sha256[:16]}
    for document in documents(released):
        for figure in document.figures():
            svg = browser.get(f"{document.address}charts/{figure.name}.svg").content.decode()
            assert all(mark in svg for mark in marks), figure.name
        for name, table in document.tables_of_words():
            file = browser.get(f"{document.address[:-1]}.csv", {"table": name}).content.decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(file)))
            assert all(mark in file for mark in marks), name
            assert [row[0].lstrip("'") for row in rows[-len(table.rows) :]] == [row[0] for row in table.rows]


def test_json_keeps_every_sentence_on_how_it_was_made(released, lead, as_person):
    told = json.loads(as_person(lead).get(f"{RESULTS}.json").content)

    assert len(told["how_made"]) >= 6
    assert any("publication plan" in one for one in told["how_made"])


def test_how_many_came_in_is_left_out_of_a_count_that_did_not_keep_it(released, lead, as_person):
    with_it = as_person(lead).get(f"{RESULTS}.md").content.decode()
    released.record.pop("turnout")
    released.save()
    without = as_person(lead).get(f"{RESULTS}.md").content.decode()

    # Nothing was kept of codes and slips here, and nobody reads that it was nought.
    assert "471 people were invited. Nobody was let in twice." in with_it
    assert "At least 0" not in with_it
    assert "At most 0" not in with_it
    assert "people were invited" not in without
    assert "publication plan" in without
