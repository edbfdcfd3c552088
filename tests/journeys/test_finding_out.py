"""A board member finds out what staff say about being treated with compassion: three clicks from the first page."""

import re

import pytest
from playwright.sync_api import Page, expect

CODE = "RTF"


@pytest.mark.parametrize("page", [390, 1280], indirect=True)
def test_three_clicks_lead_to_what_northumbrias_staff_say_of_compassion(page: Page):
    page.goto("/")

    page.get_by_role("link", name="Northumbria Healthcare").click()
    page.get_by_role("heading", name="Support and compassion").get_by_role("link").click()
    page.get_by_role("link", name="Manager listens when I describe difficulties").first.click()

    expect(page).to_have_url(re.compile("/trusts/RTF/questions/manager-listens/$"))
    expect(page.locator("main .finding").first).to_have_text(
        "About 7 in 10 staff say their manager listens: on the upper edge of the middle half of similar trusts."
    )
    assert page.locator("main").inner_text().count("122 acute trusts") >= 1


def test_two_letters_find_a_trust_without_javascript(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/")

    page.get_by_role("searchbox", name="Trust, former name or code").fill("no")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Northumbria Healthcare NHS Foundation Trust").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Culture at a glance Northumbria Healthcare NHS Foundation Trust"
    )


def test_every_figure_can_be_read_as_a_table_without_javascript(page_without_javascript: Page):
    page = page_without_javascript
    page.goto(f"/trusts/{CODE}/questions/manager-listens/")

    page.locator("summary", has_text="The numbers as a table").first.click()

    expect(page.get_by_role("cell", name="44.4%")).to_be_visible()


def test_a_trust_can_be_found_with_the_keyboard_alone(page: Page):
    page.goto("/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("northumbria")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=northumbria")
    page.get_by_role("link", name="Northumbria Healthcare NHS Foundation Trust").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(f"/trusts/{CODE}/$"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=no",
        f"/trusts/{CODE}/",
        f"/trusts/{CODE}/elements/support-and-compassion/",
        f"/trusts/{CODE}/questions/manager-listens/",
        f"/trusts/{CODE}/scores/PP1_2/",
        f"/trusts/{CODE}/differences/",
        "/compare/?trust=RTF&trust=R0A&trust=RWK",
        "/editions/nss-2024/",
    ],
)
def test_nothing_is_cut_off_at_400_per_cent_zoom(new_page, path):
    # 1,280 pixels at 400 % are 320: nothing but tables in their own box may scroll sideways.
    page = new_page(width=320)

    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_comparing_across_kinds_warns_and_keeps_the_values(page: Page):
    page.goto("/compare/?trust=RTF&trust=RWK")

    expect(page.locator(".warning-band")).to_contain_text("These are of different kinds")
    expect(page.get_by_role("cell", name="7.16").first).to_be_visible()


def test_the_successor_of_a_pilot_says_so(page: Page):
    page.goto("/trusts/R0A/")

    expect(page.locator("main")).to_contain_text("successor of Central Manchester University Hospitals")


def test_an_unverified_fact_wears_its_mark(page: Page):
    page.goto("/")

    expect(page.locator("li", has_text="East London").locator(".tag")).to_have_text("unverified")
