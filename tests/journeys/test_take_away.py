"""A programme lead takes figures away: from a page to files that open, on paper too, without a script."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

COMPASSION = "/trusts/RTF/elements/support-and-compassion/"


def taken(page: Page, name: str, *, within: str = "main") -> tuple[str, bytes]:
    """Click a link that hands over a file and return its name and bytes."""
    with page.expect_download() as waiting:
        page.locator(within).get_by_role("link", name=name, exact=True).first.click()
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def test_from_the_glance_to_a_word_document_and_slides_for_the_board(page: Page):
    page.goto("/trusts/RTF/")

    page.get_by_role("link", name="Take it away").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Take it away Northumbria Healthcare NHS Foundation Trust"
    )
    report_name, report = taken(page, "Word")
    deck_name, deck = taken(page, "Slides")

    assert (report_name, deck_name) == ("RTF-nss-2024.docx", "RTF-nss-2024.pptx")
    headings = [one.text for one in docx.Document(io.BytesIO(report)).paragraphs if one.style.name == "Heading 1"]
    assert headings[:2] == ["In short", "Vision and values"]
    assert Presentation(io.BytesIO(deck)).slides[0].shapes.title.text_frame.text.startswith("Northumbria")


def test_the_table_of_one_element_as_csv_without_a_script(page_without_javascript: Page):
    page = page_without_javascript
    page.goto(COMPASSION)

    name, content = taken(page, "CSV")

    assert name == "RTF-elements-support-and-compassion-nss-2024.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {"PP1_2", "E_1"} & {row["id"] for row in rows}
    assert all(row["organisation_code"] == "RTF" for row in rows)


def test_a_workbook_opens_as_one(page: Page):
    page.goto(COMPASSION)

    _, content = taken(page, "workbook")

    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()


@pytest.mark.parametrize("name", ["SVG", "PNG"])
def test_every_chart_has_its_picture_under_it(name: str, page: Page):
    page.goto(COMPASSION)

    link = page.locator("figure").first.get_by_role("link", name=name).get_attribute("href")
    answer = page.request.get(link or "")

    assert answer.status == 200
    assert answer.headers["content-type"] == {"SVG": "image/svg+xml", "PNG": "image/png"}[name]


def test_on_paper_every_table_is_open_and_no_search_box_is_printed(page: Page):
    page.goto(f"{COMPASSION}?print")
    page.emulate_media(media="print")

    tables = page.locator("figure table")
    assert tables.count() >= 2
    for at in range(tables.count()):
        expect(tables.nth(at)).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", ["/trusts/RTF/take-away/", "/api/"])
def test_pages_of_files_fit_and_axe_finds_nothing(
    path: str, width: int, new_page: Callable[..., Page], axe: Callable[[Page], list[str]]
):
    page = new_page(width=width)
    page.goto(path)

    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_the_page_of_the_api_leads_to_answers(page: Page):
    page.goto("/api/")

    for link in page.locator("ul.found-list a").all():
        assert page.request.get(link.get_attribute("href") or "").status == 200
