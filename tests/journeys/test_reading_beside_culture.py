"""A board member reads outcomes and equity beside culture, and finds out how the figures are made."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

ALL_OPEN = "() => document.querySelectorAll('details').forEach((one) => (one.open = true))"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("page", [390, 1280], indirect=True)
def test_from_a_glance_to_outcomes_and_to_where_a_missing_one_is_found(page: Page):
    page.goto("/trusts/RTF/")

    page.get_by_role("link", name="Outcomes beside culture").first.click()
    page.get_by_role("link", name="Where to get them").first.click()
    page.locator("summary", has_text="Clinical effectiveness").click()

    expect(page.get_by_role("rowheader", name="1.7 A&E within four hours")).to_be_visible()


def test_facts_stand_beside_what_staff_said_on_a_desk_and_above_it_on_a_phone(new_page: Callable[..., Page]):
    def places(width: int) -> tuple[float, float, float, float]:
        page = new_page(width=width)
        page.goto("/trusts/RTF/outcomes/")
        facts = page.get_by_role("heading", name="What was recorded").first.bounding_box()
        said = page.get_by_role("heading", name="What staff said").first.bounding_box()
        assert facts is not None
        assert said is not None
        return facts["x"], facts["y"], said["x"], said["y"]

    left, top, right, beside = places(1280)
    assert right > left
    assert abs(beside - top) < 2
    phone_left, phone_top, phone_right, below = places(390)
    assert phone_left == phone_right
    assert below > phone_top


def test_equity_leads_to_how_ratios_are_made_with_the_keyboard_alone(page: Page):
    page.goto("/trusts/RTF/equity/")

    page.get_by_role("link", name="How these ratios are made").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Ratios by ethnicity")


def test_the_mark_of_the_third_pilot_leads_to_what_is_unverified(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/")

    page.locator("a.tag", has_text="unverified").first.click()

    expect(page.get_by_role("heading", name="What is unverified")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", ["/trusts/RTF/outcomes/", "/trusts/RTF/equity/", "/trusts/RWK/outcomes/", "/about/"])
def test_with_everything_unfolded_axe_finds_nothing_and_nothing_is_pushed_aside(
    path: str, width: int, new_page: Callable[..., Page], axe: Callable[[Page], list[str]]
):
    page = new_page(width=width)
    page.goto(path)
    page.evaluate(ALL_OPEN)

    assert axe(page) == []
    assert page.evaluate(SIDEWAYS) == 0
