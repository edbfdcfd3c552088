"""Attacks on what people can fetch: pages, files and addresses. The data could leak; nothing does."""

import csv
import io
import json
import re
import zipfile

import openpyxl
import pytest
from django.test import Client
from tests.factories.people import amara, chloe, colleague
from tests.integration.discover.breakdown.loading import AT, HEAD, HERE, load

from groundswell.discover.breakdown.models import Load
from groundswell.people.enums import Role

# Numbers that stand nowhere else in the data, so that finding one means that it leaked.
SECRETS = ("7", "3.17", "28.6", "4.83", "91.3", "23", "3.2", "29%", "4.8", "91%")
LEAKY = (
    f"{HEAD}Trust,,,930,6.55,61.7\n"
    "Directorate,Burns,,7,3.17,28.6\n"
    "Directorate,Dental,,23,4.83,91.3\n"
    "Directorate,Surgery,,400,6.41,60.4\n"
    "Directorate,Medicine,,500,6.72,62.1\n"
)
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "−2+3",
    "\u202eevil\u202c",
    "שלום",
    "{{ 7*7 }}",
    "x" * 120,
)


@pytest.fixture
def leaky(browser):
    load(browser, LEAKY)
    # The page tells the day of loading: on the 7th or the 23rd of a month that number would look like a leak.
    Load.objects.update(loaded_at=AT)
    return browser


def cells_of_page(page: str) -> list[str]:
    """Return every text and attribute of a page as separate pieces."""
    return re.split(r"[<>\"]", page)


def numbers_in(texts: list[str]) -> set[str]:
    """Return the numbers that are printed, a per cent mark included."""
    return {found for text in texts for found in re.findall(r"(?<![\w.#-])\d+(?:\.\d+)?%?(?![\w.])", text)}


def channels(browser) -> dict[str, list[str]]:
    """Return what each way out of the product says, as pieces of text."""
    page = browser.get(HERE).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    # Where marks are drawn is told apart from what is printed; it is checked below.
    printed = re.sub(r'\s(?:x|y|x1|x2|y1|y2|cx|cy|r|dx|width|height|font-size|font-weight|d)="[^"]*"', "", main)
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"{HERE}export.xlsx").content))
    return {
        "page": cells_of_page(printed),
        "csv": browser.get(f"{HERE}export.csv").content.decode("utf-8-sig").splitlines(),
        "xlsx": [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value],
        "json": browser.get(f"{HERE}export.json").content.decode().splitlines(),
        "md": browser.get(f"{HERE}export.md").content.decode().splitlines(),
        "docx": texts_inside(browser.get(f"{HERE}export.docx").content, "word/document.xml"),
        "pptx": texts_inside(browser.get(f"{HERE}export.pptx").content, "ppt/slides/", "ppt/notesSlides/"),
        "svg": [
            text
            for address in re.findall(r'"([^"]+/charts/[^"]+)\.svg', page)
            for text in re.findall(r">([^<]+)<", browser.get(f"{address}.svg").content.decode())
        ],
    }


