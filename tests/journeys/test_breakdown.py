"""An analyst loads the trust's own results; a board sponsor reads them; nobody else finds the page."""

import pytest

HERE = "/organisations/ZZA/breakdown/"
FILE = (
    "Directorate,Responses,PP1_2,q9g\n"
    "Surgery,120,6.5,0.64\nMedicine,240,6.9,0.71\nSmall office,7,5.55,0.43\nEstates,80,6.2,0.62\n"
)


@pytest.fixture
def contractors_file(tmp_path):
    path = tmp_path / "contractor.csv"
    path.write_text(FILE)
    return path


@pytest.mark.parametrize(("year", "javascript"), [("2023", True), ("2022", False)])
def test_a_file_is_checked_loaded_and_read(page_as, contractors_file, year, javascript):
    page = page_as("ANALYST", javascript=javascript)
    page.goto(HERE)
    page.get_by_role("link", name="Load a file").click()
    page.get_by_label("Staff survey results by unit").check()
    page.get_by_label("Year of the survey").fill(year)
    page.get_by_label("File", exact=True).set_input_files(contractors_file)
    page.get_by_role("button", name="Go on to the columns").click()

    page.get_by_role("button", name="Load all of it").click()
    assert page.get_by_role("link", name="Say whether the shares are out of 100 or out of 1").count() == 1
    page.get_by_label("Out of 1: 0.642 means 64.2%").check()
    page.get_by_role("button", name="Load all of it").click()

    assert page.get_by_role("heading", level=1).inner_text() == f"Our own breakdown, {year}"
    main = page.locator("main").inner_text()
    assert "2 of 4 directorates can be shown" in main
    for hidden in ("5.55", "5.6", "43%", "6.2", "62%"):
        assert hidden not in main


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", ["", "?by=TEAM", "load/", "type/"])
def test_axe_finds_nothing(page_as, axe, place, width):
    page = page_as("ANALYST", width=width)
    page.goto(HERE + place)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_when_something_is_to_mend(page_as, axe, contractors_file, width):
    page = page_as("ANALYST", width=width)
    page.goto(f"{HERE}load/")
    page.get_by_role("button", name="Go on to the columns").click()
    assert axe(page) == []

    page.get_by_label("Staff survey results by unit").check()
    page.get_by_label("Year of the survey").fill("2020")
    page.get_by_label("File", exact=True).set_input_files(contractors_file)
    page.get_by_role("button", name="Go on to the columns").click()
    page.get_by_role("button", name="Load all of it").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    page.get_by_role("button", name="Forget this file").click()
    assert "Nothing was changed" in page.locator("main").inner_text()


def test_the_board_sponsor_reads_and_the_guardian_finds_no_page(page_as):
    sponsor = page_as("BOARD_SPONSOR")
    sponsor.goto("/breakdown/")
    assert sponsor.url.endswith(HERE)
    assert "Sample data. This trust is made up." in sponsor.locator("body").inner_text()
    assert sponsor.get_by_role("link", name="Load a file").count() == 0

    guardian = page_as("GUARDIAN")
    assert guardian.goto(HERE).status == 404


def test_the_same_cells_leave_as_a_file(page_as):
    page = page_as("BOARD_SPONSOR")
    page.goto(f"{HERE}?year=2024")

    with page.expect_download() as started:
        page.get_by_role("link", name="CSV", exact=True).click()

    text = started.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("Sample data. This trust is made up.")
    assert "Research office,,Compassionate leadership,not shown,not shown" in text
