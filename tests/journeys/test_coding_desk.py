"""The coding desk by key and by button, and what was coded as it reaches the grid and the report."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import DESK, HEIGHTS, PHONE
from tests.journeys.product import build_demonstration, served
from tests.journeys.sign_ins import sign_everybody_in

EVIDENCE = "/programmes/alderbrook/discover/evidence/"
SYNTHESIS = "/programmes/alderbrook/discover/synthesis/"
Browse = Callable[..., Page]


@pytest.fixture(scope="module")
def trust(tmp_path_factory):
    """Return the address of a demonstration of these journeys' own, for they write, and who is signed in there."""
    home = tmp_path_factory.mktemp("coding") / "home"
    build_demonstration(home)
    sign_ins = sign_everybody_in(home)
    with served(home) as address:
        yield address, sign_ins


@pytest.fixture
def browse(chromium: Browser, trust) -> Iterator[Browse]:
    address, sign_ins = trust
    contexts = []

    def opened(role: str, *, width: int = DESK, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=javascript,
            locale="en-GB",
        )
        contexts.append(context)
        context.add_cookies([sign_ins.cookie_for(role, address=address)])
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def test_a_key_does_what_a_button_does(browse, axe):
    page = browse("ANALYST")
    page.goto(f"{EVIDENCE}desk/")
    first = page.locator("[data-remark]").inner_text()
    marks = page.locator(".desk__marks li")

    page.keyboard.press("+")
    page.keyboard.press("t")
    expect(marks).to_have_count(1)
    expect(marks).to_contain_text("Teamwork + strength")

    # Only the selected words are coded: those that a double click selects.
    page.locator("[data-remark]").dblclick(position={"x": 40, "y": 40})
    chosen = page.evaluate("window.getSelection().toString()").strip()
    page.keyboard.press("-")
    page.keyboard.press("s")
    expect(marks).to_have_count(2)
    expect(page.locator(".desk__marks q")).to_contain_text(chosen)

    page.keyboard.press("u")
    expect(marks).to_have_count(1)
    page.keyboard.press("n")
    expect(page.locator("[data-remark]")).not_to_have_text(first)
    assert axe(page) == []


def test_letters_typed_in_a_memo_code_nothing(browse):
    page = browse("ANALYST")
    page.goto(f"{EVIDENCE}desk/")
    page.get_by_text("Write a memo").click()
    page.get_by_label("What you thought while coding.").type("test even vigilance")
    page.get_by_role("button", name="Keep the memo").click()

    expect(page.get_by_text("test even vigilance")).to_be_visible()
    expect(page.locator(".desk__marks")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_on_a_phone_from_a_code_to_the_grid_and_the_report(browse, axe, javascript):
    phone = browse("ANALYST", width=PHONE, javascript=javascript)
    phone.goto(f"{EVIDENCE}desk/")
    phone.get_by_label("− gap").check()
    # What was coded already makes no new finding: each of the two journeys codes another element.
    label, element = (
        ("Equity and inclusion", "equity-and-inclusion") if javascript else ("Vision and values", "vision-and-values")
    )
    phone.get_by_role("button", name=label).click()
    expect(phone.locator(".desk__marks li").last).to_contain_text(f"{label} − gap")
    phone.get_by_role("link", name="Evidence", exact=True).click()
    phone.get_by_role("link", name="Themes across groups").click()
    phone.get_by_role("button", name="Make findings of what is coded").click()
    expect(phone.get_by_text("New findings in the grid")).to_be_visible()

    # The room says its own first; then what is computed stands beside it, in the grid and in the report.
    lead = browse("PROGRAMME_LEAD", javascript=javascript)
    lead.goto(f"{SYNTHESIS}{element}/")
    expect(lead.get_by_text("It is shown once the room has said its own")).to_be_visible()
    lead.get_by_role("link", name="Write down what the room says").click()
    lead.get_by_label("No clear signal").check()
    lead.get_by_label("In the room’s words").fill("The board and the wards live in two trusts.")
    lead.get_by_label("How many were in the room").fill("14")
    lead.get_by_role("button", name="Write it down").click()
    expect(lead.get_by_text("14 people said on")).to_be_visible()
    expect(lead.get_by_text("Chance of worse than acceptable")).to_be_visible()
    if javascript:
        assert axe(lead) == []
    lead.goto(f"{SYNTHESIS}report/")
    expect(lead.locator(f"#{element}")).to_contain_text("The board and the wards live in two trusts.")
    if javascript:
        assert axe(lead) == []