def texts_inside(content: bytes, *parts: str) -> list[str]:
    """Return the pieces of text in those parts of an Office file; the number of a slide is none."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if name.startswith(parts):
                number = "".join(letter for letter in name if letter.isdigit())
                texts = re.findall(r"<[wa]:t(?: [^>]*)?>([^<]+)<", file.read(name).decode())
                found += [text for text in texts if text not in (number, f"Spare {number}")]
    return found


@pytest.mark.parametrize("channel", ["page", "csv", "xlsx", "json", "md", "docx", "pptx", "svg"])
def test_no_channel_holds_a_protected_number(leaky, channel):
    said = channels(leaky)[channel]

    assert {"Burns", "Dental"} <= {name for name in ("Burns", "Dental") if any(name in text for text in said)}
    assert any("not shown" in text for text in said)
    assert numbers_in(said) & set(SECRETS) == set()


def test_every_channel_has_the_same_cells(leaky):
    rows = json.loads(leaky.get(f"{HERE}export.json").content)["tables"][0]["rows"]
    from_json = [list(row.values()) for row in rows]
    from_csv = list(csv.reader(io.StringIO(leaky.get(f"{HERE}export.csv").content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(leaky.get(f"{HERE}export.xlsx").content))
    from_book = [[cell or "" for cell in row] for row in book["Results"].iter_rows(values_only=True)]
    page = leaky.get(HERE).content.decode()

    head = from_csv.index(list(rows[0]))
    assert from_csv[head + 1 : head + 1 + len(rows)] == from_json == from_book[1:]
    for row in from_json:
        assert f">{row[4]}<" in page, row


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Directorate,Alpha,,30,6.5,50\n", "Site,Alpha,,31,6.5,48.4\n"),
        ("Team,Alpha,Beta,30,6.5,50\n", "Team,Alpha,Gamma,31,6.5,48.4\n"),
        ("Directorate,Alpha,,30,6.5,50\n", "Directorate,Alpha Ward,,31,6.5,48.4\n"),
    ],
    ids=["another kind", "another directorate", "another name"],
)
def test_a_file_loaded_again_gives_nobody_away_whatever_became_of_the_unit(browser, first, second):
    others = "Directorate,Beta,,120,6.4,60\nDirectorate,Gamma,,130,6.6,62\nSite,North,,200,6.6,62\n"
    load(browser, f"{HEAD}Trust,,,400,6.55,61\n{first}{others}")
    shown = browser.get(f"{HERE}export.csv").content.decode("utf-8-sig")
    load(browser, f"{HEAD}Trust,,,401,6.55,61\n{second}{others}")
    after = browser.get(f"{HERE}export.csv").content.decode("utf-8-sig")

    assert "50%" in shown
    assert "Alpha" in after
    assert "48%" not in after


def test_hidden_units_have_no_mark_in_the_drawing(leaky):
    page = leaky.get(HERE).content.decode()
    drawings = re.findall(r"<svg class=\"drawing__svg drawing__wide.*?</svg>", page, re.DOTALL)

    assert len(drawings) == 2
    for drawing in drawings:
        # The trust, Surgery and Medicine: three discs, though there are four directorates.
        assert len(re.findall(r"<circle", drawing)) == 3


def test_the_total_minus_what_is_shown_is_no_small_group(leaky):
    rows = json.loads(leaky.get(f"{HERE}export.json").content)["tables"][0]["rows"]
    answers = {row["Unit"]: row["Answers"] for row in rows}

    assert answers["Whole trust"] == "about 930"
    assert [answers[name] for name in ("Burns", "Dental")] == ["not shown", "not shown"]
    # 930 - 400 - 500 = 30 people in two hidden directorates.
    assert [answers[name] for name in ("Surgery", "Medicine")] == ["about 400", "about 500"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_only_names(alderbrook, browser, name):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [HEAD.strip().split(","), ["Site", name, "", "50", "6.9", "60"], ["Site", "Other", "", "60", "7", "64"]]
    )
    assert load(browser, text.getvalue()).status_code == 302

    page = browser.get(HERE).content.decode()
    exported = browser.get(f"{HERE}export.csv").content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"{HERE}export.xlsx").content))

    assert "<script>alert" not in page
    assert ">49<" not in page
    assert "\u202e" not in page + exported
    for row in csv.reader(io.StringIO(exported)):
        assert not any(cell.startswith(("=", "+", "-", "@", "−", "＝")) for cell in row)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_outsider_finds_nothing(alderbrook, leaky, as_person):
    outsider = as_person(chloe())
    version = Load.objects.get()

    for address in (
        HERE,
        f"{HERE}?year=2024",
        f"{HERE}export.csv",
        f"{HERE}export.json",
        f"{HERE}load/",
        f"{HERE}type/",
        f"{HERE}versions/{version.pk}/remove/",
    ):
        assert outsider.get(address).status_code == 404, address
    assert outsider.post(f"{HERE}versions/{version.pk}/remove/").status_code == 404
    assert Load.objects.filter(pk=version.pk).exists()


def test_a_version_is_not_found_under_another_organisation(alderbrook, leaky, as_person):
    outsider = chloe()
    elsewhere = outsider.organisations.get().code
    version = Load.objects.get()

    answer = as_person(outsider).post(f"/organisations/{elsewhere}/breakdown/versions/{version.pk}/remove/")

    assert answer.status_code == 404
    assert Load.objects.filter(pk=version.pk).exists()


def test_the_board_sponsor_reads_and_cannot_load(alderbrook, leaky, as_person):
    sponsor = as_person(colleague("Gwen", Role.BOARD_SPONSOR, alderbrook))

    page = sponsor.get(HERE)

    assert page.status_code == 200
    assert "Load a file" not in page.content.decode()
    assert sponsor.get(f"{HERE}load/").status_code == 404


def test_forms_of_other_sites_are_refused(alderbrook, leaky):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = leaky.cookies
    version = Load.objects.get()

    for address in (f"{HERE}load/", f"{HERE}type/", f"{HERE}versions/{version.pk}/remove/"):
        assert strict.post(address, {}).status_code == 403, address
    assert Load.objects.filter(pk=version.pk).exists()


def test_nothing_here_is_kept_by_a_browser(leaky):
    for address in (HERE, f"{HERE}export.csv", f"{HERE}export.xlsx", f"{HERE}export.json"):
        assert "no-store" in leaky.get(address).headers["Cache-Control"]


def test_published_pages_know_nothing_of_it(leaky, client):
    for address in ("/", "/trusts/ZZA/", "/compare/?trust=ZZA", "/editions/"):
        assert "Burns" not in client.get(address).content.decode()


def test_published_figures_are_told_in_words_and_never_drawn(as_person):
    from tests.factories.organisations import OrganisationFactory

    northumbria = OrganisationFactory(code="RTF", name="Northumbria")
    browser = as_person(amara(northumbria))
    from tests.integration.discover.breakdown import loading

    here, loading.HERE = loading.HERE, "/organisations/RTF/breakdown/"
    try:
        load(browser, f"{HEAD}Site,North,,700,7.1,72\nSite,South,,900,7.3,75\n")
        page = browser.get(loading.HERE).content.decode()
    finally:
        loading.HERE = here

    assert "Published for the whole trust, weighted: 7.16, top quarter of 122" in page
    assert page.index("whole trust 7.2") < page.index("Published for the whole trust, weighted: 7.16")
    drawings = re.findall(r"<svg class=\"drawing__svg.*?</svg>", page, re.DOTALL)
    assert not any("7.16" in drawing for drawing in drawings)
